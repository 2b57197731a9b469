import { sql } from 'drizzle-orm';
import type { Day } from '#lib/domain/model/calendar.ts';
import type { Id } from '#lib/domain/model/row.ts';
import type { OrderedLine } from '#lib/domain/purchasing/ordered-line.ts';
import type { Reading } from './rows.ts';

/** Lines of orders by their ids, with the rate of their currency on the day that is given with each. */
export async function orderedLines(
	db: Reading,
	wanted: ReadonlyMap<Id, Day>
): Promise<ReadonlyMap<Id, OrderedLine>> {
	const rows = await db.all<OrderedLine & { id: Id }>(
		sql`select l.id, o.number, o.state, l.quantity, l.received, l."closedShort", l."unitCost",
				l."demandLine" as demand, o.warehouse,
				iif(o.currency is null or o.currency = m.currency, null, c.code) as currency,
				(select x.rate from "exchangeRate" as x where x.currency = o.currency
					and x."validFrom" <= j.value ->> 1 order by x."validFrom" desc limit 1) as rate,
				a."overReceiptPercent" as "articleTolerance", m."overReceiptPercent" as "companyTolerance"
			from json_each(${JSON.stringify([...wanted])}) as j
				join "purchaseOrderLine" as l on l.id = j.value ->> 0
				join "purchaseOrder" as o on o.id = l.document
				join article as a on a.id = l.article
				left join currency as c on c.id = o.currency
				left join company as m`
	);
	return new Map(rows.map((row) => [row.id, row]));
}
