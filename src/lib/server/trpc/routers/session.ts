import { z } from 'zod';
import { entities } from '#lib/domain/entities/index.ts';
import { endSessionOf, ownSessions } from '#lib/server/auth/session.ts';
import { changePassword } from '#lib/server/auth/sign-in.ts';
import { saveRows } from '#lib/server/commands/save-rows.ts';
import { newId } from '#lib/server/new-id.ts';
import { me } from '#lib/server/queries/me.ts';
import { byIds } from '#lib/server/store/rows.ts';
import { Refused } from '#lib/server/refused.ts';
import { inPerson } from '#lib/server/trpc/in-person.ts';
import { router, signedIn } from '#lib/server/trpc/init.ts';

export const sessionRouter = router({
	me: signedIn.query(({ ctx }) => me(ctx)),

	setLanguage: inPerson
		.input(z.strictObject({ language: z.enum(['en', 'de', 'pl', 'tr']) }))
		.mutation(async ({ ctx, input }) => {
			const { language } = input;
			const { userId: id } = ctx.actor;
			const [user] = await byIds(ctx.db, entities.user, [id]);
			if (!user) throw new Refused([{ code: 'row.gone' }]);
			const changes = [{ id, version: user.version, patch: { language } }];
			await saveRows(ctx, entities.user, { operation: newId(), source: 'grid', changes });
			return { language };
		}),

	/** Ends every session of the user, this one too: he signs in again with the new password. */
	changePassword: inPerson
		.input(z.strictObject({ current: z.string().max(1000), next: z.string().max(1000) }))
		.mutation(async ({ ctx, input }) => {
			const address = `session ${ctx.session}`;
			const result = await changePassword(ctx.db, ctx.actor.userId, { ...input, address });
			if (!result.ok) throw new Refused(result.problems);
			return { signedOut: true };
		}),

	sessions: inPerson.query(async ({ ctx }) => ({
		sessions: await ownSessions(ctx.db, ctx.actor.userId, ctx.session)
	})),

	endSession: inPerson
		.input(z.strictObject({ id: z.string().max(64) }))
		.mutation(async ({ ctx, input }) => {
			if (await endSessionOf(ctx.db, ctx.actor.userId, input.id)) return { ended: input.id };
			throw new Refused([{ code: 'row.gone' }]);
		})
});
