import { sql } from 'drizzle-orm';
import { brand, type Scaled } from '#lib/domain/model/amount.ts';
import type { Id } from '#lib/domain/model/row.ts';
import type { Reading } from './rows.ts';

/** A line of a sales order, and how much of it could go out now. */
export type Deliverable = {
	readonly id: Id;
	readonly order: Id;
	readonly article: Id;
	readonly batch: string | null;
	readonly serials: string | null;
	/** What is open and, of what is kept in stock, allocated, less what stands on drafts of delivery notes already. */
	readonly quantity: Scaled<'quantity'>;
	readonly service: boolean;
};

type Row = Omit<Deliverable, 'quantity' | 'service'> & {
	readonly open: number;
	readonly allocated: number | null;
	readonly service: number;
};

/** The lines of orders in the order in which they stand there. */
export async function deliverableLines(
	db: Reading,
	orders: readonly Id[]
): Promise<readonly Deliverable[]> {
	const on = (
		state: string
	) => sql`(select coalesce(sum(d.quantity), 0) from "deliveryNoteLine" as d
		join "deliveryNote" as n on n.id = d.document where d."orderLine" = l.id and n.state = ${state})`;
	const rows = await db.all<Row>(
		sql`select l.id, l.document as "order", l.article, l.batch, l.serials, a.kind = 'service' as service,
				l.quantity - ${on('posted')} - ${on('draft')} as open,
				case when a."stockManaged" then (select coalesce(sum(e.allocated), 0) from "reservationEntry" as e
					where e.line = l.id collate nocase) - ${on('draft')} end as allocated
			from "salesOrderLine" as l join article as a on a.id = l.article
			where l.document in (select value from json_each(${JSON.stringify(orders)}))
			order by l.document, coalesce(l.position, 1e9), l.rowid`
	);
	return rows.map(({ open, allocated, service, ...row }) => ({
		...row,
		quantity: brand(Math.max(Math.min(open, allocated ?? open), 0)),
		service: Boolean(service)
	}));
}
