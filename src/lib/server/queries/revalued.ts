import { sql } from 'drizzle-orm';
import { may } from '#lib/domain/access/may.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { stockRevaluation } from '#lib/domain/stock/stock-revaluation.ts';
import type { Reading } from '#lib/server/store/rows.ts';

type Asker = { readonly db: Reading; readonly actor: Actor };

/** Of how many moves an operation changed the value, as far as the actor may know. */
export async function revaluedBy({ db, actor }: Asker, operation: Id): Promise<number> {
	const { name } = stockRevaluation;
	if (!may(actor, `${name}.read`)) return 0;
	const [row] = await db.all<{ count: number }>(
		sql`select count(*) as count from operation as o join change as c on c.operation = o.sequence
			where o.id = ${operation} and c.entity = ${name}`
	);
	return row?.count ?? 0;
}
