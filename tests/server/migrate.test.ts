import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { migrate } from 'drizzle-orm/libsql/migrator';
import { expect, test } from 'vitest';
import { connect, withDrizzle } from '#lib/server/db/client.ts';
import { migrateDatabase } from '#lib/server/db/migrate.ts';

test('a database with rows is copied whole before it is migrated, also after a copy was cut short', async () => {
	const file = join(mkdtempSync(join(tmpdir(), 'kontor-')), 'company.db');
	const db = await connect(`file:${file}`);
	await withDrizzle(db, (drizzle) => migrate(drizzle, { migrationsFolder: migrationsUpTo(-1) }));
	await db.writer.execute(`insert into currency (id, version, code, name, decimals)
		values ('eur', 1, 'EUR', 'Euro', 2)`);
	const left = await db.writer.execute('select max(created_at) as last from __drizzle_migrations');
	const copy = `${file}.before-${left.rows[0]?.['last']}`;
	writeFileSync(`${copy}.part`, 'cut short');
	await migrateDatabase(db);
	const kept = await db.writer.execute('select code from currency');
	expect(kept.rows).toMatchObject([{ code: 'EUR' }]);
	await db.close();
	const beside = readdirSync(dirname(file)).filter((name) => name.includes('.before-'));
	expect(beside).toEqual([basename(copy)]);
	const before = await connect(`file:${join(dirname(file), basename(copy))}`);
	const copied = await before.writer.execute('select code from currency');
	expect(copied.rows).toMatchObject([{ code: 'EUR' }]);
	await before.close();
});

test('a ledger outlives tables that are made anew, and what was taken back is known to the book', async () => {
	const db = await connect(`file:${join(mkdtempSync(join(tmpdir(), 'kontor-')), 'company.db')}`);
	await withDrizzle(db, (drizzle) => migrate(drizzle, { migrationsFolder: migrationsUpTo(6) }));
	for (const statement of FIRST_LEDGER) await db.writer.execute(statement);
	await migrateDatabase(db);
	const rows = async (sql: string) => (await db.writer.execute(sql)).rows;
	expect(await rows('select number, name, "abcClass" from article')).toMatchObject([
		{ number: '1', name: 'Chai', abcClass: null }
	]);
	expect(await rows('select number, state, freight from "putIn"')).toMatchObject([
		{ number: 'IN-1', state: 'posted', freight: null }
	]);
	expect(
		await rows('select id, kind, quantity, value from "stockMove" order by rowid')
	).toMatchObject([
		{ id: 'came', kind: 'putIn', quantity: 100_000, value: 500_000 },
		{ id: 'left', kind: 'takeOut', quantity: 40_000, value: 200_000 },
		{ id: 'back', kind: 'takeOut', quantity: 40_000, value: 200_000 }
	]);
	expect(await rows('select move, quantity, value from "costShare" order by move')).toMatchObject([
		{ move: 'back', quantity: -40_000, value: -200_000 },
		{ move: 'left', quantity: 40_000, value: 200_000 }
	]);
	await db.close();
});

const MOVE = `insert into "stockMove" (id, version, "on", kind, counter, article, quantity, value,
	"fromWarehouse", "toWarehouse", document, paper, line, reverses, who, at, operation)`;
const DAY = `'2026-03-02'`;

/** Ten pieces came, four left and were taken back, as the first version with a ledger wrote it. */
const FIRST_LEDGER = [
	`insert into unit (id, version, code, name, decimals) values ('pcs', 1, 'PCS', 'Pieces', 0)`,
	`insert into warehouse (id, version, code, name, shipping, active)
		values ('w', 1, 'MAIN', 'Main', 1, 1)`,
	`insert into article (id, version, number, name, kind, unit, "vatCategory", sales, purchase,
			"stockManaged", tracking, discontinued)
		values ('a', 1, '1', 'Chai', 'goods', 'pcs', 'standard', 1, 1, 1, 'none', 0)`,
	`insert into "putIn" (id, version, number, state, "on", warehouse)
		values ('p', 2, 'IN-1', 'posted', ${DAY}, 'w')`,
	`insert into "stockRecord" (id, version, article, warehouse, "onHand", reserved, ordered)
		values ('r', 3, 'a', 'w', 100000, 0, 0)`,
	`insert into "costLayer" (id, article, warehouse, "on", age, move, received, quantity, "unitCost", value)
		values ('l', 'a', 'w', ${DAY}, 1, 'came', 100000, 100000, 5000000, 500000)`,
	`insert into "costShare" (move, layer, quantity, value) values ('left', 'l', 40000, 200000)`,
	`${MOVE} values ('came', 1, ${DAY}, 'putIn', 'onHand', 'a', 100000, 500000, null, 'w', 'putIn', 'p',
		'x', null, 'Ana', ${DAY}, 1)`,
	`${MOVE} values ('left', 1, ${DAY}, 'takeOut', 'onHand', 'a', 40000, 200000, 'w', null, 'takeOut', 't',
		'y', null, 'Ana', ${DAY}, 2)`,
	`${MOVE} values ('back', 1, ${DAY}, 'takeOut', 'onHand', 'a', 40000, 200000, null, 'w', 'takeOut', 't',
		'y', 'left', 'Ana', ${DAY}, 3)`
];

/** The first migrations, as an older version knew them; all but the last ones where `count` is less than nothing. */
function migrationsUpTo(count: number): string {
	const folder = mkdtempSync(join(tmpdir(), 'kontor-migrations-'));
	cpSync('drizzle/migrations', folder, { recursive: true });
	const path = join(folder, 'meta/_journal.json');
	const journal = JSON.parse(readFileSync(path, 'utf8')) as { entries: readonly unknown[] };
	writeFileSync(path, JSON.stringify({ ...journal, entries: journal.entries.slice(0, count) }));
	return folder;
}
