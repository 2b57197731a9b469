import { sql } from 'drizzle-orm';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import type { Draft } from '#lib/domain/model/rule.ts';
import { name } from '#lib/server/db/statement.ts';
import { CHUNK } from './chunks.ts';
import type { Reading } from './rows.ts';

/**
 * The drafts whose values in `fields` another row holds, stored or among the drafts. Text differs only by more than
 * case. One field alone may be empty in many rows; in a set of several, empty equals empty.
 */
export async function taken(
	db: Reading,
	entity: Entity,
	fields: readonly string[],
	drafts: readonly Draft[]
): Promise<ReadonlySet<Id>> {
	const keyed = drafts
		.map(({ id, after }) => ({ id, key: keyOf(fields, after), cells: fields.map((f) => after[f]) }))
		.filter(({ cells }) => fields.length > 1 || cells[0] !== null);
	const clashing = new Set(sameAmong(keyed));
	for (let start = 0; start < keyed.length; start += CHUNK) {
		const chunk = keyed.slice(start, start + CHUNK);
		for (const { draft, row } of await holders(db, entity, fields, chunk)) {
			if (draft !== row) clashing.add(draft);
		}
	}
	return clashing;
}

type Keyed = { readonly id: Id; readonly key: string; readonly cells: readonly unknown[] };

const keyOf = (fields: readonly string[], after: AnyRow): string =>
	JSON.stringify(fields.map((field) => after[field] ?? null)).toLowerCase();

function sameAmong(keyed: readonly Keyed[]): Id[] {
	const first = new Map<string, Id>();
	return keyed.flatMap(({ id, key }) => {
		const other = first.get(key);
		if (other === undefined) first.set(key, id);
		return other === undefined ? [] : [id];
	});
}

function holders(db: Reading, entity: Entity, fields: readonly string[], keyed: readonly Keyed[]) {
	const cells = keyed.flatMap(({ id, cells }) =>
		spellings(cells).map((spelled) => [id, ...spelled.map(toStored)])
	);
	const same = fields.map((field, index) => {
		const text = entity.fields[field]?.kind === 'text';
		const column = text ? sql`r.${name(field)} collate nocase` : sql`r.${name(field)}`;
		const value = sql.raw(`j.value ->> ${index + 1}`);
		return fields.length === 1 ? sql`${column} = ${value}` : sql`${column} is ${value}`;
	});
	return db.all<{ draft: Id; row: Id }>(
		sql`select j.value ->> 0 as draft, r.id as row from json_each(${JSON.stringify(cells)}) as j
			cross join ${name(entity.name)} as r where ${sql.join(same, sql` and `)}`
	);
}

/** The database folds ASCII letters only, so that words with others are looked for in small and capital letters too. */
function spellings(cells: readonly unknown[]): readonly (readonly unknown[])[] {
	if (!cells.some((cell) => typeof cell === 'string' && /[^\p{ASCII}]/u.test(cell))) return [cells];
	const spelled = (spell: (text: string) => string) =>
		cells.map((cell) => (typeof cell === 'string' ? spell(cell) : cell));
	return [cells, spelled((text) => text.toLowerCase()), spelled((text) => text.toUpperCase())];
}

const toStored = (cell: unknown): unknown =>
	typeof cell === 'boolean' ? Number(cell) : (cell ?? null);
