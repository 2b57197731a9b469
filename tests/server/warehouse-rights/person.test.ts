import { afterAll, beforeAll, expect, test } from 'vitest';
import { authenticate } from '#lib/server/auth/authenticate.ts';
import { createApiToken } from '#lib/server/auth/api-token.ts';
import { storePassword } from '#lib/server/auth/credential.ts';
import { startSession } from '#lib/server/auth/session.ts';
import { writeAuth } from '#lib/server/auth/session-store.ts';
import { callerOf } from '#lib/server/trpc/router.ts';
import { codesOf } from '../../support/entity-api.ts';
import { newId } from '../../support/make.ts';
import { rowsOf } from '../../support/stock.ts';
import { TODAY } from '../../support/world.ts';
import { openTwoHouses, type TwoHouses } from './two-houses.ts';

let houses: TwoHouses;
let clerk: string;
let nora: string;
beforeAll(async () => {
	houses = await openTwoHouses();
	const roles = await rowsOf(houses.stock.world, 'role');
	const roleOf = (key: string) => roles.find((role) => role['key'] === key)?.id ?? '';
	const add = async (entity: string, patch: object) => {
		const id = newId();
		await houses.stock.save(entity, id, 0, { ...patch });
		return id;
	};
	clerk = await add('user', { login: 'ana', name: 'Ana', language: 'en' });
	nora = await add('user', { login: 'nora', name: 'Nora', language: 'en' });
	await add('userRole', { user: clerk, role: roleOf('clerk') });
	await add('userRole', { user: nora, role: roleOf('administrator') });
});
afterAll(() => houses.stock.world.close());

const limit = async (user: string, warehouse: string) => {
	const id = newId();
	await houses.stock.save('userWarehouse', id, 0, { user, warehouse });
	return async () => {
		const rows = [{ id, version: 1 }];
		await houses.stock.world.api().entities.userWarehouse.remove({ operation: newId(), rows });
	};
};
const cookieOf = async (user: string) => {
	const { name, value } = await startSession(houses.stock.world.db, user, {
		...{ secure: false, agent: 'test' }
	});
	return { cookie: `${name}=${value}` };
};
const tokenOf = async (user: string) => {
	const secret = await createApiToken(houses.stock.world.db, {
		...{ id: newId(), user, name: 'Token', scopes: ['stockRecord.read'] },
		expiresAt: Date.now() + 60_000
	});
	return { authorization: `Bearer ${secret}` };
};
const seenWith = async (headers: Record<string, string>) => {
	const { db } = houses.stock.world;
	const request = new Request('http://localhost/', { headers });
	const actor = (await authenticate(db, request, false))?.actor ?? null;
	const api = callerOf({ db, actor, today: TODAY, token: false });
	const { rows } = await api.entities.stockRecord.list({ offset: 0, limit: 10 });
	return rows.map(({ warehouse }) => warehouse).toSorted();
};

test('without limits one may know of all, with one of that alone, and from the next request on', async () => {
	const { own, hidden } = houses;
	const both = [own, hidden].toSorted();
	const ways = [await cookieOf(clerk), await tokenOf(clerk)];
	const seen = () => Promise.all(ways.map(seenWith));
	expect(await seen()).toEqual([both, both]);
	const free = await limit(clerk, own);
	expect(await seen()).toEqual([[own], [own]]);
	const freeOther = await limit(clerk, hidden);
	expect(await seen()).toEqual([both, both]);
	await free();
	expect(await seen()).toEqual([[hidden], [hidden]]);
	await freeOther();
	expect(await seen()).toEqual([both, both]);
});

test('an administrator knows of all, whatever is written beside his name', async () => {
	const free = await limit(nora, houses.own);
	expect(await seenWith(await cookieOf(nora))).toHaveLength(2);
	await free();
});

test('nobody gives a password to who may know of more', async () => {
	const { db } = houses.stock.world;
	await writeAuth(db, (tx) => storePassword(tx, clerk, 'x'));
	const rights = ['user.write', 'user.read'];
	const all = (await houses.stock.world.api().roles.matrix()).grants.map(({ name }) => name);
	const give = (warehouses: readonly string[]) => {
		const actor = {
			userId: 'chief',
			name: 'Chief',
			grants: new Set([...all, ...rights]),
			warehouses
		};
		const context = { db, actor, today: TODAY, token: false, session: 'session' };
		return callerOf(context).users.setPassword({ user: clerk, password: 'correct horse battery' });
	};
	expect(await codesOf(give([houses.own]))).toEqual(['auth.above-yours']);
	const free = await limit(clerk, houses.own);
	expect(await give([houses.own])).toEqual({ user: clerk });
	await free();
});
