import { sql } from 'drizzle-orm';
import type { Scaled } from '#lib/domain/model/amount.ts';
import type { Id } from '#lib/domain/model/row.ts';
import type { Reading } from './rows.ts';

/** A line of an order of which some is still to come that no draft of a receipt names yet. */
export type ArrivableLine = {
	readonly order: Id;
	readonly supplier: Id;
	readonly warehouse: Id;
	readonly line: Id;
	readonly left: Scaled<'quantity'>;
};

/** Those of the orders that may be received, in the order of their numbers and their lines. */
export const arrivableLines = (
	db: Reading,
	orders: readonly Id[]
): Promise<readonly ArrivableLine[]> =>
	db.all<ArrivableLine>(
		sql`with drafted as (
				select r."orderLine" as line, sum(r.quantity) as quantity from "goodsReceiptLine" as r
					join "goodsReceipt" as g on g.id = r.document and g.state = 'draft'
					where r."orderLine" in (select id from "purchaseOrderLine" where document in (
						select value from json_each(${JSON.stringify(orders)})))
					group by r."orderLine"
			)
			select o.id as "order", o.supplier, o.warehouse, l.id as line,
					l.open - coalesce(d.quantity, 0) as left
				from "purchaseOrder" as o join "purchaseOrderLine" as l on l.document = o.id
					left join drafted as d on d.line = l.id
				where o.id in (select value from json_each(${JSON.stringify(orders)}))
					and o.state in ('submitted', 'partlyReceived') and l.open > coalesce(d.quantity, 0)
				order by o.number, l.position is null, l.position, l.rowid`
	);
