import { expect, test } from 'vitest';
import {
	cellName,
	columnLetters,
	columnNumber,
	extent,
	placeNamed
} from '#lib/domain/sheets/place.ts';
import { rowFunctions } from '#lib/domain/sheets/row-functions.ts';

test('every column has letters, and they lead back to it', () => {
	expect([0, 25, 26, 51, 52, 701].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ']);
	for (let column = 0; column < extent.columns; column++) {
		expect(columnNumber(columnLetters(column))).toBe(column);
	}
});

test('a name stands for a place inside of the extent, or for none', () => {
	expect(placeNamed('B12')).toEqual({ row: 11, column: 1 });
	expect(placeNamed('ZZ10000')).toEqual({ row: 9999, column: 701 });
	expect(cellName({ row: 9999, column: 701 })).toBe('ZZ10000');
	for (const none of ['A0', 'A01', 'A10001', 'AAA1', 'a1', '$A$1', 'A', '1', '', 'A1:B2']) {
		expect(placeNamed(none), none).toBeNull();
	}
});

test('there is a lookup for each table whose rows have a number, a code or another name of their own', () => {
	const names = [...rowFunctions.keys()];
	expect(names).toEqual(expect.arrayContaining(['ARTICLE', 'PARTNER', 'UNIT', 'COUNTRY']));
	expect(names).not.toContain('ADDRESS');
});
