import { describe, expect, test } from 'vitest';
import { brand } from '#lib/domain/model/amount.ts';
import type { Book, CostMove } from '#lib/domain/stock/book.ts';
import { costMoves } from '#lib/domain/stock/costing.ts';
import { money, price, quantity } from './amounts.ts';

const goods = { article: 'a', batch: null, serial: null };
const plain = { goods, on: '2026-01-01', line: 'l', unitCost: null, undoes: null };
const receipt = (id: string, count: number, each: number, age: number): CostMove => ({
	...{ ...plain, id, from: null, to: 'W1', quantity: quantity(count), unitCost: price(each), age }
});
/** Pieces that were missed by a stocktake on 9 January, at what they were worth then. */
const missed = (count: number, value: number): CostMove => ({
	...{ ...plain, id: 'count', from: 'W1', to: null, quantity: quantity(count), age: 9 },
	...{ on: '2026-01-09', posted: { value: money(value), fixed: true } }
});
const empty = (method: Book['method']): Book => ({ method, layers: new Map(), pools: new Map() });
const costed = (method: Book['method'], ...moves: readonly CostMove[]) =>
	costMoves(empty(method), moves, (move) => `layer of ${move}`);
const refused = {
	ok: false,
	problems: [
		{ code: 'count.fixed', params: { on: '2026-01-09' }, at: { row: 'l', field: 'quantity' } }
	]
};

describe('what was counted keeps its value', () => {
	test('FIFO: what is left takes the difference', () => {
		const result = costed('fifo', receipt('late', 4, 3, 0), receipt('r', 10, 5, 1), missed(6, 30));
		expect(result).toMatchObject({ ok: true });
		if (!result.ok) return;
		const { values, layers, shares } = result.value;
		expect(values.get('count')).toBe(money(30));
		// 4 @ 3 and 2 @ 5 would be 22; the 8 that are left are worth 32 instead of 40.
		expect([...layers.values()].map(({ value }) => value)).toEqual([0, money(32)]);
		const own = shares.filter(({ move }) => move === 'count');
		expect(own.map(({ layer, value }) => [layer, value])).toEqual([
			['layer of late', money(12)],
			['layer of r', money(18)]
		]);
	});

	test('FIFO: nothing is left that could take it', () => {
		expect(costed('fifo', receipt('r', 6, 4, 0), missed(6, 30))).toEqual(refused);
		expect(costed('fifo', receipt('r', 7, 4, 0), missed(6, 30))).toEqual(refused);
	});

	test('average: the pool takes it', () => {
		const result = costed('average', receipt('r', 10, 4, 0), missed(6, 30));
		expect(result).toMatchObject({ ok: true });
		if (!result.ok) return;
		expect(result.value.pools.get('a')).toEqual({ quantity: quantity(4), value: money(10) });
		expect(costed('average', receipt('r', 10, 2, 0), missed(6, 30))).toEqual(refused);
		expect(costed('average', receipt('r', 6, 6, 0), missed(6, 30))).toEqual(refused);
	});

	test('goods that were found keep what they were found worth', () => {
		const found: CostMove = {
			...receipt('found', 2, 9, 0),
			posted: { value: money(17.99), fixed: true }
		};
		const result = costed('fifo', found);
		expect(result.ok && result.value.values.get('found')).toBe(money(17.99));
		expect(result.ok && [...result.value.layers.values()][0]?.value).toBe(brand(179_900));
	});
});
