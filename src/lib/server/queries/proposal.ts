import { sql } from 'drizzle-orm';
import { documents } from '#lib/domain/documents/index.ts';
import { toDecimal } from '#lib/domain/model/amount.ts';
import { known } from '#lib/domain/model/assert.ts';
import type { Day } from '#lib/domain/model/calendar.ts';
import { headOf, linesOf } from '#lib/domain/model/document.ts';
import type { AnyRow, Cell, Id } from '#lib/domain/model/row.ts';
import { proposeGoods, takers, type OpenLine, type Takeable } from '#lib/domain/stock/proposal.ts';
import { linesOfDocuments } from '#lib/server/store/documents.ts';
import { byIds, type Reading } from '#lib/server/store/rows.ts';
import { movedArticles } from '#lib/server/store/stock.ts';

/** Cells of a line as they stand on the wire: the first part goes into the line, others are lines of their own. */
export type ProposedLine = {
	readonly line: Id;
	readonly version: number;
	readonly parts: readonly Readonly<Record<string, Cell>>[];
};

/** Which goods the open lines of a document could take, what expires first before what keeps longer. */
export async function proposedLines(
	db: Reading,
	name: string,
	id: Id,
	today: Day
): Promise<readonly ProposedLine[]> {
	const [type, fields] = [known(documents[name], name), known(takers[name], name)];
	const [head] = await byIds(db, headOf(type), [id]);
	const rows = (await linesOfDocuments(db, linesOf(type), [id])).get(id) ?? [];
	if (!head || !type.editable.includes(String(head['state']))) return [];
	const lines = rows.map((row) => toLine(row, fields.bin));
	const articles = [...new Set(lines.map(({ article }) => article))];
	const found = proposeGoods(
		lines,
		await takeable(db, articles, String(head[fields.warehouse])),
		await movedArticles(db, articles),
		String(head['on'] ?? today)
	);
	const byId = new Map(rows.map((row) => [row.id, row]));
	return found.map(({ line, parts }) => ({
		line,
		version: known(byId.get(line), line).version,
		parts: parts.map(({ bin, batch, serials, quantity }) => ({
			article: known(byId.get(line), line)['article'] ?? null,
			...{ [fields.bin]: bin, batch, serials },
			quantity: toDecimal('quantity', quantity)
		}))
	}));
}

/** Lines of documents that take goods have these fields. */
const toLine = (row: AnyRow, bin: string) =>
	({ ...row, bin: row[bin] ?? null }) as unknown as OpenLine;

/** What lies in the warehouse and is promised to nobody. */
const takeable = (
	db: Reading,
	articles: readonly Id[],
	warehouse: Id
): Promise<readonly Takeable[]> =>
	db.all<Takeable>(sql`select r.article, r.bin, r.batch, r.serial, r."onHand" - r.reserved as free,
			b."expiresOn" as "expiresOn", r.rowid as age
		from "stockRecord" as r
		left join batch as b on b.article = r.article and b.code = r.batch collate nocase
		where r.article in (select value from json_each(${JSON.stringify(articles)}))
			and r.warehouse = ${warehouse} and r."onHand" > r.reserved`);
