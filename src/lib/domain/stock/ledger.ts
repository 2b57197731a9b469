import { brand, LIMIT, places, toDecimal } from '../model/amount.ts';
import { fail, ok, type Problem, type Result } from '../model/problem.ts';
import type { Counters } from './availability.ts';
import { kindOf } from './movement-kind.ts';
import type { Goods, LineCells, Posting, Shelf } from './posting.ts';
import {
	byWarehouse,
	follow,
	spareFor,
	weights,
	type Spare,
	type SparesByWarehouse
} from './spare.ts';

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

/** What is held after postings, and the order in which each of them finds its goods. */
export type Settled<P extends Posting> = { readonly stock: Stock; readonly served: readonly P[] };

/**
 * What would be held after all postings, or every line that cannot be served. What comes in counts before what goes
 * out, and what one line brings serves another one, so the order of the lines does not matter; but goods are there
 * before they go, so nothing goes round in a ring. No counter falls below zero, goods that are promised stay for those
 * they are promised to (E38), nothing is promised twice (E32), and a serial number is on hand once (F14).
 */
export function settle<P extends Posting>(
	stock: Stock,
	postings: readonly P[],
	spares: readonly Spare[] = []
): Result<Settled<P>> {
	const work = { held: new Map(stock), spares: byWarehouse(spares) };
	const served = postings.filter(isServedAtOnce);
	for (const posting of served) carryOut(work, posting);
	let waiting = postings.filter((posting) => !isServedAtOnce(posting));
	for (let before = Infinity; waiting.length < before;) {
		before = waiting.length;
		const still: P[] = [];
		for (const posting of waiting) {
			if (missingFor(work, posting) > 0) {
				still.push(posting);
				continue;
			}
			carryOut(work, posting);
			served.push(posting);
		}
		waiting = still;
	}
	const problems = [
		...waiting.map((posting) => insufficient(posting, missingFor(work, posting))),
		...twiceOnHand(work.held, served),
		...tooMuch(work.held, served)
	];
	return problems.length > 0 ? fail(...problems) : ok({ stock: work.held, served });
}

type Work = { readonly held: Map<string, Held>; readonly spares: SparesByWarehouse };

const isPromise = ({ kind, from, mayExceed }: Posting): boolean =>
	kindOf(kind).promises === true && from === null && mayExceed !== true;

const isServedAtOnce = (posting: Posting): boolean => posting.from === null && !isPromise(posting);

function carryOut(work: Work, posting: Posting) {
	change(work, posting, posting.from, -posting.quantity);
	change(work, posting, posting.to, posting.quantity);
}

function change(
	{ held, spares }: Work,
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
	follow(spares, goods, shelf, quantity * weights[counter]);
}

function missingFor({ held, spares }: Work, posting: Posting): number {
	const { kind, goods, from, quantity, promised } = posting;
	if (isPromise(posting)) return Math.min(quantity, quantity - spareFor(spares, posting));
	if (!from) return 0;
	const { counter, leavesReserved } = kindOf(kind);
	const there = held.get(keyOf(goods, from))?.counters ?? NOTHING;
	const free =
		leavesReserved && !promised
			? Math.min(there.onHand - there.reserved, spareFor(spares, posting))
			: there[counter];
	return Math.min(quantity, quantity - free);
}

const insufficient = (posting: Posting, missing: number): Problem => ({
	code: 'stock.insufficient',
	params: { missing: toDecimal('quantity', missing) },
	at: cellOf(posting, 'quantity')
});

const cellOf = ({ line, cells }: Posting, cell: keyof LineCells) => ({
	row: line,
	field: cells?.[cell] ?? cell
});

/** More than a counter can hold. */
const tooMuch = (held: Stock, postings: readonly Posting[]): readonly Problem[] =>
	postings.flatMap((posting) => {
		const { kind, goods, to } = posting;
		const there = to && held.get(keyOf(goods, to))?.counters[kindOf(kind).counter];
		if (!there || there <= LIMIT) return [];
		return [{ code: 'number.too-large', at: cellOf(posting, 'quantity') }];
	});

function twiceOnHand(held: Stock, postings: readonly Posting[]): readonly Problem[] {
	const onHand = new Map<string, number>();
	for (const { goods, counters } of held.values()) {
		if (goods.serial === null || counters.onHand <= 0) continue;
		onHand.set(pieceOf(goods), (onHand.get(pieceOf(goods)) ?? 0) + counters.onHand);
	}
	return postings.flatMap((posting) => {
		const { goods, to } = posting;
		if (!to || goods.serial === null || (onHand.get(pieceOf(goods)) ?? 0) <= PIECE) return [];
		const params = { serial: goods.serial };
		return [{ code: 'serial.on-hand', params, at: cellOf(posting, 'serials') }];
	});
}

const pieceOf = ({ article, serial }: Goods) => `${article}\n${serial}`;
