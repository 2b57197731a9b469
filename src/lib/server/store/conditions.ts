import { sql, type SQL } from 'drizzle-orm';
import { isAmount } from '#lib/domain/model/amount.ts';
import { known } from '#lib/domain/model/assert.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { StoredField } from '#lib/domain/model/field.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { Condition, Filter, Operator, Query } from '#lib/domain/model/query.ts';
import type { Cell } from '#lib/domain/model/row.ts';
import { readCell, storedEntries } from '#lib/domain/model/schema.ts';
import { stored } from '#lib/domain/registry.ts';
import { name } from '#lib/server/db/statement.ts';
import { titleOf } from './references.ts';
import { Refused } from '#lib/server/refused.ts';

/** What a column is in SQL. Formula columns come from the caller, who knows how to compute them. */
export type Expression = { readonly sql: SQL; readonly field: StoredField | 'formula' };
export type Columns = (field: string) => Expression | undefined;

/** The stored columns of an entity, under the alias of its table. */
export function storedColumns(entity: Entity, alias: string): Columns {
	const fields = new Map(storedEntries(entity.fields));
	return (field) => {
		const found = fields.get(field);
		return found && { sql: sql`${name(alias)}.${name(field)}`, field: found };
	};
}

/** The WHERE of a query; `true` when it asks nothing. Throws Refused for a field or value that does not fit. */
export function where(entity: Entity, columns: Columns, { filter, search }: Query): SQL {
	const parts = [
		...(filter ? [toSql(columns, filter)] : []),
		...(search ?? '')
			.split(/\s+/)
			.filter((word) => word !== '')
			.map((word) => occurs(entity, columns, word))
	];
	return parts.length === 0 ? sql`1` : sql.join(parts, sql` and `);
}

function toSql(columns: Columns, filter: Filter): SQL {
	if ('all' in filter) return joined(columns, filter.all, sql` and `, sql`1`);
	if ('any' in filter) return joined(columns, filter.any, sql` or `, sql`0`);
	const column = columns(filter.field);
	if (!column) throw new Refused([invalid(filter.field)]);
	return compare(column, filter);
}

function joined(columns: Columns, filters: readonly Filter[], word: SQL, none: SQL): SQL {
	if (filters.length === 0) return none;
	return sql`(${sql.join(
		filters.map((filter) => toSql(columns, filter)),
		word
	)})`;
}

const invalid = (field: string): Problem => ({ code: 'query.invalid', params: { field } });

type Comparison = (column: SQL, value: SQL, text: boolean) => SQL;
/** Empty cells are less than everything and different from everything, as a spreadsheet user expects. */
const comparisons: Record<Exclude<Operator, 'empty' | 'filled' | 'in'>, Comparison> = {
	equals: (column, value) => sql`${column} = ${value}`,
	differs: (column, value) => sql`(${column} is null or ${column} <> ${value})`,
	contains: (column, value) => sql`${column} like ${value} escape '\\'`,
	lacks: (column, value) => sql`(${column} is null or ${column} not like ${value} escape '\\')`,
	starts: (column, value) => sql`${column} like ${value} escape '\\'`,
	less: (column, value) => sql`${column} < ${value}`,
	atMost: (column, value) => sql`${column} <= ${value}`,
	more: (column, value) => sql`${column} > ${value}`,
	atLeast: (column, value) => sql`${column} >= ${value}`
};

function compare({ sql: column, field }: Expression, condition: Condition): SQL {
	const { is } = condition;
	if (is === 'empty') return sql`${column} is null`;
	if (is === 'filled') return sql`${column} is not null`;
	if (is === 'in') return oneOf(column, field, condition);
	const text = field !== 'formula' && field.kind === 'text';
	const collated = text ? sql`${column} collate nocase` : column;
	if (is === 'contains' || is === 'lacks' || is === 'starts') {
		return likeness(column, field, condition);
	}
	return comparisons[is](collated, sql`${argument(field, condition)}`, text);
}

function likeness(column: SQL, field: StoredField | 'formula', condition: Condition): SQL {
	const { is, value } = condition;
	const start = is === 'starts' ? '' : '%';
	const pattern = `${start}${escaped(String(value ?? ''))}%`;
	const comparison = comparisons[is === 'lacks' ? 'contains' : (is as 'contains' | 'starts')];
	const found =
		field !== 'formula' && field.kind === 'ref'
			? sql`${column} in (${titled(field.to, pattern)})`
			: comparison(shown(column, field), sql`${pattern}`, true);
	return is === 'lacks' ? sql`not coalesce(${found}, 0)` : found;
}

/** What `contains` looks at: the text of a cell, a number as it is read. */
const shown = (column: SQL, field: StoredField | 'formula'): SQL =>
	field !== 'formula' && isAmount(field.kind)
		? sql`cast(${column} / ${field.kind === 'price' ? 1e6 : 1e4} as text)`
		: column;

function oneOf(column: SQL, field: StoredField | 'formula', condition: Condition): SQL {
	const values = condition.values ?? [];
	const filled = values
		.filter((value) => value !== null)
		.map((value) => argument(field, { ...condition, value }));
	const collated =
		field !== 'formula' && field.kind === 'text' ? sql`${column} collate nocase` : column;
	const among = sql`${collated} in (select value from json_each(${JSON.stringify(filled)}))`;
	return values.includes(null) ? sql`(${column} is null or ${among})` : among;
}

/** The value of a condition as it is stored. */
function argument(field: StoredField | 'formula', { field: at, value = null }: Condition): Cell {
	if (field === 'formula') return value;
	const read = readCell({ ...field, required: true }, value);
	if (!read.ok) throw new Refused([invalid(at), { ...read.problem }]);
	return typeof read.value === 'boolean' ? Number(read.value) : read.value;
}

function occurs(entity: Entity, columns: Columns, word: string): SQL {
	const pattern = `%${escaped(word)}%`;
	const parts = storedEntries(entity.fields).flatMap(([field, { kind, ...rest }]) => {
		const column = columns(field);
		if (!column) return [];
		if (kind === 'text') return [sql`${column.sql} like ${pattern} escape '\\'`];
		if (kind !== 'ref' || !('to' in rest)) return [];
		return [sql`${column.sql} in (${titled(String(rest.to), pattern)})`];
	});
	return parts.length === 0 ? sql`0` : sql`(${sql.join(parts, sql` or `)})`;
}

const titled = (target: string, pattern: string): SQL => {
	const title = titleOf(known(stored[target], target), 't');
	return sql`select t.id from ${name(target)} as t where ${title} like ${pattern} escape '\\'`;
};

const escaped = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);
