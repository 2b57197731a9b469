import { places, toDecimal } from '../model/amount.ts';
import type { Day } from '../model/calendar.ts';
import type { Problem } from '../model/problem.ts';
import { keyOf, type Stock } from './ledger.ts';
import { inOrder } from './replay.ts';
import type { Goods, Posting, Shelf } from './posting.ts';

/** A posting on its day. */
export type Dated = Posting & { readonly on: Day };

type Low = { readonly quantity: number; readonly on: Day };
const PIECE = 10 ** places.quantity;

/**
 * Whether moves of days gone by find their goods on their days, and leave enough for those that came after: what is on
 * hand is never below zero on any shelf, nor a serial number there twice. `now` holds what is on hand without the
 * moves; `later` are those posted for later days. What settle() says of today, this says of every day since.
 */
export function pastProblems(
	now: Stock,
	later: readonly Dated[],
	moves: readonly Dated[]
): readonly Problem[] {
	const [shelves, pieces] = [new Map<string, number>(), new Map<string, number>()];
	const present = piecesOnHand(now);
	for (const { goods, from, to } of moves) {
		for (const shelf of [from, to]) {
			if (!shelf) continue;
			const key = keyOf(goods, shelf);
			shelves.set(key, now.get(key)?.counters.onHand ?? 0);
		}
		if (goods.serial !== null) pieces.set(pieceOf(goods), present.get(pieceOf(goods)) ?? 0);
	}
	for (const move of later) carryOut(shelves, pieces, move, -1);
	const [lows, doubles] = [new Map<string, Low>(), new Map<string, Day>()];
	for (const move of inOrder([...later, ...moves])) {
		carryOut(shelves, pieces, move, 1);
		const key = move.from && keyOf(move.goods, move.from);
		const quantity = key === null ? 0 : (shelves.get(key) ?? 0);
		if (key !== null && quantity < (lows.get(key)?.quantity ?? 0)) {
			lows.set(key, { quantity, on: move.on });
		}
		const piece = pieceOf(move.goods);
		if ((pieces.get(piece) ?? 0) > PIECE && !doubles.has(piece)) doubles.set(piece, move.on);
	}
	return [...short(lows, moves), ...twice(doubles, moves)];
}

function carryOut(
	shelves: Map<string, number>,
	pieces: Map<string, number>,
	{ goods, from, to, quantity }: Dated,
	direction: 1 | -1
) {
	const change = (held: Map<string, number>, key: string, by: number) => {
		const before = held.get(key);
		if (before !== undefined) held.set(key, before + by * direction);
	};
	if (from) change(shelves, keyOf(goods, from), -quantity);
	if (to) change(shelves, keyOf(goods, to), quantity);
	if (goods.serial === null) return;
	if (!from) change(pieces, pieceOf(goods), quantity);
	if (!to) change(pieces, pieceOf(goods), -quantity);
}

/** The last line that takes from the shelf until then is told what it lacks. */
const short = (lows: ReadonlyMap<string, Low>, moves: readonly Dated[]): readonly Problem[] =>
	[...lows].flatMap(([key, { quantity, on }]) => {
		const taking = moves.filter((move) => move.on <= on && isFrom(move, key));
		const missing = toDecimal('quantity', -quantity);
		return taking.slice(-1).map(({ line, cells }): Problem => {
			const at = { row: line, field: cells?.quantity ?? 'quantity' };
			return { code: 'stock.insufficient-then', params: { missing, on }, at };
		});
	});

const twice = (doubles: ReadonlyMap<string, Day>, moves: readonly Dated[]): readonly Problem[] =>
	moves.flatMap(({ goods, from, line, cells }) => {
		if (from || goods.serial === null || !doubles.has(pieceOf(goods))) return [];
		const params = { serial: goods.serial };
		return [
			{ code: 'serial.on-hand', params, at: { row: line, field: cells?.serials ?? 'serials' } }
		];
	});

const isFrom = ({ goods, from }: { goods: Goods; from: Shelf | null }, key: string): boolean =>
	from !== null && keyOf(goods, from) === key;

function piecesOnHand(now: Stock): ReadonlyMap<string, number> {
	const pieces = new Map<string, number>();
	for (const { goods, counters } of now.values()) {
		if (goods.serial === null) continue;
		pieces.set(pieceOf(goods), (pieces.get(pieceOf(goods)) ?? 0) + counters.onHand);
	}
	return pieces;
}

const pieceOf = ({ article, serial }: Goods): string => `${article}\n${serial}`;
