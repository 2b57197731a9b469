import { sql } from 'drizzle-orm';
import type { Scaled } from '#lib/domain/model/amount.ts';
import type { Id } from '#lib/domain/model/row.ts';
import type { Reading } from './rows.ts';

/** A line of a sales order with what was delivered of it, as far as that is posted. */
export type OrderedLine = {
	readonly id: Id;
	readonly order: Id;
	readonly number: string | null;
	readonly state: string;
	readonly quantity: Scaled<'quantity'>;
	readonly delivered: Scaled<'quantity'>;
	/** Nobody waits for a service to be delivered. */
	readonly counts: boolean;
};

/** The lines of the orders of which some are named. */
export async function orderedLines(
	db: Reading,
	lines: readonly Id[]
): Promise<readonly OrderedLine[]> {
	if (lines.length === 0) return [];
	const rows = await db.all<Omit<OrderedLine, 'counts'> & { counts: number }>(
		sql`select l.id, l.document as "order", o.number, o.state, l.quantity, a.kind <> 'service' as counts,
				(select coalesce(sum(d.quantity), 0) from "deliveryNoteLine" as d
					join "deliveryNote" as n on n.id = d.document
					where d."orderLine" = l.id and n.state = 'posted') as delivered
			from "salesOrderLine" as l join "salesOrder" as o on o.id = l.document
				join article as a on a.id = l.article
			where l.document in (select m.document from "salesOrderLine" as m
				where m.id in (select value from json_each(${JSON.stringify(lines)})))`
	);
	return rows.map((row) => ({ ...row, counts: Boolean(row.counts) }));
}

/** The orders of lines, by those. */
export async function salesOrderOf(
	db: Reading,
	lines: readonly Id[]
): Promise<ReadonlyMap<Id, Id>> {
	const rows = await db.all<{ id: Id; document: Id }>(sql`select id, document from "salesOrderLine"
		where id in (select value from json_each(${JSON.stringify(lines)}))`);
	return new Map(rows.map(({ id, document }) => [id, document]));
}

/** The posted delivery notes of orders, by their numbers. */
export const deliveriesOf = (
	db: Reading,
	orders: readonly Id[]
): Promise<readonly { readonly order: Id; readonly number: string }[]> =>
	db.all(sql`select distinct l.document as "order", n.number
		from "salesOrderLine" as l join "deliveryNoteLine" as d on d."orderLine" = l.id
			join "deliveryNote" as n on n.id = d.document
		where l.document in (select value from json_each(${JSON.stringify(orders)}))
			and n.state = 'posted' order by n.number`);
