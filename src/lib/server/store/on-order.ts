import { sql } from 'drizzle-orm';
import type { Id } from '#lib/domain/model/row.ts';
import type { Reading } from './rows.ts';

/** How much of lines of orders is on order by the ledger; those of which nothing ever was are absent. */
export async function onOrder(db: Reading, lines: readonly Id[]): Promise<ReadonlyMap<Id, number>> {
	const rows = await db.all<{ line: Id; quantity: number }>(
		sql`select m.line, sum(iif(m."toWarehouse" is null, -m.quantity, m.quantity)) as quantity
			from json_each(${JSON.stringify(lines)}) as j
				join "stockMove" as m on m.line = j.value collate nocase and m.counter = 'ordered'
			group by m.line`
	);
	return new Map(rows.map(({ line, quantity }) => [line, quantity]));
}
