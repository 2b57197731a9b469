import { sql, type SQL } from 'drizzle-orm';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { storedEntries } from '#lib/domain/model/schema.ts';
import { name } from '#lib/server/db/statement.ts';
import { isCode } from '#lib/server/db/tables.ts';
import { resembles } from './likeness.ts';
import { calledBy, numberField, ownerTitle, titleOf } from './references.ts';
import type { Reading } from './rows.ts';

/** A row that somebody may look for by what it is called. */
export type Hit = {
	readonly entity: string;
	readonly id: Id;
	readonly title: string;
	/** Its number, or where it has none the row it belongs to. */
	readonly hint: string;
	/** Whether the words are one of its codes: its number, its EAN, its barcode. */
	readonly exact: boolean;
};

/** Above every letter that may follow the start of a word. */
const LAST = '\u{10ffff}';

/**
 * Rows of these tables that the words name: a code first, then a number or a title that starts so, then titles that
 * hold every word. The first three are looked up in indexes, the last walks along the index of the titles until there
 * are enough.
 */
export async function records(
	db: Reading,
	entities: readonly Entity[],
	{ search, limit }: { readonly search: string; readonly limit: number }
): Promise<readonly Hit[]> {
	const words = search.split(/\s+/).filter((word) => word !== '');
	const parts = entities.filter(isNamed).map((entity) => within(entity, words, limit));
	if (words.length === 0 || parts.length === 0) return [];
	const found = await db.all<Omit<Hit, 'exact'> & { rank: number }>(
		sql.join(parts, sql` union all `)
	);
	return found.map(({ rank, ...hit }) => ({ ...hit, exact: rank === 0 }));
}

/** What these rows are called; those that are gone are left out. */
export async function recordsById(
	db: Reading,
	entity: Entity,
	ids: readonly Id[]
): Promise<readonly Hit[]> {
	const among = sql`(select value from json_each(${JSON.stringify(ids)}))`;
	const found = await db.all<Omit<Hit, 'exact'>>(
		sql`select ${called(entity)} from ${name(entity.name)} as r where r.id in ${among}`,
		'short'
	);
	return found.map((hit) => ({ ...hit, exact: false }));
}

/** Rows that are called by a text of their own. One that is called by another row is found below that. */
const isNamed = ({ fields, title }: Entity): boolean => fields[title]?.kind === 'text';

function within(entity: Entity, words: readonly string[], limit: number): SQL {
	const whole = words.join(' ');
	const ways = [
		...codesOf(entity).map((code) => ({ rank: 0, where: equals(code, whole), order: code })),
		...startingOf(entity).map((field, at) => ({
			rank: 1 + at,
			where: starts(field, whole),
			order: field
		})),
		...spokenOf(entity).map((field) => ({
			rank: 3,
			where: sql.join(
				words.map((word) => resembles(column(field), word, 'inside')),
				sql` and `
			),
			order: field
		}))
	];
	const found = ways.map(
		({ rank, where, order }) => sql`select * from (select r.rowid as at, ${rank} as rank
			from ${name(entity.name)} as r where ${where} order by ${column(order)} collate nocase limit ${limit})`
	);
	return sql`select * from (select ${called(entity)}, min(k.rank) as rank
		from (${sql.join(found, sql` union all `)}) as k join ${name(entity.name)} as r on r.rowid = k.at
		group by k.at order by 5, 3 collate nocase limit ${limit})`;
}

function called(entity: Entity): SQL {
	const number = numberField(entity);
	const hint = number ? column(number) : ownerTitle(entity, 'r');
	return sql`${entity.name} as entity, r.id as id, cast(${titleOf(entity, 'r')} as text) as title,
		coalesce(${hint}, '') as hint`;
}

const column = (field: string): SQL => sql`r.${name(field)}`;
const equals = (field: string, text: string): SQL => sql`${column(field)} collate nocase = ${text}`;
const starts = (field: string, text: string): SQL =>
	sql`${column(field)} collate nocase between ${text} and ${`${text}${LAST}`}`;

const codesOf = ({ fields }: Entity): readonly string[] =>
	storedEntries(fields).flatMap(([field, definition]) => (isCode(definition) ? [field] : []));

function startingOf(entity: Entity): readonly string[] {
	const number = numberField(entity);
	return number ? [number, entity.title] : [entity.title];
}

/** The title, where that is a code the name beside it, and whatever else the row is called. */
function spokenOf(entity: Entity): readonly string[] {
	const { title, fields } = entity;
	const code = storedEntries(fields).some(([field, one]) => field === title && isCode(one));
	const named = code && fields['name']?.kind === 'text' ? ['name'] : [];
	return [title, ...named, ...calledBy(entity).others];
}
