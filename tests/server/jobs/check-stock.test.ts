import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { known } from '#lib/domain/model/assert.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { hold } from '../../support/counters.ts';
import { runJob } from '../../support/jobs.ts';
import { makeStock, type Stock } from '../../support/stock.ts';

let stock: Stock;
let article: Id;
let warehouse: Id;
beforeAll(async () => {
	stock = await makeStock();
});
afterAll(() => stock.world.close());
beforeEach(async () => {
	[article, warehouse] = [await stock.addArticle(), await stock.addWarehouse()];
});

/** What is wrong with the article, as code, quantity and table. */
async function wrong(): Promise<readonly (readonly unknown[])[]> {
	const { result } = await runJob(stock.world, 'checkStock');
	const number = String((await stock.row('article', article))['number']);
	return (result?.findings ?? [])
		.filter(({ params }) => String(params['record']).startsWith(number))
		.map(({ code, params, at }) => [code, params['quantity'], at?.entity]);
}
/** As nothing in the product writes it. */
async function corrupt(statement: string) {
	const { writer } = stock.world.db;
	await writer.execute('pragma ignore_check_constraints = on');
	await writer.execute(statement);
	await writer.execute('pragma ignore_check_constraints = off');
}

test('nothing is wrong where nothing is', async () => {
	await hold(stock, { article, warehouse }, [5, 2, 3]);
	expect(await wrong()).toEqual([]);
});

test('figures below zero', async () => {
	await hold(stock, { article, warehouse }, [5, 0, 0]);
	await corrupt(`update "stockRecord" set ordered = -20000 where article = '${article}'`);
	expect(await wrong()).toEqual([['check.below-zero', -2, 'stockRecord']]);
});

test('more that is promised than there is', async () => {
	await hold(stock, { article, warehouse }, [4, 10, 0]);
	expect(await wrong()).toEqual([['check.promised-beyond', 6, 'stockRecord']]);
});

test('a serial number that is on hand twice', async () => {
	article = await stock.addArticle({ tracking: 'serial' });
	await stock.posted('putIn', { warehouse }, { article, quantity: 2, serials: 'A1, A2' });
	expect(await wrong()).toEqual([]);
	const other = await stock.addWarehouse();
	await corrupt(
		`insert into "stockRecord" (id, version, article, warehouse, serial, "onHand", reserved, ordered)
			values ('twice', 1, '${article}', '${other}', 'A1', 10000, 0, 0)`
	);
	expect(await wrong()).toEqual([
		['check.serial-twice', undefined, 'stockRecord'],
		['check.serial-twice', undefined, 'stockRecord']
	]);
});

test('goods without what their article wants to know, or that nobody keeps', async () => {
	await hold(stock, { article, warehouse }, [5, 0, 0]);
	await corrupt(`update article set tracking = 'batch' where id = '${article}'`);
	expect(await wrong()).toEqual([['check.untracked', 5, 'stockRecord']]);
	await corrupt(`update article set tracking = 'none', "stockManaged" = 0 where id = '${article}'`);
	expect(await wrong()).toEqual([['check.not-stocked', 5, 'stockRecord']]);
});

test('suggestions and reservations that were forgotten', async () => {
	await hold(stock, { article, warehouse }, [5, 0, 0]);
	const { id, version } = known((await stock.records(article))[0], article);
	await stock.save('stockRecord', id, version, { minimum: 8 });
	await runJob(stock.world, 'suggestReorders');
	expect(await wrong()).toEqual([]);
	const paper = await stock.addPaper(
		'reservation',
		{ warehouse, until: '2026-12-31' },
		{ article, quantity: 2 }
	);
	await stock.perform('reserve', [paper]);
	expect(await wrong()).toEqual([]);
	await corrupt(`update "reorderSuggestion" set "createdOn" = '2026-01-30'`);
	await corrupt(`update "reservationEntry" set until = '2026-03-01'`);
	expect(await wrong()).toEqual([
		['check.stale-reservation', 2, 'reservationEntry'],
		['check.stale-suggestion', 3, 'reorderSuggestion']
	]);
});
