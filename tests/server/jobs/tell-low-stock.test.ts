import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { known } from '#lib/domain/model/assert.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { callerOf } from '#lib/server/trpc/router.ts';
import { hold } from '../../support/counters.ts';
import { entityApi } from '../../support/entity-api.ts';
import { runJob } from '../../support/jobs.ts';
import { newId } from '../../support/make.ts';
import { makeStock, type Cells, type Stock } from '../../support/stock.ts';
import { actor, TODAY } from '../../support/world.ts';

let stock: Stock;
let ana: Id;
let employee: Id;
let warehouse: Id;
let article: Id;
beforeAll(async () => {
	stock = await makeStock();
	ana = await add('user', { login: 'ana', name: 'Ana', language: 'en' });
	employee = await add('employee', { name: 'Ana', firstName: 'Ana', user: ana });
});
afterAll(() => stock.world.close());
beforeEach(async () => {
	warehouse = await stock.addWarehouse();
	article = await stock.addArticle({ responsible: employee });
	await hold(stock, { article, warehouse }, [10, 0, 0]);
	await watch(8);
});

async function add(entity: string, patch: Cells): Promise<Id> {
	const id = newId();
	const changes = [{ id, version: 0, patch }];
	await entityApi(stock.world, entity).save({ operation: newId(), changes });
	return id;
}
const record = async () => known((await stock.records(article))[0], article);
async function watch(minimum: number) {
	const { id, version } = await record();
	await stock.save('stockRecord', id, version, { minimum });
}
const take = (quantity: number) => stock.posted('takeOut', { warehouse }, { article, quantity });
const put = (quantity: number) => stock.posted('putIn', { warehouse }, { article, quantity });
const tell = async () => (await runJob(stock.world, 'tellLowStock')).result?.found;
/** The API as this user. */
const as = (userId: Id, grants = actor().grants) =>
	callerOf({
		...{ db: stock.world.db, today: TODAY, token: false },
		actor: { userId, name: 'Ana', grants, warehouses: 'all' }
	}).notices;
const ownOf = async (userId: Id) => {
	const { id } = await record();
	return (await as(userId).list()).notices.filter(({ row }) => row === id);
};

test('who is responsible is told once, until there was enough again', async () => {
	expect(await tell()).toBe(0);
	await take(3);
	expect(await tell()).toBe(1);
	const { id } = await record();
	expect(await ownOf(ana)).toMatchObject([
		{
			...{ code: 'low-stock', entity: 'stockRecord', row: id, read: false },
			params: { available: 7, minimum: 8 }
		}
	]);
	await take(2);
	expect(await tell()).toBe(0);
	await put(3);
	expect(await tell()).toBe(0);
	await take(1);
	expect(await tell()).toBe(1);
	expect(await ownOf(ana)).toHaveLength(2);
});

test('what is promised counts as gone, what is ordered not as there', async () => {
	await hold(stock, { article, warehouse }, [0, 3, 100]);
	await tell();
	expect(await ownOf(ana)).toMatchObject([{ params: { available: 7 } }]);
});

test('nobody is told of an article for which nobody is responsible, until somebody is', async () => {
	const { id, version } = await stock.row('article', article);
	const freed = await stock.save('article', id, version, { responsible: null });
	await take(5);
	expect(await tell()).toBe(0);
	await stock.save('article', id, freed.version, { responsible: employee });
	expect(await tell()).toBe(1);
});

test('notices are one’s own, and read one by one or all at once', async () => {
	await as(ana).read({ ids: null });
	await take(5);
	await tell();
	const [own] = await ownOf(ana);
	expect(await ownOf('somebody else')).toEqual([]);
	await as('somebody else').read({ ids: [known(own, ana).id] });
	expect((await as(ana).list()).unread).toBe(1);
	expect((await as(ana).read({ ids: [known(own, ana).id] })).unread).toBe(0);
	expect(await ownOf(ana)).toMatchObject([{ read: true }]);
	// What was read is not told again while it lasts.
	expect(await tell()).toBe(0);
});

test('who may not see stock any more is told nothing of it', async () => {
	await take(5);
	await tell();
	const deaf = as(ana, new Set(['article.read']));
	expect(await deaf.list()).toEqual({ notices: [], unread: 0 });
	expect(await deaf.read({ ids: [] })).toEqual({ notices: [], unread: 0 });
});
