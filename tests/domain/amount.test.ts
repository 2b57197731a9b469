import { describe, expect, test } from 'vitest';
import { roundHalfUp, rounded } from '#lib/domain/model/amount.ts';

describe('rounding half up, by the decimal that a number shows', () => {
	test.each([
		[2.675, 2, 2.68],
		[1.005, 2, 1.01],
		[-2.5, 0, -3],
		[1234.5, -2, 1200],
		[0.1 + 0.2, 17, 0.3],
		[0, 2, 0],
		[1.5, 30, 1.5],
		[-159.078603, 100, -159.078603],
		[1e22, 0, 1e22],
		[-1.25e300, 2, -1.25e300],
		[5e-324, 2, 0],
		[Number.NaN, 2, Number.NaN]
	])('%d to %i places is %d', (number, digits, expected) => {
		expect(roundHalfUp(number, digits)).toBe(expected);
	});

	test('a number beyond every amount stays a number', () => {
		expect(rounded('price', 1e25)).toBe(1e25);
	});
});
