import { sql } from 'drizzle-orm';
import type { Day } from '#lib/domain/model/calendar.ts';
import type { Id } from '#lib/domain/model/row.ts';
import type { Reading } from './rows.ts';

/** Which of these quotes have orders that are still drafts, but for those that are named. */
export async function awaitedQuotes(
	db: Reading,
	quotes: readonly Id[],
	but: readonly Id[]
): Promise<readonly Id[]> {
	const rows = await db.all<{ quote: Id }>(
		sql`select distinct quote from "salesOrder" where state = 'draft'
			and quote in (select value from json_each(${JSON.stringify(quotes)}))
			and id not in (select value from json_each(${JSON.stringify(but)}))`
	);
	return rows.map(({ quote }) => quote);
}

/** Quotes that were sent and whose last day is over, the oldest first: all of them, or those among some. */
export async function overQuotes(
	db: Reading,
	today: Day,
	among?: readonly Id[]
): Promise<readonly Id[]> {
	const asked = among
		? sql`id in (select value from json_each(${JSON.stringify(among)}))`
		: sql`true`;
	const rows = await db.all<{ id: Id }>(
		sql`select id from quote where state = 'sent' and "validUntil" < ${today} and ${asked}
			order by "validUntil", rowid`
	);
	return rows.map(({ id }) => id);
}
