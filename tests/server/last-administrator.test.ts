import { beforeEach, afterEach, expect, test } from 'vitest';
import { createAdministrator } from '#lib/server/auth/first-users.ts';
import { setUp } from '#lib/server/setup/set-up.ts';
import { newId } from '../support/make.ts';
import { makeWorld, type World } from '../support/world.ts';

let world: World;
let admin: string;
beforeEach(async () => {
	world = await makeWorld();
	await setUp(world.db, { name: 'Test', country: 'DE', currency: 'EUR' });
	admin = await administrator('first');
});
afterEach(() => world.close());

const administrator = (login: string) =>
	createAdministrator(world.db, { login, name: login, password: 'correct horse battery' });

const SET_FALSE = { do: 'set', value: false } as const;
const all = { offset: 0, limit: 100 };
const versioned = ({ id, version }: { id: string; version: number }) => ({ id, version });

async function roleOf(user: string) {
	const { rows } = await world.api().entities.userRole.list(all);
	const [held] = rows.filter((row) => row.user === user);
	return held ?? { id: '', version: 0 };
}

async function deactivate(id: string, operation = newId()) {
	const { user } = world.api().entities;
	return user.save({ operation, changes: [{ id, version: 1, patch: { active: false } }] });
}

async function deactivateAll() {
	const { user } = world.api().entities;
	const change = { target: { query: {} }, field: 'active', step: SET_FALSE };
	const { state } = await user.previewBulk(change);
	return user.applyBulk({ operation: newId(), change, state });
}

const removeUser = (id: string) =>
	world.api().entities.user.remove({ operation: newId(), rows: [{ id, version: 1 }] });

const takeRole = async (id: string) =>
	world.api().entities.userRole.remove({ operation: newId(), rows: [versioned(await roleOf(id))] });

test.each([
	['disabled', deactivate],
	['deleted', removeUser],
	['robbed of the role', takeRole],
	['disabled with all others', deactivateAll]
])('the last administrator is not %s, one of two may be', async (_, act) => {
	await expect(act(admin)).rejects.toThrow('auth.last-administrator');
	const second = await administrator('second');
	if (act === deactivateAll) await expect(act()).rejects.toThrow('auth.last-administrator');
	else await act(second);
	await expect(act(admin)).rejects.toThrow('auth.last-administrator');
});

test('an undo does not take the last one away either', async () => {
	const { operations } = await world.api().history.table({ entity: 'userRole' });
	const undo = world.api().history.undo({ operation: newId(), undoes: operations[0]?.id ?? '' });
	await expect(undo).rejects.toThrow('auth.last-administrator');
});
