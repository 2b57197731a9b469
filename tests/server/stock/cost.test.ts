import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Id } from '#lib/domain/model/row.ts';
import { known } from '#lib/domain/model/assert.ts';
import { codesOf, entityApi, problemsOf } from '../../support/entity-api.ts';
import { newId } from '../../support/make.ts';
import { makeStock, type Paper, type Stock } from '../../support/stock.ts';
import type { World } from '../../support/world.ts';

type Method = 'fifo' | 'average';
type Shop = Stock & { readonly warehouse: Id };

async function makeShop(costMethod: Method): Promise<Shop> {
	const stock = await makeStock();
	await setMethod(stock.world, costMethod);
	return { ...stock, warehouse: await stock.addWarehouse() };
}

async function setMethod(world: World, costMethod: Method) {
	const { rows } = await entityApi(world, 'company').list({ offset: 0, limit: 1 });
	const { id, version } = known(rows[0], 'company');
	const changes = [{ id, version, patch: { costMethod } }];
	return entityApi(world, 'company').save({ operation: newId(), changes });
}

/** What is left of an article, oldest first: pieces, at what each, worth what. */
async function layers({ world }: Stock, article: Id, warehouse: Id) {
	const rows = await world.db.all<{ quantity: number; unitCost: number; value: number }>(
		sql`select quantity / 1e4 as quantity, "unitCost" / 1e6 as "unitCost", value / 1e4 as value
			from "costLayer" where article = ${article} and warehouse = ${warehouse} and quantity > 0
			order by "on", age`
	);
	return rows.map(({ quantity, unitCost, value }) => [quantity, unitCost, value]);
}

const pool = async ({ world }: Stock, article: Id) =>
	(
		await world.db.all<{ quantity: number; value: number }>(
			sql`select quantity / 1e4 as quantity, value / 1e4 as value from "costPool" where article = ${article}`
		)
	)[0];

/** What the moves of an article are worth, in the order in which they came. */
const values = async (stock: Stock, article: Id) =>
	(await stock.moves(article)).map((move) => move['value']);

const cancel = (shop: Shop, paper: Paper) => shop.perform('cancel', [paper]);

const receive = (shop: Shop, article: Id, quantity: number, unitCost: number) =>
	shop.posted('putIn', { warehouse: shop.warehouse }, { article, quantity, unitCost });
const issue = (shop: Shop, article: Id, quantity: number) =>
	shop.posted('takeOut', { warehouse: shop.warehouse }, { article, quantity });

/** L1 10 @ 5.00, L2 30 @ 7.00. */
async function twoLayers(shop: Shop): Promise<{ article: Id; first: Paper }> {
	const article = await shop.addArticle();
	const first = await receive(shop, article, 10, 5);
	await receive(shop, article, 30, 7);
	return { article, first };
}

describe('FIFO', () => {
	let shop: Shop;
	beforeAll(async () => {
		shop = await makeShop('fifo');
	});
	afterAll(() => shop.world.close());
	const left = (article: Id, warehouse = shop.warehouse) => layers(shop, article, warehouse);

	test('E64, E68: 15 cost 85.00, 25 at 7.00 are left; a receipt is a layer of its own', async () => {
		const { article } = await twoLayers(shop);
		await issue(shop, article, 15);
		expect(await values(shop, article)).toEqual([50, 210, 85]);
		expect(await left(article)).toEqual([[25, 7, 175]]);
		await receive(shop, article, 25, 8.1);
		expect(await left(article)).toEqual([
			[25, 7, 175],
			[25, 8.1, 202.5]
		]);
	});

	test('E70: 15 of 10 at 100 and further ones at 60 cost 1,300', async () => {
		const article = await shop.addArticle();
		await receive(shop, article, 10, 100);
		await receive(shop, article, 20, 60);
		await issue(shop, article, 15);
		expect((await values(shop, article)).at(-1)).toBe(1300);
	});

	test('E74: a transfer takes its layer along and makes no profit', async () => {
		const { article } = await twoLayers(shop);
		const toWarehouse = await shop.addWarehouse();
		const head = { fromWarehouse: shop.warehouse, toWarehouse };
		const transfer = await shop.posted('transfer', head, { article, quantity: 4 });
		expect(await left(article, toWarehouse)).toEqual([[4, 5, 20]]);
		expect(await left(article)).toEqual([
			[6, 5, 30],
			[30, 7, 210]
		]);
		expect((await values(shop, article)).at(-1)).toBe(20);
		await cancel(shop, transfer);
		expect(await left(article)).toEqual([
			[10, 5, 50],
			[30, 7, 210]
		]);
		expect(await left(article, toWarehouse)).toEqual([]);
	});

	test('E75: a receipt is not taken back once its goods are used, though as many are there', async () => {
		const { article, first } = await twoLayers(shop);
		const taken = await issue(shop, article, 5);
		const before = [await left(article), await shop.moves(article), await shop.records(article)];
		expect(await problemsOf(cancel(shop, first))).toEqual([
			{
				code: 'receipt.used',
				params: { used: 5 },
				at: { row: first.lines[0], field: 'quantity' }
			}
		]);
		const after = [await left(article), await shop.moves(article), await shop.records(article)];
		expect(after).toEqual(before);
		await cancel(shop, taken);
		await cancel(shop, first);
		expect(await left(article)).toEqual([[30, 7, 210]]);
	});

	test('what is taken back comes back at what it cost then', async () => {
		const { article } = await twoLayers(shop);
		const taken = await issue(shop, article, 15);
		await receive(shop, article, 5, 9);
		await cancel(shop, taken);
		expect((await values(shop, article)).at(-1)).toBe(85);
		expect(await left(article)).toEqual([
			[10, 5, 50],
			[30, 7, 210],
			[5, 9, 45]
		]);
	});

	test('goods go from bin to bin at no cost', async () => {
		const article = await shop.addArticle();
		await receive(shop, article, 3, 5);
		const toBin = await shop.addBin(shop.warehouse);
		const head = { fromWarehouse: shop.warehouse, toWarehouse: shop.warehouse };
		await shop.posted('transfer', head, { article, toBin, quantity: 2 });
		expect(await values(shop, article)).toEqual([15, null]);
		expect(await left(article)).toEqual([[3, 5, 15]]);
	});

	test('without a price goods cost what they did the last time, or what the article says', async () => {
		const article = await shop.addArticle({ cost: 4 });
		const line = { article, quantity: 1 };
		const { warehouse } = shop;
		await shop.posted('putIn', { warehouse }, line);
		await receive(shop, article, 1, 6);
		await shop.posted('putIn', { warehouse }, line);
		expect(await values(shop, article)).toEqual([4, 6, 6]);
		const unknown = await shop.addArticle({ cost: null });
		const paper = await shop.addPaper('putIn', { warehouse }, { article: unknown, quantity: 1 });
		expect(await problemsOf(shop.perform('post', [paper]))).toEqual([
			{ code: 'cost.missing', at: { row: paper.lines[0], field: 'unitCost' } }
		]);
		expect(await shop.moves(unknown)).toEqual([]);
	});

	test('costs are hidden from those who may not see them', async () => {
		const { article } = await twoLayers(shop);
		const seen = entityApi(shop.world, 'stockMove' as 'article', 'clerk');
		const { rows } = await seen.list({ offset: 0, limit: 1000 });
		const own = rows.filter((row) => row['article'] === article);
		expect(own).toHaveLength(2);
		expect(own.every((row) => !('value' in row))).toBe(true);
	});
});

describe('moving average', () => {
	let shop: Shop;
	beforeAll(async () => {
		shop = await makeShop('average');
	});
	afterAll(() => shop.world.close());

	test('E65, E67: 15 cost 97.50, and later receipts do not change that', async () => {
		const { article } = await twoLayers(shop);
		await issue(shop, article, 15);
		expect(await pool(shop, article)).toEqual({ quantity: 25, value: 162.5 });
		await receive(shop, article, 25, 8.1);
		expect(await pool(shop, article)).toEqual({ quantity: 50, value: 365 });
		expect(await values(shop, article)).toEqual([50, 210, 97.5, 202.5]);
	});

	test('E69: 5 of 3 at 10.00 and 4 at 11.00 cost 52.86', async () => {
		const article = await shop.addArticle();
		await receive(shop, article, 3, 10);
		await receive(shop, article, 4, 11);
		await issue(shop, article, 5);
		expect((await values(shop, article)).at(-1)).toBe(52.86);
		expect(await pool(shop, article)).toEqual({ quantity: 2, value: 21.14 });
	});

	test('E71: 400 at 49.88 are worth 19,952.00', async () => {
		const article = await shop.addArticle();
		await receive(shop, article, 400, 49.88);
		expect(await pool(shop, article)).toEqual({ quantity: 400, value: 19_952 });
	});

	test('E73: what comes back brings what it cost into the average', async () => {
		const { article } = await twoLayers(shop);
		const taken = await issue(shop, article, 15);
		await receive(shop, article, 25, 8.1);
		await issue(shop, article, 25);
		expect(await pool(shop, article)).toEqual({ quantity: 25, value: 182.5 });
		await cancel(shop, taken);
		expect(await pool(shop, article)).toEqual({ quantity: 40, value: 280 });
	});

	test('a transfer leaves the average as it is', async () => {
		const { article } = await twoLayers(shop);
		const toWarehouse = await shop.addWarehouse();
		const head = { fromWarehouse: shop.warehouse, toWarehouse };
		await cancel(shop, await shop.posted('transfer', head, { article, quantity: 4 }));
		expect(await pool(shop, article)).toEqual({ quantity: 40, value: 260 });
		expect((await values(shop, article)).slice(2)).toEqual([26, 26]);
	});

	test('the method stays once something is valued', async () => {
		await twoLayers(shop);
		expect(await codesOf(setMethod(shop.world, 'fifo'))).toEqual(['cost-method.frozen']);
	});
});
