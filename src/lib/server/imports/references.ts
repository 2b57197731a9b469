import { known } from '#lib/domain/model/assert.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { stored } from '#lib/domain/registry.ts';
import { everyRow } from '../store/keyed.ts';
import { calledBy } from '../store/references.ts';
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

/** Words by rank: unique text first, then the title as it is read, then what else a row is called. */
async function loadNames(db: Reading, entity: Entity): Promise<Names> {
	const { numbers, others } = calledBy(entity);
	const fields = [...numbers, ...others];
	const ranks = [new Map(), new Map(), new Map()] as const;
	const [unique, titled, other] = ranks;
	const rankOf = fields.map((name) => (others.includes(name) ? other : unique));
	const titles = new Map<Id, string>();
	for await (const page of everyRow(db, entity, fields)) {
		for (const [id, title, ...words] of page) {
			titles.set(id, String(title ?? ''));
			note(titled, title, id);
			rankOf.forEach((rank, at) => note(rank, words[at], id));
		}
	}
	return { ranks, titles };
}

/** A number instead of an id says how many rows bear the word. */
function note(rank: Map<string, Id | number>, cell: unknown, id: Id): void {
	if (cell === null || cell === undefined || cell === '') return;
	const key = folded(String(cell));
	const other = rank.get(key);
	if (other === id) return;
	rank.set(key, other === undefined ? id : typeof other === 'number' ? other + 1 : 2);
}
