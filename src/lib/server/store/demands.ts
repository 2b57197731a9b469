import { sql, type SQL } from 'drizzle-orm';
import type { Scaled } from '#lib/domain/model/amount.ts';
import type { Cell, Id } from '#lib/domain/model/row.ts';
import type { Demanded } from '#lib/domain/purchasing/demand.ts';
import { usualSupplier } from './demands-to-order.ts';
import type { Reading } from './rows.ts';

type Quantity = Scaled<'quantity'>;

/** The tables whose changes say how far demands have come. */
const FOLLOWED = [
	'salesOrder',
	'deliveryNote',
	'purchaseOrder',
	'purchaseOrderLine',
	'goodsReceipt',
	'reservationEntry',
	'supplierArticle'
];

/** Whether an operation wrote anything that demands follow. */
export async function mayMoveDemands(db: Reading, operation: number): Promise<boolean> {
	const touched = await db.all<{ entity: string }>(
		sql`select distinct entity from change where operation = ${operation}`,
		'short'
	);
	return touched.some(({ entity }) => FOLLOWED.includes(entity));
}

/** A line of an order that has just been confirmed, whose article is bought for it. */
export type NewDemand = Readonly<Record<string, Cell>> & { readonly orderLine: Id };

/** Lines of orders that an operation confirmed, of articles that are bought for them, where the company has Procurement. */
export const newDemands = (db: Reading, operation: number): Promise<readonly NewDemand[]> =>
	db.all(sql`with line as (
			select l.id as "orderLine", o.id as "order", o.customer, o.warehouse, o."deliverOn", l.article,
				l.quantity as needed, o.number as paper, o.rowid as at,
				row_number() over (partition by o.id order by coalesce(l.position, 1e9), l.rowid) as place
			from change as c join "salesOrder" as o on o.id = c."row"
				join "salesOrderLine" as l on l.document = o.id
			where c.operation = ${operation} and c.entity = 'salesOrder' and c.before ->> 'state' = 'draft'
				and o.state = 'confirmed'
		)
		select "orderLine", "order", customer, warehouse, "deliverOn", line.article, needed,
			paper || '/' || place as number, ${usualSupplier(sql`line.article`)} as supplier
		from line join article as a on a.id = line.article
		where a.kind <> 'service' and a."withoutProcurement" = 0
			and exists (select 1 from company where procurement = 1 and inventory = 1)
		order by at, place`);

/** The demands of which an operation changed what they follow. */
export const demandsMovedBy = (db: Reading, operation: number): Promise<readonly { id: Id }[]> =>
	db.all<{
		id: Id;
	}>(sql`with touched as (select entity, "row" from change where operation = ${operation})
		select d.id from touched as c join "demandLine" as d on d."order" = c."row" where c.entity = 'salesOrder'
		union select d.id from touched as c join "deliveryNoteLine" as n on n.document = c."row"
			join "demandLine" as d on d."orderLine" = n."orderLine" where c.entity = 'deliveryNote'
		union select p."demandLine" from touched as c join "purchaseOrderLine" as p on p.document = c."row"
			where c.entity = 'purchaseOrder' and p."demandLine" is not null
		union select p."demandLine" from touched as c join "purchaseOrderLine" as p on p.id = c."row"
			where c.entity = 'purchaseOrderLine' and p."demandLine" is not null
		union select p."demandLine" from touched as c join "goodsReceiptLine" as g on g.document = c."row"
			join "purchaseOrderLine" as p on p.id = g."orderLine"
			where c.entity = 'goodsReceipt' and p."demandLine" is not null
		union select d.id from touched as c join "reservationEntry" as e on e.id = c."row"
			join "demandLine" as d on d."orderLine" = e.line where c.entity = 'reservationEntry'
		union select d.id from change as c left join "supplierArticle" as s on s.id = c."row"
			join "demandLine" as d on d.article in (s.article, c.before ->> 'article')
			where c.operation = ${operation} and c.entity = 'supplierArticle'
				and d.state not in ('shipped', 'cancelled')`);

export type DemandFigures = Demanded & {
	readonly id: Id;
	readonly orderLine: Id;
	readonly article: Id;
	readonly warehouse: Id;
	readonly supplier: Id | null;
	/** What is promised to it, and what of that is set aside, whoever else waits. */
	readonly promised: Quantity;
	readonly setAside: Quantity;
	/** What drafts of purchase orders name. */
	readonly drafted: Quantity;
};

/** How far demands have come. */
export async function demandFigures(
	db: Reading,
	ids: readonly Id[]
): Promise<readonly DemandFigures[]> {
	const promised = (figure: SQL) =>
		sql`(select coalesce(sum(${figure}), 0) from "reservationEntry" as e
			where e.line = d."orderLine" collate nocase and e.open > 0)`;
	const bought = (figure: 'open' | 'quantity', states: readonly string[]) =>
		sql`(select coalesce(sum(p.${sql.raw(figure)}), 0) from "purchaseOrderLine" as p
			join "purchaseOrder" as q on q.id = p.document where p."demandLine" = d.id
				and q.warehouse = d.warehouse and q.state in (select value from json_each(${JSON.stringify(states)})))`;
	const rows = await db.all<Omit<DemandFigures, 'stocked'> & { readonly stocked: number }>(
		sql`select d.id, d."orderLine", d.article, d.warehouse, l.quantity as needed, o.state as "order",
				a."stockManaged" as stocked, ${promised(sql`e.allocated`)} as allocated,
				${promised(sql`e.open`)} as promised, ${promised(sql`min(e."setAside", e.open)`)} as "setAside",
				${usualSupplier(sql`d.article`)} as supplier,
				${bought('open', ['submitted', 'partlyReceived'])} as ordered,
				${bought('quantity', ['draft'])} as drafted,
				(select coalesce(sum(g."forDemand"), 0) from "purchaseOrderLine" as p
					join "goodsReceiptLine" as g on g."orderLine" = p.id join "goodsReceipt" as r on r.id = g.document
					where p."demandLine" = d.id and r.state = 'posted') as received,
				(select coalesce(sum(n.quantity), 0) from "deliveryNoteLine" as n
					join "deliveryNote" as h on h.id = n.document
					where n."orderLine" = d."orderLine" and h.state = 'posted') as shipped
			from "demandLine" as d join "salesOrderLine" as l on l.id = d."orderLine"
				join "salesOrder" as o on o.id = d."order" join article as a on a.id = d.article
			where d.id in (select value from json_each(${JSON.stringify(ids)}))`
	);
	return rows.map((row) => ({ ...row, stocked: Boolean(row.stocked) }));
}
