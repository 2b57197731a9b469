import { known } from '#lib/domain/model/assert.ts';
import { Refused } from '../refused.ts';
import { judge } from './judge.ts';
import type { Checked, Job } from './jobs.ts';
import { makeFinder } from './references.ts';
import { settleMoves, skipped } from './check.ts';
import { toText } from './source.ts';
import type { Staged } from './staged.ts';

/** Replaces the cells of one line, and says again what it would do. Answers the lines whose outcome changed. */
export async function correctLine(
	job: Job,
	line: number,
	texts: readonly string[]
): Promise<number[]> {
	const checked = checkedOf(job);
	const index = checked.staged.indexOf(line);
	if (index === undefined) return [];
	const { raw } = await checked.staged.at(index);
	// A number of a workbook stays a number unless it was typed anew.
	const cells = texts.map((text, at) =>
		text === toText(raw[at], job.voice) ? (raw[at] ?? null) : text
	);
	job.corrections.set(line, cells);
	job.skips.delete(line);
	return again(job, checked, [line]);
}

/** Leaves lines out, or takes them back in. */
export async function skipLines(
	job: Job,
	lines: readonly number[] | 'errors',
	skip: boolean
): Promise<number[]> {
	const checked = checkedOf(job);
	const named = lines === 'errors' ? await faultyLines(checked) : lines;
	for (const line of named) {
		if (skip) job.skips.add(line);
		else job.skips.delete(line);
	}
	return again(job, checked, named);
}

function checkedOf(job: Job): Checked {
	if (job.phase !== 'checked' || !job.checked) throw new Refused([{ code: 'import.busy' }]);
	return job.checked;
}

async function faultyLines({ staged }: Checked): Promise<number[]> {
	const lines: number[] = [];
	for (const index of staged.indexes('errors')) lines.push((await staged.at(index)).line);
	return lines;
}

const MOST_AT_ONCE = 500;

/** Rows may have come or gone since the check, so names are looked up anew. */
async function again(job: Job, checked: Checked, lines: readonly number[]): Promise<number[]> {
	const { staged, judging } = checked;
	const finder = makeFinder(job.db);
	for (const { field } of judging.mapped) if (field.kind === 'ref') await finder.load(field.to);
	const todo = new Set(lines);
	for (const line of todo) {
		const index = staged.indexOf(line);
		if (index === undefined) todo.delete(line);
		else for (const waiting of releaseClaims(checked, await staged.at(index))) todo.add(waiting);
		judging.moves.forget(line);
	}
	const all = [...todo].sort((a, b) => a - b);
	for (let from = 0; from < all.length; from += MOST_AT_ONCE) {
		await judgeAgain(
			job,
			{ ...checked, judging: { ...judging, finder } },
			all.slice(from, from + MOST_AT_ONCE)
		);
	}
	return [...new Set([...all, ...settleMoves(checked)])].sort((a, b) => a - b);
}

const releaseClaims = ({ judging }: Checked, { claims, line }: Staged): readonly number[] =>
	claims.flatMap((claim) => judging.keys.release(claim, line));

async function judgeAgain(job: Job, { staged, judging }: Checked, lines: readonly number[]) {
	const rows = await Promise.all(
		lines.map(async (line) => {
			const index = known(staged.indexOf(line), 'line');
			return { line, index, cells: job.corrections.get(line) ?? (await staged.at(index)).raw };
		})
	);
	const open = rows.filter(({ line }) => !job.skips.has(line));
	const judged = new Map((await judge(judging, open)).map((one) => [one.line, one]));
	for (const row of rows) {
		const found = judged.get(row.line) ?? skipped(row);
		staged.put(row.index, job.corrections.has(row.line) ? { ...found, corrected: true } : found);
	}
}
