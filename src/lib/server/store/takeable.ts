import { sql } from 'drizzle-orm';
import type { Id } from '#lib/domain/model/row.ts';
import type { Takeable } from '#lib/domain/stock/proposal.ts';
import type { Reading } from './rows.ts';

/**
 * What lies in a warehouse and is promised to nobody. For somebody who is promised goods himself (`promised`) that is
 * also what is promised without a word on which goods it is to be.
 */
export const takeable = (
	db: Reading,
	articles: readonly Id[],
	warehouse: Id,
	promised = false
): Promise<readonly Takeable[]> => {
	const open = sql`r.bin is null and r.batch is null and r.serial is null`;
	const kept = promised ? sql`iif(${open}, 0, r.reserved)` : sql`r.reserved`;
	return db.all<Takeable>(sql`select r.article, r.bin, r.batch, r.serial, r."onHand" - ${kept} as free,
			b."expiresOn" as "expiresOn", r.rowid as age
		from "stockRecord" as r
		left join batch as b on b.article = r.article and b.code = r.batch collate nocase
		where r.article in (select value from json_each(${JSON.stringify(articles)}))
			and r.warehouse = ${warehouse} and r."onHand" > ${kept}`);
};
