import { sql } from 'drizzle-orm';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import type { Draft } from '#lib/domain/model/rule.ts';
import { name } from '#lib/server/db/statement.ts';
import { CHUNK } from './chunks.ts';
import type { Reading } from './rows.ts';

export type Contested = {
	/** Drafts whose values an earlier one of them is to hold as well. */
	readonly twice: ReadonlySet<Id>;
	/** The other rows that hold a draft's values now, be they among the drafts or not. */
	readonly held: readonly { readonly draft: Id; readonly row: Id }[];
};

/**
 * Who else holds, or is to hold, what the drafts hold in `fields`. Text differs only by more than case. One field alone
 * may be empty in many rows; in a set of several, empty equals empty.
 */
export async function contested(
	db: Reading,
	entity: Entity,
	fields: readonly string[],
	drafts: readonly Draft[]
): Promise<Contested> {
	const keyed = drafts
		.map(({ id, after }) => ({ id, key: keyOf(fields, after), cells: fields.map((f) => after[f]) }))
		.filter(({ cells }) => fields.length > 1 || cells[0] !== null);
	const held: { draft: Id; row: Id }[] = [];
	for (let start = 0; start < keyed.length; start += CHUNK) {
		const found = await holders(db, entity, fields, keyed.slice(start, start + CHUNK));
		held.push(...found.filter(({ draft, row }) => draft !== row));
	}
	return { twice: new Set(sameAmong(keyed)), held };
}

type Keyed = { readonly id: Id; readonly key: string; readonly cells: readonly unknown[] };

/** What no two rows may share. */
export const keyOf = (fields: readonly string[], row: AnyRow): string =>
	JSON.stringify(fields.map((field) => row[field] ?? null)).toLowerCase();

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
		sql`select distinct j.value ->> 0 as draft, r.id as row from json_each(${JSON.stringify(cells)}) as j
			cross join ${name(entity.name)} as r where ${sql.join(same, sql` and `)}`
	);
}

/** The database folds ASCII letters only: words with others are looked for in every way of writing those. */
const spellings = (cells: readonly unknown[]): readonly (readonly unknown[])[] =>
	cells.reduce<readonly (readonly unknown[])[]>(
		(all, cell) => all.flatMap((before) => waysOf(cell).map((way) => [...before, way])),
		[[]]
	);

/** So many letters beyond ASCII are tried in all ways together: more would be too many. */
const MOST_LETTERS = 5;

function waysOf(cell: unknown): readonly unknown[] {
	if (typeof cell !== 'string' || !/[^\p{ASCII}]/u.test(cell)) return [cell];
	const cases = [...cell].map(casesOf);
	if (cases.filter(({ length }) => length > 1).length > MOST_LETTERS) {
		return [cell, cell.toLowerCase(), cell.toUpperCase()];
	}
	return cases.reduce<readonly string[]>(
		(ways, letters) => ways.flatMap((way) => letters.map((letter) => way + letter)),
		['']
	);
}

function casesOf(letter: string): readonly string[] {
	if (/\p{ASCII}/u.test(letter)) return [letter];
	const small = letter.toLowerCase();
	const cases = new Set([letter, small, letter.toUpperCase()]);
	return [...cases].filter((each) => each.toLowerCase() === small);
}

const toStored = (cell: unknown): unknown =>
	typeof cell === 'boolean' ? Number(cell) : (cell ?? null);
