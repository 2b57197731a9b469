import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../support/make.ts';
import { makeStock, type Stock } from '../../support/stock.ts';
import type { Who } from '../../support/world.ts';

let stock: Stock;
beforeAll(async () => {
	stock = await makeStock();
});
afterAll(() => stock.world.close());

/** What posting a put-in for the first of February answers to somebody. */
async function postedEarly(article: string, warehouse: string, who?: Who) {
	const line = { article, quantity: 6, unitCost: 4 };
	const { id, version } = await stock.addPaper('putIn', { warehouse, on: '2026-02-01' }, line);
	const wish = { operation: newId(), rows: [{ id, version }] };
	const post = () => stock.world.api(who).documents['putIn']?.['post']?.(wish);
	return [await post(), await post()];
}

test('who posts for an earlier day is told how many later moves are worth something else', async () => {
	const [article, warehouse] = [await stock.addArticle(), await stock.addWarehouse()];
	const line = { article, quantity: 10, unitCost: 5 };
	await stock.posted('putIn', { warehouse, on: '2026-02-05' }, line);
	for (const day of ['2026-02-10', '2026-02-11']) {
		await stock.posted('takeOut', { warehouse, on: day }, { article, quantity: 3 });
	}
	const [first, again] = await postedEarly(article, warehouse);
	expect(first).toMatchObject({ rows: [{ state: 'posted' }], revalued: 2 });
	expect(again).toEqual(first);
	// The second lot of that day goes after the first: nothing that was taken out is of it.
	const [later] = await postedEarly(article, warehouse);
	expect(later).toMatchObject({ rows: [{ state: 'posted' }], revalued: 0 });
});

test('who may not see what things cost is told nothing of it', async () => {
	const [article, warehouse] = [await stock.addArticle(), await stock.addWarehouse()];
	const line = { article, quantity: 10, unitCost: 5 };
	await stock.posted('putIn', { warehouse, on: '2026-02-05' }, line);
	await stock.posted('takeOut', { warehouse, on: '2026-02-10' }, { article, quantity: 3 });
	const [told] = await postedEarly(article, warehouse, 'clerk');
	expect(told).toMatchObject({ rows: [{ state: 'posted' }], revalued: 0 });
});
