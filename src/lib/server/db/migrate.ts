import { existsSync, renameSync, rmSync } from 'node:fs';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { migrate } from 'drizzle-orm/libsql/migrator';
import { sql } from 'drizzle-orm';
import { withDrizzle, type Database } from './client.ts';

const FOLDER = { migrationsFolder: 'drizzle/migrations' };

/**
 * Brings the tables up to the code. A database that holds rows is copied beside itself first; a database newer than
 * the code is refused; the result must pass SQLite's own checks.
 */
export async function migrateDatabase(db: Database): Promise<void> {
	const known = readMigrationFiles(FOLDER);
	const done = await lastMigration(db);
	const newest = Math.max(...known.map(({ folderMillis }) => folderMillis));
	if (done !== null && done > newest) {
		throw new Error('This database was written by a newer version of Kontor. Update Kontor first.');
	}
	if (done === newest) return;
	if (done !== null) await backUp(db, done);
	await withDrizzle(db, (drizzle) => migrate(drizzle, FOLDER));
	await verify(db);
}

async function lastMigration(db: Database): Promise<number | null> {
	const [table] = (
		await db.writer.execute("select 1 from sqlite_master where name = '__drizzle_migrations'")
	).rows;
	if (!table) return null;
	const [last] = (await db.writer.execute('select max(created_at) as at from __drizzle_migrations'))
		.rows;
	return last?.['at'] ? Number(last['at']) : null;
}

async function backUp(db: Database, from: number) {
	if (!db.url.startsWith('file:')) return;
	const copy = `${db.url.slice('file:'.length)}.before-${from}`;
	if (existsSync(copy)) return;
	// Under its name only when it is whole: a copy that a crash cut short is no copy.
	rmSync(`${copy}.part`, { force: true });
	await db.writer.execute({ sql: 'vacuum into ?', args: [`${copy}.part`] });
	renameSync(`${copy}.part`, copy);
}

async function verify(db: Database) {
	const broken = (await db.writer.execute('pragma foreign_key_check')).rows;
	const [check] = await withDrizzle(db, (drizzle) =>
		drizzle.values<[string]>(sql`pragma quick_check`)
	);
	if (broken.length > 0 || check?.[0] !== 'ok') {
		throw new Error(
			'The migrated database does not pass its checks; the copy beside it is unharmed.'
		);
	}
}
