import { sql } from 'drizzle-orm';
import type { DocumentType } from '#lib/domain/model/document.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { name } from '#lib/server/db/statement.ts';
import type { Reading } from './rows.ts';

/** Of documents of one type those that have lines, and none of them of anything but services. */
export async function labourOnly(
	db: Reading,
	{ name: type }: DocumentType,
	ids: readonly Id[]
): Promise<ReadonlySet<Id>> {
	const rows = await db.all<{ document: Id }>(
		sql`select l.document from ${name(`${type}Line`)} as l join article as a on a.id = l.article
			where l.document in (select value from json_each(${JSON.stringify(ids)}))
			group by l.document having sum(a.kind <> 'service') = 0`
	);
	return new Set(rows.map(({ document }) => document));
}
