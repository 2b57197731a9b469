import { sql, type SQL } from 'drizzle-orm';
import { visibleTo } from '#lib/domain/access/visible.ts';
import { known } from '#lib/domain/model/assert.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import { fieldsOf, type Query } from '#lib/domain/model/query.ts';
import { storedEntries } from '#lib/domain/model/schema.ts';
import { askKey } from '#lib/formulas/compile.ts';
import { formulaFields } from '#lib/formulas/fields.ts';
import { sqlOf } from '#lib/formulas/sql.ts';
import { storedColumns, type Columns, type Expression } from '#lib/server/store/conditions.ts';
import { answerFor, type Asker } from './facts.ts';
import { toDrizzle } from './facts/formula-sql.ts';
import { lookups } from './facts/lookups.ts';

/**
 * Every column of an entity that the actor may see, in SQL: those stored, and of the formula columns those that the
 * query names. `also` names further ones, such as columns to be added up.
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
	for (const field of new Set([...fieldsOf(query), ...also])) {
		const formula =
			visible.fields[field]?.kind === 'formula' && (await inSql(asker, entity, field));
		if (formula) computed.set(field, { sql: formula, field: 'formula' });
	}
	return (field) => computed.get(field) ?? stored(field);
}

/** Null for the few formulas that the database cannot compute. */
async function inSql(asker: Asker, entity: Entity, field: string): Promise<SQL | null> {
	const { formula } = known(formulaFields(entity).get(field), field);
	const { today } = asker;
	const form = sqlOf(formula, lookups);
	if (!form.ok) return null;
	const asks = form.asks({ today });
	const values = asks.length > 0 ? await answerFor(asker)(asks) : [];
	const answers = new Map(
		asks.map(({ name, args }, at) => [askKey(name, args), values[at] ?? null])
	);
	const columns = storedEntries(entity.fields).map(([name]) => [name, `r."${name}"`]);
	// Empty text is how a formula leaves its cell empty.
	return sql`nullif((${toDrizzle(form.sql(Object.fromEntries(columns), { today, answers }))}), '')`;
}
