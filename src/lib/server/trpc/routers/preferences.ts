import { z } from 'zod';
import { setPreference } from '#lib/server/commands/set-preference.ts';
import { preferenceOf } from '#lib/server/queries/views.ts';
import { router, signedIn } from '#lib/server/trpc/init.ts';

const key = z.string().min(1).max(100);
const value = z.json().refine((value) => JSON.stringify(value).length <= 50_000, 'at most 50 kB');

/** What one user arranged for himself. */
export const preferencesRouter = router({
	get: signedIn
		.input(z.strictObject({ key }))
		.query(({ ctx, input }) => preferenceOf(ctx, input.key)),
	set: signedIn
		.input(z.strictObject({ key, value }))
		.mutation(({ ctx, input }) => setPreference(ctx, input.key, input.value))
});
