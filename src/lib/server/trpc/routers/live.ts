import { z } from 'zod';
import { maySeePlace } from '#lib/server/live/audience.ts';
import { look } from '#lib/server/live/people.ts';
import { id } from '#lib/server/trpc/inputs.ts';
import { router, signedIn } from '#lib/server/trpc/init.ts';
import { mustRead } from '#lib/server/trpc/must-read.ts';

const place = z.strictObject({ entity: id, row: id.nullable(), field: id.nullable() });

export const liveRouter = router({
	/**
	 * Says where one is, to those who may know; `connection` names one's own stream. It takes the right to read the
	 * table; in a column that one may not see, or that is none, one is in the row.
	 */
	look: signedIn
		.input(z.strictObject({ connection: id, place: place.nullable() }))
		.mutation(({ ctx, input: { connection, place } }) => {
			if (place) mustRead(ctx.actor, place.entity);
			const seen = place && (maySeePlace(ctx.actor, place) ? place : { ...place, field: null });
			const caller = { actor: ctx.actor, session: ctx.session ?? null };
			return { known: look(ctx.db, caller, connection, seen) };
		})
});
