import { groupBy } from '#lib/domain/model/group-by.ts';
import { sql } from 'drizzle-orm';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import { rowsWhere, type Reading } from './rows.ts';

/** The lines of documents by the document, in the order in which they stand on the paper. */
export async function linesOfDocuments(
	db: Reading,
	lines: Entity,
	documents: readonly Id[]
): Promise<ReadonlyMap<Id, readonly AnyRow[]>> {
	const rows = await rowsWhere(
		db,
		lines,
		sql`r.document in (select value from json_each(${JSON.stringify(documents)}))`
	);
	const found = groupBy(rows, (row): Id => String(row['document']));
	for (const own of found.values()) own.sort(byPosition);
	return found;
}

/** Lines without a position stand at the end, in the order in which they came. */
const byPosition = (one: AnyRow, other: AnyRow): number =>
	Number(one['position'] ?? Infinity) - Number(other['position'] ?? Infinity) || 0;
