import { expect, test } from 'vitest';
import { END } from '#lib/grids/range/area.ts';
import { target } from '#lib/grids/range/moves.ts';

const size = { rows: 100, columns: 8 };
const from = { row: 50, column: 3 };
const go = (key: string, far = false, start = from) => target(start, key, far, size, 20);

test.each([
	['ArrowUp', false, 49, 3],
	['ArrowDown', false, 51, 3],
	['ArrowLeft', false, 50, 2],
	['ArrowRight', false, 50, 4],
	['ArrowUp', true, 0, 3],
	['ArrowDown', true, 99, 3],
	['ArrowLeft', true, 50, 0],
	['ArrowRight', true, 50, 7],
	['PageUp', false, 30, 3],
	['PageDown', false, 70, 3],
	['Home', false, 50, 0],
	['End', false, 50, 7],
	['Home', true, 0, 0],
	['End', true, 99, 7]
])('%s (Control: %s) leads to %i, %i', (key, far, row, column) => {
	expect(go(key, far)).toEqual({ row, column });
});

test('nothing leads out of the list', () => {
	expect(go('ArrowUp', false, { row: 0, column: 0 })).toEqual({ row: 0, column: 0 });
	expect(go('PageDown', false, { row: 95, column: 7 })).toEqual({ row: 99, column: 7 });
});

test('whole columns stay whole when they grow sideways', () => {
	expect(go('ArrowRight', false, { row: END, column: 3 })).toEqual({ row: END, column: 4 });
	expect(go('ArrowUp', false, { row: END, column: 3 })).toEqual({ row: 98, column: 3 });
});

test('other keys lead nowhere', () => {
	expect(go('a')).toBeNull();
	expect(go('Enter')).toBeNull();
});
