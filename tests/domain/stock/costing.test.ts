import { describe, expect, test } from 'vitest';
import { brand, type Scaled } from '#lib/domain/model/amount.ts';
import type { Book, CostMove, Costed } from '#lib/domain/stock/book.ts';
import { costMoves } from '#lib/domain/stock/costing.ts';

const pieces = (count: number) => brand<'quantity'>(count * 10_000);
const price = (decimal: number) => brand<'price'>(decimal * 1_000_000);
const money = (scaled: number | undefined) => (scaled ?? NaN) / 10_000;

let last = 0;
const idFor = () => `layer ${(last += 1)}`;
const goods = { article: 'a', batch: null, serial: null };
const plain = { goods, on: '2026-01-01', age: 0, line: 'l', unitCost: null, undoes: null };
const receipt = (id: string, count: number, unitCost: Scaled<'price'>, over = {}): CostMove => ({
	...{ ...plain, id, from: null, to: 'W1', quantity: pieces(count), unitCost },
	...over
});
const issue = (id: string, count: number, over = {}): CostMove => ({
	...{ ...plain, id, from: 'W1', to: null, quantity: pieces(count) },
	...over
});

const empty = (method: Book['method']): Book => ({ method, layers: new Map(), pools: new Map() });

function after(book: Book, ...moves: readonly CostMove[]): Costed {
	const result = costMoves(book, moves, idFor);
	if (!result.ok) throw new Error(result.problems.map(({ code }) => code).join());
	return result.value;
}
const left = ({ layers }: Book, warehouse = 'W1') =>
	[...layers.values()]
		.filter((layer) => layer.warehouse === warehouse && layer.quantity > 0)
		.map(({ quantity, unitCost, value }) => [quantity / 1e4, unitCost / 1e6, money(value)]);

const taken = (book: Costed, id: string) => ({
	move: id,
	value: book.values.get(id) ?? brand<'money'>(0),
	shares: book.shares.filter(({ move }) => move === id)
});

/** L1 10 @ 5.00, L2 30 @ 7.00. */
const two = (method: Book['method']) =>
	after(empty(method), receipt('r1', 10, price(5)), receipt('r2', 30, price(7), { age: 1 }));

describe('cost of moves', () => {
	test('E64: FIFO issues 15 for 85.00', () => {
		const book = after(two('fifo'), issue('i', 15));
		expect(money(book.values.get('i'))).toBe(85);
		expect(left(book)).toEqual([[25, 7, 175]]);
	});

	test('E65, E67: the average issues 15 for 97.50, later receipts do not change it', () => {
		const book = after(two('average'), issue('i', 15));
		expect(money(book.values.get('i'))).toBe(97.5);
		const later = after(book, receipt('r3', 25, price(8.1)));
		expect(later.pools.get('a')).toEqual({ quantity: pieces(50), value: 365 * 10_000 });
	});

	test('E74: a transfer takes its layer along', () => {
		const book = after(two('fifo'), issue('t', 4, { to: 'W2' }));
		expect(money(book.values.get('t'))).toBe(20);
		expect(left(book)).toEqual([
			[6, 5, 30],
			[30, 7, 210]
		]);
		expect(left(book, 'W2')).toEqual([[4, 5, 20]]);
	});

	test('E75: a receipt of which goods are gone is not taken back, one that is whole is', () => {
		const book = after(two('fifo'), issue('i', 5));
		const back = (of: string) => issue(`x ${of}`, 10, { undoes: taken(book, of) });
		expect(costMoves(book, [back('r1')], idFor)).toEqual({
			ok: false,
			problems: [{ code: 'receipt.used', params: { used: 5 }, at: { row: 'l', field: 'quantity' } }]
		});
		const whole = after(two('fifo'), issue('x', 30, { undoes: taken(two('fifo'), 'r2') }));
		expect(left(whole)).toEqual([[10, 5, 50]]);
	});

	test('what comes back goes to its layers at what it cost (E73)', () => {
		const book = after(two('fifo'), issue('i', 15));
		const back = after(book, receipt('b', 15, price(0), { undoes: taken(book, 'i') }));
		expect(left(back)).toEqual(left(two('fifo')));
		expect(money(back.values.get('b'))).toBe(85);
	});

	test('a transfer that is taken back leaves everything as it was', () => {
		const book = after(two('fifo'), issue('t', 12, { to: 'W2' }));
		const back = after(book, issue('b', 12, { from: 'W2', to: 'W1', undoes: taken(book, 't') }));
		expect(left(back)).toEqual(left(two('fifo')));
		expect(left(back, 'W2')).toEqual([]);
	});

	test('goods may be carried on as soon as they are there', () => {
		const book = after(
			two('fifo'),
			issue('first', 4, { to: 'W2' }),
			issue('on', 4, { from: 'W2', to: 'W3' })
		);
		expect(left(book, 'W3')).toEqual([[4, 5, 20]]);
	});

	test('goods without a cost are refused at their line', () => {
		const move = { ...receipt('r', 1, price(0)), unitCost: null };
		expect(costMoves(empty('fifo'), [move], idFor)).toEqual({
			ok: false,
			problems: [{ code: 'cost.missing', at: { row: 'l', field: 'unitCost' } }]
		});
	});
});
