import { sql } from 'drizzle-orm';
import { may } from '#lib/domain/access/may.ts';
import { documents } from '#lib/domain/documents/index.ts';
import { known } from '#lib/domain/model/assert.ts';
import { headOf } from '#lib/domain/model/document.ts';
import { groupBy } from '#lib/domain/model/group-by.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { byIds, type Reading } from '#lib/server/store/rows.ts';

type Asker = { readonly db: Reading; readonly actor: Actor };
/** Documents of one type that an operation made: how many, and the first of them. */
export type Made = { readonly document: string; readonly first: Id; readonly count: number };

/**
 * What documents an operation made, as far as the actor may know of them, and in the order in which it did. What is
 * only appended to what the product does leads nowhere.
 */
export async function madeBy({ db, actor }: Asker, operation: Id): Promise<readonly Made[]> {
	const names = Object.entries(documents)
		.filter(([name, { appended }]) => !appended && may(actor, `${name}.read`))
		.map(([name]) => name);
	const rows = await db.all<{ entity: string; row: Id }>(
		sql`select c.entity, c.row from operation as o join change as c on c.operation = o.sequence
			where o.id = ${operation} and c.kind = 'insert'
				and c.entity in (select value from json_each(${JSON.stringify(names)})) order by c.rowid`
	);
	const made: Made[] = [];
	for (const [document, own] of groupBy(rows, ({ entity }) => entity)) {
		const ids = own.map(({ row }) => row);
		const there = await byIds(db, headOf(known(documents[document], document)), ids);
		const seen = new Set(there.map(({ id }) => id));
		const [first] = ids.filter((id) => seen.has(id));
		if (first !== undefined) made.push({ document, first, count: seen.size });
	}
	return made;
}
