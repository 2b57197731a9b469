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
	await withDrizzle(db, (drizzle) => migrate(drizzle, { migrationsFolder: allButTheLast() }));
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

/** The migrations as they were before the newest one. */
function allButTheLast(): string {
	const folder = mkdtempSync(join(tmpdir(), 'kontor-migrations-'));
	cpSync('drizzle/migrations', folder, { recursive: true });
	const path = join(folder, 'meta/_journal.json');
	const journal = JSON.parse(readFileSync(path, 'utf8')) as { entries: readonly unknown[] };
	writeFileSync(path, JSON.stringify({ ...journal, entries: journal.entries.slice(0, -1) }));
	return folder;
}
