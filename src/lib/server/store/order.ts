import { sql, type SQL } from 'drizzle-orm';
import { known } from '#lib/domain/model/assert.ts';
import type { Sort } from '#lib/domain/model/query.ts';
import { stored } from '#lib/domain/registry.ts';
import { codeOrder } from '#lib/server/db/code-order.ts';
import { name } from '#lib/server/db/statement.ts';
import { isCode } from '#lib/server/db/tables.ts';
import { Refused } from '#lib/server/refused.ts';
import { collated, type Columns, type Expression } from './conditions.ts';
import { titleOf } from './references.ts';

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
	/** The field of the first key, whose index the rows may be walked along. */
	readonly leading: string | null;
	/** The rows' own table under the alias `r`, with the tables that the keys need beside it. */
	readonly from: SQL;
	/**
	 * Of an order by a reference: the tables in the order of its titles, for rows that have one, and the same for
	 * those that have none. The database then walks both in order instead of sorting everything.
	 */
	readonly walk: { readonly cell: SQL; readonly filled: SQL; readonly empty: SQL } | null;
};

const ROW = sql`r.rowid`;

/** References sort by the title of the row they point to, text without regard to case, ties by age of the row. */
export function orderOf(table: string, columns: Columns, sort: readonly Sort[] = []): Order {
	const rows = sql`${name(table)} as r`;
	const parts = sort.map((one, index) => partOf(columns, one, `s${index}`));
	const joins = parts.map(({ join }) => join);
	const [first] = parts;
	const descending = first?.keys[0]?.descending ?? false;
	const last: Key = { sql: ROW, order: ROW, descending, filled: true, exact: true };
	return {
		keys: [...parts.flatMap(({ keys }) => keys), last],
		leading: sort[0]?.field ?? null,
		from: joined(rows, joins),
		walk: first?.target
			? {
					cell: first.cell,
					filled: joined(sql`${first.target} cross join ${rows}`, joins.slice(1)),
					empty: joined(rows, joins.slice(1))
				}
			: null
	};
}

type Part = {
	readonly keys: readonly Key[];
	readonly cell: SQL;
	readonly join: SQL | null;
	readonly target: SQL | null;
};

function partOf(columns: Columns, { field, descending = false }: Sort, alias: string): Part {
	const column = columns(field);
	if (!column) throw new Refused([{ code: 'query.invalid', params: { field } }]);
	if (column.field.kind !== 'ref') {
		return { keys: [plain(column, descending)], cell: column.sql, join: null, target: null };
	}
	const entity = known(stored[column.field.to], column.field.to);
	const target = sql`${name(entity.name)} as ${name(alias)}`;
	return {
		keys: titles(alias, titleOf(entity, alias), descending),
		cell: column.sql,
		join: sql`left join ${target} on ${name(alias)}.id = ${column.sql}`,
		target
	};
}

const joined = (from: SQL, joins: readonly (SQL | null)[]): SQL =>
	sql.join([from, ...joins.filter((join) => join !== null)], sql` `);

function plain({ sql: column, field }: Expression, descending: boolean): Key {
	if (field.kind === 'formula') {
		const order = collated(column, field);
		return { sql: column, order, descending, filled: false, exact: false };
	}
	const key = isCode(field) ? codeOrder(column) : column;
	const order = collated(key, field);
	return { sql: key, order, descending, filled: field.required === true, exact: true };
}

/** The title, and then the row itself, so that rows of one reference stay together. */
function titles(alias: string, column: SQL, descending: boolean): Key[] {
	const row = sql`${name(alias)}.rowid`;
	return [
		{ sql: column, order: sql`${column} collate nocase`, descending, filled: false, exact: true },
		{ sql: row, order: row, descending, filled: false, exact: true }
	];
}

export const orderBy = (keys: readonly Key[]): SQL =>
	sql.join(
		keys.map(({ order, descending }) => (descending ? sql`${order} desc` : order)),
		sql`, `
	);
