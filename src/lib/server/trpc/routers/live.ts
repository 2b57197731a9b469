import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { maySeePlace } from '#lib/server/live/audience.ts';
import { look } from '#lib/server/live/people.ts';
import { id } from '#lib/server/trpc/inputs.ts';
import { router, signedIn } from '#lib/server/trpc/init.ts';

const place = z.strictObject({ entity: id, row: id.nullable(), field: id.nullable() });

export const liveRouter = router({
	/** Says where one is, to those who may know; `connection` names one's own stream. Takes the right to read there. */
	look: signedIn
		.input(z.strictObject({ connection: id, place: place.nullable() }))
		.mutation(({ ctx, input: { connection, place } }) => {
			if (place && !maySeePlace(ctx.actor, place)) {
				throw new TRPCError({ code: 'FORBIDDEN', message: `${place.entity}.read` });
			}
			const session = ctx.session ?? null;
			return { known: look(ctx.db, { actor: ctx.actor, session }, connection, place) };
		})
});
