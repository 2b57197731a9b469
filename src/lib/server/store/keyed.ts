import { sql } from 'drizzle-orm';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Cell, Id } from '#lib/domain/model/row.ts';
import { name } from '#lib/server/db/statement.ts';
import { titleOf } from './references.ts';
import type { Reading } from './rows.ts';

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

/** One row by its names: its id, its title, and its cells in the order of the fields asked for. */
export type Named = readonly [id: Id, title: Cell, ...Cell[]];

const PAGE = 5000;

/** Every row of an entity by age, page by page, so that others are answered between: the words rows are called by. */
export async function* everyRow(
	db: Reading,
	entity: Entity,
	fields: readonly string[]
): AsyncGenerator<readonly Named[]> {
	const named = fields.map((field) => sql`r.${name(field)}`);
	const cells = [sql`r.id`, titleOf(entity, 'r'), ...named];
	for (let last = 0; ;) {
		const rows = await db.all<{ at: number; row: string }>(
			sql`select r.rowid as at, json_array(${sql.join(cells, sql`, `)}) as row
				from ${name(entity.name)} as r where r.rowid > ${last} order by r.rowid limit ${PAGE}`
		);
		// json_array() puts the id and the title first.
		yield rows.map(({ row }) => JSON.parse(row) as unknown as Named);
		if (rows.length < PAGE) return;
		last = Number(rows.at(-1)?.at);
	}
}
