import { open } from 'node:fs/promises';
import { known } from '#lib/domain/model/assert.ts';
import type { ImportCounts, ImportOutcome, LineFilter } from '#lib/domain/model/import.ts';
import { isWarned, type Staged } from './staged.ts';

/** The checked lines of an import: on disk in their order, with what was corrected since in memory. */
export type StagedFile = {
	push(staged: readonly Staged[]): Promise<void>;
	at(index: number): Promise<Staged>;
	put(index: number, staged: Staged): void;
	/** Where a line stands; undefined for one that was never staged. */
	indexOf(line: number): number | undefined;
	indexes(only: LineFilter): readonly number[];
	chunks(size: number): AsyncGenerator<readonly Staged[]>;
	counts(): ImportCounts;
	/** Codes of warnings on lines that are neither faulty nor skipped. */
	warnings(): readonly string[];
	close(): Promise<void>;
};

const outcomes = ['insert', 'update', 'unchanged', 'faulty', 'skipped'] as const;

export async function stageOn(path: string): Promise<StagedFile> {
	const handle = await open(path, 'w+', 0o600);
	const offsets = [0];
	const lines: number[] = [];
	const kinds: number[] = [];
	const warned = new Map<number, readonly string[]>();
	const corrected = new Map<number, Staged>();

	function note(index: number, staged: Staged) {
		kinds[index] = outcomes.indexOf(staged.outcome);
		warned.delete(index);
		const open = staged.outcome === 'insert' || staged.outcome === 'update';
		if (open && isWarned(staged)) warned.set(index, warningsOf(staged));
	}

	async function read(from: number, to: number): Promise<Staged[]> {
		const start = known(offsets[from], 'offset');
		const bytes = Buffer.alloc(known(offsets[to], 'offset') - start);
		await handle.read(bytes, 0, bytes.length, start);
		const texts = bytes.toString('utf8').split('\n').slice(0, -1);
		// Written by push() below.
		return texts.map((text, at) => corrected.get(from + at) ?? (JSON.parse(text) as Staged));
	}

	return {
		async push(staged) {
			const texts = staged.map((one) => Buffer.from(`${JSON.stringify(one)}\n`));
			for (const [at, one] of staged.entries()) {
				note(lines.length, one);
				lines.push(one.line);
				offsets.push(known(offsets.at(-1), 'offset') + (texts[at]?.length ?? 0));
			}
			await handle.appendFile(Buffer.concat(texts));
		},
		at: async (index) => known((await read(index, index + 1))[0], 'staged line'),
		put(index, staged) {
			corrected.set(index, staged);
			note(index, staged);
		},
		indexOf: (line) => search(lines, line),
		indexes: (only) => [...kinds.keys()].filter((at) => fits(only, kinds[at], warned.has(at))),
		async *chunks(size) {
			for (let from = 0; from < lines.length; from += size) {
				yield await read(from, Math.min(from + size, lines.length));
			}
		},
		counts: () => countsOf(kinds, warned.size),
		warnings: () => [...new Set([...warned.values()].flat())],
		close: () => handle.close()
	};
}

const warningsOf = ({ problems }: Staged): readonly string[] =>
	problems.filter(({ severity }) => severity === 'warning').map(({ code }) => code);

function fits(only: LineFilter, kind: number | undefined, warned: boolean): boolean {
	const outcome = outcomeOf(kind);
	if (only === 'all') return true;
	if (only === 'warnings') return warned;
	if (only === 'errors') return outcome === 'faulty';
	return outcome === 'insert' || outcome === 'update';
}

const outcomeOf = (kind: number | undefined): ImportOutcome => known(outcomes[kind ?? -1], 'kind');

function countsOf(kinds: readonly number[], warned: number): ImportCounts {
	const sums = outcomes.map(() => 0);
	for (const kind of kinds) sums[kind] = (sums[kind] ?? 0) + 1;
	const [inserted = 0, updated = 0, unchanged = 0, faulty = 0, skipped = 0] = sums;
	return { lines: kinds.length, inserted, updated, unchanged, faulty, skipped, warned };
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
