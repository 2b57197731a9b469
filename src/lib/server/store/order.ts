import { sql, type SQL } from 'drizzle-orm';
import { known } from '#lib/domain/model/assert.ts';
import type { Sort } from '#lib/domain/model/query.ts';
import { stored } from '#lib/domain/registry.ts';
import { name } from '#lib/server/db/statement.ts';
import { Refused } from '#lib/server/refused.ts';
import { titleOf } from './references.ts';
import type { Columns, Expression } from './conditions.ts';

/** One key of an order. `filled` keys are never null; only `exact` keys may stand in a cursor. */
export type Key = {
	readonly sql: SQL;
	/** The same, as it is written into the order, with its collation. */
	readonly order: SQL;
	readonly descending: boolean;
	readonly filled: boolean;
	readonly exact: boolean;
};

export type Order = {
	readonly keys: readonly Key[];
	/** Tables that the keys need beside the rows' own, which bears the alias `r`. */
	readonly from: SQL;
};

const ROW = sql`r.rowid`;

/** References sort by the title of the row they point to, text without regard to case, ties by age of the row. */
export function orderOf(table: string, columns: Columns, sort: readonly Sort[] = []): Order {
	const tables: SQL[] = [sql`${name(table)} as r`];
	const keys = sort.flatMap(({ field, descending = false }, index) => {
		const column = columns(field);
		if (!column) throw new Refused([{ code: 'query.invalid', params: { field } }]);
		if (column.field === 'formula' || column.field.kind !== 'ref')
			return [plain(column, descending)];
		const alias = `s${index}`;
		const target = known(stored[column.field.to], column.field.to);
		tables.push(
			sql`left join ${name(target.name)} as ${name(alias)} on ${name(alias)}.id = ${column.sql}`
		);
		return titles(alias, titleOf(target, alias), descending);
	});
	const descending = keys[0]?.descending ?? false;
	const last: Key = { sql: ROW, order: ROW, descending, filled: true, exact: true };
	return { keys: [...keys, last], from: sql.join(tables, sql` `) };
}

function plain({ sql: column, field }: Expression, descending: boolean): Key {
	if (field === 'formula') {
		return { sql: column, order: column, descending, filled: false, exact: false };
	}
	const order = field.kind === 'text' ? sql`${column} collate nocase` : column;
	return { sql: column, order, descending, filled: field.required === true, exact: true };
}

/** The title, and then the row itself, so that rows of one reference stay together. */
function titles(alias: string, column: SQL, descending: boolean): Key[] {
	const row = sql`${name(alias)}.rowid`;
	return [
		{ sql: column, order: sql`${column} collate nocase`, descending, filled: false, exact: true },
		{ sql: row, order: row, descending, filled: false, exact: true }
	];
}

export const orderBy = ({ keys }: Order): SQL =>
	sql.join(
		keys.map(({ order, descending }) => (descending ? sql`${order} desc` : order)),
		sql`, `
	);

export type CursorValue = string | number | null;

/** A cursor names the place of one row in an order: the values of all its keys. */
export const toCursor = (values: readonly CursorValue[]): string =>
	Buffer.from(JSON.stringify(values)).toString('base64url');

export function fromCursor(cursor: string, { keys }: Order): readonly CursorValue[] | null {
	try {
		const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
		if (!Array.isArray(values) || values.length !== keys.length) return null;
		return values.every(isCursorValue) ? values : null;
	} catch {
		return null;
	}
}

const isCursorValue = (value: unknown): value is CursorValue =>
	value === null || typeof value === 'string' || typeof value === 'number';

/**
 * What comes after a cursor, as conditions to be asked one after the other until the page is full. The empty cells of
 * the first key are a condition of their own, so that each of them walks one range of the index.
 */
export function after(order: Order, values: readonly CursorValue[]): readonly SQL[] {
	const [first, ...rest] = order.keys;
	if (!first) return [];
	const value = values[0] ?? null;
	const same = following(rest, values.slice(1));
	if (value === null) {
		const empty = sql`${first.sql} is null and ${same}`;
		return first.descending ? [empty] : [empty, sql`${first.sql} is not null`];
	}
	const range = first.descending
		? sql`${first.order} <= ${value} and (${first.order} < ${value} or ${same})`
		: sql`${first.order} >= ${value} and (${first.order} > ${value} or ${same})`;
	return first.descending && !first.filled ? [range, sql`${first.sql} is null`] : [range];
}

function following(keys: readonly Key[], values: readonly CursorValue[]): SQL {
	const [key, ...rest] = keys;
	if (!key) return sql`0`;
	const value = values[0] ?? null;
	const beyond = beyondKey(key, value);
	const same = following(rest, values.slice(1));
	return sql`(${beyond} or (${key.order} is ${value} and ${same}))`;
}

function beyondKey({ order, descending }: Key, value: CursorValue): SQL {
	if (value === null) return descending ? sql`0` : sql`${order} is not null`;
	return descending ? sql`(${order} < ${value} or ${order} is null)` : sql`${order} > ${value}`;
}
