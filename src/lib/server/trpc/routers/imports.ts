import { z } from 'zod';
import {
	dayOrders,
	delimiters,
	encodings,
	importModes,
	lineFilters,
	type ImportFile,
	type ImportLine,
	type ImportPlan,
	type ImportProgress,
	type ReadingWish
} from '#lib/domain/imports/import.ts';
import { startImportRows } from '#lib/server/commands/import-rows.ts';
import { correctLine, skipLines } from '#lib/server/imports/amend.ts';
import { startCheck } from '#lib/server/imports/check.ts';
import { describeImport } from '#lib/server/imports/describe.ts';
import { drop, jobOf, progressOf } from '#lib/server/imports/jobs.ts';
import { linesAt, linesOf, type LinePage } from '#lib/server/imports/lines.ts';
import { confirmed, id, newId } from '#lib/server/trpc/inputs.ts';
import { granted, router } from '#lib/server/trpc/init.ts';

const LONGEST_TEXT = 20_000;
const fieldName = z.string().min(1).max(64);
const line = z.int().min(1);

const reading: z.ZodType<ReadingWish, ReadingWish> = z.strictObject({
	encoding: z.enum(encodings),
	delimiter: z.enum(delimiters),
	sheet: z.string().max(200),
	header: z.int().min(0).max(1000).optional()
});

const source = z.union([
	z.strictObject({
		column: z.int().min(0).max(20_000),
		decimal: z.enum(['.', ',']).optional(),
		days: z.enum(dayOrders).optional()
	}),
	z.strictObject({ constant: z.string().max(LONGEST_TEXT) })
]);

// zod reads an optional key as possibly undefined; over JSON it is absent.
const plan = z.strictObject({
	fields: z.record(fieldName, source),
	mode: z.enum(importModes),
	key: z.array(fieldName).max(10),
	blank: z.enum(['keep', 'clear']),
	emptyWords: z.array(z.string().max(50)).max(20)
}) as unknown as z.ZodType<ImportPlan, ImportPlan>;

const job = z.strictObject({ id });
const imports = granted('import.run');

type Amended = { readonly lines: readonly ImportLine[]; readonly progress: ImportProgress };

/** An import after its file was sent to /api/import: read, map, check, correct, write. Progress is asked for. */
export const importsRouter = router({
	describe: imports
		.input(job)
		.query(({ ctx, input }): Promise<ImportFile> => describeImport(ctx, jobOf(ctx, input.id))),

	/** Takes the file apart in another way; what was checked is forgotten. */
	read: imports
		.input(z.strictObject({ id, reading }))
		.mutation(({ ctx, input }): Promise<ImportFile> =>
			describeImport(ctx, jobOf(ctx, input.id), input.reading)
		),

	check: imports.input(z.strictObject({ id, plan })).mutation(({ ctx, input }): ImportProgress => {
		const found = jobOf(ctx, input.id);
		startCheck(ctx, found, input.plan);
		return progressOf(found);
	}),

	progress: imports
		.input(job)
		.query(({ ctx, input }): ImportProgress => progressOf(jobOf(ctx, input.id))),

	lines: imports
		.input(
			z.strictObject({
				id,
				only: z.enum(lineFilters),
				offset: z.int().min(0),
				limit: z.int().min(1).max(500)
			})
		)
		.query(({ ctx, input }): Promise<LinePage> => linesOf(ctx.actor, jobOf(ctx, input.id), input)),

	correct: imports
		.input(
			z.strictObject({ id, line, texts: z.array(z.string().max(LONGEST_TEXT)).min(1).max(1000) })
		)
		.mutation(async ({ ctx, input }): Promise<Amended> => {
			const found = jobOf(ctx, input.id);
			const touched = await correctLine(found, input.line, input.texts);
			return { lines: await linesAt(ctx.actor, found, touched), progress: progressOf(found) };
		}),

	skip: imports
		.input(
			z.strictObject({
				id,
				lines: z.union([z.literal('errors'), z.array(line).max(10_000)]),
				skip: z.boolean()
			})
		)
		.mutation(async ({ ctx, input }): Promise<Amended> => {
			const found = jobOf(ctx, input.id);
			const touched = await skipLines(found, input.lines, input.skip);
			return { lines: await linesAt(ctx.actor, found, touched), progress: progressOf(found) };
		}),

	/** Starts writing; `operation` is made by the caller and undoes the whole import. */
	commit: imports
		.input(z.strictObject({ id, operation: newId, confirmed }))
		.mutation(({ ctx, input }): ImportProgress => {
			const found = jobOf(ctx, input.id);
			startImportRows(ctx, found, {
				operation: input.operation,
				confirmed: input.confirmed ?? []
			});
			return progressOf(found);
		}),

	/** Stops whatever is at work and deletes the file. Nothing is written, unless it was just done. */
	cancel: imports
		.input(job)
		.mutation(async ({ ctx, input }): Promise<{ readonly cancelled: boolean }> => {
			const found = jobOf(ctx, input.id);
			await drop(found);
			return { cancelled: found.phase !== 'written' };
		})
});
