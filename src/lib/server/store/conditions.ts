import { sql, type SQL } from 'drizzle-orm';
import { isAmount, places } from '#lib/domain/model/amount.ts';
import { known } from '#lib/domain/model/assert.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Field } from '#lib/domain/model/field.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { Condition, Filter, Operator, Query } from '#lib/domain/model/query.ts';
import type { Cell } from '#lib/domain/model/row.ts';
import { readCell } from '#lib/domain/model/read-cell.ts';
import { storedEntries } from '#lib/domain/model/schema.ts';
import { stored } from '#lib/domain/registry.ts';
import { name, real } from '#lib/server/db/statement.ts';
import { resembles } from './likeness.ts';
import { titleOf } from './references.ts';
import { Refused } from '#lib/server/refused.ts';

/** What a column is in SQL. Formula columns come from the caller, who knows how to compute them. */
export type Expression = { readonly sql: SQL; readonly field: Field };
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

type Comparison = (column: SQL, value: SQL) => SQL;
/** Empty cells are less than everything and different from everything, as a spreadsheet user expects. */
const comparisons: Record<
	Exclude<Operator, keyof typeof unary | keyof typeof likenesses | 'in'>,
	Comparison
> = {
	equals: (column, value) => sql`${column} = ${value}`,
	differs: (column, value) => sql`(${column} is null or ${column} <> ${value})`,
	less: (column, value) => sql`${column} < ${value}`,
	atMost: (column, value) => sql`${column} <= ${value}`,
	more: (column, value) => sql`${column} > ${value}`,
	atLeast: (column, value) => sql`${column} >= ${value}`
};
const unary = {
	empty: (column: SQL) => sql`${column} is null`,
	filled: (column: SQL) => sql`${column} is not null`
};
const likenesses = {
	contains: (column: SQL, text: string) => resembles(column, text, 'inside'),
	lacks: (column: SQL, text: string) => resembles(column, text, 'inside'),
	starts: (column: SQL, text: string) => resembles(column, text, 'start')
};

function compare({ sql: column, field }: Expression, condition: Condition): SQL {
	const { is } = condition;
	if (is === 'empty' || is === 'filled') return unary[is](column);
	if (is === 'in') return oneOf(column, field, condition);
	if (is === 'contains' || is === 'lacks' || is === 'starts') {
		const found = likeness(column, field, is, String(condition.value ?? ''));
		return is === 'lacks' ? sql`not coalesce(${found}, 0)` : found;
	}
	return comparisons[is](collated(column, field), sql`${argument(field, condition)}`);
}

/** The kind that the values of a field look like. */
export const kindOf = (field: Field) => (field.kind === 'formula' ? field.as : field.kind);

/** Text is compared and ordered without regard to case. */
export const collated = (column: SQL, field: Field): SQL =>
	kindOf(field) === 'text' ? sql`${column} collate nocase` : column;

function likeness(column: SQL, field: Field, is: keyof typeof likenesses, text: string): SQL {
	if (field.kind !== 'ref') return likenesses[is](shown(column, field), text);
	return sql`${column} in (${titled(field.to, (title) => likenesses[is](title, text))})`;
}

/** What `contains` looks at: the text of a cell, an amount as it is read. */
function shown(column: SQL, field: Field): SQL {
	if (field.kind === 'formula') {
		return sql`iif(typeof(${column}) = 'real', printf('%.15g', ${column}), ${column})`;
	}
	if (!isAmount(field.kind)) return column;
	const decimal = sql`printf('%.6f', ${column} / ${real(10 ** places[field.kind])})`;
	return sql`iif(${column} is null, null, rtrim(rtrim(${decimal}, '0'), '.'))`;
}

function oneOf(column: SQL, field: Field, condition: Condition): SQL {
	const values = condition.values ?? [];
	const filled = values
		.filter((value) => value !== null)
		.map((value) => argument(field, { ...condition, value }));
	const among = sql`${collated(column, field)} in (select value from json_each(${JSON.stringify(filled)}))`;
	return values.includes(null) ? sql`(${column} is null or ${among})` : among;
}

/** The value of a condition as it is stored. It may lie outside what the field allows: nothing equals it then. */
function argument(field: Field, { field: at, value = null }: Condition): Cell {
	if (field.kind === 'formula') return typeof value === 'boolean' ? Number(value) : value;
	const { min: _min, max: _max, ...unbounded } = field;
	const read = readCell({ ...unbounded, required: true }, value);
	if (!read.ok) throw new Refused([invalid(at), { ...read.problem }]);
	return typeof read.value === 'boolean' ? Number(read.value) : read.value;
}

function occurs(entity: Entity, columns: Columns, word: string): SQL {
	const parts = storedEntries(entity.fields).flatMap(([name, field]) => {
		const column = columns(name);
		if (!column) return [];
		if (field.kind === 'text') return [resembles(column.sql, word, 'inside')];
		if (field.kind !== 'ref') return [];
		return [
			sql`${column.sql} in (${titled(field.to, (title) => resembles(title, word, 'inside'))})`
		];
	});
	return parts.length === 0 ? sql`0` : sql`(${sql.join(parts, sql` or `)})`;
}

/** Rows of an entity by what stands for them. */
function titled(target: string, condition: (title: SQL) => SQL): SQL {
	const title = titleOf(known(stored[target], target), 't');
	return sql`select t.id from ${name(target)} as t where ${condition(title)}`;
}
