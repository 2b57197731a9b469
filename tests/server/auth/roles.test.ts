import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { grants } from '#lib/domain/access/grants.ts';
import { defaultRoles } from '#lib/domain/access/roles.ts';
import { authenticate } from '#lib/server/auth/authenticate.ts';
import { createDemoUsers, createUser, demoUsers } from '#lib/server/auth/first-users.ts';
import { startSession } from '#lib/server/auth/session.ts';
import { writeAuth } from '#lib/server/auth/session-store.ts';
import { signIn } from '#lib/server/auth/sign-in.ts';
import { setUp } from '#lib/server/setup/set-up.ts';
import { callerOf } from '#lib/server/trpc/router.ts';
import { newId } from '../../support/make.ts';
import { actor, makeWorld, TODAY, type World } from '../../support/world.ts';
import { asking } from './office.ts';

let world: World;

beforeAll(async () => {
	world = await makeWorld();
	await setUp(world.db, { name: 'Test', country: 'DE', currency: 'EUR' });
	await createDemoUsers(world.db);
});
afterAll(() => world.close());

const operation = newId;
async function signedIn(login: string, password: string) {
	const result = await signIn(world.db, { login, password, address: '::1' });
	if (!result.ok) return null;
	const cookie = await startSession(world.db, result.value.user, { secure: false, agent: 'test' });
	const request = asking({ cookie: `${cookie.name}=${cookie.value}` });
	return authenticate(world.db, request, false);
}
const roleNamed = async (name: string) => {
	const role = (await world.api().roles.matrix()).roles.find((role) => role.name === name);
	if (!role) throw new Error(`no role ${name}`);
	return role;
};

/** Somebody who signed in with a password, as some procedures ask for. */
const callerAs = (who: string[] | 'administrator') =>
	callerOf({ db: world.db, actor: actor(who), today: TODAY, token: false, session: 'any' });

test.each(demoUsers)('$login signs in with the documented password', async (user) => {
	const { login, password, role } = user;
	const signed = await signedIn(login, password);
	expect(signed?.actor.grants).toEqual(new Set(defaultRoles[role]));
});

test('making them again changes nothing, and finishes one that was begun', async () => {
	await writeAuth(world.db, async (tx) => {
		await tx.run(
			sql`delete from credential where user = (select id from user where login = 'staff')`
		);
		await tx.run(
			sql`delete from userRole where user = (select id from user where login = 'staff')`
		);
	});
	await createDemoUsers(world.db);
	const users = await world.db.all<{ login: string }>(sql`select login from user order by rowid`);
	expect(users.map(({ login }) => login)).toEqual(demoUsers.map(({ login }) => login));
	const staff = await signedIn('staff', 'kontor-demo-staff');
	expect(staff?.actor.grants).toEqual(new Set(defaultRoles.staff));
});

test('after the set-up there are four roles, and the administrator holds every right', async () => {
	const { roles, grants: every } = await world.api().roles.matrix();
	expect(roles.map(({ key }) => key)).toEqual(['administrator', 'manager', 'staff', 'clerk']);
	expect(every.map(({ name }) => name)).toEqual(grants);
	expect(new Set(roles[0]?.grants)).toEqual(new Set(grants));
	expect(new Set(roles[3]?.grants)).toEqual(new Set(defaultRoles.clerk));
});

test('a right is given and taken, acts at once, and stands in the history', async () => {
	const clerk = await roleNamed('Warehouse clerk');
	const set = (held: boolean) =>
		world
			.api()
			.roles.setGrant({ operation: operation(), role: clerk.id, grant: 'bin.write', held });
	const can = async () =>
		(await signedIn('clerk', 'kontor-demo-clerk'))?.actor.grants.has('bin.write');
	expect(await can()).toBe(false);
	expect((await set(true)).grants).toContain('bin.write');
	expect((await set(true)).grants.filter((grant) => grant === 'bin.write')).toHaveLength(1);
	expect(await can()).toBe(true);
	expect((await set(false)).grants).not.toContain('bin.write');
	await set(false);
	expect(await can()).toBe(false);
	const [log] = await world.db.all<{ rows: number }>(
		sql`select count(*) as rows from change join operation on operation.sequence = change.operation
			where operation.entity = 'roleGrant' and operation.source <> 'setup'`
	);
	expect(Number(log?.rows)).toBe(2);
});

test('a right that does not exist is refused, and none is taken from the administrator', async () => {
	const [clerk, administrator] = [
		await roleNamed('Warehouse clerk'),
		await roleNamed('Administrator')
	];
	const set = (role: string, grant: string, held: boolean) =>
		world.api().roles.setGrant({ operation: operation(), role, grant, held });
	await expect(set(clerk.id, 'no.such', true)).rejects.toThrow('auth.grant-unknown');
	await expect(set(administrator.id, 'bin.write', false)).rejects.toThrow(
		'auth.administrator-fixed'
	);
	await expect(set(newId(), 'bin.write', true)).rejects.toThrow('row.gone');
});

test('a role is made, renamed and cloned; its key stays with the original', async () => {
	const id = newId();
	const made = await world.api().roles.create({ operation: operation(), id, name: 'Night shift' });
	expect(made).toMatchObject({ id, name: 'Night shift', key: null, grants: [], fixed: false });
	const { version } = made;
	const name = 'Late shift';
	const renamed = await world.api().roles.rename({ operation: operation(), id, version, name });
	expect(renamed.name).toBe(name);
	const stale = { operation: operation(), id, version: 99, name: 'x' };
	await expect(world.api().roles.rename(stale)).rejects.toMatchObject({ code: 'CONFLICT' });
	const manager = await roleNamed('Manager');
	const clone = { operation: operation(), role: manager.id, id: newId(), name: 'Deputy' };
	const copy = await world.api().roles.clone(clone);
	expect(copy).toMatchObject({ key: null, name: 'Deputy' });
	expect(new Set(copy.grants)).toEqual(new Set(manager.grants));
	expect((await world.api().roles.clone(clone)).grants).toHaveLength(manager.grants.length);
	const root = await roleNamed('Administrator');
	const all = { operation: operation(), role: root.id, id: newId(), name: 'Deputy root' };
	expect((await world.api().roles.clone(all)).grants).toHaveLength(grants.length);
	const taken = { operation: operation(), id: newId(), name: 'deputy' };
	await expect(world.api().roles.create(taken)).rejects.toThrow('value.taken');
});

test('an administrator gives a password, which ends sessions; nobody opens a door above his own', async () => {
	const user = await createUser(world.db, {
		login: 'nora',
		name: 'Nora',
		password: 'battery horse',
		role: 'manager'
	});
	const before = await signedIn('nora', 'battery horse');
	expect(before?.session).toBeTruthy();
	const give = (who: string[] | 'administrator', password: string) =>
		callerAs(who).users.setPassword({ user, password });
	await expect(give(['user.read', 'user.write'], 'correct horse')).rejects.toThrow(
		'auth.above-yours'
	);
	await expect(give('administrator', 'short')).rejects.toThrow('auth.password-short');
	await give('administrator', 'correct horse');
	const [left] = await world.db.all<{ rows: number }>(
		sql`select count(*) as rows from session where user = ${user}`
	);
	expect(Number(left?.rows)).toBe(0);
	expect(await signedIn('nora', 'battery horse')).toBeNull();
	expect(await signedIn('nora', 'correct horse')).not.toBeNull();
	const gone = callerAs('administrator').users.setPassword({
		user: newId(),
		password: 'correct horse'
	});
	await expect(gone).rejects.toThrow('row.gone');
});

test('a user is not made with a bad password', async () => {
	const user = { login: 'x', name: 'X', password: 'password', role: 'clerk' } as const;
	await expect(createUser(world.db, user)).rejects.toThrow('auth.password-common');
	const found = await world.db.all(sql`select id from user where login = 'x'`);
	expect(found).toEqual([]);
});
