import { sql, type SQL } from 'drizzle-orm';
import { visibleTo } from '#lib/domain/access/visible.ts';
import { known } from '#lib/domain/model/assert.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import { fieldsOf, type Query } from '#lib/domain/model/query.ts';
import { fieldNamed, storedEntries } from '#lib/domain/model/schema.ts';
import { askKey } from '#lib/formulas/compile.ts';
import { formulaFields } from '#lib/formulas/fields.ts';
import { sqlOf, type SqlForm } from '#lib/formulas/sql.ts';
import { Refused } from '#lib/server/refused.ts';
import { storedColumns, type Columns, type Expression } from '#lib/server/store/conditions.ts';
import { answerFor, type Asker } from './facts.ts';
import { toDrizzle } from './facts/formula-sql.ts';
import { lookups } from './facts/lookups.ts';

/**
 * Every column of an entity that the actor may see, in SQL: those stored, and of the formula columns those that the
 * query names. `also` names further ones, such as columns to be added up. Throws Refused for one without SQL.
 */
export async function columnsFor(
	asker: Asker,
	entity: Entity,
	query: Query,
	also: readonly string[] = []
): Promise<Columns> {
	const visible = visibleTo(asker.actor, entity);
	const stored = storedColumns(visible, 'r');
	const computed = new Map<string, Expression>();
	for (const name of new Set([...fieldsOf(query), ...also])) {
		const field = fieldNamed(visible.fields, name);
		if (field?.kind !== 'formula') continue;
		computed.set(name, { sql: await inSql(asker, entity, name), field });
	}
	return (field) => computed.get(field) ?? stored(field);
}

/** Why the database cannot compute a formula column, so that the whole table cannot be sorted or filtered by it. */
export function unsortedBy(entity: Entity, field: string): Problem | null {
	const form = formOf(entity, field);
	if (form.ok) return null;
	if (form.whyNotSql === '=') return { code: 'formula.too-complex' };
	return { code: 'formula.unsorted', params: { name: form.whyNotSql } };
}

const formOf = (entity: Entity, field: string): SqlForm =>
	sqlOf(known(formulaFields(entity).get(field), field).formula, lookups);

async function inSql(asker: Asker, entity: Entity, field: string): Promise<SQL> {
	const { today } = asker;
	const form = formOf(entity, field);
	if (!form.ok) throw new Refused([unsortedBy(entity, field) ?? { code: 'formula.too-complex' }]);
	const asks = form.asks({ today });
	const values = asks.length > 0 ? await answerFor(asker)(asks) : [];
	const answers = new Map(
		asks.map(({ name, args }, at) => [askKey(name, args), values[at] ?? null])
	);
	const names = ['id', ...storedEntries(entity.fields).map(([name]) => name)];
	const columns = names.map((name) => [name, `r."${name}"`]);
	// Empty text is how a formula leaves its cell empty.
	return sql`nullif((${toDrizzle(form.sql(Object.fromEntries(columns), { today, answers }))}), '')`;
}
