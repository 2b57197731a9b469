import { brand } from '#lib/domain/model/amount.ts';
import { groupBy } from '#lib/domain/model/group-by.ts';
import { assert } from '#lib/domain/model/assert.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { reservationEntry } from '#lib/domain/stock/reservation-entry.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import { orderedLines } from '#lib/server/store/sales-order-lines.ts';
import { entriesOfLines, type ReservationEntry } from '#lib/server/store/reservations.ts';
import { movesOf, type StockMove } from '#lib/server/store/stock.ts';
import type { Delivery } from './deliver.ts';
import { followOrders } from './delivered-orders.ts';
import type { Outcome, Scene } from './effects.ts';
import { linesAs } from './paper.ts';
import type { Move } from './post-stock.ts';
import { changedEntry, promise } from './reserve.ts';
import { standingReturns } from './return-goods.ts';
import { storeDrafts } from './store.ts';

/**
 * Goods come back, and what was let go with them is promised again (E31), in the place that it had among all promises.
 * An order that was closed meanwhile wants them no more, so their promise ends with it.
 */
export async function takeDeliveryBack(tx: Tx, scene: Scene): Promise<Outcome> {
	const posted = scene.papers.filter(({ doc }) => doc.state === 'posted');
	const ids = posted.map(({ doc }) => doc.id);
	const problems = await standingReturns(tx, scene.context.actor, 'salesReturn', ids);
	if (problems.length > 0) return { problems };
	const lines = posted.flatMap((paper) => linesAs<Delivery['line']>(paper));
	const served = lines.flatMap(({ orderLine }) => orderLine ?? []);
	if (served.length === 0) return {};
	const ordered = await orderedLines(tx, served);
	const waiting = new Set(
		ordered.filter(({ state }) => !['closed', 'cancelled'].includes(state)).map(({ id }) => id)
	);
	const moves = await movesOf(tx, ids);
	const returned = returnedTo(await entriesOfLines(tx, served), moves, lines);
	const open = returned.filter(({ entry }) => waiting.has(entry.line));
	await storeDrafts(
		tx,
		scene.sequence,
		reservationEntry,
		open.map(({ entry, quantity }) =>
			changedEntry({ entry, cells: { open: brand(entry.open + quantity) } })
		)
	);
	await followOrders(
		tx,
		scene.sequence,
		ordered,
		lines.map((line) => ({ line })),
		-1
	);
	return {
		moves: returned
			.filter(({ entry }) => !waiting.has(entry.line))
			.map(({ entry, quantity }): Move => promise({ ...entry, open: quantity }, 'unreserve', scene))
	};
}

type Returned = { readonly entry: ReservationEntry; readonly quantity: ReservationEntry['open'] };

/**
 * How much of each promise the moves had let go; where a line has several of the same goods, those first of which more
 * was set aside than is promised, then the earlier ones.
 */
function returnedTo(
	entries: readonly ReservationEntry[],
	moves: readonly StockMove[],
	lines: readonly Delivery['line'][]
): readonly Returned[] {
	const orderLineOf = new Map(lines.map(({ id, orderLine }) => [id, orderLine]));
	const byLine = groupBy(entries, ({ line }) => line);
	const returned = new Map<Id, Returned>();
	for (const move of moves.filter(({ kind }) => kind === 'unreserve')) {
		const own = byLine.get(orderLineOf.get(move.line) ?? '') ?? [];
		let left: number = move.quantity;
		for (const entry of own.filter((each) => isOf(each, move)).toSorted(wentFirst)) {
			const sofar = returned.get(entry.id)?.quantity ?? 0;
			const some = Math.min(left, entry.quantity - entry.open - sofar);
			if (some <= 0) continue;
			left -= some;
			returned.set(entry.id, { entry, quantity: brand(sofar + some) });
		}
		assert(left === 0, move.id);
	}
	return [...returned.values()];
}

const wentFirst = (one: ReservationEntry, other: ReservationEntry): number =>
	Number(other.setAside > other.open) - Number(one.setAside > one.open) || one.age - other.age;

const isOf = (entry: ReservationEntry, move: StockMove): boolean =>
	entry.warehouse === move.fromWarehouse &&
	entry.bin === move.fromBin &&
	entry.batch === move.batch &&
	entry.serial === move.serial;
