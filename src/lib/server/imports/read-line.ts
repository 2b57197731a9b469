import type { ImportPlan } from '#lib/domain/imports/import.ts';
import type { Cell } from '#lib/domain/model/row.ts';
import { readCell } from '#lib/domain/model/read-cell.ts';
import { normalised } from './guess.ts';
import type { Mapped } from './plan.ts';
import type { Finder } from './references.ts';
import type { Raw } from './source.ts';
import type { LineProblem } from './staged.ts';
import { readValue, type Told } from './values.ts';

export type ReadLine = {
	/** Cells as stored; blank cells are left out when they keep what is there. */
	readonly cells: Readonly<Record<string, Cell>>;
	/** Fields of blank cells, which clear what is there; a new row starts with its usual value instead. */
	readonly cleared: readonly string[];
	readonly problems: readonly LineProblem[];
};

/** What stands in the mapped cells of a line. */
export function readLine(
	raw: readonly Raw[],
	mapped: readonly Mapped[],
	plan: ImportPlan,
	empty: ReadonlySet<string>,
	finder: Finder
): ReadLine {
	const cells: Record<string, Cell> = {};
	const cleared: string[] = [];
	const problems: LineProblem[] = [];
	for (const one of mapped) {
		const cell = rawOf(raw, one);
		if (cell === null || isEmpty(cell, empty)) {
			if (plan.blank === 'clear') cleared.push(one.name);
			continue;
		}
		const read = readOne(unguarded(cell), one, finder);
		if (read.ok) cells[one.name] = read.value;
		else problems.push({ ...read.problem, field: one.name });
	}
	return { cells, cleared, problems };
}

export const emptyWordsOf = ({ emptyWords }: ImportPlan): ReadonlySet<string> =>
	new Set(emptyWords.map((word) => word.trim().toLowerCase()));

export const rawOf = (raw: readonly Raw[], { source }: Mapped): Raw =>
	'constant' in source ? source.constant : (raw[source.column] ?? null);

function isEmpty(cell: Raw, words: ReadonlySet<string>): boolean {
	if (typeof cell !== 'string') return false;
	const bare = cell.trim();
	return bare === '' || words.has(bare.toLowerCase());
}

/** Takes off the apostrophe that an export puts before text which a spreadsheet would run. */
const unguarded = (cell: Exclude<Raw, null>): Exclude<Raw, null> =>
	typeof cell === 'string' ? cell.replace(/^'(?=\s*[=+\-@])/, '') : cell;

type Read =
	{ readonly ok: true; readonly value: Cell } | { readonly ok: false; readonly problem: Told };

function readOne(cell: Exclude<Raw, null>, one: Mapped, finder: Finder): Read {
	const { field, manner, words } = one;
	const read = readValue(field, cell, manner);
	if (!read.ok || read.value === null) return read;
	if (field.kind === 'ref') {
		const found = finder.find(field.to, String(read.value));
		return found.ok ? { ok: true, value: found.id } : found;
	}
	const word = String(read.value);
	const plain = field.kind === 'choice' ? (words.get(normalised(word)) ?? word) : read.value;
	return readCell(field, plain);
}
