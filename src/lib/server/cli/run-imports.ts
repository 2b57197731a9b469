import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { importModes, type ImportCounts } from '#lib/domain/imports/import.ts';
import { stored } from '#lib/domain/registry.ts';
import { importRows } from '#lib/server/commands/import-rows.ts';
import type { Context } from '#lib/server/db/transaction.ts';
import { skipLines } from '#lib/server/imports/amend.ts';
import { runCheck } from '#lib/server/imports/check.ts';
import { startImport } from '#lib/server/imports/describe.ts';
import { reason } from '#lib/server/imports/errors-csv.ts';
import { drop, jobOf } from '#lib/server/imports/jobs.ts';
import { newId } from '#lib/server/new-id.ts';
import { Refused } from '#lib/server/refused.ts';
import { planFor, type Wishes } from './file-plan.ts';

const words = z.record(z.string(), z.string());
const entries = z.array(
	z.strictObject({
		entity: z.string(),
		/** Beside the list. */
		file: z.string(),
		mode: z.enum(importModes).optional(),
		key: z.array(z.string()).optional(),
		columns: words.optional(),
		constants: words.optional(),
		emptyWords: z.array(z.string()).optional(),
		/** Lines with errors are left out instead of stopping the whole file. */
		leaveOutFaulty: z.boolean().optional()
	})
);
export type ImportEntry = z.infer<typeof entries>[number];

/** A file of a list that could not be imported, with its bad lines. */
export class ImportFailed extends Error {
	constructor({ entity, file }: ImportEntry, reasons: readonly string[]) {
		super([`${file} cannot be imported as ${entity}:`, ...reasons].join('\n'));
	}
}

/** Reads `imports.json`: which files of its folder make which rows, in order. */
export const readImports = async (list: string): Promise<readonly ImportEntry[]> =>
	entries.parse(JSON.parse(await readFile(list, 'utf8')));

/**
 * Carries out a list of imports, one operation each, warnings confirmed. Running it again changes nothing that has
 * not changed. Throws ImportFailed at the first file with bad lines; what came before it stays.
 */
export async function runImports(
	context: Context,
	folder: string,
	list: readonly ImportEntry[]
): Promise<readonly ImportCounts[]> {
	const counts: ImportCounts[] = [];
	for (const entry of list) counts.push(await runImport(context, folder, entry));
	return counts;
}

async function runImport(
	context: Context,
	folder: string,
	entry: ImportEntry
): Promise<ImportCounts> {
	const entity = stored[entry.entity];
	if (!entity) throw new ImportFailed(entry, ['no such table']);
	const body = createReadStream(join(folder, entry.file));
	const name = basename(entry.file);
	const file = await startImport(context, entity, { name, locale: 'en', body });
	const job = jobOf(context, file.id);
	try {
		await runCheck(context, job, planFor(file, wishesOf(entry)));
		if (entry.leaveOutFaulty && job.phase === 'checked') await skipLines(job, 'errors', true);
		const faulty = await badLines(job);
		if (job.phase !== 'checked' || faulty.length > 0) throw new ImportFailed(entry, faulty);
		const counts = job.checked?.staged.counts();
		const confirmed = job.checked?.staged.warnings() ?? [];
		await importRows(context, job, { operation: newId(), confirmed });
		if (!counts) throw new ImportFailed(entry, []);
		return counts;
	} catch (error) {
		if (!(error instanceof Refused)) throw error;
		throw new ImportFailed(
			entry,
			error.problems.map((problem) => reason(entity.name, problem, 'en'))
		);
	} finally {
		await drop(job);
	}
}

/** Optional keys as zod leaves them would be undefined instead of absent. */
const wishesOf = ({ columns, constants, key, mode, emptyWords }: ImportEntry): Wishes => ({
	...(columns ? { columns } : {}),
	...(constants ? { constants } : {}),
	...(key ? { key } : {}),
	...(mode ? { mode } : {}),
	...(emptyWords ? { emptyWords } : {})
});

const MOST_TOLD = 20;

async function badLines(job: ReturnType<typeof jobOf>): Promise<string[]> {
	if (!job.checked) return job.problems.map((problem) => reason(job.entity.name, problem, 'en'));
	const { staged } = job.checked;
	const told: string[] = [];
	for (const index of staged.indexes('errors').slice(0, MOST_TOLD)) {
		const { line, problems } = await staged.at(index);
		for (const problem of problems) {
			told.push(`line ${line}: ${reason(job.entity.name, problem, 'en')}`);
		}
	}
	return told;
}
