import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { grants } from '#lib/domain/access/grants.ts';
import { authenticate } from '#lib/server/auth/authenticate.ts';
import { digest } from '#lib/server/auth/secret.ts';
import { endSession, startSession } from '#lib/server/auth/session.ts';
import { changePassword } from '#lib/server/auth/sign-in.ts';
import type { Database } from '#lib/server/db/client.ts';
import { asking, change, cookieFor, openOffice, PASSWORD } from './office.ts';

const HOUR = 3_600_000;
let db: Database;

beforeAll(async () => {
	db = await openOffice();
});
afterAll(() => db.close());
afterEach(() => {
	vi.useRealTimers();
});

const who = (cookie: string, secure = false) => authenticate(db, asking({ cookie }), secure);
const later = (ms: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms });

describe('the cookie', () => {
	test.each([
		[true, '__Host-kontor'],
		[false, 'kontor']
	])('with https %s is named %s and kept from scripts', async (secure, name) => {
		const cookie = await startSession(db, 'ana', { secure, agent: 'test' });
		expect(cookie).toEqual({
			name,
			value: expect.stringMatching(/^[\w-]{27}$/),
			attributes: { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: 30 * 86_400 }
		});
		expect(await who(`${name}=${cookie.value}`, secure)).not.toBeNull();
		expect(await who(`${name}=${cookie.value}`, !secure)).toBeNull();
	});

	test('is worth nothing when only the row is known', async () => {
		const cookie = await cookieFor(db, 'ana');
		const [, token = ''] = cookie.split('=');
		const rows = await db.all<{ id: string }>(
			sql`select * from session where id = ${digest(token)}`
		);
		expect(rows).toHaveLength(1);
		expect(JSON.stringify(rows)).not.toContain(token);
		expect(await who(`kontor=${rows[0]?.id}`)).toBeNull();
		expect(await who('kontor=')).toBeNull();
		expect(await who('kontor=%00')).toBeNull();
	});
});

describe('who it is', () => {
	test('a clerk holds the grants of his roles, an administrator every grant', async () => {
		const ana = await who(await cookieFor(db, 'ana'));
		expect(ana?.actor).toEqual({
			userId: 'ana',
			name: 'Ana Adler',
			grants: new Set(['article.read', 'bin.read']),
			warehouses: 'all'
		});
		expect(ana?.language).toBe('de');
		const root = await who(await cookieFor(db, 'root'));
		expect(root?.actor.grants).toEqual(new Set(grants));
		expect((await who(await cookieFor(db, 'nora')))?.actor.grants.size).toBe(0);
	});

	test('two roles are a union, and a changed grant counts at once', async () => {
		await change(
			db,
			`insert into userRole values ('u1', 1, 'nora', 'r2'), ('u2', 1, 'nora', 'r3')`
		);
		const cookie = await cookieFor(db, 'nora');
		const held = async () => [...((await who(cookie))?.actor.grants ?? [])].sort();
		expect(await held()).toEqual(['article.read', 'bin.read', 'prices.write']);
		await change(db, `delete from roleGrant where id = 'g4'`);
		expect(await held()).toEqual(['article.read', 'bin.read']);
	});
});

describe('a session ends', () => {
	test('twelve hours after its last use', async () => {
		const cookie = await cookieFor(db, 'ana');
		later(11 * HOUR);
		expect(await who(cookie)).not.toBeNull();
		later(11 * HOUR);
		expect(await who(cookie)).not.toBeNull();
		later(12 * HOUR + 1);
		expect(await who(cookie)).toBeNull();
		vi.useRealTimers();
		expect(await who(cookie)).toBeNull();
	});

	test('after thirty days whatever its use', async () => {
		const cookie = await cookieFor(db, 'ana');
		for (let half = 0; half < 60; half++) {
			later(12 * HOUR - 60_000);
			expect(await who(cookie)).not.toBeNull();
			// The note of the last use waits in the queue of writers.
			await change(db, 'delete from session where false');
		}
		later(HOUR + 1000);
		expect(await who(cookie)).toBeNull();
	});

	test('on sign-out, and no other does', async () => {
		const [one, two] = [await cookieFor(db, 'ana'), await cookieFor(db, 'ana')];
		const cleared = await endSession(db, false, one.split('=')[1] ?? null);
		expect(cleared).toMatchObject({ name: 'kontor', value: '', attributes: { maxAge: 0 } });
		expect(await who(one)).toBeNull();
		expect(await who(two)).not.toBeNull();
	});

	test('when the user is disabled, and stays ended when he is enabled again', async () => {
		const cookie = await cookieFor(db, 'ana');
		await change(db, `update user set active = 0 where id = 'ana'`);
		expect(await who(cookie)).toBeNull();
		await change(db, `update user set active = 1 where id = 'ana'`);
		expect(await who(cookie)).toBeNull();
	});

	test('when his roles change', async () => {
		const cookie = await cookieFor(db, 'ana');
		await change(db, `insert into userRole values ('u3', 1, 'ana', 'r1')`);
		expect(await who(cookie)).toBeNull();
		await change(db, `delete from userRole where id = 'u3'`);
	});

	test('when the user is deleted', async () => {
		await change(db, `insert into user values ('tom', 1, 'tom', null, 'Tom', null, 'en', 1)`);
		const cookie = await cookieFor(db, 'tom');
		expect(await who(cookie)).not.toBeNull();
		await change(db, `delete from user where id = 'tom'`);
		expect(await who(cookie)).toBeNull();
	});

	test('when the password changes, on every device', async () => {
		const [one, two] = [await cookieFor(db, 'ana'), await cookieFor(db, 'ana')];
		const next = 'battery horse correct';
		const wrong = { current: 'not this one', next, address: '::1' };
		expect(await changePassword(db, 'ana', wrong)).toMatchObject({ ok: false });
		expect(await who(one)).not.toBeNull();
		const right = { current: PASSWORD, next, address: '::1' };
		expect(await changePassword(db, 'ana', right)).toMatchObject({ ok: true });
		expect([await who(one), await who(two)]).toEqual([null, null]);
	});
});
