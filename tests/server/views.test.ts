import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callerOf } from '#lib/server/trpc/router.ts';
import { codesOf } from '../support/entity-api.ts';
import { newId } from '../support/make.ts';
import { makeWorld, TODAY, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
	world = await makeWorld();
});
afterAll(() => world.close());

function as(userId: string, ...grants: string[]) {
	const actor = { userId, name: userId, grants: new Set(grants), warehouses: 'all' as const };
	return callerOf({ db: world.db, actor, today: TODAY, token: false });
}
const ana = () => as('ana', 'article.read', 'views.share');
const bob = () => as('bob', 'article.read');

const view = (over: object = {}) => ({
	id: newId(),
	entity: 'article',
	name: 'Cheap ones',
	shared: false,
	view: { sort: [{ field: 'name' }], columns: ['number', 'name'] },
	...over
});
const names = async (who: ReturnType<typeof as>) =>
	(await who.views.list({ entity: 'article' })).map(({ name, mine }) => `${name} ${mine}`);

describe('a saved view', () => {
	test('is one’s own until it is shared, changed by its owner, and removed by him alone', async () => {
		const mine = view();
		await ana().views.save(mine);
		expect(await ana().views.list({ entity: 'article' })).toEqual([{ ...mine, mine: true }]);
		expect(await names(bob())).toEqual([]);
		await ana().views.save({ ...mine, name: 'Dear ones', shared: true });
		expect(await names(bob())).toEqual(['Dear ones false']);
		expect(await codesOf(bob().views.save({ ...mine, name: 'Mine now' }))).toEqual(['row.exists']);
		expect(await codesOf(bob().views.remove({ id: mine.id }))).toEqual(['row.gone']);
		expect(await names(ana())).toEqual(['Dear ones true']);
		await ana().views.remove({ id: mine.id });
		expect(await names(bob())).toEqual([]);
	});

	test('is shared only with the right to, and of a table that one may read', async () => {
		expect(await codesOf(bob().views.save(view({ shared: true })))).toEqual(['field.forbidden']);
		const shared = view({ shared: true });
		await ana().views.save(shared);
		await expect(as('eve').views.list({ entity: 'article' })).rejects.toThrow('article.read');
		await expect(as('eve').views.save(view())).rejects.toThrow('article.read');
		const foreign = view({ entity: 'spaceship' });
		await expect(ana().views.save(foreign)).rejects.toThrow('spaceship.read');
	});
});

test('an arrangement is kept for each user, the last one counts', async () => {
	const key = 'columns.article';
	await ana().preferences.set({ key, value: { name: 200 } });
	await ana().preferences.set({ key, value: { name: 240 } });
	await bob().preferences.set({ key, value: { name: 90 } });
	expect(await ana().preferences.get({ key })).toEqual({ name: 240 });
	expect(await bob().preferences.get({ key })).toEqual({ name: 90 });
	expect(await bob().preferences.get({ key: 'other' })).toBeNull();
	await expect(bob().preferences.set({ key, value: 'x'.repeat(60_000) })).rejects.toThrow('50 kB');
});
