import { expect, test } from 'vitest';
import { brand } from '#lib/domain/model/amount.ts';
import { takeOver, type Kept, type Wanted } from '#lib/domain/sales/take-over.ts';

const goods = { article: 'a', batch: null, serial: null, warehouse: 'w' };
const kept = (id: string, open: number, more: Partial<Kept> = {}): Kept => ({
	...{ id, line: 'q', ...goods, open: brand(open), age: 1 },
	...more
});
const wanted = (open: number, more: Partial<Wanted> = {}): Wanted => ({
	...{ quoteLine: 'q', ...goods, open: brand(open), age: 9 },
	...more
});
const moved = (wants: readonly Wanted[], keeps: readonly Kept[]) => {
	const { promised, used } = takeOver(wants, keeps);
	return [promised.map(({ open, age }) => [open, age]), Object.fromEntries(used)];
};

test('what is kept moves with its place, what is wanted beyond comes behind', () => {
	expect(moved([wanted(3)], [kept('k', 3)])).toEqual([[[3, 1]], { k: 3 }]);
	expect(moved([wanted(2)], [kept('k', 3)])).toEqual([[[2, 1]], { k: 2 }]);
	expect(moved([wanted(5)], [kept('k', 3)])).toEqual([
		[
			[3, 1],
			[2, 9]
		],
		{ k: 3 }
	]);
	expect(moved([wanted(5)], [])).toEqual([[[5, 9]], {}]);
});

test('lines of one quote line share what it keeps, who comes first before the others', () => {
	expect(moved([wanted(2), wanted(2)], [kept('k', 3)])).toEqual([
		[
			[2, 1],
			[1, 1],
			[1, 9]
		],
		{ k: 3 }
	]);
	expect(moved([wanted(3)], [kept('k', 1), kept('l', 1, { age: 2 })])).toEqual([
		[
			[1, 1],
			[1, 2],
			[1, 9]
		],
		{ k: 1, l: 1 }
	]);
});

test.each([
	['another line', { quoteLine: 'other' }, {}, false],
	['no quote', { quoteLine: null }, {}, false],
	['another article', { article: 'b' }, {}, false],
	['another warehouse', { warehouse: 'v' }, {}, false],
	['another batch', { batch: 'B1' }, { batch: 'B2' }, false],
	['a batch of any', { batch: 'B1' }, {}, true],
	['any of a batch', {}, { batch: 'B1' }, true],
	['another piece', { serial: 'S1' }, { serial: 'S2' }, false],
	['the same piece', { serial: 'S1' }, { serial: 'S1' }, true]
] as const)('%s', (_, want, keep, fits) => {
	const place = fits ? 1 : 9;
	expect(moved([wanted(1, want)], [kept('k', 1, keep)])[0]).toEqual([[1, place]]);
});
