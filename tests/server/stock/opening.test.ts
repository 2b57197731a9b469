import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadDemo } from '#lib/server/setup/demo.ts';
import { deviations, uncosted } from '../../support/ledger.ts';
import { rowsOf } from '../../support/stock.ts';
import { makeWorld, type World } from '../../support/world.ts';

let world: World;
beforeAll(async () => {
	world = await makeWorld();
	await loadDemo(world.db);
});
afterAll(() => world.close());

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

test('the stock of Northwind: 3,119 pieces worth 74,050.85 at list price, by one put-in', async () => {
	const records = await rowsOf(world, 'stockRecord');
	const articles = new Map((await rowsOf(world, 'article')).map((row) => [row.id, row]));
	expect(records).toHaveLength(77);
	expect(sum(records.map(({ onHand }) => Number(onHand)))).toBe(3119);
	const values = records.map(({ article, onHand }) => {
		const price = Number(articles.get(String(article))?.['salesPrice']);
		return Math.round(price * 100) * Number(onHand);
	});
	expect(sum(values) / 100).toBe(74_050.85);
	expect(sum(records.map(({ minimum }) => Number(minimum)))).toBe(960);
	const [paper, ...others] = await rowsOf(world, 'putIn');
	expect(others).toEqual([]);
	expect(paper).toMatchObject({ state: 'posted', number: 'IN-00001', note: 'Opening stock' });
	const moves = (await rowsOf(world, 'stockMove')).filter(({ counter }) => counter === 'onHand');
	expect(moves).toHaveLength(72);
	expect(moves.every(({ who, kind }) => who === 'Kontor' && kind === 'putIn')).toBe(true);
	expect(await deviations(world.db)).toEqual([]);
	expect(await uncosted(world.db)).toEqual([]);
});

test('begun again it changes nothing', async () => {
	const tables = ['stockRecord', 'putInLine', 'purchaseOrder', 'purchaseOrderLine'];
	const stands = () => Promise.all(tables.map((table) => rowsOf(world, table)));
	const before = await stands();
	await loadDemo(world.db);
	expect(await stands()).toEqual(before);
});
