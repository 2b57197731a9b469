import { known } from '#lib/domain/model/assert.ts';
import type { ImportCounts, ImportOutcome, LineFilter } from '#lib/domain/imports/import.ts';
import { isWarned, type LineProblem, type Staged } from './staged.ts';

/** Problems of lines that are sound by themselves: by the number of the line. */
export type Blocks = ReadonlyMap<number, readonly LineProblem[]>;

/** What every line of a file would do, in memory, by the place at which it stands. */
export type Outcomes = {
	note(index: number, staged: Staged): void;
	/** Whether a line, judged by itself, writes something. */
	isOpen(line: number): boolean;
	/** These lines and no others are faulty besides what they are by themselves. Answers those for which that is news. */
	block(lines: Blocks): readonly number[];
	withBlock(staged: Staged): Staged;
	/** Where a line stands; undefined for one that was never staged. */
	indexOf(line: number): number | undefined;
	indexes(only: LineFilter): readonly number[];
	counts(): ImportCounts;
	/** Codes of warnings on lines that are neither faulty nor skipped. */
	warnings(): readonly string[];
};

const outcomes = ['insert', 'update', 'unchanged', 'faulty', 'skipped'] as const;
const FAULTY = outcomes.indexOf('faulty');

export function makeOutcomes(): Outcomes {
	const lines: number[] = [];
	const kinds: number[] = [];
	const warned = new Map<number, readonly string[]>();
	let blocked: Blocks = new Map();
	const isBlocked = (index: number) => blocked.has(lines[index] ?? -1);
	const isWarnedAt = (index: number) => warned.has(index) && !isBlocked(index);
	return {
		note(index, staged) {
			lines[index] = staged.line;
			kinds[index] = outcomes.indexOf(staged.outcome);
			warned.delete(index);
			if (isWriting(staged.outcome) && isWarned(staged)) warned.set(index, warningsOf(staged));
		},
		isOpen: (line) => isWriting(outcomes[kinds[search(lines, line) ?? -1] ?? -1]),
		block(found) {
			const news = inOneAlone(blocked, found);
			blocked = found;
			return news;
		},
		withBlock(staged) {
			const problems = blocked.get(staged.line);
			if (!problems) return staged;
			return { ...staged, outcome: 'faulty', problems: [...staged.problems, ...problems] };
		},
		indexOf: (line) => search(lines, line),
		indexes: (only) =>
			[...kinds.keys()].filter((index) =>
				fits(only, isBlocked(index) ? FAULTY : kinds[index], isWarnedAt(index))
			),
		counts() {
			const places = [...blocked.keys()].flatMap((line) => search(lines, line) ?? []);
			return countsOf(kinds, places, warned);
		},
		warnings: () => [
			...new Set([...warned].flatMap(([index, codes]) => (isWarnedAt(index) ? codes : [])))
		]
	};
}

const isWriting = (outcome: ImportOutcome | undefined): boolean =>
	outcome === 'insert' || outcome === 'update';

const warningsOf = ({ problems }: Staged): readonly string[] =>
	problems.filter(({ severity }) => severity === 'warning').map(({ code }) => code);

const inOneAlone = (before: Blocks, after: Blocks): readonly number[] => [
	...[...before.keys()].filter((line) => !after.has(line)),
	...[...after.keys()].filter((line) => !before.has(line))
];

function fits(only: LineFilter, kind: number | undefined, warned: boolean): boolean {
	const outcome = known(outcomes[kind ?? -1], 'kind');
	if (only === 'all') return true;
	if (only === 'warnings') return warned;
	if (only === 'errors') return outcome === 'faulty';
	return isWriting(outcome);
}

/** `blocked` are the places of lines that count as faulty instead. */
function countsOf(
	kinds: readonly number[],
	blocked: readonly number[],
	warned: ReadonlyMap<number, unknown>
): ImportCounts {
	const sums = outcomes.map(() => 0);
	const count = (kind: number, by: number) => (sums[kind] = (sums[kind] ?? 0) + by);
	for (const kind of kinds) count(kind, 1);
	for (const index of blocked) {
		count(kinds[index] ?? FAULTY, -1);
		count(FAULTY, 1);
	}
	const [inserted = 0, updated = 0, unchanged = 0, faulty = 0, skipped = 0] = sums;
	const heard = warned.size - blocked.filter((index) => warned.has(index)).length;
	return { lines: kinds.length, inserted, updated, unchanged, faulty, skipped, warned: heard };
}

/** Lines stand in rising order. */
function search(lines: readonly number[], line: number): number | undefined {
	let [low, high] = [0, lines.length - 1];
	while (low <= high) {
		const middle = (low + high) >> 1;
		const found = lines[middle] ?? 0;
		if (found === line) return middle;
		if (found < line) low = middle + 1;
		else high = middle - 1;
	}
	return undefined;
}
