import { documents } from '#lib/domain/documents/index.ts';
import { toDecimal } from '#lib/domain/model/amount.ts';
import { known } from '#lib/domain/model/assert.ts';
import type { Day } from '#lib/domain/model/calendar.ts';
import { headOf, linesOf } from '#lib/domain/model/document.ts';
import type { AnyRow, Cell, Id } from '#lib/domain/model/row.ts';
import { proposeGoods, takers, type OpenLine } from '#lib/domain/stock/proposal.ts';
import { linesOfDocuments } from '#lib/server/store/documents.ts';
import { byIds, type Reading } from '#lib/server/store/rows.ts';
import { movedArticles } from '#lib/server/store/stock.ts';
import { takeable } from '#lib/server/store/takeable.ts';

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
		await takeable(
			db,
			articles,
			String(head[fields.warehouse]),
			ORDER_LINE in linesOf(type).fields
		),
		await movedArticles(db, articles),
		String(head['on'] ?? today)
	);
	const byId = new Map(rows.map((row) => [row.id, row]));
	return found.map(({ line, parts }) => ({
		line,
		version: known(byId.get(line), line).version,
		parts: parts.map(({ bin, batch, serials, quantity }) => ({
			...kept(known(byId.get(line), line)),
			...{ [fields.bin]: bin, batch, serials },
			...(parts.length > 1 && (byId.get(line)?.['pack'] ?? null) !== null ? UNPACKED : {}),
			quantity: toDecimal('quantity', quantity)
		}))
	}));
}

const ORDER_LINE = 'orderLine';
/** Parts of what was so many packs are counted piece by piece. */
const UNPACKED = { pack: null, packs: null };

/** A part of a line is about the same goods, for the same order. */
const kept = (row: AnyRow) => ({
	article: row['article'] ?? null,
	...(ORDER_LINE in row ? { [ORDER_LINE]: row[ORDER_LINE] ?? null } : {})
});

/** Lines of documents that take goods have these fields. */
const toLine = (row: AnyRow, bin: string) =>
	({ ...row, bin: row[bin] ?? null }) as unknown as OpenLine;
