import { sql } from 'drizzle-orm';
import type { Scaled } from '#lib/domain/model/amount.ts';
import type { Day } from '#lib/domain/model/calendar.ts';
import type { Id } from '#lib/domain/model/row.ts';
import type { Reading } from './rows.ts';

type Quantity = Scaled<'quantity'>;
type Place = { readonly article: Id; readonly warehouse: Id };

export type Lying = Place & { readonly onHand: Quantity };
/** What is promised or on order, by the day on which it goes or comes; without one where nobody has said when. */
export type Due = Place & { readonly day: Day | null; readonly quantity: Quantity };
/** What is kept for somebody, and the first day on which it is not any more. */
export type Kept = Place & { readonly freeOn: Day | null; readonly quantity: Quantity };

/** What lies in each warehouse. */
export const lyingInAll = (db: Reading): Promise<readonly Lying[]> =>
	db.all(sql`select article, warehouse, sum("onHand") as "onHand" from "stockRecord"
		where "onHand" > 0 group by article, warehouse`);

/** What sales orders promise, by the day on which the customer wants it. */
export const promisedByDay = (db: Reading): Promise<readonly Due[]> =>
	db.all(sql`select e.article, e.warehouse, o."deliverOn" as day, sum(e.open) as quantity
		from "reservationEntry" as e join "salesOrder" as o on o.id = e.paper
		where e.open > 0 and e.document = 'salesOrder' group by e.article, e.warehouse, o."deliverOn"`);

/** What other documents keep for somebody. */
export const keptUntil = (db: Reading): Promise<readonly Kept[]> =>
	db.all(sql`select article, warehouse, date(until, '+1 day') as "freeOn", sum(open) as quantity
		from "reservationEntry"
		where open > 0 and document <> 'salesOrder' group by article, warehouse, until`);

/** What is on order of suppliers, by the day on which it is expected. */
export const expectedByDay = (db: Reading): Promise<readonly Due[]> =>
	db.all(sql`select l.article, o.warehouse, coalesce(l."expectedOn", o."expectedOn") as day,
			sum(l.open) as quantity
		from "purchaseOrder" as o join "purchaseOrderLine" as l on l.document = o.id
			join article as a on a.id = l.article and a."stockManaged" = 1
		where o.state in ('submitted', 'partlyReceived') and l.open > 0
		group by l.article, o.warehouse, coalesce(l."expectedOn", o."expectedOn")`);
