import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { apiTokensOf, createApiToken, revokeApiToken } from '#lib/server/auth/api-token.ts';
import { authenticate } from '#lib/server/auth/authenticate.ts';
import type { Database } from '#lib/server/db/client.ts';
import { asking, change, cookieFor, openOffice } from './office.ts';

const DAY = 86_400_000;
let db: Database;
let count = 0;

beforeAll(async () => {
	db = await openOffice();
});
afterAll(() => db.close());
afterEach(() => {
	vi.useRealTimers();
});

const who = (authorization: string, more = {}) =>
	authenticate(db, asking({ authorization, ...more }), false);
async function newToken(user: string, scopes: readonly string[]) {
	const id = `t${++count}`;
	const expiresAt = Date.now() + DAY;
	const secret = await createApiToken(db, { id, user, name: 'till', scopes, expiresAt });
	return { id, secret: secret ?? '' };
}
const grantsOf = async (secret: string) => [
	...((await who(`Bearer ${secret}`))?.actor.grants ?? [])
];

test('a token has 256 random bits, and the database does not know it', async () => {
	const { secret } = await newToken('ana', ['article.read']);
	expect(secret).toMatch(/^kontor_[\w-]{43}$/);
	const rows = await db.all<{ hash: string }>(sql`select * from apiToken`);
	expect(JSON.stringify(rows)).not.toContain(secret.slice('kontor_'.length));
	expect(await who(`Bearer ${rows[0]?.hash}`)).toBeNull();
	expect(await who(`Bearer kontor_${rows[0]?.hash}`)).toBeNull();
});

test('it acts as its user, with no right that either lacks', async () => {
	const { secret } = await newToken('ana', ['article.read', 'prices.write']);
	expect((await who(`Bearer ${secret}`))?.actor).toEqual({
		userId: 'ana',
		name: 'Ana Adler',
		grants: new Set(['article.read']),
		warehouses: 'all'
	});
	await change(db, `insert into userRole values ('u3', 1, 'ana', 'r3')`);
	expect(await grantsOf(secret)).toEqual(['article.read', 'prices.write']);
	await change(db, `delete from userRole where user = 'ana'`);
	expect(await grantsOf(secret)).toEqual([]);
	await change(db, `insert into userRole values ('h1', 1, 'ana', 'r2')`);
	const { secret: roots } = await newToken('root', ['bin.read']);
	expect(await grantsOf(roots)).toEqual(['bin.read']);
});

test('it is taken from the Authorization header alone, and never beside a cookie', async () => {
	const { secret } = await newToken('ana', ['article.read']);
	const cookie = await cookieFor(db, 'root');
	expect(await who(`bearer ${secret}`)).not.toBeNull();
	expect(await who(`Bearer ${secret}`, { cookie })).toBeNull();
	expect(await who(`Bearer ${secret}`, { cookie: 'other=1' })).not.toBeNull();
	expect(await who(`Basic ${secret}`)).toBeNull();
	expect(await who(secret)).toBeNull();
	expect(await who('Bearer ')).toBeNull();
	expect(await authenticate(db, asking({ cookie: `kontor=${secret}` }), false)).toBeNull();
	const [, session] = cookie.split('=');
	expect(await who(`Bearer ${session}`)).toBeNull();
});

test('it ends when it expires, is revoked, or its user is disabled', async () => {
	const [one, two] = [await newToken('ana', ['bin.read']), await newToken('ana', ['bin.read'])];
	expect(await revokeApiToken(db, 'root', one.id)).toBe(false);
	expect(await revokeApiToken(db, 'ana', one.id)).toBe(true);
	expect(await who(`Bearer ${one.secret}`)).toBeNull();
	expect(await who(`Bearer ${two.secret}`)).not.toBeNull();
	await change(db, `update user set active = 0 where id = 'ana'`);
	expect(await who(`Bearer ${two.secret}`)).toBeNull();
	await change(db, `update user set active = 1 where id = 'ana'`);
	vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + DAY });
	expect(await who(`Bearer ${two.secret}`)).toBeNull();
});

test('its owner sees name, scopes and last use, and nobody else’s', async () => {
	const { id, secret } = await newToken('nora', ['bin.read']);
	await who(`Bearer ${secret}`);
	const token = expect.objectContaining({ id, name: 'till', scopes: ['bin.read'] });
	await expect.poll(() => apiTokensOf(db, 'nora')).toEqual([token]);
	await expect
		.poll(async () => (await apiTokensOf(db, 'nora'))[0]?.lastUsedAt)
		.toEqual(expect.closeTo(Date.now(), -4));
	expect(JSON.stringify(await apiTokensOf(db, 'nora'))).not.toContain(secret);
});

test('an id is used once', async () => {
	const { id, secret } = await newToken('ana', ['article.read']);
	const expiresAt = Date.now() + DAY;
	const again = { id, user: 'root', name: 'stolen', scopes: ['user.write'], expiresAt };
	expect(await createApiToken(db, again)).toBeNull();
	expect(await grantsOf(secret)).toEqual(['article.read']);
});
