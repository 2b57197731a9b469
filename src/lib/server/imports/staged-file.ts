import { known } from '#lib/domain/model/assert.ts';
import { makeOutcomes, type Outcomes } from './outcomes.ts';
import type { Staged } from './staged.ts';
import { textLinesOn } from './text-lines.ts';

/** The checked lines of an import: on disk in their order, with what was corrected since in memory. */
export type StagedFile = Omit<Outcomes, 'note' | 'withBlock'> & {
	push(staged: readonly Staged[]): Promise<void>;
	at(index: number): Promise<Staged>;
	put(index: number, staged: Staged): void;
	chunks(size: number): AsyncGenerator<readonly Staged[]>;
	close(): Promise<void>;
};

export async function stageOn(path: string): Promise<StagedFile> {
	const texts = await textLinesOn(path);
	const { note, withBlock, ...outcomes } = makeOutcomes();
	const corrected = new Map<number, Staged>();
	let size = 0;

	async function read(from: number, to: number): Promise<Staged[]> {
		// Written by push() below.
		return (await texts.read(from, to)).map((text, at) =>
			withBlock(corrected.get(from + at) ?? (JSON.parse(text) as Staged))
		);
	}

	return {
		...outcomes,
		async push(staged) {
			for (const one of staged) note(size++, one);
			await texts.push(staged.map((one) => JSON.stringify(one)));
		},
		at: async (index) => known((await read(index, index + 1))[0], 'staged line'),
		put(index, staged) {
			corrected.set(index, staged);
			note(index, staged);
		},
		async *chunks(many) {
			for (let from = 0; from < size; from += many) {
				yield await read(from, Math.min(from + many, size));
			}
		},
		close: () => texts.close()
	};
}
