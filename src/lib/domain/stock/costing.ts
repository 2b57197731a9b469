import { brand, type Scaled } from '../model/amount.ts';
import { assert, known } from '../model/assert.ts';
import { fail, ok, type Problem, type Result } from '../model/problem.ts';
import type { Id } from '../model/row.ts';
import type { Book, Costed, CostLayer, CostMove, Share, Undone } from './book.ts';
import { comeBack } from './came-back.ts';
import { carried, issueOldestFirst, receiptUsed, type Part } from './layers.ts';
import { openLayers } from './open-layers.ts';
import { settleFixed } from './settle-fixed.ts';
import { add, noGoods, take, unitCost as unitCostOf, valueOf } from './valuation.ts';
import { draw, lay, listed, pooled, type Work } from './work.ts';

type Money = Scaled<'money'>;

/**
 * What moves cost (F72, F73; E64–E75), and the book after them. They come in the order in which each finds its goods.
 * What comes in is worth its price; what leaves costs what its layers or the average tell; what goes from warehouse to
 * warehouse takes its layers along; what goes back to the supplier leaves out of the layers of its receipt as long as
 * they last, though under the average it is worth what any of them is, since that knows no layers. What takes a move back puts everything where it was, and is refused where the
 * goods of a receipt are used (E75). `idFor` makes the id of a layer that a move brings; what `spared` moves brought is
 * left whole where other goods serve as well.
 */
export function costMoves(
	{ method, layers, pools }: Book,
	moves: readonly CostMove[],
	idFor: (move: Id) => Id,
	spared: ReadonlySet<Id> = new Set()
): Result<Costed> {
	const work: Work = {
		...{ method, layers: new Map(layers), pools: new Map(pools), idFor, made: new Map() },
		open: openLayers(layers.values(), ({ move }) => spared.has(move)),
		...{ values: new Map(), shares: new Map(), problems: [] }
	};
	for (const { id, move } of layers.values()) listed(work.made, move).push(id);
	for (const move of moves) carryOut(work, move);
	const { values, problems } = work;
	if (problems.length > 0) return fail(...problems);
	const shares = [...work.shares.values()].flat();
	return ok({ method, layers: work.layers, pools: work.pools, values, shares });
}

function carryOut(work: Work, move: CostMove) {
	if (move.from === move.to) return;
	const undoes = move.undoes && standing(work, move.undoes);
	if (move.returns) {
		return comeBack(work, move, { ...standing(work, move.returns), spans: move.returns.spans });
	}
	if (move.from === null) return undoes ? bringBack(work, move, undoes) : bring(work, move);
	return undoes ? takeBack(work, move, undoes) : carry(work, move);
}

/** What is taken back, or comes back, may just have been valued anew. */
function standing({ values, shares }: Work, undoes: Undone): Undone {
	const value = values.get(undoes.move);
	return value === undefined
		? undoes
		: { move: undoes.move, value, shares: shares.get(undoes.move) ?? [] };
}

function bring(work: Work, move: CostMove) {
	const at = { row: move.line, field: 'unitCost' };
	const { unitCost, goods, on, age, quantity } = move;
	if (unitCost === null) return void work.problems.push({ code: 'cost.missing', at });
	const price = move.posted?.value ?? valueOf(quantity, unitCost);
	if (price === 'number.too-large') return void work.problems.push({ code: price, at });
	const value = brand<'money'>(price + (move.landed ?? 0));
	const each = move.landed ? (unitCostOf({ quantity, value }) ?? unitCost) : unitCost;
	const warehouse = known(move.to, move.id);
	const holding = {
		received: quantity,
		quantity,
		unitCost: each,
		price: move.price ?? null,
		value
	};
	const id = work.idFor(move.id);
	lay(work, { id, goods, warehouse, on, age, move: move.id, ...holding });
	pooled(work, goods.article, (pool) => add(pool, { quantity, value }));
	work.values.set(move.id, value);
}

/** What had left comes back at what it cost then (E73), each part to its layer. */
function bringBack(work: Work, { id, goods, quantity }: CostMove, { value, shares }: Undone) {
	giveBack(work, id, shares);
	pooled(work, goods.article, (pool) => add(pool, { quantity, value }));
	work.values.set(id, value);
}

function giveBack(work: Work, move: Id, shares: readonly Share[]) {
	for (const { layer, quantity, value } of shares) {
		draw(work, move, layer, { quantity: brand(-quantity), value: brand(-value) });
	}
}

function carry(work: Work, move: CostMove) {
	const warehouse = known(move.from, move.id);
	const place = { goods: move.goods, warehouse };
	const source = work.open.covering(place, move.quantity, move.source ?? undefined);
	assert(source.length > 0, 'layers hold what is on hand');
	const { parts, cost } = issueOldestFirst(source, move.quantity);
	for (const { layer, ...part } of parts) draw(work, move.id, layer.id, part);
	if (move.to !== null) deliver(work, move, move.to, parts);
	if (move.posted?.fixed) return settleFixed(work, move, move.posted.value, cost);
	work.values.set(move.id, work.method === 'fifo' ? cost : averaged(work, move));
}

/** The layers go along, as dear and as old as they are (E74). */
function deliver(work: Work, move: CostMove, warehouse: Id, parts: readonly Part<CostLayer>[]) {
	for (const layer of carried(parts, () => work.idFor(move.id))) {
		lay(work, { ...layer, warehouse, move: move.id });
	}
}

/** Under the average a transfer is worth its share and changes nothing. */
function averaged(work: Work, { goods: { article }, to, quantity }: CostMove): Money {
	const { taken, left } = take(work.pools.get(article) ?? noGoods, quantity);
	if (to === null) work.pools.set(article, left);
	return taken.value;
}

/** A receipt is taken back, or a transfer: the layers that it made must be as they came. */
function takeBack(work: Work, move: CostMove, undoes: Undone) {
	const made = listed(work.made, undoes.move).map((id) => known(work.layers.get(id), id));
	const [used] = made.flatMap((layer) => receiptUsed(layer) ?? []);
	if (used) return void work.problems.push(spent(move, used));
	for (const { id, quantity, value } of made) draw(work, move.id, id, { quantity, value });
	giveBack(work, move.id, undoes.shares);
	// The average goes on as it is: it has been used since, so the goods leave at what they are worth now.
	work.values.set(move.id, work.method === 'fifo' ? undoes.value : averaged(work, move));
}

/** Of a move that was posted before it is the day that matters, since its line is not at hand. */
const spent = ({ posted, on, line, cells }: CostMove, used: Problem): Problem => ({
	...(posted ? { code: 'receipt.used-then', params: { on } } : used),
	at: { row: line, field: cells?.quantity ?? 'quantity' }
});
