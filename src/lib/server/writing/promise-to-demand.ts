import { salesOrder } from '#lib/domain/documents/sales-order.ts';
import { known } from '#lib/domain/model/assert.ts';
import { headOf } from '#lib/domain/model/document.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import { newId } from '#lib/server/new-id.ts';
import type { DemandFigures } from '#lib/server/store/demands.ts';
import type { ReservationEntry } from '#lib/server/store/reservations.ts';
import { byIds } from '#lib/server/store/rows.ts';
import { salesOrderOf } from '#lib/server/store/sales-order-lines.ts';
import type { Scene } from './effects.ts';
import type { NewEntry } from './reserve.ts';

/** The heads of the orders that demands belong to, by the lines of those. */
export async function ordersOf(
	tx: Tx,
	demands: readonly Pick<DemandFigures, 'orderLine'>[]
): Promise<ReadonlyMap<Id, AnyRow>> {
	const orders = await salesOrderOf(
		tx,
		demands.map(({ orderLine }) => orderLine)
	);
	const heads = await byIds(tx, headOf(salesOrder), [...new Set(orders.values())]);
	const byId = new Map(heads.map((row) => [row.id, row]));
	return new Map([...orders].map(([line, order]) => [line, known(byId.get(order), order)]));
}

/** What is promised to the line of an order besides what it has, and set aside for it: any goods of its article. */
export const setAsideFor = (
	{ orderLine, article, warehouse }: DemandFigures,
	order: AnyRow,
	quantity: ReservationEntry['open'],
	{ context }: Scene
): NewEntry => ({
	...{ id: newId(), version: 1, article, batch: null, serial: null, warehouse, bin: null },
	...{ quantity, open: quantity, setAside: quantity, allocated: quantity },
	customer: String(order['customer']),
	...{ until: null, priority: Number(order['priority'] ?? 0) },
	...{ document: salesOrder.name, number: String(order['number']), paper: order.id },
	...{ line: orderLine, who: context.actor.name, at: new Date().toISOString() }
});
