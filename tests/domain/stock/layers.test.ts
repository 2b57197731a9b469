import fc from 'fast-check';
import { expect, test } from 'vitest';
import { brand, type Scaled } from '#lib/domain/model/amount.ts';
import { carried, issueOldestFirst, receiptUsed, type Layer } from '#lib/domain/stock/layers.ts';
import { unitCost } from '#lib/domain/stock/valuation.ts';
import { money, price, quantity, worth } from './amounts.ts';

const layer = (id: string, pieces: Scaled<'quantity'>, each: Scaled<'price'>): Layer => ({
	id,
	received: pieces,
	unitCost: each,
	quantity: pieces,
	value: worth(pieces, each)
});

// domain.md §9.7
const first = layer('L1', quantity(10), price(5));
const second = layer('L2', quantity(30), price(7));

test('E64: 15 cost 85.00, from two layers, and leave 25 at 7.00', () => {
	const { parts, cost, left } = issueOldestFirst([first, second], quantity(15));
	expect(cost).toBe(money(85));
	expect(parts).toEqual([
		{ layer: first, quantity: quantity(10), value: money(50) },
		{ layer: second, quantity: quantity(5), value: money(35) }
	]);
	expect(left).toEqual([{ ...second, quantity: quantity(25), value: money(175) }]);
});

test('E68: a receipt of 25 at 8.10 after that makes 377.50 in two layers', () => {
	const { left } = issueOldestFirst([first, second], quantity(15));
	const layers = [...left, layer('L3', quantity(25), price(8.1))];
	expect(layers).toHaveLength(2);
	expect(layers.reduce((sum, { value }) => sum + value, 0)).toBe(money(377.5));
});

test('E70: 10 at 100, then at 60: 15 cost 1,300', () => {
	const layers = [layer('L1', quantity(10), price(100)), layer('L2', quantity(10), price(60))];
	expect(issueOldestFirst(layers, quantity(15)).cost).toBe(money(1_300));
});

test('E74: a transfer carries its layers, at their cost and with all that they tell', () => {
	const dated = { ...first, receivedOn: '2026-01-05' };
	const { parts, left } = issueOldestFirst([dated], quantity(4));
	expect(left).toEqual([{ ...dated, quantity: quantity(6), value: money(30) }]);
	const [there, ...more] = carried(parts, ({ id }) => `${id} in W2`);
	expect(more).toEqual([]);
	expect(there).toEqual({
		...dated,
		id: 'L1 in W2',
		received: quantity(4),
		quantity: quantity(4),
		value: money(20)
	});
	expect(there && unitCost(there)).toBe(price(5));
});

test('E75: a receipt of which something was used is not cancelled', () => {
	const { left } = issueOldestFirst([first], quantity(5));
	expect(left.map(receiptUsed)).toEqual([{ code: 'receipt.used', params: { used: 5 } }]);
	expect(receiptUsed(first)).toBeUndefined();
	const moved = issueOldestFirst([first], quantity(10)).parts;
	expect(carried(moved, () => 'L9').map(receiptUsed)).toEqual([undefined]);
});

test('exactly what there is leaves nothing', () => {
	expect(issueOldestFirst([first, second], quantity(10)).left).toEqual([second]);
	expect(issueOldestFirst([first, second], quantity(40)).left).toEqual([]);
});

test('more than the layers hold is our mistake', () => {
	expect(() => issueOldestFirst([first], quantity(11))).toThrow('the layers hold what is issued');
});

test('the last of a layer takes what rounding left: three thirds of 10.00', () => {
	const thirds = [layer('L1', quantity(3), price(3.333333))];
	const one = issueOldestFirst(thirds, quantity(1));
	const two = issueOldestFirst(one.left, quantity(1));
	const three = issueOldestFirst(two.left, quantity(1));
	expect([one, two, three].map(({ cost }) => cost)).toEqual([
		money(3.33),
		money(3.34),
		money(3.33)
	]);
	expect(three.left).toEqual([]);
});

test('whatever is issued, no value is made or lost, and the oldest goes first', () => {
	const layers = fc
		.array(
			fc.tuple(fc.integer({ min: 1, max: 5_000_000 }), fc.integer({ min: 0, max: 2_000_000_000 })),
			{ minLength: 1, maxLength: 8 }
		)
		.map((all) =>
			all.map(([pieces, each], index) => layer(`L${index}`, brand(pieces), brand(each)))
		);
	const wishes = fc.array(fc.integer({ min: 1, max: 9_000_000 }), { maxLength: 12 });
	fc.assert(
		fc.property(layers, wishes, (received, wanted) => {
			const { left, cost, issued } = issueAll(received, wanted);
			expect(cost + worthOf(left)).toBe(worthOf(received));
			expect(issued + piecesOf(left)).toBe(piecesOf(received));
			expect(left.map(({ id }) => id)).toEqual(
				received.slice(received.length - left.length).map(({ id }) => id)
			);
			expect(left.slice(1)).toEqual(received.slice(received.length - left.length + 1));
		}),
		{ numRuns: 2_000 }
	);
});

/** One issue after the other, each of as many as wanted or of all that there are. */
function issueAll(received: readonly Layer[], wanted: readonly number[]) {
	return wanted.reduce<{ left: readonly Layer[]; cost: number; issued: number }>(
		({ left, cost, issued }, wish) => {
			const some = Math.min(wish, piecesOf(left));
			const issue = issueOldestFirst(left, brand(some));
			return { left: issue.left, cost: cost + issue.cost, issued: issued + some };
		},
		{ left: received, cost: 0, issued: 0 }
	);
}

const worthOf = (layers: readonly Layer[]) => layers.reduce((sum, { value }) => sum + value, 0);
const piecesOf = (layers: readonly Layer[]) =>
	layers.reduce((sum, { quantity: pieces }) => sum + pieces, 0);
