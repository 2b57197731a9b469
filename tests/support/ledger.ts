import { sql } from 'drizzle-orm';
import { counters } from '#lib/domain/stock/movement-kind.ts';
import type { Database } from '#lib/server/db/client.ts';

export type Deviation = { readonly record: string; readonly counter: string; readonly off: number };

/** Records that do not say the sum of their moves, or less than nothing, and moves that no record knows. */
export async function deviations(db: Database): Promise<readonly Deviation[]> {
	const found: Deviation[] = [];
	for (const counter of counters) {
		found.push(
			...(await db.all<Deviation>(sql`
				with flow as (
					select article, batch, serial, toWarehouse as warehouse, toBin as bin, quantity
						from stockMove where counter = ${counter} and toWarehouse is not null
					union all
					select article, batch, serial, fromWarehouse, fromBin, -quantity
						from stockMove where counter = ${counter} and fromWarehouse is not null
				), stand as (
					select article, batch, serial, warehouse, bin, quantity from flow
					union all
					select article, batch, serial, warehouse, bin, -${sql.identifier(counter)} from stockRecord
				)
				select article || ' ' || warehouse as record, ${counter} as counter, sum(quantity) as off
					from stand group by article, batch, serial, warehouse, bin having sum(quantity) <> 0
				union all
				select id, ${counter}, ${sql.identifier(counter)} from stockRecord
					where ${sql.identifier(counter)} < 0`))
		);
	}
	return found;
}

/** Goods of a warehouse of which no layers tell what they cost, or too many. */
export const uncosted = (db: Database): Promise<readonly { article: string; off: number }[]> =>
	db.all(sql`
		with stand as (
			select article, warehouse, batch, serial, onHand as quantity from stockRecord
			union all
			select article, warehouse, batch, serial, -quantity from costLayer
		)
		select article, sum(quantity) as off from stand
			group by article, warehouse, batch, serial having sum(quantity) <> 0`);

/** Where what is promised is not what documents promise still, or is covered by more than is on hand. */
export const unkept = (db: Database): Promise<readonly { article: string; off: number }[]> =>
	db.all(sql`
		with stand as (
			select article, warehouse, bin, batch, serial, reserved as quantity from stockRecord
			union all
			select article, warehouse, bin, batch, serial, -open from reservationEntry
		), covered as (
			select article, warehouse, -onHand as quantity from stockRecord
			union all
			select article, warehouse, allocated from reservationEntry
		)
		select article, sum(quantity) as off from stand
			group by article, warehouse, bin, batch, serial having sum(quantity) <> 0
		union all
		select article, sum(quantity) from covered group by article, warehouse having sum(quantity) > 0
		union all
		select article, allocated - open from reservationEntry where allocated > open`);

/** Articles of which what came in is not worth what went out and what is left, as all of it stands by now. */
export const lostValue = (db: Database): Promise<readonly { article: string; off: number }[]> =>
	db.all(sql`
		with worth as (
			select m.article, m.fromWarehouse, m.toWarehouse, coalesce((select r.after
				from stockRevaluation as r where r.move = m.id order by r.rowid desc limit 1), m.value) as value
				from stockMove as m where m.counter = 'onHand'
		), book as (
			select article, value from costPool
			union all
			select article, value from costLayer where not exists (select 1 from costPool)
		), stand as (
			select article, value from worth where fromWarehouse is null
			union all
			select article, -value from worth where toWarehouse is null
			union all
			select article, -value from book
		)
		select article, sum(value) as off from stand group by article having sum(value) <> 0`);

/** Lines of orders of which something else is open than was ordered, did not come and is still expected, or than is on order. */
export const notOnOrder = (db: Database): Promise<readonly { line: string; off: number }[]> =>
	db.all(sql`
		with asked as (
			select l.id as line, a.stockManaged, l.open, case when o.state in ('draft', 'cancelled') then 0
				else max(0, l.quantity - l.received - l.closedShort) end as due
				from purchaseOrderLine as l join purchaseOrder as o on o.id = l.document
					join article as a on a.id = l.article
		), moved as (
			select line, sum(iif(kind = 'orderOpen', quantity, -quantity)) as quantity
				from stockMove where counter = 'ordered' group by line
		)
		select a.line, a.open - a.due as off from asked as a where a.open <> a.due
		union all
		select a.line, a.open - coalesce(m.quantity, 0) from asked as a left join moved as m using (line)
			where a.stockManaged and a.open <> coalesce(m.quantity, 0)`);
