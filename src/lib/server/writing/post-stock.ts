import { entities } from '#lib/domain/entities/index.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import type { Draft } from '#lib/domain/model/rule.ts';
import { initialCells, storedEntries } from '#lib/domain/model/schema.ts';
import { keyOf, settle, type Held } from '#lib/domain/stock/ledger.ts';
import { kindOf } from '#lib/domain/stock/movement-kind.ts';
import type { Posting, Shelf } from '#lib/domain/stock/posting.ts';
import { claimedBy } from '#lib/domain/stock/spare.ts';
import { stockMove } from '#lib/domain/stock/stock-move.ts';
import { newId } from '#lib/server/new-id.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import { Refused } from '#lib/server/refused.ts';
import { record } from '#lib/server/store/log.ts';
import { sparesOf, type Stocked } from '#lib/server/store/reservations.ts';
import { recordsOf, type GoodsPlace, type StockRecord } from '#lib/server/store/stock.ts';
import { insert } from '#lib/server/store/write-rows.ts';
import { allocateStock } from './allocate-stock.ts';
import { closedProblems } from './closed.ts';
import { costStock, type Identified, type Values } from './cost-stock.ts';
import { keepBatches } from './keep-batches.ts';
import { storeDrafts } from './store.ts';

/** A posting with the document that makes it. `reverses` names the move that it takes back. */
export type Move = Posting & {
	readonly document: string;
	readonly paper: Id;
	readonly number: string;
	readonly on: string;
	readonly reverses: Id | null;
	/** The cell of its document that says the day, where that is not `on`. */
	readonly dayField?: string;
};
export type Author = { readonly actor: Actor; readonly sequence: number };

/** Carries moves out: records of stock follow, the ledger is written. All or nothing. */
export async function postStock(tx: Tx, by: Author, moves: readonly Move[]): Promise<void> {
	if (moves.length === 0) return;
	const closed = await closedProblems(tx, moves);
	if (closed.length > 0) throw new Refused(closed);
	const records = await recordsOf(tx, moves.flatMap(placesOf));
	const stored = new Map(records.map((record) => [keyOf(record, shelfOf(record)), record]));
	const held = new Map([...stored].map(([key, record]) => [key, heldIn(record)]));
	const settled = settle(
		held,
		moves,
		await sparesOf(tx, moves.filter(isClaiming).flatMap(claimedBy))
	);
	if (!settled.ok) throw new Refused(settled.problems);
	const { stock, served } = settled.value;
	const drafts = [...stock].flatMap(([key, held]) => draftOf(held, stored.get(key)));
	await storeDrafts(tx, by.sequence, entities.stockRecord, drafts);
	const identified = served.map((move) => ({ ...move, id: newId() }));
	const values = await costStock(tx, by, held, identified);
	const rows = identified.map((move) => toRow(move, values, by));
	await insert(tx, stockMove.name, FIELDS, rows);
	// The ledger is its own log: that of changes only tells those who listen that there is more.
	await record(tx, by.sequence, stockMove.name, 'insert', rows.map(named));
	await keepBatches(tx, by.sequence, moves);
	await allocateStock(tx, by.sequence, identified.flatMap(stockedBy));
}

/** Whether it takes or promises goods that must be promised to nobody else. */
const isClaiming = ({ kind, from, mayExceed }: Move): boolean => {
	const { leavesReserved, promises } = kindOf(kind);
	return from === null ? promises === true && !mayExceed : leavesReserved === true;
};

const stockedBy = ({ goods, from, to }: Move): readonly Stocked[] =>
	[from, to].flatMap((shelf) =>
		shelf ? [{ article: goods.article, warehouse: shelf.warehouse }] : []
	);

/** A row without its cells. */
const named = (draft: Draft): Draft => ({
	...draft,
	after: { id: draft.id, version: draft.after.version }
});

const FIELDS = storedEntries(stockMove.fields).map(([field]) => field);

const placesOf = ({ goods, from, to }: Posting): readonly GoodsPlace[] =>
	[from, to].flatMap((shelf) => (shelf ? [{ goods, shelf }] : []));

const shelfOf = ({ warehouse, bin }: StockRecord): Shelf => ({ warehouse, bin });

const heldIn = ({ article, batch, serial, ...record }: StockRecord): Held => ({
	goods: { article, batch, serial },
	shelf: { warehouse: record.warehouse, bin: record.bin },
	counters: { onHand: record.onHand, reserved: record.reserved, ordered: record.ordered }
});

/** The record as it comes to stand; none where nothing changes. */
function draftOf({ goods, shelf, counters }: Held, before?: StockRecord): readonly Draft[] {
	const cells = { ...goods, ...shelf, ...counters };
	if (!before) {
		const id = newId();
		const after = { ...initialCells(entities.stockRecord.fields), ...cells, id, version: 1 };
		return [{ id, before: null, after, changed: new Set(Object.keys(cells)) }];
	}
	const changed = Object.entries(counters).flatMap(([counter, value]) =>
		before[counter as keyof typeof counters] === value ? [] : [counter]
	);
	if (changed.length === 0) return [];
	const after = { ...before, ...counters, version: before.version + 1 };
	return [{ id: before.id, before, after, changed: new Set(changed) }];
}

function toRow(move: Identified, values: Values, { actor, sequence }: Author): Draft {
	const { id, kind, goods, from, to, quantity, line, document, paper, number, on } = move;
	const after: AnyRow = {
		...{ id, version: 1, on, kind, counter: kindOf(kind).counter, ...goods },
		...{ quantity, line, document, paper, number },
		value: values.get(id) ?? null,
		...{ reverses: move.reverses, returns: move.returns ?? null },
		fromWarehouse: from?.warehouse ?? null,
		fromBin: from?.bin ?? null,
		toWarehouse: to?.warehouse ?? null,
		toBin: to?.bin ?? null,
		who: actor.name,
		at: new Date().toISOString(),
		operation: sequence
	};
	return { id, before: null, after, changed: new Set(FIELDS) };
}
