import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openCompany } from '#lib/server/app.ts';
import { apiTokensOf, createApiToken } from '#lib/server/auth/api-token.ts';
import { authenticate } from '#lib/server/auth/authenticate.ts';
import { createAdministrator, createUser } from '#lib/server/auth/first-users.ts';
import { givePassword, signIn } from '#lib/server/auth/sign-in.ts';
import { setUp } from '#lib/server/setup/set-up.ts';
import { newId } from '../../support/make.ts';
import { makeWorld, type World } from '../../support/world.ts';
import { asking, cookieFor } from './office.ts';

const PASSWORD = 'correct horse battery';
const DAY = 86_400_000;

let world: World;
let nora: string;
beforeEach(async () => {
	world = await makeWorld();
	await setUp(world.db, { name: 'Test', country: 'DE', currency: 'EUR' });
	await createAdministrator(world.db, { login: 'root', name: 'Root', password: PASSWORD });
	nora = await createUser(world.db, nobody('nora'));
});
afterEach(async () => {
	vi.useRealTimers();
	await world.close();
});

const nobody = (login: string) =>
	({ login, name: login, password: PASSWORD, role: 'clerk' }) as const;

const mayEnter = async (login: string, password = PASSWORD) =>
	(await signIn(world.db, { login, password, address: newId() })).ok;

async function remove(id: string): Promise<string> {
	const operation = newId();
	const { user } = world.api().entities;
	const { rows } = await user.rows({ ids: [id] });
	await user.remove({ operation, rows: [{ id, version: rows[0]?.version ?? 0 }] });
	return operation;
}

async function undo(undoes: string): Promise<string> {
	const operation = newId();
	const { skipped } = await world.api().history.undo({ operation, undoes });
	expect(skipped).toEqual([]);
	return operation;
}

const laidAside = async () =>
	(await world.db.all<{ user: string }>(sql`select user from formerCredential`)).map(
		({ user }) => user
	);

test('a deleted user comes back with his password and his roles, and not before', async () => {
	const removal = await remove(nora);
	expect(await mayEnter('nora')).toBe(false);
	expect(await laidAside()).toEqual([nora]);
	const restored = await undo(removal);
	expect(await mayEnter('nora')).toBe(true);
	expect(await laidAside()).toEqual([]);
	const roles = await world.db.all(sql`select 1 from userRole where user = ${nora}`);
	expect(roles).toHaveLength(1);
	const again = await undo(restored);
	expect(await mayEnter('nora')).toBe(false);
	await undo(again);
	expect(await mayEnter('nora')).toBe(true);
});

test('no session and no token of his comes back with him', async () => {
	const cookie = await cookieFor(world.db, nora);
	const token = { id: newId(), user: nora, name: 'till', scopes: ['article.read'] };
	const secret = await createApiToken(world.db, { ...token, expiresAt: Date.now() + DAY });
	const who = (headers: Record<string, string>) => authenticate(world.db, asking(headers), false);
	expect(await who({ authorization: `Bearer ${secret}` })).not.toBeNull();
	const removal = await remove(nora);
	for (const step of [async () => undefined, () => undo(removal)]) {
		await step();
		expect(await who({ authorization: `Bearer ${secret}` })).toBeNull();
		expect(await who({ cookie })).toBeNull();
		expect(await apiTokensOf(world.db, nora)).toEqual([]);
	}
	expect(await mayEnter('nora')).toBe(true);
});

test('a user whose adding was undone has his password again when that is undone', async () => {
	const operation = newId();
	const id = newId();
	const patch = { login: 'new', name: 'New' };
	const changes = [{ id, version: 0, patch }];
	await world.api().entities.user.save({ operation, changes });
	await givePassword(world.db, id, PASSWORD);
	const gone = await undo(operation);
	expect(await mayEnter('new')).toBe(false);
	await undo(gone);
	expect(await mayEnter('new')).toBe(true);
});

test('a user who is added under the id or the name of a deleted one has no password', async () => {
	await remove(nora);
	const added = async (id: string, login: string) => {
		const changes = [{ id, version: 0, patch: { login, name: 'Another' } }];
		await world.api().entities.user.save({ operation: newId(), changes });
	};
	await added(nora, 'other');
	await added(newId(), 'nora');
	expect([await mayEnter('other'), await mayEnter('nora')]).toEqual([false, false]);
	// What stood before this second removal was no password.
	await undo(await remove(nora));
	expect([await mayEnter('other'), await laidAside()]).toEqual([false, []]);
});

test('the password that was last given is the one that comes back', async () => {
	await undo(await remove(nora));
	await givePassword(world.db, nora, 'another horse battery');
	await undo(await remove(nora));
	expect([await mayEnter('nora'), await mayEnter('nora', 'another horse battery')]).toEqual([
		false,
		true
	]);
});

test('after 30 days it is gone: with the next start, and for undo at once', async () => {
	const late = await createUser(world.db, nobody('late'));
	vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 31 * DAY });
	const removal = await remove(nora);
	vi.useRealTimers();
	await undo(removal);
	expect(await mayEnter('nora')).toBe(false);

	await givePassword(world.db, nora, PASSWORD);
	vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 31 * DAY });
	await remove(nora);
	vi.setSystemTime(Date.now() + 2 * DAY);
	await remove(late);
	vi.useRealTimers();
	expect(await laidAside()).toEqual([nora, late]);
	vi.stubEnv('DATABASE_URL', `file:${world.file}`);
	const company = await openCompany('http://localhost:1');
	expect(await laidAside()).toEqual([late]);
	await company.close();
	vi.unstubAllEnvs();
});
