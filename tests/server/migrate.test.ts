import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { connect, type Database } from '#lib/server/db/client.ts';
import { migrateDatabase } from '#lib/server/db/migrate.ts';
import { setUp } from '#lib/server/setup/set-up.ts';
import { makeWorld } from '../support/world.ts';

test('a database with rows is copied whole before it is migrated, also after a copy was cut short', async () => {
	const { db, file, close } = await makeWorld();
	await setUp(db, { name: 'Test', country: 'DE', currency: 'EUR' });
	await takeBackTheLast(db);
	const left = await db.writer.execute('select max(created_at) as last from __drizzle_migrations');
	const copy = `${file}.before-${left.rows[0]?.['last']}`;
	writeFileSync(`${copy}.part`, 'cut short');
	await migrateDatabase(db);
	await close();
	const beside = readdirSync(dirname(file)).filter((name) => name.includes('.before-'));
	expect(beside).toEqual([basename(copy)]);
	const before = await connect(`file:${join(dirname(file), basename(copy))}`);
	const company = await before.writer.execute('select name from company');
	expect(company.rows).toMatchObject([{ name: 'Test' }]);
	await before.close();
});

/** Leaves the database as the migration before the newest one left it: what that one made is dropped. */
async function takeBackTheLast({ writer }: Database) {
	const newest = readdirSync('drizzle/migrations')
		.filter((name) => name.endsWith('.sql'))
		.sort()
		.at(-1);
	const text = readFileSync(`drizzle/migrations/${newest}`, 'utf8');
	for (const [, kind, name] of text.matchAll(/create (table|trigger) [`"]?(\w+)/gi)) {
		await writer.execute(`drop ${kind} ${name}`);
	}
	await writer.execute(
		`delete from __drizzle_migrations
			where created_at = (select max(created_at) from __drizzle_migrations)`
	);
}
