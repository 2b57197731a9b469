import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { changePassword, signIn } from '#lib/server/auth/sign-in.ts';
import type { Database } from '#lib/server/db/client.ts';
import { openOffice, PASSWORD } from './office.ts';

let db: Database;

beforeEach(async () => {
	db = await openOffice();
});
afterEach(async () => {
	vi.useRealTimers();
	await db.close();
});

const attempt = async (login: string, password = PASSWORD, address = '10.0.0.1') => {
	const result = await signIn(db, { login, password, address });
	return result.ok ? result.value.user : result.problems[0]?.code;
};
const wait = (ms: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms });

test('the right password opens, whatever the case of the name', async () => {
	expect(await attempt('Ana')).toBe('ana');
	expect(await attempt(' ANA ')).toBe('ana');
	expect(await signIn(db, { login: 'ana', password: PASSWORD, address: '::1' })).toEqual({
		ok: true,
		value: { user: 'ana', language: 'de' }
	});
});

test.each([
	['ana', PASSWORD.toUpperCase()],
	['ana', ''],
	['ana', 'x'.repeat(1_000_000)],
	['nobody', PASSWORD],
	['', PASSWORD],
	['ben', PASSWORD],
	['nora', PASSWORD],
	["' or 1=1 --", PASSWORD]
])('%s with another password gets the one answer', async (login, password) => {
	expect(await attempt(login, password)).toBe('auth.wrong');
});

test('after five failures the account waits, longer each time, but is never locked', async () => {
	for (let n = 0; n < 5; n++) expect(await attempt('ana', 'wrong one')).toBe('auth.wrong');
	expect(await attempt('ana')).toBe('auth.throttled');
	expect(await attempt('ANA', PASSWORD, '10.9.9.9')).toBe('auth.throttled');
	expect(await attempt('root')).toBe('root');
	wait(1000);
	expect(await attempt('ana', 'wrong one')).toBe('auth.wrong');
	wait(1500);
	expect(await attempt('ana')).toBe('auth.throttled');
	wait(30_000);
	expect(await attempt('ana')).toBe('ana');
	expect(await attempt('ana', 'wrong one')).toBe('auth.wrong');
	expect(await attempt('ana')).toBe('ana');
});

test('attempts at the same moment are counted too', async () => {
	const codes = await Promise.all(Array.from({ length: 30 }, () => attempt('ana', 'wrong one')));
	expect(codes.filter((code) => code === 'auth.wrong')).toHaveLength(5);
});

test('one address trying many names waits; another does not; a good sign-in does not forgive it', async () => {
	for (let n = 0; n < 20; n++) {
		expect(await attempt(`name ${n}`, 'wrong one', '10.6.6.6')).toBe('auth.wrong');
		if (n === 10) expect(await attempt('root', PASSWORD, '10.6.6.6')).toBe('root');
	}
	expect(await attempt('name 99', 'wrong one', '10.6.6.6')).toBe('auth.throttled');
	expect(await attempt('ana', PASSWORD, '10.6.6.7')).toBe('ana');
});

test('a new password must be fit, and the old one must be known', async () => {
	const change = async (current: string, next: string) => {
		const result = await changePassword(db, 'ana', { current, next, address: '::1' });
		return result.ok ? 'changed' : result.problems[0]?.code;
	};
	expect(await change(PASSWORD, 'short')).toBe('auth.password-short');
	expect(await change(PASSWORD, 'qwertz123')).toBe('auth.password-common');
	expect(await change(PASSWORD, 'y'.repeat(129))).toBe('auth.password-long');
	expect(await change('not this one', 'battery horse correct')).toBe('auth.wrong');
	expect(await change(PASSWORD, 'battery horse correct')).toBe('changed');
	expect(await attempt('ana')).toBe('auth.wrong');
	expect(await attempt('ana', 'battery horse correct')).toBe('ana');
});

test('no password stands in the database', async () => {
	const rows = await db.all(sql`select * from credential`);
	expect(JSON.stringify(rows)).not.toContain(PASSWORD);
});
