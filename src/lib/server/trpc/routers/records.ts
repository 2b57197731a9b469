import { z } from 'zod';
import { findRecords, nameRecords } from '#lib/server/queries/records.ts';
import { id } from '#lib/server/trpc/inputs.ts';
import { router, signedIn } from '#lib/server/trpc/init.ts';

/** Rows of any table by what they are called. A table that the caller may not read answers as one that there is not. */
export const recordsRouter = router({
	find: signedIn
		.input(z.strictObject({ entities: z.array(id).max(100), search: z.string().max(200) }))
		.query(async ({ ctx, input }) => ({
			hits: await findRecords(ctx, input.entities, input.search)
		})),
	named: signedIn
		.input(z.strictObject({ rows: z.array(z.strictObject({ entity: id, id })).max(50) }))
		.query(async ({ ctx, input }) => ({ hits: await nameRecords(ctx, input.rows) }))
});
