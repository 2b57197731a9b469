import { sql, type SQL } from 'drizzle-orm';
import { isAmount, toDecimal } from '#lib/domain/model/amount.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Query } from '#lib/domain/model/query.ts';
import type { Cell } from '#lib/domain/model/row.ts';
import { plainCell } from '#lib/domain/model/schema.ts';
import { name } from '#lib/server/db/statement.ts';
import { Refused } from '#lib/server/refused.ts';
import { kindOf, storedColumns, where, type Columns, type Expression } from './conditions.ts';
import { resembles } from './likeness.ts';
import { orderBy, orderOf } from './order.ts';
import type { Reading } from './rows.ts';

/** Over the filled cells of a column, in plain decimals; null where there is nothing to add up. */
export type Total = {
	readonly count: number;
	readonly sum: number | null;
	readonly average: number | null;
	readonly min: Cell;
	readonly max: Cell;
};
export type Totals = {
	readonly count: number;
	readonly fields: Readonly<Record<string, Total>>;
};

const isNumber = ({ field }: Expression) => kindOf(field) === 'integer' || isAmount(kindOf(field));

/** Some rows of a query by their places in its order. */
export type Stretch = { readonly offset: number; readonly limit: number };

/** Counts and sums over every row of a query, not only those on screen, or over a stretch of them. */
export async function totals(
	db: Reading,
	entity: Entity,
	query: Query,
	fields: readonly string[],
	columns: Columns = storedColumns(entity, 'r'),
	stretch?: Stretch
): Promise<Totals> {
	const asked = fields.map((field) => ({ field, column: columnOf(columns, field) }));
	const cells = asked.map(({ column }, index) => sql`${column.sql} as ${name(`cell${index}`)}`);
	const parts = asked.flatMap(({ column }, index) => {
		const cell = name(`cell${index}`);
		const number = isNumber(column) ? numberIn(cell, column) : sql`null`;
		return [
			sql`count(${cell}) as ${name(`count${index}`)}`,
			sql`sum(${number}) as ${name(`sum${index}`)}`,
			sql`count(${number}) as ${name(`numbers${index}`)}`,
			sql`min(${cell}) as ${name(`min${index}`)}`,
			sql`max(${cell}) as ${name(`max${index}`)}`
		];
	});
	// The limit keeps the database from writing each cell, which may be a long formula, wherever it is named.
	const [row = {}] = await db.all<Record<string, Cell>>(
		sql`select ${sql.join([sql`count(*) as rows`, ...parts], sql`, `)}
			from (select ${sql.join([sql`1`, ...cells], sql`, `)} from ${name(entity.name)} as r
				where ${rowsOf(entity, query, columns, stretch)} limit -1)`
	);
	return {
		count: Number(row['rows']),
		fields: Object.fromEntries(
			asked.map(({ field, column }, index) => [field, totalOf(column, row, index)])
		)
	};
}

function rowsOf(entity: Entity, query: Query, columns: Columns, stretch?: Stretch): SQL {
	const asked = where(entity, columns, query);
	if (!stretch) return asked;
	const order = orderOf(entity.name, columns, query.sort);
	return sql`r.rowid in (select r.rowid from ${order.from} where ${asked}
		order by ${orderBy(order.keys)} limit ${stretch.limit} offset ${stretch.offset})`;
}

/** A formula that should come to numbers may come to text in some rows, which does not count. */
const numberIn = (cell: SQL, { field }: Expression): SQL =>
	field.kind === 'formula' ? sql`iif(typeof(${cell}) = 'text', null, ${cell})` : cell;

function columnOf(columns: Columns, field: string): Expression {
	const column = columns(field);
	if (!column) throw new Refused([{ code: 'query.invalid', params: { field } }]);
	return column;
}

function totalOf({ field }: Expression, row: Readonly<Record<string, Cell>>, index: number): Total {
	const raw = row[`sum${index}`] ?? null;
	const sum = raw === null ? null : plain(field, Number(raw));
	const numbers = Number(row[`numbers${index}`]);
	const cell = (key: string) => {
		const found = row[`${key}${index}`] ?? null;
		return field.kind === 'formula' ? found : plainCell(field, found);
	};
	return {
		count: Number(row[`count${index}`]),
		sum,
		average: sum === null || numbers === 0 ? null : sum / numbers,
		min: cell('min'),
		max: cell('max')
	};
}

const plain = (field: Expression['field'], number: number) =>
	isAmount(field.kind) ? toDecimal(field.kind, number) : number;

export type Distinct = { readonly value: Cell; readonly title: string; readonly count: number };
const MOST_VALUES = 200;

/** The values of one column among the rows of a query, the most frequent first, at most 200. */
export async function distinct(
	db: Reading,
	entity: Entity,
	query: Query,
	field: string,
	search: string,
	columns: Columns = storedColumns(entity, 'r')
): Promise<readonly Distinct[]> {
	const column = columnOf(columns, field);
	const definition = column.field;
	const order = orderOf(entity.name, columns, [{ field }]);
	const title = order.keys.length > 1 && order.keys[0] ? order.keys[0].sql : column.sql;
	const found = search === '' ? sql`1` : resembles(sql`cast(${title} as text)`, search, 'inside');
	const rows = await db.all<{ value: Cell; title: Cell; count: number }>(
		sql`select ${column.sql} as value, ${title} as title, count(*) as count from ${order.from}
			where ${where(entity, columns, query)} and ${found}
			group by ${column.sql} order by count desc, title limit ${MOST_VALUES}`
	);
	return rows.map(({ value, title, count }) => {
		const cell = kindOf(definition) === 'flag' && value !== null ? value === 1 : value;
		const plainValue = definition.kind === 'formula' ? cell : plainCell(definition, cell);
		const shown = definition.kind === 'ref' ? title : plainValue;
		return { value: plainValue, title: shown === null ? '' : String(shown), count: Number(count) };
	});
}
