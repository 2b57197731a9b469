import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { problemsOf } from '../../support/entity-api.ts';
import { uncosted } from '../../support/ledger.ts';
import { makeStock, type Stock } from '../../support/stock.ts';

let stock: Stock;
beforeAll(async () => {
	stock = await makeStock();
});
afterAll(() => stock.world.close());

const reason = 'water damage';

test('F78: a write-off lowers stock, and cancelled it comes back at its cost', async () => {
	const [article, warehouse] = [await stock.addArticle(), await stock.addWarehouse()];
	await stock.posted('putIn', { warehouse }, { article, quantity: 10, unitCost: 3 });
	await stock.posted('putIn', { warehouse }, { article, quantity: 10, unitCost: 4 });
	const paper = await stock.posted('writeOff', { warehouse, reason }, { article, quantity: 12 });
	const head = await stock.row('writeOff', paper.id);
	expect(head).toMatchObject({ state: 'posted', number: expect.stringMatching(/^WO-\d{5}$/) });
	expect(await stock.records(article)).toMatchObject([{ onHand: 8 }]);
	expect((await stock.moves(article)).at(-1)).toMatchObject({
		...{ kind: 'writeOff', quantity: 12, value: 38, number: head['number'] },
		...{ fromWarehouse: warehouse, toWarehouse: null }
	});
	const refused = stock.perform('cancel', [paper], { who: 'clerk' });
	await expect(refused).rejects.toMatchObject({ code: 'FORBIDDEN' });
	await stock.perform('cancel', [paper]);
	expect(await stock.records(article)).toMatchObject([{ onHand: 20 }]);
	const layers = await stock.world.db.all<{ quantity: number; value: number }>(
		sql`select quantity / 10000 as quantity, value / 10000 as value from costLayer
			where article = ${article} order by age`
	);
	expect(layers.map(({ quantity, value }) => [quantity, value])).toEqual([
		[10, 30],
		[10, 40]
	]);
	expect(await uncosted(stock.world.db)).toEqual([]);
});

test('a reason is required', async () => {
	const without = stock.addPaper('writeOff', { warehouse: await stock.addWarehouse() });
	expect(await problemsOf(without)).toMatchObject([
		{ code: 'cell.required', at: { field: 'reason' } }
	]);
});

test('what is promised is not written off', async () => {
	const [article, warehouse] = [await stock.addArticle(), await stock.addWarehouse()];
	await stock.posted('putIn', { warehouse }, { article, quantity: 10 });
	await stock.world.db.writer.execute({
		sql: 'update stockRecord set reserved = 80000 where article = ?',
		args: [article]
	});
	const paper = await stock.addPaper('writeOff', { warehouse, reason }, { article, quantity: 3 });
	expect(await problemsOf(stock.perform('post', [paper]))).toEqual([
		{
			code: 'stock.insufficient',
			params: { missing: 1 },
			at: { row: paper.lines[0], field: 'quantity' }
		}
	]);
});

test('the clerk writes and posts it', async () => {
	const [article, warehouse] = [await stock.addArticle(), await stock.addWarehouse()];
	await stock.posted('putIn', { warehouse }, { article, quantity: 2 });
	const paper = await stock.addPaper('writeOff', { warehouse, reason }, { article, quantity: 2 });
	await stock.perform('post', [paper], { who: 'clerk' });
	expect(await stock.records(article)).toMatchObject([{ onHand: 0 }]);
});
