import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { brand, type Scaled } from '#lib/domain/model/amount.ts';
import {
	add,
	comingBack,
	noGoods,
	take,
	unitCost,
	valueOf,
	type Holding
} from '#lib/domain/stock/valuation.ts';
import { money, price, quantity, worth } from './amounts.ts';

const holding = (pieces: number, value: number): Holding => ({
	quantity: quantity(pieces),
	value: money(value)
});
const receipt = (pieces: number, each: number): Holding => ({
	quantity: quantity(pieces),
	value: worth(quantity(pieces), price(each))
});

// domain.md §9.7: 10 at 5.00 and 30 at 7.00
const stock = add(receipt(10, 5), receipt(30, 7));

describe('the moving average', () => {
	test('E65: 15 cost 97.50 and leave 25 at 6.50', () => {
		expect(stock).toEqual(holding(40, 260));
		const { taken, left } = take(stock, quantity(15));
		expect(taken).toEqual(holding(15, 97.5));
		expect(left).toEqual(holding(25, 162.5));
		expect(unitCost(left)).toBe(price(6.5));
	});

	test('E67: a later receipt makes it 7.30', () => {
		const after = add(holding(25, 162.5), receipt(25, 8.1));
		expect(after).toEqual(holding(50, 365));
		expect(unitCost(after)).toBe(price(7.3));
	});

	test('E69: is a fraction, of which 5 cost 52.86 and the last 2 the rest', () => {
		const mixed = add(receipt(3, 10), receipt(4, 11));
		expect(unitCost(mixed)).toBe(price(10.571429));
		const { taken, left } = take(mixed, quantity(5));
		expect(taken.value).toBe(money(52.86));
		expect(left).toEqual(holding(2, 21.14));
		expect(take(left, quantity(2))).toEqual({ taken: left, left: noGoods });
	});

	test('E71: 400 at 49.88 cost 19,952.00', () => {
		expect(receipt(400, 49.88).value).toBe(money(19_952));
		expect(take(receipt(500, 49.88), quantity(400)).taken.value).toBe(money(19_952));
	});

	test('E73: 2 of E65 come back at what they cost', () => {
		const back = comingBack(holding(15, 97.5), quantity(0), quantity(2));
		expect(back).toEqual(holding(2, 13));
		const after = add(holding(25, 182.5), back);
		expect(after).toEqual(holding(27, 195.5));
		expect(unitCost(after)).toBe(price(7.240741));
	});

	test('the last to come back bring the rest of what was issued', () => {
		const issued = holding(3, 10);
		const first = comingBack(issued, quantity(0), quantity(1));
		const second = comingBack(issued, quantity(1), quantity(1));
		const third = comingBack(issued, quantity(2), quantity(1));
		expect([first, second, third].map(({ value }) => value)).toEqual([
			money(3.33),
			money(3.34),
			money(3.33)
		]);
	});
});

test.each([
	['half a cent up', 1, 0.005, 0.01],
	['less than half a cent down', 1, 0.004999, 0],
	['three thirds', 3, 3.333333, 10],
	['a price of nothing', 7, 0, 0],
	['beyond 2⁵³ in between', 12_345.6789, 987_654.321, 12_193_263_111.26]
])('the value of goods, %s', (_name, pieces, each, expected) => {
	expect(valueOf(quantity(pieces), price(each))).toBe(money(expected));
});

test('a value larger than money can be is refused', () => {
	expect(valueOf(quantity(1e6), price(1e6))).toBe('number.too-large');
});

test('no goods have no unit cost', () => {
	expect(unitCost(noGoods)).toBeUndefined();
	expect(unitCost(holding(0.0001, 1e9))).toBeUndefined();
});

test.each([0, -1, 41])('%d of 40 cannot be taken: that is our mistake', (pieces) => {
	expect(() => take(stock, quantity(pieces))).toThrow('as much is taken as is held');
});

describe('whatever comes and goes', () => {
	const pieces = fc.integer({ min: 1, max: 5_000_000 }).map((scaled) => brand<'quantity'>(scaled));
	const each = fc.integer({ min: 0, max: 2_000_000_000 }).map((scaled) => brand<'price'>(scaled));
	const step = fc.record({ receive: fc.boolean(), pieces, each });

	test('no value is made or lost, and no goods are worth nothing', () => {
		fc.assert(
			fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
				const { held, received, issued } = steps.reduce(
					(state, { receive, ...goods }) =>
						receive ? withReceipt(state, goods.pieces, goods.each) : withIssue(state, goods.pieces),
					{ held: noGoods, received: 0n, issued: 0n }
				);
				expect(issued + BigInt(held.value)).toBe(received);
				expect(held.value).toBeGreaterThanOrEqual(0);
				const all = held.quantity > 0 ? take(held, held.quantity).left : held;
				expect(all).toEqual(noGoods);
			}),
			{ numRuns: 2_000 }
		);
	});

	test('an issue costs its fraction of the value, to half a cent', () => {
		const value = fc.integer({ min: 0, max: 1e13 - 1 }).map((cents) => brand<'money'>(cents * 100));
		const held = fc.integer({ min: 1, max: 1e15 - 1 }).map((scaled) => brand<'quantity'>(scaled));
		fc.assert(
			fc.property(value, held, fc.double({ min: 0, max: 1, noNaN: true }), (total, all, part) => {
				const some = brand<'quantity'>(Math.max(1, Math.floor(all * part)));
				const { taken } = take({ quantity: all, value: total }, some);
				const off = BigInt(taken.value) * BigInt(all) - BigInt(total) * BigInt(some);
				expect(taken.value % 100).toBe(0);
				expect((off < 0n ? -off : off) * 2n <= 100n * BigInt(all)).toBe(true);
			}),
			{ numRuns: 2_000 }
		);
	});
});

type State = { readonly held: Holding; readonly received: bigint; readonly issued: bigint };

function withReceipt(
	{ held, received, issued }: State,
	pieces: Scaled<'quantity'>,
	each: Scaled<'price'>
): State {
	const value = worth(pieces, each);
	return {
		held: add(held, { quantity: pieces, value }),
		received: received + BigInt(value),
		issued
	};
}

/** As many as are wanted, or all that there are. */
function withIssue({ held, received, issued }: State, pieces: Scaled<'quantity'>): State {
	if (held.quantity === 0) return { held, received, issued };
	const { taken, left } = take(held, brand(Math.min(pieces, held.quantity)));
	return { held: left, received, issued: issued + BigInt(taken.value) };
}
