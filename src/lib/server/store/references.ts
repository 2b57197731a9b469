import { sql, type SQL } from 'drizzle-orm';
import { isAmount, places } from '#lib/domain/model/amount.ts';
import { known } from '#lib/domain/model/assert.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import { storedEntries } from '#lib/domain/model/schema.ts';
import { stored } from '#lib/domain/registry.ts';
import { name } from '#lib/server/db/statement.ts';
import { resembles } from './likeness.ts';
import type { Reading } from './rows.ts';

/** Titles of rows by their ids. */
export type Titles = Readonly<Record<Id, string>>;

const among = (ids: readonly Id[]): SQL =>
	sql`(select value from json_each(${JSON.stringify(ids)}))`;

export async function existing(db: Reading, entity: string, ids: readonly Id[]): Promise<Id[]> {
	if (ids.length === 0) return [];
	const rows = await db.all<{ id: Id }>(
		sql`select id from ${name(entity)} where id in ${among(ids)}`
	);
	return rows.map(({ id }) => id);
}

/** Titles of everything these rows refer to, in one statement. */
export async function titles(
	db: Reading,
	entity: Entity,
	rows: readonly AnyRow[]
): Promise<Titles> {
	const byTarget = new Map<string, Set<Id>>();
	for (const [field, definition] of storedEntries(entity.fields)) {
		if (definition.kind !== 'ref') continue;
		const ids = byTarget.get(definition.to) ?? new Set();
		for (const row of rows) if (row[field]) ids.add(String(row[field]));
		if (ids.size > 0) byTarget.set(definition.to, ids);
	}
	return titlesOf(db, byTarget);
}

/** So many titles are found at once. */
const FEW = 1000;

export async function titlesOf(
	db: Reading,
	byTarget: ReadonlyMap<string, ReadonlySet<Id>>
): Promise<Titles> {
	const parts = [...byTarget].map(([target, ids]) => {
		const title = titleOf(known(stored[target], target), 'r');
		return sql`select r.id, ${title} as title from ${name(target)} as r where r.id in ${among([...ids])}`;
	});
	if (parts.length === 0) return {};
	const ids = [...byTarget.values()].reduce((sum, some) => sum + some.size, 0);
	const found = await db.all<{ id: Id; title: string | number | null }>(
		sql.join(parts, sql` union all `),
		ids <= FEW ? 'short' : undefined
	);
	return Object.fromEntries(found.map(({ id, title }) => [id, String(title ?? '')]));
}

/** What stands for a row: its title as it is read, and where that is a reference itself, the title behind it. */
export function titleOf(entity: Entity, alias: string): SQL {
	const column = sql`${name(alias)}.${name(entity.title)}`;
	const field = entity.fields[entity.title];
	if (field && isAmount(field.kind)) {
		return sql`printf('%.15g', ${column} / ${sql.raw(`1e${places[field.kind]}`)})`;
	}
	return field?.kind === 'ref' ? titleBehind(field.to, column, `${alias}_`) : column;
}

function titleBehind(to: string, reference: SQL, alias: string): SQL {
	const target = known(stored[to], to);
	return sql`(select ${titleOf(target, alias)} from ${name(target.name)} as ${name(alias)}
		where ${name(alias)}.id = ${reference})`;
}

export type Referrer = { readonly entity: Entity; readonly field: string };

/** Every reference in the product that points to rows of this entity. */
export const referrers = (target: string): readonly Referrer[] =>
	Object.values(stored).flatMap((entity) =>
		storedEntries(entity.fields)
			.filter(([, field]) => field.kind === 'ref' && field.to === target)
			.map(([field]) => ({ entity, field }))
	);

/** How often each of the rows is referred to through one reference; rows that are not are absent. */
export async function referenced(
	db: Reading,
	{ entity, field }: Referrer,
	ids: readonly Id[],
	/** Rows that do not count, since they go as well. */
	going: ReadonlySet<Id> = new Set()
): Promise<{ target: Id; count: number }[]> {
	return db.all(
		sql`select ${name(field)} as target, count(*) as count from ${name(entity.name)}
			where ${name(field)} in ${among(ids)} and id not in ${among([...going])} group by 1`
	);
}

/** Those of the rows that anything refers to. */
export async function referencedAtAll(
	db: Reading,
	target: string,
	ids: readonly Id[]
): Promise<ReadonlySet<Id>> {
	const held = new Set<Id>();
	for (const referrer of referrers(target)) {
		for (const { target } of await referenced(db, referrer, ids)) held.add(target);
	}
	return held;
}

/** The rows that belong to these ones. */
export async function owned(
	db: Reading,
	entity: string,
	owner: string,
	ids: readonly Id[]
): Promise<Id[]> {
	const rows = await db.all<{ id: Id }>(
		sql`select id from ${name(entity)} where ${name(owner)} in ${among(ids)}`
	);
	return rows.map(({ id }) => id);
}

export type Option = { readonly id: Id; readonly title: string; readonly hint: string };

/** Rows to choose from, for reference cells: exact number first, then what starts so, then what contains it. */
export async function lookup(
	db: Reading,
	entity: Entity,
	{ search, ids, limit }: { search: string; ids?: readonly Id[] | undefined; limit: number },
	/** What they meet besides, of the row `r`. */
	condition = sql`1`
): Promise<Option[]> {
	const title = titleOf(entity, 'r');
	const number = numberField(entity);
	const hint = number ? sql`coalesce(r.${name(number)}, '')` : sql`''`;
	const found = ids
		? sql`r.id in ${among(ids)}`
		: sql`(${resembles(title, search, 'inside')} or ${resembles(hint, search, 'start')})`;
	const rank = sql`case when ${hint} = ${search} collate nocase then 0
		when ${resembles(hint, search, 'start')} then 1
		when ${resembles(title, search, 'start')} then 2 else 3 end`;
	return db.all(
		sql`select r.id, coalesce(cast(${title} as text), '') as title, ${hint} as hint from ${name(entity.name)} as r
			where ${found} and ${condition} order by ${rank}, ${title} collate nocase limit ${limit}`
	);
}

/** What stands for the row that a row belongs to; empty where it belongs to none. */
export function ownerTitle(entity: Entity, alias: string): SQL {
	const field = entity.owner === undefined ? undefined : entity.fields[entity.owner];
	if (entity.owner === undefined || field?.kind !== 'ref') return sql`''`;
	return titleBehind(field.to, sql`${name(alias)}.${name(entity.owner)}`, `${alias}_`);
}

/** The first unique text beside the title: what people call the number. */
export const numberField = (entity: Entity): string | undefined => calledBy(entity).numbers[0];

const ALIAS = 'alias';

/** By which fields people call a row, beside its title: unique texts first, then whatever else it is called. */
export function calledBy(entity: Entity): {
	readonly numbers: readonly string[];
	readonly others: readonly string[];
} {
	const numbers = storedEntries(entity.fields)
		.filter(([field, { kind, unique }]) => kind === 'text' && unique && field !== entity.title)
		.map(([field]) => field)
		.filter((field) => field !== ALIAS);
	return { numbers, others: ALIAS in entity.fields ? [ALIAS] : [] };
}
