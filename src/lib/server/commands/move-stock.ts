import { documents } from '#lib/domain/documents/index.ts';
import type { Scaled } from '#lib/domain/model/amount.ts';
import { known } from '#lib/domain/model/assert.ts';
import type { Day } from '#lib/domain/model/calendar.ts';
import { headOf } from '#lib/domain/model/document.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import type { Shelf } from '#lib/domain/stock/posting.ts';
import type { Context } from '#lib/server/db/transaction.ts';
import { seenIn } from '#lib/server/store/seen.ts';
import { operate } from '#lib/server/writing/operation.ts';
import { namedRecords, postedBy, postForRecords } from '#lib/server/writing/post-for-records.ts';

/** How much of a record of stock goes elsewhere. */
export type Moving = { readonly id: Id; readonly quantity: Scaled<'quantity'> };
export type StockMoving = {
	readonly operation: Id;
	readonly to: Shelf;
	readonly rows: readonly Moving[];
	readonly confirmed?: readonly string[] | undefined;
	readonly today: Day;
};

/**
 * Takes goods of records of stock to one place: posts a transfer for each warehouse that they come from, all of them or
 * none, and answers their heads (F12). What is wrong is told at the record: in its bin where the place is, else on hand.
 */
export function moveStock(
	context: Context,
	{ operation, to, rows, confirmed = [], today }: StockMoving
): Promise<readonly AnyRow[]> {
	const type = known(documents['transfer'], 'transfer');
	return operate(
		context,
		headOf(type),
		{ operation, source: 'action', request: { to, rows } },
		async (tx, sequence) => {
			const lines = (await namedRecords(seenIn(tx, context.actor), rows)).map(
				({ record, quantity }) => {
					const { article, bin: fromBin, batch, serial } = record;
					const goods = { article, batch, serials: serial, quantity };
					return { record, cells: { ...goods, fromBin, toBin: to.bin } };
				}
			);
			const head = (fromWarehouse: Id) => ({ fromWarehouse, toWarehouse: to.warehouse });
			const at = (field?: string) => (field === 'toBin' ? 'bin' : 'onHand');
			return postForRecords(tx, context, sequence, { type, lines, head, at, confirmed, today });
		},
		(tx, sequence) => postedBy(tx, sequence, type)
	);
}
