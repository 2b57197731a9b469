import { expect, test } from 'vitest';
import { moved } from '#lib/formulas/sheets/moved.ts';

test.each([
	['=A1*2', 1, 2, '=C2*2'],
	['=$A1+A$1+$A$1', 3, 3, '=$A4+D$1+$A$1'],
	['=SUM(A1:$B2)', 1, 1, '=SUM(B2:$B3)'],
	['=SUM(A:B)+SUM(1:$3)', 2, 1, '=SUM(B:C)+SUM(3:$3)'],
	['=ARTICLE("A1",B1)&"B1"', 1, 0, '=ARTICLE("A1",B2)&"B1"'],
	['=A1', -1, 0, '=#REF!'],
	['=B1', 0, -2, '=#REF!'],
	['=ZZ10000', 0, 1, '=#REF!'],
	['=LOG10(1) + 1', 5, 5, '=LOG10(1) + 1']
])('%s moved by %i rows and %i columns is %s', (formula, rows, columns, expected) => {
	expect(moved(formula, rows, columns)).toBe(expected);
});
