import { z } from 'zod';
import type { Content } from '#lib/domain/sheets/sheet.ts';
import { sheetLimits } from '#lib/domain/sheets/sheet.ts';
import { removeSheet, restoreSheet } from '#lib/server/commands/remove-sheet.ts';
import { saveSheet } from '#lib/server/commands/save-sheet.ts';
import { sheetAnswers } from '#lib/server/queries/sheet-answers.ts';
import { sheet, sheets } from '#lib/server/queries/sheets.ts';
import { cell, id, newId } from '#lib/server/trpc/inputs.ts';
import { router, signedIn } from '#lib/server/trpc/init.ts';

const cellName = z.string().min(1).max(10);
/** Of any length, since each cell is judged by itself, which tells at its place what is too long. */
const content: z.ZodType<Content | null, Content | null> = z.union([
	z.string(),
	z.number(),
	z.boolean(),
	z.null()
]);

const wanted = z.strictObject({
	id: newId,
	/** 0 is a new one. */
	version: z.int().min(0),
	name: z.string().trim().min(1).max(sheetLimits.name).optional(),
	shared: z.boolean().optional(),
	/** What changes; null empties a cell. */
	cells: z.record(cellName, content).optional()
});

const asks = z
	.array(z.strictObject({ name: z.string().max(64), args: z.array(cell).max(10) }))
	.max(sheetLimits.cells);

/** Sheets are everybody's own; what their formulas ask is answered by what the one who looks may see. */
export const sheetsRouter = router({
	list: signedIn.query(async ({ ctx }) => ({ sheets: await sheets(ctx) })),
	read: signedIn.input(z.strictObject({ id })).query(({ ctx, input }) => sheet(ctx, input.id)),
	save: signedIn.input(wanted).mutation(({ ctx, input }) => saveSheet(ctx, input)),
	remove: signedIn
		.input(z.strictObject({ id }))
		.mutation(({ ctx, input }) => removeSheet(ctx, input.id)),
	restore: signedIn
		.input(z.strictObject({ id }))
		.mutation(({ ctx, input }) => restoreSheet(ctx, input.id)),
	answers: signedIn
		.input(z.strictObject({ asks }))
		.query(async ({ ctx, input }) => ({ answers: await sheetAnswers(ctx, input.asks) }))
});
