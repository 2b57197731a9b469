import { sql } from 'drizzle-orm';
import type { Tx } from '#lib/server/db/transaction.ts';
import type { Reading } from './rows.ts';

/** What the database knows of itself. */
export async function fact(db: Reading, key: string): Promise<string | null> {
	const [row] = await db.all<{ value: string }>(sql`select value from fact where key = ${key}`);
	return row?.value ?? null;
}

export const putFact = (tx: Tx, key: string, value: string) =>
	tx.run(
		sql`insert into fact (key, value) values (${key}, ${value})
			on conflict (key) do update set value = excluded.value`
	);
