import { maySee } from '#lib/domain/access/visible.ts';
import type { ImportCell, ImportLine, LineFilter } from '#lib/domain/imports/import.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { Cell } from '#lib/domain/model/row.ts';
import { plainCell } from '#lib/domain/model/schema.ts';
import { Refused } from '../refused.ts';
import { titlesOf, type Titles } from '../store/references.ts';
import type { Checked, Job } from './jobs.ts';
import { rawOf } from './read-line.ts';
import type { Mapped } from './plan.ts';
import { toText, type Voice } from './source.ts';
import type { LineProblem, Staged } from './staged.ts';

export type LinePage = { readonly lines: readonly ImportLine[]; readonly total: number };

/** Some of the checked lines, with their cells old and new. */
export async function linesOf(
	actor: Actor,
	job: Job,
	{ only, offset, limit }: { only: LineFilter; offset: number; limit: number }
): Promise<LinePage> {
	const { staged } = checkedOf(job);
	const indexes = staged.indexes(only);
	const found: Staged[] = [];
	for (const index of indexes.slice(offset, offset + limit)) found.push(await staged.at(index));
	return { lines: await told(actor, job, found), total: indexes.length };
}

/** Single lines, such as those that a correction touched. */
export async function linesAt(
	actor: Actor,
	job: Job,
	lines: readonly number[]
): Promise<readonly ImportLine[]> {
	const { staged } = checkedOf(job);
	const indexes = lines.slice(0, 100).flatMap((line) => staged.indexOf(line) ?? []);
	return told(actor, job, await Promise.all(indexes.map((index) => staged.at(index))));
}

function checkedOf({ checked, phase }: Job): Checked {
	if (!checked || phase === 'writing') throw new Refused([{ code: 'import.busy' }]);
	return checked;
}

async function told(actor: Actor, job: Job, found: readonly Staged[]): Promise<ImportLine[]> {
	const { judging } = checkedOf(job);
	const mapped = judging.mapped.map((one) => ({ ...one, seen: maySee(actor, one.field) }));
	const titles = await titlesIn(job, mapped, found);
	return found.map((staged) => ({
		line: staged.line,
		outcome: staged.outcome,
		title: staged.version > 0 ? (titles[staged.id] ?? '') : '',
		texts: staged.raw.map((cell) => toText(cell, job.voice)),
		corrected: staged.corrected === true,
		cells: mapped.map((one) => cellOf(one, staged, titles, job.voice)),
		problems: problemsFor(staged, (field) => !mapped.some(({ name }) => name === field))
	}));
}

function titlesIn(
	{ db, entity }: Job,
	mapped: readonly Mapped[],
	found: readonly Staged[]
): Promise<Titles> {
	const byTarget = new Map<string, Set<string>>();
	const add = (target: string, id: Cell | undefined) => {
		if (typeof id !== 'string' || id === '') return;
		byTarget.set(target, (byTarget.get(target) ?? new Set()).add(id));
	};
	for (const { id, version, old, cells } of found) {
		if (version > 0) add(entity.name, id);
		for (const { name, field } of mapped) {
			if (field.kind !== 'ref') continue;
			add(field.to, old[name]);
			add(field.to, cells[name]);
		}
	}
	return titlesOf(db, byTarget);
}

function cellOf(
	mapped: Mapped & { readonly seen: boolean },
	staged: Staged,
	titles: Titles,
	voice: Voice
): ImportCell {
	const { name, field, source, seen } = mapped;
	const show = (cell: Cell | undefined): Cell => {
		if (cell === undefined || cell === null) return null;
		return field.kind === 'ref' ? (titles[String(cell)] ?? '') : plainCell(field, cell);
	};
	return {
		field: name,
		column: 'column' in source ? source.column : null,
		text: toText(rawOf(staged.raw, mapped), voice),
		old: seen ? show(staged.old[name]) : null,
		new: show(staged.cells[name]),
		changed: name in staged.cells && staged.outcome !== 'unchanged',
		problems: problemsFor(staged, (field) => field === name)
	};
}

const problemsFor = (
	{ problems }: Staged,
	wanted: (field: string | undefined) => boolean
): readonly Problem[] => problems.filter(({ field }) => wanted(field)).map(withoutField);

const withoutField = ({ field, ...problem }: LineProblem): Problem =>
	field === undefined ? problem : { ...problem, at: { row: '', field } };
