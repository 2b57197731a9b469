import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createApiToken } from '#lib/server/auth/api-token.ts';
import { createUser } from '#lib/server/auth/first-users.ts';
import { startSession } from '#lib/server/auth/session.ts';
import { connect, type Database } from '#lib/server/db/client.ts';
import { migrateDatabase } from '#lib/server/db/migrate.ts';
import { setUp } from '#lib/server/setup/set-up.ts';
import { callerOf } from '#lib/server/trpc/router.ts';
import { codesOf } from '../support/entity-api.ts';
import { startLibsqlServer, type LibsqlServer, type Mishap } from '../support/libsql-server.ts';
import { newId } from '../support/make.ts';
import { actor, TODAY } from '../support/world.ts';

/** Short, so that a server that never answers does not keep this test waiting. */
const LONGEST_CALL_MS = 400;

let server: LibsqlServer;
let db: Database;
beforeAll(async () => {
	server = await startLibsqlServer(
		join(mkdtempSync(join(tmpdir(), 'kontor-remote-')), 'company.db')
	);
	db = await connect(server.url, { call: LONGEST_CALL_MS });
	await migrateDatabase(db);
	await setUp(db, { name: 'Remote', country: 'DE', currency: 'EUR' });
});
afterEach(() => {
	server.mishap = () => undefined;
});
afterAll(async () => {
	await db.close();
	await server.close();
});

const api = () => callerOf({ db, actor: actor(), today: TODAY, token: false });

function save(name: string, operation = newId(), id = newId()) {
	const changes = [{ id, version: 0, patch: { name } }];
	return api().entities.category.save({ operation, changes });
}

async function stored(name: string): Promise<number> {
	const filter = { field: 'name', is: 'equals', value: name } as const;
	return Number(
		(await api().entities.category.list({ filter, offset: 0, limit: 1, total: true })).total
	);
}

/** The first `times` requests with such a statement go wrong. */
function failing(mishap: Mishap, statement: RegExp, times = 1) {
	let left = times;
	server.mishap = (text) => (statement.test(text) && left-- > 0 ? mishap : undefined);
}

test('a company on a libSQL server is set up, written, read, and taken back', async () => {
	const { rows } = await api().entities.company.list({ offset: 0, limit: 1 });
	expect(rows).toMatchObject([{ name: 'Remote' }]);
	const operation = newId();
	await save('Plain', operation);
	expect(await stored('Plain')).toBe(1);
	await api().history.undo({ operation: newId(), undoes: operation });
	expect(await stored('Plain')).toBe(0);
});

test.each([
	['a busy server', 'busy', /insert into operation/],
	['a connection that breaks off before the work', 'lost-before', /insert into operation/],
	['a connection that breaks off in the middle', 'lost-after', /insert into change/],
	['a commit that never arrives', 'lost-before', /COMMIT/],
	['a commit whose answer is lost', 'lost-after', /COMMIT/],
	['a server that does not answer in time', 'no-answer', /insert into operation/]
] as const)('%s is asked again, and the row is there once', async (name, mishap, statement) => {
	failing(mishap, statement);
	const operation = newId();
	expect((await save(name, operation)).rows).toMatchObject([{ name, version: 1 }]);
	expect(await stored(name)).toBe(1);
	const logged = await db.all<{ inserted: number }>(
		sql`select inserted from operation where id = ${operation}`
	);
	expect(logged).toMatchObject([{ inserted: 1 }]);
});

test('an undo whose answer is lost says what it did, and does it once', async () => {
	const operation = newId();
	await save('Undone', operation);
	failing('lost-after', /COMMIT/);
	const undone = await api().history.undo({ operation: newId(), undoes: operation });
	expect(undone).toEqual({ undone: 1, skipped: [] });
	expect(await stored('Undone')).toBe(0);
});

test('a session and a token are made once, though the answer is lost', async () => {
	const user = await createUser(db, {
		login: 'ana',
		name: 'Ana',
		password: 'long enough',
		role: 'staff'
	});
	failing('lost-after', /COMMIT/, 2);
	await startSession(db, user, { secure: false, agent: 'test' });
	expect(await db.all(sql`select 1 from session where user = ${user}`)).toHaveLength(1);
	failing('lost-after', /COMMIT/);
	const token = { id: newId(), user, name: 'test', scopes: [], expiresAt: Date.now() + 60_000 };
	expect(await createApiToken(db, token)).toMatch(/^kontor_/);
	expect(await createApiToken(db, token)).toBeNull();
});

test('a question that breaks off is asked again', async () => {
	failing('lost-before', /from \\?"category/, 2);
	expect(await stored('nothing')).toBe(0);
});

test('a server that is gone is told, and found again when it comes back', async () => {
	server.mishap = () => 'lost-before';
	expect(await codesOf(save('Gone'))).toEqual(['storage.unreachable']);
	expect(await codesOf(stored('Gone'))).toEqual(['storage.unreachable']);
	server.mishap = () => undefined;
	await save('Back');
	expect(await stored('Back')).toBe(1);
	expect(await stored('Gone')).toBe(0);
});

test('a wrong statement is our mistake and not asked again', async () => {
	let asked = 0;
	server.mishap = () => void (asked += 1);
	await expect(db.all(sql`select nonsense from nowhere`)).rejects.toThrow('no such table');
	expect(asked).toBe(1);
});
