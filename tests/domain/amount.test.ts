import fc from 'fast-check';
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

	test('whatever the number, by its fifteen digits', () => {
		const number = fc.oneof(
			fc.double({ noNaN: true, noDefaultInfinity: true }),
			fc.double({ min: -1e9, max: 1e9, noNaN: true }),
			// Halves and what lies beside them.
			fc
				.tuple(fc.integer({ min: -1e8, max: 1e8 }), fc.integer({ min: 0, max: 7 }), fc.boolean())
				.map(([half, place, near]) => (half + 0.5 + (near ? 1e-6 : 0)) / 10 ** place)
		);
		fc.assert(
			fc.property(number, fc.integer({ min: -3, max: 18 }), (decimal, digits) => {
				expect(roundHalfUp(decimal, digits)).toBe(byDigits(decimal, digits));
			}),
			{ numRuns: 20_000 }
		);
	});

	test('a number beyond every amount stays a number', () => {
		expect(rounded('price', 1e25)).toBe(1e25);
	});
});

/** Written out: the digits that a number shows, cut at a place of theirs. */
function byDigits(decimal: number, digits: number): number {
	const [mantissa = '', exponent = ''] = Math.abs(decimal).toExponential(14).split('e');
	const kept = Number(exponent) + digits + 1;
	if (decimal === 0 || kept >= 15) return Math.sign(decimal) * Number(`${mantissa}e${exponent}`);
	const signs = mantissa.replace('.', '');
	const whole = kept <= 0 ? 0n : BigInt(signs.slice(0, kept));
	const up = kept >= 0 && Number(signs[kept]) >= 5 ? 1n : 0n;
	return Math.sign(decimal) * Number(`${whole + up}e${-digits}`);
}
