import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { entities } from '#lib/domain/entities/index.ts';
import type { AnyRow, Cell, Id } from '#lib/domain/model/row.ts';
import type { Draft } from '#lib/domain/model/rule.ts';
import { initialCells, storedEntries } from '#lib/domain/model/schema.ts';
import { createDemoUsers } from '#lib/server/auth/first-users.ts';
import { connect, type Database } from '#lib/server/db/client.ts';
import { migrateDatabase } from '#lib/server/db/migrate.ts';
import { newId } from '#lib/server/new-id.ts';
import { KONTOR, setUp } from '#lib/server/setup/set-up.ts';
import { lookup } from '#lib/server/store/references.ts';
import { operate } from '#lib/server/writing/operation.ts';
import { storeDrafts } from '#lib/server/writing/store.ts';
import { callerOf } from '#lib/server/trpc/router.ts';
import { makeRandom } from './measure.ts';

export const ARTICLES = 100_000;
export const TODAY = '2026-03-02';

export type Company = {
	readonly db: Database;
	readonly file: string;
	readonly api: ReturnType<typeof callerOf>;
	/** Ids of eight categories, the first holding half of all articles. */
	readonly categories: readonly Id[];
	close(): Promise<void>;
};

/** A company with 100,000 articles in eight categories, in a temporary file. */
export async function makeCompany(articles = ARTICLES): Promise<Company> {
	const folder = mkdtempSync(join(tmpdir(), 'kontor-bench-'));
	const file = join(folder, 'company.db');
	const db = await connect(`file:${file}`);
	await migrateDatabase(db);
	await setUp(db, { name: 'Bench', country: 'DE', currency: 'EUR' });
	await createDemoUsers(db);
	const categories = await addCategories(db);
	await addArticles(db, categories, articles);
	return {
		db,
		file,
		api: callerOf({ db, actor: KONTOR, today: TODAY, token: false }),
		categories,
		async close() {
			await db.close();
			rmSync(folder, { recursive: true });
		}
	};
}

/** Copies the articles until there are so many: only what many rows cost is looked at then, so that no history is kept. */
export async function multiply({ db }: Company, articles: number): Promise<void> {
	const columns = storedEntries(entities.article.fields)
		.map(([name]) => name)
		.filter((name) => name !== 'number');
	const cells = columns.map((name) => `"${name}"`).join(', ');
	for (let copy = 1; copy < articles / ARTICLES; copy++) {
		await db.writer.execute(
			`insert into article (id, version, number, ${cells})
				select id || '-${copy}', version, printf('%07d', ${copy * ARTICLES} + number), ${cells}
				from article where length(number) = 6`
		);
	}
}

async function addCategories(db: Database): Promise<readonly Id[]> {
	const names = [
		'Beverages',
		'Condiments',
		'Confections',
		'Dairy',
		'Grains',
		'Meat',
		'Produce',
		'Fish'
	];
	const drafts = names.map((name) => toDraft(entities.category, { name }));
	await store(db, entities.category, drafts);
	return drafts.map(({ id }) => id);
}

async function addArticles(db: Database, categories: readonly Id[], count: number): Promise<void> {
	const [piece] = await lookup(db, entities.unit, { search: 'PCS', limit: 1 });
	const random = makeRandom(1);
	const drafts = Array.from({ length: count }, (_, index) =>
		toDraft(entities.article, {
			number: String(index + 1).padStart(6, '0'),
			name: `${words[Math.floor(random() * words.length)]} ${Math.floor(random() * count)}`,
			category: categories[Math.floor(random() ** 2 * categories.length)] ?? null,
			unit: piece?.id ?? null,
			packaging:
				random() < 0.5 ? `${Math.floor(random() * 48)} x ${Math.floor(random() * 900)} g` : null,
			salesPrice: Math.round(random() * 20_000) * 10_000,
			cost: Math.round(random() * 12_000) * 10_000,
			vatCategory: random() < 0.3 ? 'reduced' : 'standard',
			discontinued: random() < 0.05
		})
	);
	await store(db, entities.article, drafts);
}

const words = [
	'Chai',
	'Syrup',
	'Cajun',
	'Tofu',
	'Pavlova',
	'Gnocchi',
	'Ravioli',
	'Ikura',
	'Konbu',
	'Geitost'
];

type Known = (typeof entities)['article' | 'category'];

function toDraft(entity: Known, cells: Readonly<Record<string, Cell>>): Draft {
	const id = newId();
	const after: AnyRow = { ...initialCells(entity.fields), ...cells, id, version: 1 };
	return { id, before: null, after, changed: new Set(Object.keys(cells)) };
}

const store = (db: Database, entity: Known, drafts: readonly Draft[]) =>
	operate(
		{ db, actor: KONTOR },
		entity,
		{ operation: newId(), source: 'setup', request: drafts.length },
		(tx, sequence) => storeDrafts(tx, sequence, entity, drafts),
		async () => undefined
	);
