import { z } from 'zod';
import { actorOf, mayAsMuch } from '#lib/server/auth/person.ts';
import { givePassword } from '#lib/server/auth/sign-in.ts';
import { Refused } from '#lib/server/refused.ts';
import { wholeOf } from '#lib/server/store/seen.ts';
import { id } from '#lib/server/trpc/inputs.ts';
import { inPerson } from '#lib/server/trpc/in-person.ts';
import { granted, router } from '#lib/server/trpc/init.ts';

const grant = 'user.write';

/** What of a user is no cell of a grid. */
export const usersRouter = router({
	/** Gives another user a password, which ends his sessions. Nobody opens the door to more than he may himself. */
	setPassword: granted(grant)
		.concat(inPerson)
		.meta({ grant })
		.input(z.strictObject({ user: id, password: z.string().max(1000) }))
		.mutation(async ({ ctx, input: { user, password } }) => {
			const other = await actorOf(wholeOf(ctx.db), user);
			if (!other) throw new Refused([{ code: 'row.gone', at: { row: user } }]);
			if (!mayAsMuch(ctx.actor, other)) throw new Refused([{ code: 'auth.above-yours' }]);
			const result = await givePassword(ctx.db, user, password);
			if (!result.ok) throw new Refused(result.problems);
			return { user };
		})
});
