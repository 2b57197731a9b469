import fc from 'fast-check';
import { expect, test } from 'vitest';
import { brand } from '#lib/domain/model/amount.ts';
import { landedCost, landedCostBases, spread } from '#lib/domain/stock/landed-cost.ts';
import { add, noGoods, unitCost } from '#lib/domain/stock/valuation.ts';
import { money, price, quantity } from './amounts.ts';

const line = (row: string, pieces: number, each: number, weight: number | null) => ({
	row,
	quantity: quantity(pieces),
	value: money(pieces * each),
	weight: weight === null ? null : quantity(weight)
});

// domain.md §9.6: 10 at 20.00 and 5 at 60.00
const lines = [line('A', 10, 20, 30), line('B', 5, 60, 20)];

test.each([
	['E63: by value', 'value', [10, 15]],
	['by quantity', 'quantity', [16.67, 8.33]],
	['by weight', 'weight', [15, 10]]
] as const)('25.00 of freight, %s', (_name, basis, shares) => {
	expect(landedCost(money(25), lines, basis)).toEqual({ ok: true, value: shares.map(money) });
});

test('E63: the goods then cost 21.00 and 63.00 each', () => {
	const shares = spread(
		money(25),
		lines.map(({ value }) => value)
	);
	const landed = shares.map((value, index) => add(lines[index] ?? noGoods, { ...noGoods, value }));
	expect(landed.map(unitCost)).toEqual([price(21), price(63)]);
});

test.each([
	['a cent of ten goes to the first of equals', 10, [1, 1, 1], [3.34, 3.33, 3.33]],
	['cents go where most was cut', 0.02, [1, 5, 4], [0, 0.01, 0.01]],
	['a refund', -10, [1, 1, 1], [-3.34, -3.33, -3.33]],
	['nothing', 0, [1, 2], [0, 0]],
	['a line without weight bears nothing', 1, [0, 3, 0], [0, 1, 0]],
	['parts of a cent stay', 0.0003, [1, 1], [0.0002, 0.0001]]
])('shares: %s', (_name, amount, weights, shares) => {
	expect(spread(money(amount), weights)).toEqual(shares.map(money));
});

test('without a basis nothing is spread', () => {
	const light = [...lines, line('C', 1, 1, null), line('D', 1, 1, null)];
	expect(landedCost(money(25), light, 'weight')).toEqual({
		ok: false,
		problems: [
			{ code: 'landed-cost.no-basis', at: { row: 'C', field: 'weight' } },
			{ code: 'landed-cost.no-basis', at: { row: 'D', field: 'weight' } }
		]
	});
	const nowhere = { ok: false, problems: [{ code: 'landed-cost.no-basis' }] };
	expect(landedCost(money(25), [line('A', 3, 0, 0)], 'value')).toEqual(nowhere);
	for (const basis of landedCostBases) expect(landedCost(money(25), [], basis)).toEqual(nowhere);
});

test('whatever is spread, shares are whole cents, sum exactly and are off by less than a cent', () => {
	const cents = fc.integer({ min: -1e9, max: 1e9 });
	const weights = fc
		.array(fc.integer({ min: 0, max: 999_999_999_999_999 }), { minLength: 1, maxLength: 40 })
		.filter((all) => all.some((weight) => weight > 0));
	fc.assert(
		fc.property(cents, weights, (amount, all) => {
			const shares = spread(brand(amount * 100), all);
			expect(shares.reduce((sum, share) => sum + share, 0)).toBe(amount * 100);
			expect(shares.every((share) => share % 100 === 0)).toBe(true);
			const total = all.reduce((sum, weight) => sum + BigInt(weight), 0n);
			const off = shares.map(
				(share, index) => BigInt(share) * total - BigInt(amount * 100) * BigInt(all[index] ?? 0)
			);
			expect(off.every((much) => much < 100n * total && -much < 100n * total)).toBe(true);
		}),
		{ numRuns: 2_000 }
	);
});
