import { sql } from 'drizzle-orm';
import type { Day } from '#lib/domain/model/calendar.ts';
import type { Id } from '#lib/domain/model/row.ts';
import type { Returning } from '#lib/domain/stock/spans.ts';
import type { Reading } from './rows.ts';

export type DatedReturning = Returning & { readonly on: Day };

/** What came back of these issues, and what of that was taken back, in the order of days and of those of one as posted. */
export const returningsOf = (
	db: Reading,
	issues: readonly Id[]
): Promise<readonly DatedReturning[]> =>
	db.all<DatedReturning>(
		sql`with back as (
				select m.rowid as at, m.id, m."returns" as issue, m.quantity, m."on"
					from json_each(${JSON.stringify(issues)}) as j
					join "stockMove" as m on m."returns" = j.value collate nocase
					where +m.kind = 'customerReturn' and +m.reverses is null
			)
			select id, issue, quantity, null as undoes, "on", at from back
			union all
			select u.id, b.issue, u.quantity, b.id, u."on", u.rowid from back as b
				join "stockMove" as u on u.reverses = b.id collate nocase
			order by 5, 6`
	);

/** The ages of the layers that receipts made, by their moves. */
export async function agesOf(
	db: Reading,
	receipts: readonly Id[]
): Promise<ReadonlyMap<Id, number>> {
	const rows = await db.all<{ move: Id; age: number }>(
		sql`select l.move, min(l.age) as age from "costLayer" as l
			where l.move in (select value from json_each(${JSON.stringify(receipts)})) group by l.move`
	);
	return new Map(rows.map(({ move, age }) => [move, age]));
}
