import { brand, LIMIT, places, toDecimal } from '../model/amount.ts';
import { fail, ok, type Problem, type Result } from '../model/problem.ts';
import type { Counters } from './availability.ts';
import { kindOf } from './movement-kind.ts';
import type { Goods, Posting, Shelf } from './posting.ts';

/** The smallest unit of stock: some goods on one shelf (F8). */
export type Held = { readonly goods: Goods; readonly shelf: Shelf; readonly counters: Counters };
/** What is held, by `keyOf`; where nothing ever was, there is nothing. */
export type Stock = ReadonlyMap<string, Held>;

export const keyOf = ({ article, batch, serial }: Goods, { warehouse, bin }: Shelf): string =>
	[article, warehouse, bin ?? '', batch ?? '', serial ?? ''].join('\n');

const PIECE = 10 ** places.quantity;
const NOTHING: Counters = {
	onHand: brand<'quantity'>(0),
	reserved: brand<'quantity'>(0),
	ordered: brand<'quantity'>(0)
};

/**
 * What would be held after all postings, or every line that cannot be served. What comes in counts before what goes
 * out, so the order of the lines does not matter; what goes out is served line by line. No counter falls below zero,
 * goods that are promised stay for those they are promised to (E38), and a serial number is on hand once (F14).
 */
export function settle(stock: Stock, postings: readonly Posting[]): Result<Stock> {
	const held = new Map(stock);
	for (const posting of postings) change(held, posting, posting.to, posting.quantity);
	const problems: Problem[] = [];
	for (const posting of postings) {
		const missing = posting.from ? missingFor(held, posting, posting.from) : 0;
		if (missing > 0) problems.push(insufficient(posting, missing));
		else change(held, posting, posting.from, -posting.quantity);
	}
	problems.push(...twiceOnHand(held, postings), ...tooMuch(held, postings));
	return problems.length > 0 ? fail(...problems) : ok(held);
}

function change(
	held: Map<string, Held>,
	{ kind, goods }: Posting,
	shelf: Shelf | null,
	quantity: number
) {
	if (!shelf) return;
	const key = keyOf(goods, shelf);
	const before = held.get(key)?.counters ?? NOTHING;
	const { counter } = kindOf(kind);
	const after = brand<'quantity'>(before[counter] + quantity);
	held.set(key, { goods, shelf, counters: { ...before, [counter]: after } });
}

function missingFor(held: Stock, { kind, goods, quantity }: Posting, shelf: Shelf): number {
	const { counter, leavesReserved } = kindOf(kind);
	const there = held.get(keyOf(goods, shelf))?.counters ?? NOTHING;
	const free = leavesReserved ? there[counter] - there.reserved : there[counter];
	return Math.min(quantity, quantity - free);
}

const insufficient = ({ line }: Posting, missing: number): Problem => ({
	code: 'stock.insufficient',
	params: { missing: toDecimal('quantity', missing) },
	at: { row: line, field: 'quantity' }
});

/** More than a counter can hold. */
const tooMuch = (held: Stock, postings: readonly Posting[]): readonly Problem[] =>
	postings.flatMap(({ kind, goods, to, line }) => {
		const there = to && held.get(keyOf(goods, to))?.counters[kindOf(kind).counter];
		if (!there || there <= LIMIT) return [];
		return [{ code: 'number.too-large', at: { row: line, field: 'quantity' } }];
	});

function twiceOnHand(held: Stock, postings: readonly Posting[]): readonly Problem[] {
	const onHand = new Map<string, number>();
	for (const { goods, counters } of held.values()) {
		if (goods.serial === null || counters.onHand <= 0) continue;
		onHand.set(pieceOf(goods), (onHand.get(pieceOf(goods)) ?? 0) + counters.onHand);
	}
	return postings.flatMap(({ goods, to, line }) => {
		if (!to || goods.serial === null || (onHand.get(pieceOf(goods)) ?? 0) <= PIECE) return [];
		const params = { serial: goods.serial };
		return [{ code: 'serial.on-hand', params, at: { row: line, field: 'serials' } }];
	});
}

const pieceOf = ({ article, serial }: Goods) => `${article}\n${serial}`;
