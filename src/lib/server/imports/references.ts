import { known } from '#lib/domain/model/assert.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import { fieldNamed, storedEntries } from '#lib/domain/model/schema.ts';
import { stored } from '#lib/domain/registry.ts';
import { everyRow } from '../store/keyed.ts';
import { titlesOf } from '../store/references.ts';
import type { Reading } from '../store/rows.ts';
import type { Told } from './values.ts';

export type Resolved =
	{ readonly ok: true; readonly id: Id } | { readonly ok: false; readonly problem: Told };

/** Finds rows by what people call them. Remembers what was asked, so it is made anew for every check. */
export type Finder = {
	/** Loads whatever rows of `entity` may be meant by words; later calls of `find` are answered at once. */
	load(entity: string): Promise<void>;
	find(entity: string, word: string): Resolved;
	titleOf(entity: string, id: Id): string;
};

type Names = {
	/** By rank: unique text, then titles, then other words. */
	readonly ranks: readonly ReadonlyMap<string, Id | number>[];
	readonly titles: ReadonlyMap<Id, string>;
};

export function makeFinder(db: Reading): Finder {
	const loaded = new Map<string, Promise<Names>>();
	const ready = new Map<string, Names>();
	return {
		async load(name) {
			const entity = known(stored[name], name);
			const loading = loaded.get(name) ?? loadNames(db, entity);
			loaded.set(name, loading);
			ready.set(name, await loading);
		},
		find: (name, word) => findIn(known(ready.get(name), name), word),
		titleOf: (name, id) => ready.get(name)?.titles.get(id) ?? ''
	};
}

/** The same word for two rows is ambiguous, unless an earlier rank knows it for one row alone. */
function findIn({ ranks, titles }: Names, word: string): Resolved {
	if (titles.has(word)) return { ok: true, id: word };
	const key = folded(word);
	for (const rank of ranks) {
		const found = rank.get(key);
		if (typeof found === 'string') return { ok: true, id: found };
		if (found !== undefined) {
			return {
				ok: false,
				problem: { code: 'reference.ambiguous', params: { value: word, count: found } }
			};
		}
	}
	return { ok: false, problem: { code: 'reference.unknown', params: { value: word } } };
}

const folded = (word: string): string => word.trim().normalize('NFC').toLowerCase();

async function loadNames(db: Reading, entity: Entity): Promise<Names> {
	const texts = storedEntries(entity.fields).filter(([, { kind }]) => kind === 'text');
	const unique = texts.filter(([name, field]) => field.unique && name !== 'alias');
	const numbers = unique.map(([name]) => name);
	const named = [[...numbers.filter((name) => name !== entity.title)], [entity.title], ['alias']];
	const wanted = new Set(named.flat().filter((name) => name in entity.fields));
	const rows = await withTitles(db, entity, await everyRow(db, entity, wanted));
	const titles = new Map<Id, string>();
	const ranks = named.map(() => new Map<string, Id | number>());
	for (const row of rows) {
		titles.set(row.id, String(row[entity.title] ?? ''));
		named.forEach((names, index) => {
			for (const name of names) note(known(ranks[index], 'rank'), row[name], row.id);
		});
	}
	return { ranks, titles };
}

/** A title that is a reference itself is called by the title behind it, as it stands in an exported file. */
async function withTitles(db: Reading, entity: Entity, rows: readonly AnyRow[]) {
	if (fieldNamed(entity.fields, entity.title)?.kind !== 'ref') return rows;
	const ids = new Set(rows.map(({ id }) => id));
	const titles = await titlesOf(db, new Map([[entity.name, ids]]));
	return rows.map((row) => ({ ...row, [entity.title]: titles[row.id] ?? null }));
}

/** A number instead of an id says how many rows bear the word. */
function note(rank: Map<string, Id | number>, cell: unknown, id: Id): void {
	if (cell === null || cell === undefined || cell === '') return;
	const key = folded(String(cell));
	const other = rank.get(key);
	if (other === id) return;
	rank.set(key, other === undefined ? id : typeof other === 'number' ? other + 1 : 2);
}
