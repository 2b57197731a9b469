import { brand } from '#lib/domain/model/amount.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import { allocate, type Lying } from '#lib/domain/stock/allocation.ts';
import { keyOf } from '#lib/domain/stock/ledger.ts';
import { portions } from '#lib/domain/stock/moved-line.ts';
import type { Articles } from '#lib/domain/stock/posting.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import { openAt, type ReservationEntry } from '#lib/server/store/reservations.ts';
import { recordsAt } from '#lib/server/store/stock.ts';
import { grouped, toLying, toPromise } from './allocate-stock.ts';
import type { Delivery } from './deliver.ts';

type Reduced = {
	readonly entry: ReservationEntry;
	readonly cells: Pick<ReservationEntry, 'open' | 'allocated'>;
};

/**
 * Whether goods that serve orders are promised to somebody else by name, so that he would have fewer than are allocated
 * to him. What is simply not there is told when it is to leave.
 */
export async function promisedToOthers(
	tx: Tx,
	articles: Articles,
	deliveries: readonly Delivery[],
	reduced: readonly Reduced[]
): Promise<readonly Problem[]> {
	const leaving = grouped(
		deliveries
			.filter(({ stocked }) => stocked)
			.map((each) => ({ ...each, article: each.line.article }))
	);
	const places = [...leaving].filter(([, own]) => own.some(({ line }) => line.orderLine !== null));
	const stocked = places.flatMap(([, own]) => own.slice(0, 1));
	const cells = new Map(reduced.map(({ entry, cells }) => [entry.id, cells]));
	const open = (await openAt(tx, stocked)).map((entry) => ({ ...entry, ...cells.get(entry.id) }));
	const entries = grouped(open);
	const records = grouped(await recordsAt(tx, stocked));
	return places.flatMap(([key, own]) => {
		const left = without((records.get(key) ?? []).map(toLying), own, articles);
		return left ? losers(left, entries.get(key) ?? [], own) : [];
	});
}

/** What lies there once the goods have gone; nothing where they are not there. */
function without(
	lying: readonly Lying[],
	leaving: readonly Delivery[],
	articles: Articles
): readonly Lying[] | undefined {
	const left = new Map(lying.map((each) => [keyOf(each.goods, each.shelf), each]));
	for (const { line, warehouse } of leaving) {
		for (const { goods, quantity } of portions(line, articles)) {
			const key = keyOf(goods, { warehouse, bin: line.bin });
			const there = left.get(key);
			if (!there || there.onHand < quantity) return undefined;
			left.set(key, { ...there, onHand: brand(there.onHand - quantity) });
		}
	}
	return [...left.values()];
}

function losers(
	left: readonly Lying[],
	entries: readonly ReservationEntry[],
	leaving: readonly Delivery[]
): readonly Problem[] {
	const allocated = allocate(left, entries.map(toPromise));
	const losing = entries.filter(({ id, allocated: before }) => (allocated.get(id) ?? 0) < before);
	const last = leaving.findLast(({ line }) => line.orderLine !== null);
	if (losing.length === 0 || !last) return [];
	const papers = [...new Set(losing.map(({ number, document }) => number ?? document))].join(', ');
	return [
		{ code: 'delivery.promised', params: { papers }, at: { row: last.line.id, field: 'quantity' } }
	];
}
