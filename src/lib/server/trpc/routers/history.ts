import { z } from 'zod';
import { undoOperation } from '#lib/server/commands/undo-operation.ts';
import { operationHistory, rowHistory, tableHistory } from '#lib/server/queries/history.ts';
import { ownSteps } from '#lib/server/queries/own-steps.ts';
import { id, newId } from '#lib/server/trpc/inputs.ts';
import { granted, router, signedIn } from '#lib/server/trpc/init.ts';
import { mustRead } from '#lib/server/trpc/must-read.ts';

const read = granted('history.read');
const before = z.int().min(0).optional();
const limit = z.int().min(1).max(500).default(100);

export const historyRouter = router({
	row: read
		.input(z.strictObject({ entity: id, row: id, before, limit }))
		.query(({ ctx, input }) => {
			mustRead(ctx.actor, input.entity);
			return rowHistory(ctx, input);
		}),

	table: read.input(z.strictObject({ entity: id, before, limit })).query(({ ctx, input }) => {
		mustRead(ctx.actor, input.entity);
		return tableHistory(ctx, input);
	}),

	operation: read
		.input(
			z.strictObject({ operation: id, offset: z.int().min(0).max(10_000_000).default(0), limit })
		)
		.query(({ ctx, input }) => operationHistory(ctx, input)),

	/** What the caller himself may undo and redo by key; it tells no more than how many rows that were. */
	steps: signedIn
		.input(z.strictObject({ entity: id }))
		.query(({ ctx, input }) => ownSteps(ctx, input.entity)),

	/** Takes the grants of the tables written, which the command checks. */
	undo: signedIn
		.input(z.strictObject({ operation: newId, undoes: newId }))
		.mutation(({ ctx, input }) => undoOperation(ctx, input))
});
