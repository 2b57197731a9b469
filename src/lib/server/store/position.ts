import { sql } from 'drizzle-orm';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Query } from '#lib/domain/model/query.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { where, type Columns } from './conditions.ts';
import { orderBy, orderOf } from './order.ts';
import type { Reading } from './rows.ts';

/** Where a row stands among those of a query, from 0; null where it is not one of them. */
export async function position(
	db: Reading,
	entity: Entity,
	query: Query,
	columns: Columns,
	id: Id
): Promise<number | null> {
	const { keys, from } = orderOf(entity.name, columns, query.sort);
	const [found] = await db.all<{ at: number }>(
		sql`select at from (select r.id, row_number() over (order by ${orderBy(keys)}) - 1 as at
			from ${from} where ${where(entity, columns, query)}) where id = ${id}`
	);
	return found ? Number(found.at) : null;
}
