import type { AnyRow } from '#lib/domain/model/row.ts';

/** A line as the fuzzer makes it: some pieces of an article from a place to another one; null is outside. */
export type Step = {
	readonly article: string;
	readonly lot: string;
	readonly from: string | null;
	readonly to: string | null;
	readonly quantity: number;
};

/**
 * What stock is, said a second time in the simplest way: a number for each article, lot and place. A document is
 * carried out as a whole or not at all: what comes in first, then what goes out, never below nothing, and a serial
 * number once.
 */
export class NaiveStock {
	#held = new Map<string, number>();

	/** Whether all of it can be done; then it is. */
	carryOut(steps: readonly Step[], serials: ReadonlySet<string>): boolean {
		const held = new Map(this.#held);
		for (const step of steps) if (step.to) add(held, step, step.to, step.quantity);
		for (const step of steps) if (step.from) add(held, step, step.from, -step.quantity);
		const pieces = new Map<string, number>();
		for (const [key, quantity] of held) {
			if (quantity < 0) return false;
			const [article = '', lot = ''] = key.split('|');
			if (!serials.has(article)) continue;
			const piece = `${article}|${lot}`;
			pieces.set(piece, (pieces.get(piece) ?? 0) + quantity);
		}
		if ([...pieces.values()].some((quantity) => quantity > 1)) return false;
		this.#held = held;
		return true;
	}

	/** By article, lot and place, what is more than nothing. */
	held(): ReadonlyMap<string, number> {
		return new Map([...this.#held].filter(([, quantity]) => quantity > 0).toSorted());
	}
}

const add = (held: Map<string, number>, step: Step, place: string, quantity: number) => {
	const key = [step.article, step.lot, place].join('|');
	held.set(key, (held.get(key) ?? 0) + quantity);
};

/** The same steps the other way round. */
export const backwards = (steps: readonly Step[]): readonly Step[] =>
	steps.map((step) => ({ ...step, from: step.to, to: step.from }));

/** What records of stock say, in the words of the naive model. */
export const heldIn = (records: readonly AnyRow[]): ReadonlyMap<string, number> =>
	new Map(
		records
			.filter(({ onHand }) => Number(onHand) > 0)
			.map((record) => [keyOf(record), Number(record['onHand'])] as const)
			.toSorted()
	);

const keyOf = ({ article, batch, serial, warehouse, bin }: AnyRow): string =>
	[article, batch ?? serial ?? '', placeOf(warehouse, bin)].join('|');

export const placeOf = (warehouse: unknown, bin: unknown): string => `${warehouse}/${bin ?? ''}`;
