import { afterAll, beforeAll, expect, test } from 'vitest';
import { problemsOf } from '../../support/entity-api.ts';
import { makeStock, rowsOf, type Stock } from '../../support/stock.ts';

let stock: Stock;
beforeAll(async () => {
	stock = await makeStock();
});
afterAll(() => stock.world.close());

const batchesOf = async (article: string) =>
	(await rowsOf(stock.world, 'batch')).filter((batch) => batch['article'] === article);

test('a batch comes with its goods, with its last day, and records of stock tell it', async () => {
	const article = await stock.addArticle({ tracking: 'batch' });
	const warehouse = await stock.addWarehouse();
	await stock.posted(
		'putIn',
		{ warehouse },
		{ article, quantity: 5, batch: 'L1', expiresOn: '2026-09-30' },
		{ article, quantity: 3, batch: 'L2' }
	);
	const told = (await batchesOf(article)).map(({ code, expiresOn }) => [code, expiresOn]);
	expect(told).toEqual([
		['L1', '2026-09-30'],
		['L2', null]
	]);
	const records = await stock.records(article);
	expect(records.map(({ batch, expiresOn }) => [batch, expiresOn])).toEqual([
		['L1', '2026-09-30'],
		['L2', null]
	]);
	// The same again, and the day of the other one, which nobody had said.
	await stock.posted(
		'putIn',
		{ warehouse },
		{ article, quantity: 1, batch: 'L1', expiresOn: '2026-09-30' },
		{ article, quantity: 1, batch: 'l2', expiresOn: '2026-10-31' }
	);
	expect((await batchesOf(article)).map(({ expiresOn }) => expiresOn)).toEqual([
		'2026-09-30',
		'2026-10-31'
	]);
});

test('another last day for a known batch, or one without a batch, is refused at its cell', async () => {
	const article = await stock.addArticle({ tracking: 'batch' });
	const plain = await stock.addArticle();
	const warehouse = await stock.addWarehouse();
	const line = { article, quantity: 5, batch: 'L1', expiresOn: '2026-09-30' };
	await stock.posted('putIn', { warehouse }, line);
	const paper = await stock.addPaper(
		'putIn',
		{ warehouse },
		{ ...line, expiresOn: '2026-10-01' },
		{ article: plain, quantity: 1, expiresOn: '2026-10-01' }
	);
	const problems = await problemsOf(stock.perform('post', [paper]));
	expect(problems).toEqual([
		{ code: 'batch.without-code', at: { row: paper.lines[1], field: 'expiresOn' } },
		{
			code: 'batch.other-expiry',
			params: { day: '2026-09-30' },
			at: { row: paper.lines[0], field: 'expiresOn' }
		}
	]);
	expect(await batchesOf(article)).toHaveLength(1);
});

test('open lines of a take-out are proposed what expires first, and what is promised is left', async () => {
	const article = await stock.addArticle({ tracking: 'batch' });
	const warehouse = await stock.addWarehouse();
	const bin = await stock.addBin(warehouse);
	await stock.posted(
		'putIn',
		{ warehouse },
		{ article, quantity: 5, batch: 'late', expiresOn: '2026-12-31' },
		{ article, quantity: 4, batch: 'soon', expiresOn: '2026-04-30', bin },
		{ article, quantity: 9, batch: 'over', expiresOn: '2026-02-28' }
	);
	const kept = { article, quantity: 1, batch: 'soon', bin };
	await stock.perform('reserve', [await stock.addPaper('reservation', { warehouse }, kept)]);
	const paper = await stock.addPaper('takeOut', { warehouse }, { article, quantity: 6 });
	const api = stock.world.api().stock;
	expect((await api.proposal({ document: 'takeOut', id: paper.id })).lines).toEqual([
		{
			line: paper.lines[0],
			version: 1,
			parts: [
				{ article, bin, batch: 'soon', serials: null, quantity: 3 },
				{ article, bin: null, batch: 'late', serials: null, quantity: 3 }
			]
		}
	]);
	const nobody = stock.world.api(['stockRecord.read']).stock;
	const asked = nobody.proposal({ document: 'takeOut', id: paper.id });
	await expect(asked).rejects.toMatchObject({ code: 'FORBIDDEN' });
	expect((await api.proposal({ document: 'transfer', id: paper.id })).lines).toEqual([]);
	const spoilt = { article, quantity: 2 };
	const off = await stock.addPaper('writeOff', { warehouse, reason: 'spoilt' }, spoilt);
	expect((await api.proposal({ document: 'writeOff', id: off.id })).lines).toMatchObject([
		{ line: off.lines[0], parts: [{ batch: 'soon', bin, quantity: 2 }] }
	]);
});
