import { brand, type Scaled } from '../model/amount.ts';
import { assert, known } from '../model/assert.ts';
import type { Day } from '../model/calendar.ts';
import { fail, ok, type Problem, type Result } from '../model/problem.ts';
import type { Id } from '../model/row.ts';
import { carried, issueOldestFirst, receiptUsed, type Layer, type Part } from './layers.ts';
import type { Goods, LineCells } from './posting.ts';
import { add, noGoods, take, valueOf, type Holding } from './valuation.ts';

export type CostMethod = 'fifo' | 'average';

/** Goods of one warehouse that came in together; in what bins they lie does not matter to their cost. */
export type CostLayer = Layer & {
	readonly goods: Goods;
	readonly warehouse: Id;
	readonly on: Day;
	/** Breaks ties between layers of one day: the later one is greater. */
	readonly age: number;
	/** The move that brought them to this warehouse. */
	readonly move: Id;
};

/** What a move took from a layer. */
export type Share = Holding & { readonly move: Id; readonly layer: Id };

/** A move of goods as far as their cost goes; null is outside the company. */
export type CostMove = {
	readonly id: Id;
	readonly goods: Goods;
	readonly from: Id | null;
	readonly to: Id | null;
	readonly quantity: Scaled<'quantity'>;
	readonly on: Day;
	readonly age: number;
	readonly line: Id;
	readonly cells?: LineCells | undefined;
	/** What one of them costs that come in. */
	readonly unitCost: Scaled<'price'> | null;
	/** The move that this one takes back, with what it was worth and took from layers. */
	readonly undoes: {
		readonly move: Id;
		readonly value: Scaled<'money'>;
		readonly shares: readonly Share[];
	} | null;
};

/** What is known of the cost of articles. Layers are always kept; the pools count under the moving average. */
export type Book = {
	readonly method: CostMethod;
	readonly layers: ReadonlyMap<Id, CostLayer>;
	/** All goods of an article together. */
	readonly pools: ReadonlyMap<Id, Holding>;
};
export type Costed = Book & {
	/** What each move is worth. */
	readonly values: ReadonlyMap<Id, Scaled<'money'>>;
	readonly shares: readonly Share[];
};

type Work = {
	readonly method: CostMethod;
	readonly layers: Map<Id, CostLayer>;
	readonly pools: Map<Id, Holding>;
	readonly values: Map<Id, Scaled<'money'>>;
	readonly shares: Share[];
	readonly problems: Problem[];
	readonly idFor: () => Id;
};

/**
 * What moves cost (F72, F73; E64–E75), and the book after them. What comes in is worth its price; what leaves costs
 * what its layers or the average tell; what goes from warehouse to warehouse takes its layers along. What takes a move
 * back puts everything where it was, and is refused where the goods of a receipt are used (E75).
 */
export function costMoves(
	{ method, layers, pools }: Book,
	moves: readonly CostMove[],
	idFor: () => Id
): Result<Costed> {
	const work: Work = {
		...{ method, layers: new Map(layers), pools: new Map(pools), values: new Map(), idFor },
		...{ shares: [], problems: [] }
	};
	// What comes in is there for what goes out, whatever the order of the lines.
	const coming = moves.filter(({ from }) => from === null);
	let rest = moves.filter(({ from }) => from !== null);
	for (const move of coming) bring(work, move);
	while (rest.length > 0) {
		const waiting = rest.filter((move) => !carry(work, move));
		assert(waiting.length < rest.length || work.problems.length > 0, 'layers hold what is on hand');
		rest = waiting.length < rest.length ? waiting : [];
	}
	const { problems, ...costed } = work;
	return problems.length > 0 ? fail(...problems) : ok(costed);
}

function bring(work: Work, move: CostMove) {
	if (move.undoes) return bringBack(work, move, move.undoes);
	const at = { row: move.line, field: 'unitCost' };
	const { unitCost } = move;
	if (unitCost === null) return void work.problems.push({ code: 'cost.missing', at });
	const value = valueOf(move.quantity, unitCost);
	if (value === 'number.too-large') return void work.problems.push({ code: value, at });
	const { goods, on, age, quantity } = move;
	const id = work.idFor();
	const made = { id, goods, warehouse: known(move.to, move.id), on, age, move: move.id };
	work.layers.set(id, { ...made, received: quantity, quantity, unitCost, value });
	pooled(work, goods.article, (pool) => add(pool, { quantity, value }));
	work.values.set(move.id, value);
}

/** What had left comes back at what it cost then (E73), each part to its layer. */
function bringBack(work: Work, { id, goods, quantity }: CostMove, undoes: Undone) {
	giveBack(work, undoes.shares);
	pooled(work, goods.article, (pool) => add(pool, { quantity, value: undoes.value }));
	work.values.set(id, undoes.value);
}

type Undone = NonNullable<CostMove['undoes']>;

function giveBack({ layers }: Work, shares: readonly Share[]) {
	for (const { layer: id, ...part } of shares) {
		const layer = known(layers.get(id), id);
		layers.set(id, { ...layer, ...add(layer, part) });
	}
}

/** Carries out a move from a warehouse; answers whether it could, since another one may have to bring the goods first. */
function carry(work: Work, move: CostMove): boolean {
	if (move.from === move.to) return true;
	if (move.undoes) return takeBack(work, move, move.undoes);
	const source = oldestFirst(work, move);
	if (source.reduce((sum, { quantity }) => sum + quantity, 0) < move.quantity) return false;
	const { parts, cost } = issueOldestFirst(source, move.quantity);
	use(work, move, parts);
	if (move.to !== null) deliver(work, move, move.to, parts);
	work.values.set(move.id, work.method === 'fifo' ? cost : averaged(work, move));
	return true;
}

/** The layers of these goods in the warehouse that have some left. */
const oldestFirst = ({ layers }: Work, { goods, from }: CostMove): readonly CostLayer[] =>
	[...layers.values()]
		.filter(
			({ goods: own, warehouse, quantity }) =>
				quantity > 0 && warehouse === from && isSame(own, goods)
		)
		.sort((one, other) => one.on.localeCompare(other.on) || one.age - other.age);

const isSame = (one: Goods, other: Goods): boolean =>
	one.article === other.article && one.batch === other.batch && one.serial === other.serial;

function use({ layers, shares }: Work, { id }: CostMove, parts: readonly Part<CostLayer>[]) {
	for (const { layer, quantity, value } of parts) {
		layers.set(layer.id, { ...layer, ...take(layer, quantity).left });
		shares.push({ move: id, layer: layer.id, quantity, value });
	}
}

/** The layers go along, as dear and as old as they are (E74). */
function deliver(
	{ layers, idFor }: Work,
	{ id }: CostMove,
	warehouse: Id,
	parts: readonly Part<CostLayer>[]
) {
	for (const layer of carried(parts, idFor)) {
		layers.set(layer.id, { ...layer, warehouse, move: id });
	}
}

/** Under the average a transfer is worth its share and changes nothing. */
function averaged(work: Work, { goods: { article }, to, quantity }: CostMove): Scaled<'money'> {
	const { taken, left } = take(work.pools.get(article) ?? noGoods, quantity);
	if (to === null) work.pools.set(article, left);
	return taken.value;
}

/** A receipt is taken back, or a transfer: the layers that it made must be as they came. */
function takeBack(work: Work, move: CostMove, undoes: Undone): boolean {
	const made = [...work.layers.values()].filter((layer) => layer.move === undoes.move);
	const used = made.flatMap((layer) => receiptUsed(layer) ?? []);
	if (used.length > 0) {
		const at = { row: move.line, field: move.cells?.quantity ?? 'quantity' };
		work.problems.push(...used.slice(0, 1).map((problem) => ({ ...problem, at })));
		return true;
	}
	for (const layer of made) {
		work.layers.set(layer.id, { ...layer, quantity: brand(0), value: brand(0) });
	}
	giveBack(work, undoes.shares);
	// The average goes on as it is: it has been used since, so the goods leave at what they are worth now.
	const value = work.method === 'fifo' ? undoes.value : averaged(work, move);
	work.values.set(move.id, value);
	return true;
}

function pooled({ method, pools }: Work, article: Id, change: (pool: Holding) => Holding) {
	if (method === 'average') pools.set(article, change(pools.get(article) ?? noGoods));
}
