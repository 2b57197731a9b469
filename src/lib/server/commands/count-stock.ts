import { documents } from '#lib/domain/documents/index.ts';
import type { Scaled } from '#lib/domain/model/amount.ts';
import { known } from '#lib/domain/model/assert.ts';
import type { Day } from '#lib/domain/model/calendar.ts';
import { headOf } from '#lib/domain/model/document.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import type { Context } from '#lib/server/db/transaction.ts';
import { Refused } from '#lib/server/refused.ts';
import type { Reading } from '#lib/server/store/rows.ts';
import { seenIn } from '#lib/server/store/seen.ts';
import { underCount, type UnderCount } from '#lib/server/store/stocktakes.ts';
import { operate } from '#lib/server/writing/operation.ts';
import {
	namedRecords,
	postedBy,
	postForRecords,
	type RecordLine
} from '#lib/server/writing/post-for-records.ts';

/** What somebody counted of a record of stock that said so many then. */
export type Counted = {
	readonly id: Id;
	readonly seen: Scaled<'quantity'>;
	readonly counted: Scaled<'quantity'>;
};
export type StockCount = {
	readonly operation: Id;
	readonly reason: string;
	readonly rows: readonly Counted[];
	readonly confirmed?: readonly string[] | undefined;
	readonly today: Day;
};

/**
 * Sets records of stock right by what was counted: posts an adjustment for each warehouse, all of them or none, and
 * answers their heads. A line says by how much the count differs from the figure that was seen, so that what moved
 * meanwhile is kept (E77).
 */
export function countStock(
	context: Context,
	{ operation, reason, rows, confirmed = [], today }: StockCount
): Promise<readonly AnyRow[]> {
	const type = known(documents['adjustment'], 'adjustment');
	return operate(
		context,
		headOf(type),
		{ operation, source: 'action', request: { reason, rows } },
		async (tx, sequence) => {
			const lines = await linesFor(seenIn(tx, context.actor), rows);
			const head = (warehouse: Id) => ({ warehouse, reason });
			const work = { type, lines, head, at: () => 'onHand', confirmed, today };
			return postForRecords(tx, context, sequence, work);
		},
		(tx, sequence) => postedBy(tx, sequence, type)
	);
}

async function linesFor(db: Reading, rows: readonly Counted[]): Promise<readonly RecordLine[]> {
	const named = await namedRecords(db, rows);
	const differing = named.filter(({ seen, counted }) => counted !== seen);
	const counting = await underCount(
		db,
		differing.map(({ id }) => id)
	);
	if (counting.length > 0) throw new Refused(counting.map(takenAlready));
	return differing.map(({ record, seen, counted }) => {
		const { article, bin, batch, serial } = record;
		return { record, cells: { article, bin, batch, serials: serial, difference: counted - seen } };
	});
}

/** The stocktake posts what differs from its snapshot, which this count would post a second time. */
const takenAlready = ({ record, number }: UnderCount): Problem => ({
	code: 'stocktake.under-way',
	params: { number: number ?? '–' },
	at: { row: record, field: 'onHand' }
});
