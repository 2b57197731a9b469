import { groupBy } from '#lib/domain/model/group-by.ts';
import type { Draft } from '#lib/domain/model/rule.ts';
import { withCells } from '#lib/domain/rules/run.ts';
import { allocate } from '#lib/domain/stock/allocation.ts';
import { reservationEntry } from '#lib/domain/stock/reservation-entry.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import { openAt, type ReservationEntry, type Stocked } from '#lib/server/store/reservations.ts';
import { recordsAt, type StockRecord } from '#lib/server/store/stock.ts';
import { storeDrafts } from './store.ts';

/** Says anew which promises the goods on hand cover, where something has moved. */
export async function allocateStock(
	tx: Tx,
	sequence: number,
	moved: readonly Stocked[]
): Promise<void> {
	const entries = await openAt(tx, moved);
	if (entries.length === 0) return;
	const records = grouped(await recordsAt(tx, entries));
	const drafts = [...grouped(entries)].flatMap(([key, own]) => {
		const found = allocate((records.get(key) ?? []).map(toLying), own.map(toPromise));
		return own.flatMap((entry) => allocatedTo(entry, found.get(entry.id) ?? entry.allocated));
	});
	await storeDrafts(tx, sequence, reservationEntry, drafts);
}

/** By the article and the warehouse. */
export function grouped<T extends Stocked>(rows: readonly T[]): ReadonlyMap<string, readonly T[]> {
	return groupBy(rows, ({ article, warehouse }) => `${article}\n${warehouse}`);
}

const placed = ({ article, batch, serial, warehouse, bin }: StockRecord | ReservationEntry) => ({
	goods: { article, batch, serial },
	shelf: { warehouse, bin }
});

export const toLying = (record: StockRecord) => ({ ...placed(record), onHand: record.onHand });

export const toPromise = (entry: ReservationEntry) => {
	const { id, open, setAside, priority, age } = entry;
	return { ...placed(entry), id, open, setAside, priority, age };
};

function allocatedTo(
	entry: ReservationEntry,
	allocated: ReservationEntry['allocated']
): readonly Draft[] {
	if (allocated === entry.allocated) return [];
	const draft = { id: entry.id, before: entry, after: entry, changed: new Set<string>() };
	const written = withCells(draft, { allocated });
	return [{ ...written, after: { ...written.after, id: entry.id, version: entry.version + 1 } }];
}
