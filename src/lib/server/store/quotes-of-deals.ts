import { sql } from 'drizzle-orm';
import type { Id } from '#lib/domain/model/row.ts';
import type { Reading } from './rows.ts';

/** A quote that belongs to a deal and is sent or accepted. */
export type QuoteOfDeal = {
	readonly id: Id;
	readonly deal: Id;
	readonly number: string;
	readonly state: 'sent' | 'accepted';
};

export const quotesOfDeals = (db: Reading, deals: readonly Id[]): Promise<readonly QuoteOfDeal[]> =>
	db.all<QuoteOfDeal>(sql`select id, deal, number, state from quote where state in ('sent', 'accepted')
		and deal in (select value from json_each(${JSON.stringify(deals)})) order by rowid`);

/** The orders that were made of quotes and are still drafts. */
export async function draftedOrders(db: Reading, quotes: readonly Id[]): Promise<readonly Id[]> {
	const rows = await db.all<{ id: Id }>(sql`select id from "salesOrder" where state = 'draft'
		and quote in (select value from json_each(${JSON.stringify(quotes)})) order by rowid`);
	return rows.map(({ id }) => id);
}
