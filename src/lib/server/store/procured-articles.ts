import { sql } from 'drizzle-orm';
import type { Id } from '#lib/domain/model/row.ts';
import type { Reading } from './rows.ts';

/** Of articles those that are bought for orders, where the company has Procurement. */
export async function procuredArticles(
	db: Reading,
	articles: readonly Id[]
): Promise<ReadonlySet<Id>> {
	const rows = await db.all<{ id: Id }>(
		sql`select id from article where kind <> 'service' and "withoutProcurement" = 0
			and id in (select value from json_each(${JSON.stringify(articles)}))
			and exists (select 1 from company where procurement = 1 and inventory = 1)`
	);
	return new Set(rows.map(({ id }) => id));
}
