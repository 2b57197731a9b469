import { createHash } from 'node:crypto';
import { mayImport } from '#lib/domain/access/visible.ts';
import type { Find, Hit, Replace } from '#lib/domain/find/find.ts';
import {
	isReplacedWhole,
	renewed,
	textsOf,
	type Renewed,
	type Words
} from '#lib/domain/find/renew.ts';
import { known } from '#lib/domain/model/assert.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { StoredField } from '#lib/domain/model/field.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import { plainCell, storedEntries } from '#lib/domain/model/schema.ts';
import { stored } from '#lib/domain/registry.ts';
import { writing } from '#lib/domain/writing/format.ts';
import { mapped } from '#lib/server/db/slices.ts';
import type { Reader } from '#lib/server/queries/list-page.ts';
import { namedRows, type Named } from '#lib/server/queries/named.ts';
import { chunks } from '#lib/server/store/chunks.ts';
import { titlesOf, type Titles } from '#lib/server/store/references.ts';
import { byIds, narrowed } from '#lib/server/store/rows.ts';
import type { Wish, Wished } from '#lib/server/writing/bulk.ts';
import { fieldsInvolved } from '#lib/server/writing/involved.ts';
import { allHits } from './hits.ts';
import { newCell } from './new-cell.ts';
import { choiceWord, soughtIn, type Sought } from './sought.ts';

/** A row, its new cells, and how they are written where something was found in them. */
export type RenewedRow = Wish & { readonly texts: Readonly<Record<string, Renewed>> };
/** What replacing comes to, in the order of the list. */
export type Replacement = {
	readonly rows: readonly RenewedRow[];
	/** Cells that are found but stay: nobody may change them, or a part of a choice or reference was found. */
	readonly fixed: number;
	readonly parts: number;
	/** Names what was found, and the state of its rows. */
	readonly state: string;
};

/** Finds everything and computes what becomes of it. Judges nothing and writes nothing. */
export async function replaced(
	reader: Reader,
	entity: Entity,
	{ find, with: by }: Replace
): Promise<Replacement> {
	const seeking = await soughtIn(reader, entity, find);
	const hits = await allHits(reader.db, seeking, find);
	const free = new Map(
		storedEntries(seeking.entity.fields).filter(([, field]) => mayImport(reader.actor, field))
	);
	const open = hits.filter(({ fields }) => fields.some((field) => free.has(field)));
	const rows = await rowsOf(reader, entity, open, free);
	const renewer = await renewerOf(reader, seeking, { find, by, free, hits: open, rows });
	const parts = { count: 0 };
	const made = await mapped(open, (hit) => {
		const row = rows.get(hit.id);
		return row ? renewer(row, hit, parts) : [];
	});
	return {
		rows: made.flat(),
		fixed: hits.reduce(
			(sum, { fields }) => sum + fields.filter((each) => !free.has(each)).length,
			0
		),
		parts: parts.count,
		state: await stateOf(open, rows)
	};
}

type Free = ReadonlyMap<string, StoredField>;
type Rows = ReadonlyMap<Id, AnyRow>;

/** The rows of the hits with all that a change of these fields involves. */
async function rowsOf(
	{ db }: Reader,
	entity: Entity,
	hits: readonly Hit[],
	free: Free
): Promise<Rows> {
	const changing = new Set(hits.flatMap(({ fields }) => fields.filter((field) => free.has(field))));
	const fields = new Set([...fieldsInvolved(entity, changing), entity.title]);
	const rows = await byIds(
		db,
		narrowed(entity, fields),
		hits.map(({ id }) => id)
	);
	return new Map(rows.map((row) => [row.id, row]));
}

type Work = {
	readonly find: Find;
	readonly by: string;
	readonly free: Free;
	readonly hits: readonly Hit[];
	readonly rows: Rows;
};
type Renewer = (row: AnyRow, hit: Hit, parts: { count: number }) => readonly RenewedRow[];

async function renewerOf(reader: Reader, seeking: Sought, work: Work): Promise<Renewer> {
	const { find, by, free } = work;
	const { entity, pattern } = seeking;
	const [titles, named] = await Promise.all([titlesIn(reader, work), namedIn(reader, work)]);
	const written = writing(find.locale);
	const wordsOf = (field: string): Words => ({
		writing: written,
		title: (id) => titles[id] ?? '',
		choice: (value) => choiceWord(entity, field, value, find.locale)
	});
	const words = new Map([...free.keys()].map((field) => [field, wordsOf(field)]));
	return (row, { fields }, parts) => {
		const cells: Record<string, Wished> = {};
		const texts: Record<string, Renewed> = {};
		for (const name of fields) {
			const [field, own] = [free.get(name), words.get(name)];
			if (!field || !own) continue;
			const text = renewed(pattern, textsOf(field, plainCell(field, row[name] ?? null), own), by);
			if (!text || text.new === text.old) continue;
			if (isReplacedWhole(field) && !pattern.isAll(text.old)) {
				parts.count++;
				continue;
			}
			const to = field.kind === 'ref' ? named.get(field.to) : undefined;
			cells[name] = newCell(field, text, { ...own, today: reader.today, named: to });
			texts[name] = to?.id ? { ...text, new: to.title } : text;
		}
		return Object.keys(cells).length === 0 ? [] : [{ row, cells, texts }];
	};
}

/** The titles of what the cells refer to in which something was found. */
async function titlesIn({ db }: Reader, { free, hits, rows }: Work): Promise<Titles> {
	const byTarget = new Map<string, Set<Id>>();
	for (const { id, fields } of hits) {
		for (const name of fields) {
			const [field, cell] = [free.get(name), rows.get(id)?.[name]];
			if (field?.kind !== 'ref' || typeof cell !== 'string') continue;
			byTarget.set(field.to, (byTarget.get(field.to) ?? new Set()).add(cell));
		}
	}
	return titlesOf(db, byTarget);
}

/** The rows that the new text names, by the table that references point to. */
async function namedIn(
	{ db }: Reader,
	{ by, free, hits }: Work
): Promise<ReadonlyMap<string, Named>> {
	const targets = new Set(
		hits.flatMap(({ fields }) =>
			fields.flatMap((name) => {
				const field = free.get(name);
				return field?.kind === 'ref' ? [field.to] : [];
			})
		)
	);
	const named = new Map<string, Named>();
	for (const target of targets) {
		const [found] = await namedRows(db, known(stored[target], target), [by]);
		if (found) named.set(target, found);
	}
	return named;
}

async function stateOf(hits: readonly Hit[], rows: Rows): Promise<string> {
	const hash = createHash('sha256');
	for await (const some of chunks(hits)) {
		const states = some.map(
			({ id, fields }) => `${id} ${rows.get(id)?.version ?? 0} ${fields.join()};`
		);
		hash.update(states.join(''));
	}
	return hash.digest('base64url');
}
