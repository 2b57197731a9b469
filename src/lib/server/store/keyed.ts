import { sql } from 'drizzle-orm';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { AnyRow, Cell, Id } from '#lib/domain/model/row.ts';
import { name } from '#lib/server/db/statement.ts';
import { narrowed, rowsWhere, type Reading } from './rows.ts';

/** A stored row that holds the key at a place of the list. */
export type Keyed = { readonly at: number; readonly id: Id; readonly version: number };

/** Rows whose `fields` hold one of the keys, cells as stored. Text differs only by more than case; empty equals empty. */
export function byKeys(
	db: Reading,
	entity: Entity,
	fields: readonly string[],
	keys: readonly (readonly Cell[])[]
): Promise<Keyed[]> {
	const cells = keys.map((key) =>
		key.map((cell) => (typeof cell === 'boolean' ? Number(cell) : cell))
	);
	const same = fields.map((field, index) => {
		const text = entity.fields[field]?.kind === 'text';
		const column = text ? sql`r.${name(field)} collate nocase` : sql`r.${name(field)}`;
		const value = sql.raw(`j.value ->> ${index}`);
		return fields.length === 1 ? sql`${column} = ${value}` : sql`${column} is ${value}`;
	});
	return db.all<Keyed>(
		sql`select j.key as at, r.id as id, r.version as version from json_each(${JSON.stringify(cells)}) as j
			cross join ${name(entity.name)} as r where ${sql.join(same, sql` and `)}`
	);
}

/** Every row of an entity, with only these fields, such as the names by which rows are called. */
export const everyRow = (
	db: Reading,
	entity: Entity,
	fields: ReadonlySet<string>
): Promise<AnyRow[]> => rowsWhere(db, narrowed(entity, fields), sql`1`);
