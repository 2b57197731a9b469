import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadDemo } from '#lib/server/setup/demo.ts';
import { foundBy, runJob } from '../../support/jobs.ts';
import { rowsOf } from '../../support/stock.ts';
import { notOnOrder } from '../../support/ledger.ts';
import { makeWorld, type World } from '../../support/world.ts';

let world: World;
beforeAll(async () => {
	world = await makeWorld();
	await loadDemo(world.db);
});
afterAll(() => world.close());

test('with what is on order, the articles to reorder are exactly 30 and 70', async () => {
	const articles = await rowsOf(world, 'article');
	const numberOf = new Map(articles.map(({ id, number }) => [id, number]));
	const records = await rowsOf(world, 'stockRecord');
	expect(records.reduce((all, row) => all + Number(row['ordered']), 0)).toBe(780);
	const orders = await rowsOf(world, 'purchaseOrder');
	expect(orders.every(({ state }) => state === 'submitted')).toBe(true);
	expect(new Set(orders.map(({ supplier }) => supplier)).size).toBe(orders.length);
	const lines = await rowsOf(world, 'purchaseOrderLine');
	expect(lines.reduce((all, row) => all + Number(row['open']), 0)).toBe(780);
	expect(await notOnOrder(world.db)).toEqual([]);

	const { result } = await runJob(world, 'suggestReorders');
	const suggestions = await rowsOf(world, 'reorderSuggestion');
	expect(suggestions.map(({ article }) => numberOf.get(String(article)))).toEqual(['30', '70']);
	// 10 on hand of at least 15, 15 + 10 of at least 30; nobody said in what lots they are bought.
	expect(suggestions.map(({ quantity, reason }) => [quantity, reason])).toEqual([
		[5, 'missing'],
		[5, 'missing']
	]);
	expect(result).toMatchObject({ counts: { below: 2, made: 2 }, found: 2 });
	expect(foundBy(await runJob(world, 'validateStock'))).toEqual([]);
});
