import { sql } from 'drizzle-orm';
import type { Id } from '#lib/domain/model/row.ts';
import type { Reading } from './rows.ts';

export async function articleCount(db: Reading): Promise<number> {
	const [row] = await db.all<{ rows: number }>(sql`select count(*) as rows from article`);
	return Number(row?.rows ?? 0);
}

/** The ids of all articles, so many at a time. */
export async function* articleSlices(db: Reading, size: number): AsyncGenerator<readonly Id[]> {
	for (let last = ''; ;) {
		const rows = await db.all<{ id: Id }>(
			sql`select id from article where id > ${last} order by id limit ${size}`
		);
		if (rows.length > 0) yield rows.map(({ id }) => id);
		if (rows.length < size) return;
		last = rows.at(-1)?.id ?? last;
	}
}
