import type { Entity } from '#lib/domain/model/entity.ts';
import type { ImportOutcome, ImportPlan } from '#lib/domain/imports/import.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import { isError, type Problem } from '#lib/domain/model/problem.ts';
import type { Cell, Id } from '#lib/domain/model/row.ts';
import type { Draft } from '#lib/domain/model/rule.ts';
import { newId } from '../new-id.ts';
import { byKeys } from '../store/keyed.ts';
import type { Reading } from '../store/rows.ts';
import { checkClaiming } from '../writing/check.ts';
import type { Claim } from '../writing/claims.ts';
import { draft, type Wanted } from '../writing/draft.ts';
import { keyText, type Keys } from './keys.ts';
import { leavesOf, type Moves } from './moves.ts';
import type { Mapped } from './plan.ts';
import { readLine, type ReadLine } from './read-line.ts';
import type { Finder } from './references.ts';
import type { SourceRow } from './source.ts';
import { toLineProblem, type LineProblem, type Staged } from './staged.ts';

/** Everything that a check needs to know beside the lines. */
export type Judging = {
	readonly db: Reading;
	/** Who asked for the check: he is told no warning that rests on what he may not see. */
	readonly actor: Actor;
	readonly entity: Entity;
	readonly plan: ImportPlan;
	readonly mapped: readonly Mapped[];
	readonly empty: ReadonlySet<string>;
	readonly finder: Finder;
	readonly keys: Keys;
	/** Sets of mapped fields that no two lines may share: the key, and what is unique by itself. */
	readonly sets: readonly (readonly string[])[];
	/** Sets of fields that no two rows may share and in which a line may change a stored row. */
	readonly movable: readonly (readonly string[])[];
	readonly moves: Moves;
	/** How many cells a line must have; null for workbooks, which leave empty cells out. */
	readonly columns: number | null;
};

/** Lines on their way: what is known so far, and what stands in the way. */
type Work = {
	readonly row: SourceRow;
	readonly read: ReadLine;
	readonly key: readonly Cell[] | null;
	readonly claims: readonly string[];
	readonly problems: LineProblem[];
	id: Id;
	version: number;
};

/** Says of each line what it would do: the same reading, rules and comparison with what is stored as in a write. */
export async function judge(
	judging: Judging,
	rows: readonly SourceRow[]
): Promise<readonly Staged[]> {
	const works = rows.map((row) => start(judging, row));
	await findRows(judging, works);
	const sound = works.filter(({ problems }) => problems.length === 0);
	const wanted = sound.map((work) => toWanted(work));
	const drafted = await draft(judging.db, judging.entity, wanted);
	const touched = drafted.drafts.filter(({ before, changed }) => !before || changed.size > 0);
	const checked = await checkClaiming(judging, judging.entity, touched);
	const { lost, open } = sorted(judging, checked.claims);
	const problems = byRow([...drafted.problems, ...checked.problems, ...lost]);
	const drafts = new Map([...drafted.drafts, ...checked.drafts].map((one) => [one.id, one]));
	noteMoves(judging, works, drafts, open);
	return works.map((work) =>
		stage(judging, work, drafts.get(work.id), problems.get(work.id) ?? [])
	);
}

function start(
	{ columns, mapped, plan, empty, finder, keys, sets }: Judging,
	row: SourceRow
): Work {
	const found = row.cells.length;
	if (columns !== null && found !== columns) {
		const problems = [{ code: 'import.columns' as const, params: { expected: columns, found } }];
		return { row, read: NOTHING, key: null, claims: [], problems, id: newId(), version: 0 };
	}
	const read = readLine(row.cells, mapped, plan, empty, finder);
	const work = { row, read, problems: [...read.problems], id: newId(), version: 0 };
	const claims = sets.flatMap((set) => claimOf(set, read) ?? []);
	for (const claim of claims) {
		const line = keys.claim(claim.text, row.line);
		const { field } = claim;
		if (line !== null) work.problems.push({ code: 'import.key-twice', params: { line }, field });
	}
	return { ...work, claims: claims.map(({ text }) => text), key: keyOf(plan, work) };
}

/** The key by which the stored row is found; null when it is faulty, empty, or none was asked for. */
function keyOf({ key }: ImportPlan, { read, problems }: Pick<Work, 'read' | 'problems'>) {
	const faulty = new Set(read.problems.map(({ field }) => field));
	const [field = ''] = key;
	if (key.length === 0 || key.some((name) => faulty.has(name))) return null;
	const cells = key.map((name) => read.cells[name] ?? null);
	if (cells.some((cell) => cell !== null)) return cells;
	problems.push({ code: 'import.key-empty', field });
	return null;
}

/** What a line claims for itself alone: its key, and values that no two rows may share. */
function claimOf(set: readonly string[], { cells }: ReadLine) {
	const values = set.map((name) => cells[name] ?? null);
	if (values.every((value) => value === null)) return null;
	return { field: set.at(-1) ?? '', text: keyText([set.join(), ...values]) };
}

const NOTHING: ReadLine = { cells: {}, cleared: [], problems: [] };

/** Finds the stored row of each key; also for faulty lines, so that they show what they would change. */
async function findRows({ db, entity, plan }: Judging, works: readonly Work[]): Promise<void> {
	const keyed = works.filter(({ key }) => key !== null);
	if (keyed.length === 0) return;
	const found = await byKeys(
		db,
		entity,
		plan.key,
		keyed.map(({ key }) => key ?? [])
	);
	const counts = new Map<number, number>();
	for (const { at, id, version } of found) {
		const work = keyed[Number(at)];
		counts.set(Number(at), (counts.get(Number(at)) ?? 0) + 1);
		if (work) [work.id, work.version] = [id, Number(version)];
	}
	const [field = ''] = plan.key;
	keyed.forEach(({ problems }, at) => {
		const count = counts.get(at) ?? 0;
		if (count > 1) problems.push({ code: 'import.key-ambiguous', params: { count }, field });
		if (count > 0 && plan.mode === 'insert') problems.push({ code: 'import.key-known', field });
		if (count === 0 && plan.mode === 'update') problems.push({ code: 'import.key-unknown', field });
	});
}

/** A blank cell of a new row gets what new rows start with. */
function toWanted({ id, version, read }: Work): Wanted {
	const cleared = version === 0 ? [] : read.cleared.map((field) => [field, null] as const);
	return { id, version, cells: { ...Object.fromEntries(cleared), ...read.cells } };
}

function byRow(problems: readonly Problem[]): Map<string, LineProblem[]> {
	const rows = new Map<string, LineProblem[]>();
	for (const problem of problems) {
		const row = problem.at?.row ?? '';
		const others = rows.get(row);
		if (others) others.push(toLineProblem(problem));
		else rows.set(row, [toLineProblem(problem)]);
	}
	return rows;
}

/** Claims that come to nothing whatever the file holds, as problems, and those that other lines decide. */
function sorted({ movable }: Judging, claims: readonly Claim[]) {
	const sets = new Set(movable.map((set) => set.join()));
	const isOpen = ({ fields }: Claim) => sets.has(fields.join());
	const lost = claims.filter((claim) => !isOpen(claim)).map(({ problem }) => problem);
	return { lost: new Set(lost), open: claims.filter(isOpen) };
}

function noteMoves(
	{ movable, moves }: Judging,
	works: readonly Work[],
	drafts: ReadonlyMap<Id, Draft>,
	open: readonly Claim[]
): void {
	if (movable.length === 0) return;
	for (const { id, row } of works) {
		const draft = drafts.get(id);
		const claims = open.filter((claim) => claim.draft === id);
		if (draft) moves.note(row.line, { row: id, leaves: leavesOf(movable, draft), claims });
	}
}

function stage(
	{ entity }: Judging,
	{ row, read, claims, problems, id, version }: Work,
	draft: Draft | undefined,
	found: readonly LineProblem[]
): Staged {
	const all = [...problems, ...found, ...clearedRequired(entity, draft, read)];
	const fields = draft ? [...draft.changed] : Object.keys(read.cells);
	const faulty = all.some(isError);
	const { before, after } = draft ?? { before: null, after: read.cells };
	const pick = (from: Readonly<Record<string, Cell>> | null) =>
		Object.fromEntries(fields.map((field) => [field, from?.[field] ?? null]));
	return {
		line: row.line,
		raw: row.cells,
		outcome: faulty ? 'faulty' : outcomeOf(draft),
		id,
		version,
		cells: pick(after),
		old: before ? pick(before) : {},
		problems: all,
		claims
	};
}

const outcomeOf = (draft: Draft | undefined): ImportOutcome => {
	if (!draft?.before) return 'insert';
	return draft.changed.size > 0 ? 'update' : 'unchanged';
};

/** A cell that must be filled cannot be cleared. */
const clearedRequired = (
	entity: Entity,
	draft: Draft | undefined,
	read: ReadLine
): LineProblem[] =>
	draft?.before
		? read.cleared
				.filter((field) => entity.fields[field]?.kind !== 'formula' && isRequired(entity, field))
				.map((field) => ({ code: 'cell.required' as const, field }))
		: [];

function isRequired(entity: Entity, name: string): boolean {
	const field = entity.fields[name];
	return field !== undefined && field.kind !== 'formula' && field.required === true;
}
