import { brand, type Scaled } from '#lib/domain/model/amount.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { costMoves, type CostMove, type Share } from '#lib/domain/stock/costing.ts';
import { kindOf } from '#lib/domain/stock/movement-kind.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import { newId } from '#lib/server/new-id.ts';
import { Refused } from '#lib/server/refused.ts';
import { bookFor, sharesOf, storeBook } from '#lib/server/store/costs.ts';
import type { Move } from './post-stock.ts';

export type Identified = Move & { readonly id: Id };
/** What each move is worth; none where goods stay in their warehouse, or nothing but a promise moves. */
export type Values = ReadonlyMap<Id, Scaled<'money'>>;

/** Moves of one operation come in the order of their ages, and operations one after the other. */
const MOST_MOVES = 1_000_000;

/** Values the moves of goods, and keeps the layers they come from and go to. */
export async function costStock(
	tx: Tx,
	sequence: number,
	moves: readonly Identified[]
): Promise<Values> {
	const goods = moves.filter(({ kind }) => kindOf(kind).counter === 'onHand');
	if (goods.length === 0) return new Map();
	const undone = goods.flatMap(({ reverses }) => reverses?.id ?? []);
	const shares = await sharesOf(tx, undone);
	const costed = goods.map((move, at) => toCostMove(move, sequence * MOST_MOVES + at, shares));
	const book = await bookFor(tx, costed);
	const result = costMoves(book, costed, newId);
	if (!result.ok) throw new Refused(result.problems);
	await storeBook(tx, book, result.value);
	return result.value.values;
}

function toCostMove(
	{ id, goods, from, to, quantity, on, line, cells, unitCost = null, reverses }: Identified,
	age: number,
	shares: readonly Share[]
): CostMove {
	const undoes = reverses && {
		move: reverses.id,
		value: reverses.value ?? brand<'money'>(0),
		shares: shares.filter(({ move }) => move === reverses.id)
	};
	const [source, target] = [from?.warehouse ?? null, to?.warehouse ?? null];
	return { id, goods, from: source, to: target, quantity, on, age, line, cells, unitCost, undoes };
}
