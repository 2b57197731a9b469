import { expect, test } from 'vitest';
import { beside, hitCells } from '../../src/lib/grids/find/places.ts';

const found = {
	cells: 9,
	rows: 5,
	before: 3,
	unsearched: [],
	hits: [
		{ id: 'a', place: 4, fields: ['name', 'packaging'] },
		{ id: 'b', place: 9, fields: ['number'] }
	]
};
const order = ['number', 'name', 'packaging'];
const cells = hitCells(found);

test('hits are counted from the first of the list', () => {
	expect(cells.map(({ row, field, number }) => `${number} ${row} ${field}`)).toEqual([
		'4 a name',
		'5 a packaging',
		'6 b number'
	]);
});

test.each([
	[{ place: 0, field: null }, 1, '4'],
	[{ place: 4, field: null }, 1, '4'],
	[{ place: 4, field: 'number' }, 1, '4'],
	[{ place: 4, field: 'name' }, 1, '5'],
	[{ place: 4, field: 'packaging' }, 1, '6'],
	[{ place: 9, field: 'number' }, 1, ''],
	[{ place: 9, field: 'number' }, -1, '5'],
	[{ place: 4, field: 'packaging' }, -1, '4'],
	[{ place: 4, field: 'name' }, -1, ''],
	[{ place: 100, field: null }, -1, '6']
] as const)('beside %j by %i stands %s', (from, step, number) => {
	expect(String(beside(cells, from, step, order)?.number ?? '')).toBe(number);
});
