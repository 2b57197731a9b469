import { sql, type SQL } from 'drizzle-orm';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { StoredField } from '#lib/domain/model/field.ts';
import type { Query } from '#lib/domain/model/query.ts';
import type { AnyRow, Cell, Id, Row } from '#lib/domain/model/row.ts';
import { storedEntries } from '#lib/domain/model/schema.ts';
import { name, type Plain, type Query as Asked } from '#lib/server/db/statement.ts';
import { breathe } from '#lib/server/db/transaction.ts';
import { CHUNK, chunks } from './chunks.ts';
import { storedColumns, where, type Columns } from './conditions.ts';

/** Anything that answers a SELECT: the readers, or an open write. */
export type Reading = {
	all<T extends object = Plain>(query: Asked, length?: 'short'): Promise<T[]>;
};

/** The cells of a row in the order of the fields, behind its id and version. */
export function toRow(
	fields: readonly (readonly [string, StoredField])[],
	cells: readonly Cell[]
): AnyRow {
	const row: Record<string, Cell> = {};
	fields.forEach(([field, { kind }], index) => {
		const cell = cells[index + 2] ?? null;
		row[field] = kind === 'flag' && cell !== null ? cell === 1 : cell;
	});
	return { ...row, id: String(cells[0]), version: Number(cells[1]) };
}

const ROW = sql`r.rowid`;

export async function count(
	db: Reading,
	entity: Entity,
	query: Query,
	columns: Columns = storedColumns(entity, 'r')
): Promise<number> {
	const [row] = await db.all<{ rows: number }>(
		sql`select count(*) as rows from ${name(entity.name)} as r where ${where(entity, columns, query)}`
	);
	return Number(row?.rows ?? 0);
}

/** The rows that exist among these ids, with the fields of the entity passed, which may be fewer than it has. */
export async function byIds(db: Reading, entity: Entity, ids: readonly Id[]): Promise<AnyRow[]> {
	const rows: AnyRow[] = [];
	for await (const chunk of chunks(ids)) {
		const among = sql`r.id in (select value from json_each(${JSON.stringify(chunk)}))`;
		rows.push(...(await chunkWhere(db, entity, among)).map(({ row }) => row));
	}
	return rows;
}

/** Id, version and fields, in the order in which toRow() reads them. */
export const cellsOf = (entity: Entity): SQL[] =>
	['id', 'version', ...storedEntries(entity.fields).map(([field]) => field)].map(
		(field) => sql`r.${name(field)}`
	);

/** The rows of a statement that selects one JSON array each, as `row`, all in one text: the driver is slow at objects. */
export async function arrays(db: Reading, query: SQL): Promise<readonly (readonly Cell[])[]> {
	const [found] = await db.all<{ rows: string }>(
		sql`select json_group_array(json(row)) as rows from (${query})`
	);
	return JSON.parse(found?.rows ?? '[]') as Cell[][];
}

/** Every row a condition over the alias `r` names, in the order of their age, read in slices. */
export async function rowsWhere(db: Reading, entity: Entity, condition: SQL): Promise<AnyRow[]> {
	const rows: AnyRow[] = [];
	for (let last = 0; ;) {
		const beyond = sql`(${condition}) and r.rowid > ${last} order by r.rowid limit ${CHUNK}`;
		const chunk = await chunkWhere(db, entity, beyond);
		for (const { row } of chunk) rows.push(row);
		if (chunk.length < CHUNK) return rows;
		last = chunk.at(-1)?.at ?? last;
		await breathe();
	}
}

/** The same for an entity that is known: rowsWhere() reads the fields of the entity that it is given. */
export const rowsOf = async <E extends Entity>(
	db: Reading,
	entity: E,
	condition: SQL
): Promise<readonly Row<E>[]> =>
	(await rowsWhere(db, entity, condition)) as unknown as readonly Row<E>[];

async function chunkWhere(db: Reading, entity: Entity, condition: SQL) {
	const fields = storedEntries(entity.fields);
	const cells = [...cellsOf(entity), ROW];
	const found = await arrays(
		db,
		sql`select json_array(${sql.join(cells, sql`, `)}) as row
			from ${name(entity.name)} as r where ${condition}`
	);
	return found.map((cells) => ({ row: toRow(fields, cells), at: Number(cells.at(-1)) }));
}

/** Only some fields of an entity, so that a statement over many rows reads no more than it must. */
export const narrowed = (entity: Entity, names: ReadonlySet<string>): Entity => ({
	...entity,
	fields: Object.fromEntries(Object.entries(entity.fields).filter(([field]) => names.has(field)))
});
