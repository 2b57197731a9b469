import { sql } from 'drizzle-orm';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { name } from '#lib/server/db/statement.ts';
import { byKeys } from '#lib/server/store/keyed.ts';
import { calledBy, titleOf, titlesOf } from '#lib/server/store/references.ts';
import type { Reading } from '#lib/server/store/rows.ts';

/** What a word names: one row, none (`count` 0), or several that it does not tell apart. */
export type Named = { readonly id: Id | null; readonly title: string; readonly count: number };
type Hit = { readonly at: number; readonly id: Id };

/**
 * The row that each word names, by its number, else by its title, else by another name of it; any case. A number that
 * is known beats a title that reads the same.
 */
export async function namedRows(
	db: Reading,
	entity: Entity,
	words: readonly string[]
): Promise<readonly Named[]> {
	const { numbers, others } = calledBy(entity);
	const found = new Map<number, Set<Id>>();
	const ask = async (hits: (open: readonly number[]) => Promise<readonly Hit[]>) => {
		const open = words.flatMap((word, at) => (found.has(at) || word.trim() === '' ? [] : [at]));
		for (const { at, id } of open.length === 0 ? [] : await hits(open)) {
			const place = open[at] ?? -1;
			found.set(place, (found.get(place) ?? new Set()).add(id));
		}
	};
	const by = (field: string) => (open: readonly number[]) =>
		byKeys(
			db,
			entity,
			[field],
			open.map((at) => [words[at]?.trim() ?? ''])
		);
	for (const field of numbers) await ask(by(field));
	await ask(
		entity.fields[entity.title]?.kind === 'text'
			? by(entity.title)
			: (open) =>
					byTitle(
						db,
						entity,
						open.map((at) => words[at]?.trim() ?? '')
					)
	);
	for (const field of others) await ask(by(field));
	return named(db, entity, words, found);
}

/** A title that is no text of the row itself, such as the article of a price. */
const byTitle = (db: Reading, entity: Entity, words: readonly string[]): Promise<Hit[]> =>
	db.all<Hit>(
		sql`select j.key as at, r.id as id from json_each(${JSON.stringify(words)}) as j
			join ${name(entity.name)} as r on ${titleOf(entity, 'r')} = j.value collate nocase`
	);

async function named(
	db: Reading,
	entity: Entity,
	words: readonly string[],
	found: ReadonlyMap<number, ReadonlySet<Id>>
): Promise<readonly Named[]> {
	const only = (at: number): Id | null => {
		const ids = [...(found.get(at) ?? [])];
		return ids.length === 1 ? (ids[0] ?? null) : null;
	};
	const ids = new Set(words.flatMap((_, at) => only(at) ?? []));
	const titles = await titlesOf(db, new Map([[entity.name, ids]]));
	return words.map((_, at) => {
		const id = only(at);
		return { id, title: (id && titles[id]) ?? '', count: found.get(at)?.size ?? 0 };
	});
}
