import { expect, test } from 'vitest';
import { allocate } from '#lib/domain/stock/allocation.ts';
import { quantity } from './amounts.ts';

type Wish = readonly [
	pieces: number,
	cells?: { bin?: string; batch?: string; priority?: number; setAside?: number }
];
type Shelf = readonly [bin: string | null, batch: string | null, pieces: number];

const place = (bin: string | null, batch: string | null) => ({
	goods: { article: 'a', batch, serial: null },
	shelf: { warehouse: 'w', bin }
});
/** How many pieces each promise gets, in the order in which they were confirmed. */
function allocated(shelves: readonly Shelf[], wishes: readonly Wish[]): readonly number[] {
	const lying = shelves.map(([bin, batch, pieces]) => ({
		...place(bin, batch),
		onHand: quantity(pieces)
	}));
	const promises = wishes.map(
		([pieces, { bin = null, batch = null, priority = 0, setAside = 0 } = {}], at) => ({
			...place(bin, batch),
			...{ id: `P${at}`, open: quantity(pieces), setAside: quantity(setAside), priority, age: at }
		})
	);
	const found = allocate(lying, promises);
	return promises.map(({ id }) => (found.get(id) ?? 0) / 1e4);
}
const shelf = (pieces: number): readonly Shelf[] => [[null, null, pieces]];

test.each<[string, readonly Shelf[], readonly Wish[], readonly number[]]>([
	['E24: a back order of 3', shelf(10), [[8], [5]], [8, 2]],
	['E79: the order that waited last', shelf(5), [[4], [4]], [4, 1]],
	['nothing is left for the next', shelf(2), [[3], [4], [1]], [2, 0, 0]],
	['enough for all', shelf(8), [[4], [4]], [4, 4]],
	['nothing is there', [], [[3]], [0]],
	['E62: what is set aside comes first', shelf(5), [[4], [4, { setAside: 3 }]], [2, 3]],
	['the more important comes first', shelf(5), [[4], [4, { priority: 5 }]], [1, 4]]
])('who comes first is served first: %s', (_, shelves, wishes, pieces) => {
	expect(allocated(shelves, wishes)).toEqual(pieces);
});

test('what somebody asks for by name is left to him, as long as other goods do', () => {
	const shelves: readonly Shelf[] = [
		['x', 'L1', 3],
		['y', 'L2', 3]
	];
	expect(allocated(shelves, [[3], [3, { batch: 'L1' }]])).toEqual([3, 3]);
	expect(allocated(shelves, [[4], [3, { bin: 'x' }]])).toEqual([4, 2]);
	expect(allocated(shelves, [[2, { batch: 'L3' }], [6]])).toEqual([0, 6]);
});
