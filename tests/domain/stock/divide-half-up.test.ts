import { expect, test } from 'vitest';
import { LIMIT } from '#lib/domain/model/amount.ts';
import { divideHalfUp } from '#lib/domain/stock/divide-half-up.ts';

test.each([
	['half up', 5n, 2n, 1n, 3],
	['less than half down', 7n, 3n, 1n, 2],
	['half away from zero', -5n, 2n, 1n, -3],
	['by a negative', 5n, -2n, 1n, -3],
	['two negatives', -5n, -2n, 1n, 3],
	['nothing', 0n, -7n, 1n, 0],
	['to a multiple', 149n, 1n, 100n, 100],
	['half of a multiple', 150n, 1n, 100n, 200],
	['once, not from digit to digit', 1499n, 10n, 100n, 100],
	['the largest amount', BigInt(LIMIT) * 3n, 3n, 1n, LIMIT],
	['larger than an amount', BigInt(LIMIT) + 1n, 1n, 1n, undefined],
	['less than the least', -BigInt(LIMIT) - 1n, 1n, 1n, undefined]
])('%s', (_name, numerator, denominator, unit, expected) => {
	expect(divideHalfUp<'money'>(numerator, denominator, unit)).toBe(expected);
});
