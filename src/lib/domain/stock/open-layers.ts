import type { Scaled } from '../model/amount.ts';
import type { Day } from '../model/calendar.ts';
import type { Id } from '../model/row.ts';
import type { CostLayer } from './book.ts';
import type { Goods } from './posting.ts';

type Place = { readonly goods: Goods; readonly warehouse: Id };

/**
 * The layers that have goods left, in the order in which they are used up. A replay of ten thousand moves looks into
 * them as often, so that each warehouse has a line of its own, kept in order.
 */
export type OpenLayers = {
	/**
	 * The oldest of them that have so much together, those of the age that is given before all others; none where there is
	 * not so much.
	 */
	covering(place: Place, quantity: Scaled<'quantity'>, first?: number): readonly CostLayer[];
	/** The oldest first. */
	of(place: Place): readonly CostLayer[];
	/** A layer as it is by now. */
	put(layer: CostLayer): void;
};

/** `last` tells of layers that are to be left whole as long as there are others. */
export function openLayers(
	layers: Iterable<CostLayer>,
	last: (layer: CostLayer) => boolean
): OpenLayers {
	const lines = new Map<string, CostLayer[]>();
	const standing = new Set<Id>();
	const order = (one: CostLayer, other: CostLayer) =>
		Number(last(one)) - Number(last(other)) || byAge(one, other);
	for (const layer of layers) {
		if (layer.quantity === 0) continue;
		lineOf(lines, layer).push(layer);
		standing.add(layer.id);
	}
	for (const line of lines.values()) line.sort(order);
	const of = (place: Place) => lines.get(keyOf(place)) ?? [];
	return {
		of,
		covering(place, quantity, first) {
			const line = first === undefined ? of(place) : beginningWith(of(place), first);
			let [count, sum] = [0, 0];
			while (sum < quantity && count < line.length) sum += line[count++]?.quantity ?? 0;
			return sum < quantity ? [] : line.slice(0, count);
		},
		put(layer) {
			const line = lineOf(lines, layer);
			if (standing.delete(layer.id))
				line.splice(
					line.findIndex(({ id }) => id === layer.id),
					1
				);
			if (layer.quantity === 0) return;
			line.splice(placeIn(line, layer, order), 0, layer);
			standing.add(layer.id);
		}
	};
}

const beginningWith = (line: readonly CostLayer[], first: number): readonly CostLayer[] => [
	...line.filter(({ age }) => age === first),
	...line.filter(({ age }) => age !== first)
];

function lineOf(lines: Map<string, CostLayer[]>, place: Place): CostLayer[] {
	const key = keyOf(place);
	const line = lines.get(key) ?? [];
	lines.set(key, line);
	return line;
}

const keyOf = ({ goods: { article, batch, serial }, warehouse }: Place): string =>
	[warehouse, article, batch ?? '', serial ?? ''].join('\n');

/** Parts of one layer may meet again on their ways: the smaller one goes first then, by whatever way they came. */
export const byAge = (one: CostLayer, other: CostLayer): number =>
	compared(one.on, other.on) ||
	one.age - other.age ||
	one.quantity - other.quantity ||
	one.value - other.value;

const compared = (one: Day, other: Day): number => (one < other ? -1 : Number(one > other));

function placeIn(
	line: readonly CostLayer[],
	layer: CostLayer,
	order: (one: CostLayer, other: CostLayer) => number
): number {
	let [low, high] = [0, line.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		const there = line[middle];
		if (there && order(there, layer) <= 0) low = middle + 1;
		else high = middle;
	}
	return low;
}
