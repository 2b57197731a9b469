import { getTableColumns } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { belonging, belongingOf, mentions } from '#lib/domain/access/belonging.ts';
import { storedEntries } from '#lib/domain/model/schema.ts';
import { known } from '#lib/domain/model/assert.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { stored } from '#lib/domain/registry.ts';
import type { Statement } from '#lib/server/db/statement.ts';
import { change, notice, operation } from '#lib/server/db/system-tables.ts';
import { ALLOWED, cellsAt, isSeen, namedSql, seenSql, type Cells } from './belonging-sql.ts';

/**
 * The same statement over nothing but what somebody may know of: each table that it names and of which he may not see
 * all stands before it under its own name, without the rows of hidden warehouses and without the cells that name
 * such. The database takes these apart again, and so finds rows by the indexes of the tables themselves: by that of their warehouse, unless the statement
 * `walks` along another one.
 */
export function shadowed(
	{ sql, args }: Statement,
	allowed: readonly Id[],
	walks: boolean
): Statement {
	const named = new Set(sql.match(WORDS));
	const tables = [...shadows(walks)].flatMap(([table, text]) => (named.has(table) ? [text] : []));
	const before = [`${ALLOWED}(id) as materialized (select value from json_each(?))`, ...tables];
	const [, own] = /^\s*with\s([^]*)$/i.exec(sql) ?? [];
	const rest = own === undefined ? ` ${sql}` : `, ${own}`;
	return {
		// No index can be named for what is no table.
		sql: `with ${before.join(', ')}${rest.replace(/ indexed by "\w+"/g, '')}`,
		args: [JSON.stringify(allowed), ...args]
	};
}

const WORDS = /\w+/g;

/** What stands in the place of each table, written once. */
function shadows(walks: boolean): ReadonlyMap<string, string> {
	const written = walks ? walking : usual;
	if (written.size > 0) return written;
	const hiding = belonging();
	for (const table of Object.keys(stored)) {
		const text = ofStored(table, walks);
		if (text !== null) written.set(table, text);
	}
	const seen = namedSql(hiding, 'r.entity', 'r."row"');
	written.set('change', shadow('change', columnsOf(change).map(plain), seen));
	written.set('notice', shadow('notice', columnsOf(notice).map(plain), seen));
	written.set('operation', shadow('operation', columnsOf(operation).map(counted(hiding))));
	return written;
}
const usual = new Map<string, string>();
const walking = new Map<string, string>();

const shadow = (table: string, cells: readonly string[], seen = '1'): string =>
	`"${table}" as not materialized (select r.rowid as rowid, ${cells.join(', ')}
		from main."${table}" as r where ${seen})`;

function ofStored(table: string, walks: boolean): string | null {
	const hidden = new Map(mentions(table).map((mention) => [mention.field, mention]));
	const isPart = belongingOf(table) !== undefined;
	if (!isPart && hidden.size === 0) return null;
	const row = cellsAt('r');
	const fields = storedEntries(known(stored[table], table).fields).map(([field]) => field);
	const cells = ['id', 'version', ...fields].map((field) => {
		const mention = hidden.get(field);
		return mention ? `iif(${isSeen(mention, row)}, ${row(field)}, null) as "${field}"` : row(field);
	});
	// The sign keeps the database from finding rows by the cell.
	const where: Cells = walks ? (field) => `+${row(field)}` : row;
	return shadow(table, cells, isPart ? seenSql(table, where) : undefined);
}

const columnsOf = (table: SQLiteTable): readonly string[] =>
	Object.values(getTableColumns(table)).map(({ name }) => name);

const plain = cellsAt('r');

const counts: Readonly<Record<string, string>> = {
	inserted: 'insert',
	updated: 'update',
	deleted: 'delete'
};

/** Of an operation only the rows count that are seen. */
const counted = (hiding: readonly string[]) => (column: string) => {
	const kind = counts[column];
	if (!kind) return plain(column);
	return `(select count(*) from main.change as c where c.operation = r.sequence and c.kind = '${kind}'
		and ${namedSql(hiding, 'c.entity', 'c."row"')}) as "${column}"`;
};
