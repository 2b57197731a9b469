import { expect, test } from 'vitest';
import { countDifference } from '#lib/domain/stock/count.ts';
import { countSerials } from '#lib/domain/stock/count-serials.ts';
import { quantity } from './amounts.ts';

const differences = (book: readonly string[], found: readonly string[]) =>
	countSerials(book, found).map((serial) => [serial.serial, countDifference(serial)]);

test('E81: S9 is gone, S7 has turned up', () => {
	expect(differences(['S8', 'S9'], ['S7', 'S8'])).toEqual([
		['S8', quantity(0)],
		['S9', quantity(-1)],
		['S7', quantity(1)]
	]);
});

test('found twice is still one', () => {
	expect(differences([], ['S7', 'S7'])).toEqual([['S7', quantity(1)]]);
});
