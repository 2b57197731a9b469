import { brand } from '../model/amount.ts';
import type { Day } from '../model/calendar.ts';
import type { Result } from '../model/problem.ts';
import type { Id } from '../model/row.ts';
import type { Book, Costed, CostLayer, CostMove, Share } from './book.ts';
import { costMoves } from './costing.ts';
import { add, noGoods, type Holding } from './valuation.ts';

/** What was posted for later days than what is posted now, and what it took from layers. */
export type Later = {
	readonly moves: readonly CostMove[];
	/** By move; those of moves that are taken back may be among them. */
	readonly shares: ReadonlyMap<Id, readonly Share[]>;
};

/**
 * Values moves together with those of later days, as if all had been posted in the order of their days. The later ones
 * are taken out of the book and carried out again, so that it takes as long as there are later ones, however much was
 * posted before. Where the order of days cannot be kept because something was taken back that would be used by then,
 * such goods are spared as long as others serve.
 */
export function replay(
	book: Book,
	later: Later,
	moves: readonly CostMove[],
	newId: () => Id
): Result<Costed> {
	const past = later.moves.length === 0 ? book : before(book, later);
	const all = inOrder([...later.moves, ...moves]);
	const exact = costMoves(past, all, idsFrom(book, later, newId));
	if (exact.ok || !exact.problems.some(({ code }) => code === 'receipt.used-then')) return exact;
	const undone = new Set(all.flatMap(({ undoes }) => undoes?.move ?? []));
	return costMoves(past, all, idsFrom(book, later, newId), undone);
}

/** By day; those of one day as they come. */
export const inOrder = <T extends { readonly on: Day }>(moves: readonly T[]): readonly T[] =>
	moves.toSorted((one, other) => (one.on < other.on ? -1 : Number(one.on > other.on)));

/** The book as it was before the later moves. */
function before({ method, layers, pools }: Book, { moves, shares }: Later): Book {
	const ids = new Set(moves.map(({ id }) => id));
	const then = new Map([...layers].filter(([, { move }]) => !ids.has(move)));
	for (const { layer: id, ...part } of taken({ moves, shares })) {
		const layer = then.get(id);
		if (layer) then.set(id, { ...layer, ...add(layer, part) });
	}
	const held = new Map(pools);
	for (const move of moves) {
		const { goods, posted } = move;
		const pool = held.get(goods.article);
		if (!pool || !posted || (move.from === null) === (move.to === null)) continue;
		const { quantity } = move;
		held.set(goods.article, without(pool, { quantity, value: posted.value }, move.to === null));
	}
	return { method, layers: then, pools: held };
}

const without = (pool: Holding, moved: Holding, left: boolean): Holding => ({
	quantity: brand(pool.quantity + (left ? moved.quantity : -moved.quantity)),
	value: brand(pool.value + (left ? moved.value : -moved.value))
});

const taken = ({ moves, shares }: Later): readonly Share[] =>
	moves.flatMap(({ id }) => shares.get(id) ?? []);

/** A move that is carried out again fills the layers it made before. */
function idsFrom({ layers }: Book, later: Later, newId: () => Id): (move: Id) => Id {
	const ids = new Map<Id, Id[]>(later.moves.map(({ id }) => [id, []]));
	for (const { id, move } of layers.values()) ids.get(move)?.push(id);
	return (move) => ids.get(move)?.shift() ?? newId();
}

/** What differs in a book from what is stored. */
export type Difference = {
	readonly layers: readonly CostLayer[];
	readonly goneLayers: readonly Id[];
	readonly shares: readonly Share[];
	readonly goneShares: readonly Share[];
	readonly pools: readonly (readonly [Id, Holding])[];
};

export function difference(stored: Book, later: Later, after: Costed): Difference {
	const standing = new Map(taken(later).map((share) => [keyOf(share), share]));
	const kept = new Set(after.shares.map(keyOf));
	return {
		layers: [...after.layers.values()].filter(
			(layer) => !isSame(layer, stored.layers.get(layer.id))
		),
		goneLayers: [...stored.layers.keys()].filter((id) => !after.layers.has(id)),
		shares: after.shares.filter((share) => !isSameHolding(share, standing.get(keyOf(share)))),
		goneShares: [...standing].flatMap(([key, share]) => (kept.has(key) ? [] : [share])),
		pools: [...after.pools].filter(
			([id, pool]) => !isSameHolding(pool, stored.pools.get(id) ?? noGoods)
		)
	};
}

const keyOf = ({ move, layer }: Share) => `${move}\n${layer}`;

const isSameHolding = (one: Holding, other: Holding | undefined): boolean =>
	one.quantity === other?.quantity && one.value === other.value;

/** What stays of a layer as long as the same move makes it is not looked at. */
const isSame = (one: CostLayer, other: CostLayer | undefined): boolean =>
	isSameHolding(one, other) &&
	one.on === other?.on &&
	one.age === other.age &&
	one.received === other.received &&
	one.unitCost === other.unitCost &&
	one.price === other.price;
