import { sql } from 'drizzle-orm';
import type { NoticeCode } from '#lib/domain/notices/notice.ts';
import type { Id } from '#lib/domain/model/row.ts';
import type { Reading } from './rows.ts';
import { byNumber, label, named } from './stock-sums.ts';

const CODE: NoticeCode = 'low-stock';

/** A record of which there is less than its minimum, and who is to hear of it. */
export type Low = {
	readonly record: Id;
	readonly label: string;
	readonly available: number;
	readonly minimum: number;
	/** The user of the person who is responsible for the article. */
	readonly user: Id;
};

/** Records that fell below their minimum since somebody was told, of articles for which somebody is responsible. */
export const lowRecords = (db: Reading): Promise<readonly Low[]> =>
	db.all<Low>(
		sql`select r.id as record, ${label(sql`r`)} as label, r."onHand" - r.reserved as available,
				r.minimum, e.user
			from "stockRecord" as r ${named(sql`r`)} join employee as e on e.id = a.responsible
			where r."onHand" - r.reserved < r.minimum and e.user is not null and e.active = 1
				and not exists (select 1 from notice as n where n.code = ${CODE} and n.row = r.id and n.over = 0)
			order by ${byNumber}, r.rowid`
	);

/** Records of which somebody was told, and of which there is enough again, or that are gone. */
export const risenRecords = async (db: Reading): Promise<readonly Id[]> => {
	const rows = await db.all<{ row: Id }>(
		sql`select distinct n.row from notice as n left join "stockRecord" as r on r.id = n.row
			where n.code = ${CODE} and n.over = 0
				and (r.minimum is null or r."onHand" - r.reserved >= r.minimum)`
	);
	return rows.map(({ row }) => row);
};
