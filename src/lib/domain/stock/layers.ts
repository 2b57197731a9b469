import { brand, toDecimal, type Scaled } from '../model/amount.ts';
import { assert } from '../model/assert.ts';
import type { Problem } from '../model/problem.ts';
import type { Id } from '../model/row.ts';
import { take, type Holding } from './valuation.ts';

/** What is left of goods that came in together, with the value that is left in them. */
export type Layer = Holding & {
	readonly id: Id;
	/** How many came in, and at what each: facts that do not change. */
	readonly received: Scaled<'quantity'>;
	readonly unitCost: Scaled<'price'>;
	/** What one of them was bought for, without what it took to get it here, where that is known. */
	readonly price?: Scaled<'price'> | null;
};
/** What an issue took from a layer, and what that cost. */
export type Part<L extends Layer> = Holding & { readonly layer: L };
export type Issue<L extends Layer> = {
	readonly parts: readonly Part<L>[];
	readonly cost: Scaled<'money'>;
	/** The layers that still have goods, as they are after the issue. */
	readonly left: readonly L[];
};

/**
 * First in, first out (F72, E64, E70). The layers come in the order in which they are used up, oldest
 * first, and none of them is empty; for a batch or a serial number they are those of that one only.
 */
export function issueOldestFirst<L extends Layer>(
	layers: readonly L[],
	quantity: Scaled<'quantity'>
): Issue<L> {
	const parts = partsOf(layers, quantity);
	const cost = brand<'money'>(parts.reduce((sum, { value }) => sum + value, 0));
	const begun = parts.slice(-1).flatMap(begunLayer);
	// A single copy: a replay issues ten thousand times from thousands of layers.
	return { parts, cost, left: layers.toSpliced(0, parts.length, ...begun) };
}

/** What the last part left of its layer, if anything: all before it were used up. */
const begunLayer = <L extends Layer>({ layer, quantity }: Part<L>): readonly L[] =>
	quantity === layer.quantity ? [] : [{ ...layer, ...take(layer, quantity).left }];

function partsOf<L extends Layer>(
	layers: readonly L[],
	quantity: Scaled<'quantity'>
): readonly Part<L>[] {
	const parts: Part<L>[] = [];
	let wanted: number = quantity;
	for (const layer of layers) {
		if (wanted === 0) break;
		const { taken } = take(layer, brand(Math.min(wanted, layer.quantity)));
		parts.push({ layer, ...taken });
		wanted -= taken.quantity;
	}
	assert(wanted === 0, 'the layers hold what is issued');
	return parts;
}

/**
 * The layers that a transfer makes at the other place: one for each that gave, as dear and, by all else
 * that a layer tells, as old (E74).
 */
export const carried = <L extends Layer>(
	parts: readonly Part<L>[],
	idFor: (layer: L) => Id
): readonly L[] =>
	parts.map(({ layer, quantity, value }) => ({
		...layer,
		id: idFor(layer),
		received: quantity,
		quantity,
		value
	}));

/** A receipt can be taken back only while all of its goods are there; later it takes a return (E75). */
export function receiptUsed({ received, quantity }: Layer): Problem | undefined {
	if (quantity === received) return undefined;
	return { code: 'receipt.used', params: { used: toDecimal('quantity', received - quantity) } };
}
