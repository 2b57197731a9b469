import { sql } from 'drizzle-orm';
import type { Id } from '#lib/domain/model/row.ts';
import type { Reading } from './rows.ts';

/** Of whom an order is, and in which currency: empty for the company's own, by whichever way that is said. */
export type Buyer = {
	readonly supplier: Id;
	readonly partner: string;
	readonly currency: Id | null;
};

export async function buyersOf(
	db: Reading,
	orders: readonly Id[]
): Promise<ReadonlyMap<Id, Buyer>> {
	const rows = await db.all<Buyer & { id: Id }>(
		sql`select o.id, o.supplier, p.name as partner,
				iif(o.currency = m.currency, null, o.currency) as currency
			from "purchaseOrder" as o join partner as p on p.id = o.supplier left join company as m
			where o.id in (select value from json_each(${JSON.stringify(orders)}))`
	);
	return new Map(rows.map((row) => [row.id, row]));
}
