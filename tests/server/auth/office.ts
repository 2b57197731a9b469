import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { hashPassword } from '#lib/server/auth/password.ts';
import { connect, type Database } from '#lib/server/db/client.ts';
import { migrateDatabase } from '#lib/server/db/migrate.ts';
import { storePassword } from '#lib/server/auth/credential.ts';
import { startSession } from '#lib/server/auth/session.ts';
import { writeAuth } from '#lib/server/auth/session-store.ts';

export const PASSWORD = 'correct horse battery';
export const URL_BASE = 'http://localhost:3000';

/** A migrated database with Ana, a clerk, Ben, who was disabled, Root, the administrator, and Nora without a password. */
export async function openOffice(): Promise<Database> {
	const db = await connect(`file:${join(mkdtempSync(join(tmpdir(), 'kontor-')), 'db')}`);
	await migrateDatabase(db);
	const hash = await hashPassword(PASSWORD);
	await writeAuth(db, async (tx) => {
		for (const statement of ROWS) await tx.run(sql.raw(statement));
		for (const user of ['ana', 'ben', 'root']) await storePassword(tx, user, hash);
	});
	return db;
}

const ROWS = [
	`insert into user (id, version, login, firstName, name, language, active) values
		('ana', 1, 'Ana', 'Ana', 'Adler', 'de', 1), ('ben', 1, 'ben', null, 'Ben', 'en', 0),
		('root', 1, 'root', null, 'Root', 'en', 1), ('nora', 1, 'nora', null, 'Nora', 'en', 1)`,
	`insert into role (id, version, key, name) values
		('r1', 1, 'administrator', 'Administrator'), ('r2', 1, 'clerk', 'Clerk'), ('r3', 1, null, 'Prices')`,
	`insert into roleGrant (id, version, role, "grant") values
		('g1', 1, 'r2', 'article.read'), ('g2', 1, 'r2', 'bin.read'), ('g3', 1, 'r3', 'article.read'),
		('g4', 1, 'r3', 'prices.write')`,
	`insert into userRole (id, version, user, role) values
		('h1', 1, 'ana', 'r2'), ('h2', 1, 'root', 'r1'), ('h3', 1, 'ben', 'r1')`
];

/** Changes rows behind the back of the sign-in, as any grid, import or undo may. */
export const change = (db: Database, statement: string) =>
	writeAuth(db, (tx) => tx.run(sql.raw(statement)));

/** The Cookie header of a new session. */
export async function cookieFor(db: Database, user: string, secure = false): Promise<string> {
	const { name, value } = await startSession(db, user, { secure, agent: 'test' });
	return `${name}=${value}`;
}

export const asking = (headers: Record<string, string>) =>
	new Request(`${URL_BASE}/api/trpc/x`, { headers });
