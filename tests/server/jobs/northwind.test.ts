import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'csv-parse/sync';
import { known } from '#lib/domain/model/assert.ts';
import { loadDemo } from '#lib/server/setup/demo.ts';
import { orderOf, post } from '../../support/counters.ts';
import { foundBy, runJob } from '../../support/jobs.ts';
import { rowsOf } from '../../support/stock.ts';
import { makeWorld, type World } from '../../support/world.ts';

/** As Microsoft published them; every cell is a text. */
type Product = Readonly<Record<'ProductID' | 'UnitsOnOrder', string>>;
const products: readonly Product[] = parse(readFileSync('demo/northwind/products.csv', 'utf8'), {
	columns: true
});

let world: World;
beforeAll(async () => {
	world = await makeWorld();
	await loadDemo(world.db);
});
afterAll(() => world.close());

test('once what is on order is entered, the articles to reorder are exactly 30 and 70', async () => {
	const articles = await rowsOf(world, 'article');
	const idOf = new Map(articles.map(({ id, number }) => [number, id]));
	const numberOf = new Map(articles.map(({ id, number }) => [id, number]));
	const warehouse = String((await rowsOf(world, 'stockRecord'))[0]?.['warehouse']);
	const ordered = products.flatMap(({ ProductID: number, UnitsOnOrder: pieces }) =>
		orderOf(known(idOf.get(number), number), { warehouse, bin: null }, Number(pieces))
	);
	await post({ world }, ordered);
	const records = await rowsOf(world, 'stockRecord');
	expect(records.reduce((all, row) => all + Number(row['ordered']), 0)).toBe(780);

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
