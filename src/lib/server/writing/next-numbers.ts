import { sql } from 'drizzle-orm';
import { entities } from '#lib/domain/entities/index.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import { Refused } from '#lib/server/refused.ts';
import { rowsOf } from '#lib/server/store/rows.ts';
import { storeDrafts } from './store.ts';

/** The next numbers of a range, which has moved on by as many when the transaction commits: none is given twice. */
export async function nextNumbers(
	tx: Tx,
	sequence: number,
	range: string,
	count: number
): Promise<readonly string[]> {
	if (count === 0) return [];
	const { numberRange } = entities;
	const [row] = await rowsOf(tx, numberRange, sql`r.key = ${range}`);
	if (!row) throw new Refused([{ code: 'number-range.missing', params: { range } }]);
	const after = { ...row, next: row.next + count, version: row.version + 1 };
	await storeDrafts(tx, sequence, numberRange, [
		{ id: row.id, before: row, after, changed: new Set(['next']) }
	]);
	return Array.from(
		{ length: count },
		(_, at) => `${row.prefix ?? ''}${String(row.next + at).padStart(row.digits, '0')}`
	);
}
