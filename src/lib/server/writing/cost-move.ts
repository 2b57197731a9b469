import { brand } from '#lib/domain/model/amount.ts';
import type { Id } from '#lib/domain/model/row.ts';
import type { CostMove, Undone } from '#lib/domain/stock/book.ts';
import { kindOf } from '#lib/domain/stock/movement-kind.ts';
import type { Dated } from '#lib/domain/stock/past.ts';
import type { LaterMove } from '#lib/server/store/later-moves.ts';
import { issueOf, receiptOf, type Known } from './cost-known.ts';
import type { Identified } from './cost-stock.ts';

/** Moves of one operation come in the order of their ages, and operations one after the other. */
const MOST_MOVES = 1_000_000;

/** A move that is posted now, as far as its cost goes; `place` is its place in the operation. */
export function toCostMove(
	move: Identified,
	sequence: number,
	place: number,
	known: Known
): CostMove {
	const {
		id,
		goods,
		from,
		to,
		quantity,
		on,
		line,
		cells,
		unitCost = null,
		price = unitCost,
		landed,
		reverses
	} = move;
	return {
		...{
			id,
			goods,
			quantity,
			on,
			line,
			cells,
			unitCost,
			price,
			age: sequence * MOST_MOVES + place
		},
		...{ from: from?.warehouse ?? null, to: to?.warehouse ?? null },
		...(landed ? { landed } : {}),
		undoes: undone(reverses, known),
		...answers(move, known)
	};
}

/** A move that was posted for a later day, to be valued again. */
export function toCostMoveAgain(move: LaterMove, known: Known): CostMove {
	const { id, kind, article, batch, serial, quantity, on, line, unitCost, price, reverses } = move;
	return {
		...{ id, goods: { article, batch, serial }, quantity, on, line, unitCost, price },
		age: move.age ?? 0,
		...{ from: move.fromWarehouse, to: move.toWarehouse, undoes: undone(reverses, known) },
		...answers(move, known),
		posted: { value: move.value ?? brand(0), fixed: kindOf(kind).fixed === true }
	};
}

const undone = (move: Id | null, { worth, shares }: Known): Undone | null =>
	move === null
		? null
		: { move, value: worth.get(move) ?? brand(0), shares: shares.get(move) ?? [] };

/** Goods that come back, with what of their issue they are, and those that go back, with the age of what came. */
function answers(move: Identified | LaterMove, known: Known): Pick<CostMove, 'returns' | 'source'> {
	const [issued, receipt] = [undone(issueOf(move), known), receiptOf(move)];
	return {
		returns: issued && { ...issued, spans: known.spans.get(move.id) ?? [] },
		source: receipt === null ? null : (known.ages.get(receipt) ?? null)
	};
}

/** The same move as far as its places go. */
export const datedAgain = (move: LaterMove): Dated => {
	const { kind, article, batch, serial, quantity, line, on } = move;
	return {
		...{ kind, goods: { article, batch, serial }, quantity, line, on },
		from: shelf(move.fromWarehouse, move.fromBin),
		to: shelf(move.toWarehouse, move.toBin)
	};
};

const shelf = (warehouse: Id | null, bin: Id | null) =>
	warehouse === null ? null : { warehouse, bin };
