import { afterAll, beforeAll, expect, test } from 'vitest';
import { problemsOf, codesOf } from '../../support/entity-api.ts';
import { deviations, unkept } from '../../support/ledger.ts';
import { makeStock, rowsOf, type Cells, type Paper, type Stock } from '../../support/stock.ts';
import { TODAY } from '../../support/world.ts';

let stock: Stock;
beforeAll(async () => {
	stock = await makeStock();
});
afterAll(async () => {
	expect(await deviations(stock.world.db)).toEqual([]);
	expect(await unkept(stock.world.db)).toEqual([]);
	await stock.world.close();
});

/** Goods of a new article in a new warehouse. */
async function lying(quantity: number, cells: Cells = {}) {
	const [article, warehouse] = [await stock.addArticle(cells), await stock.addWarehouse()];
	if (quantity > 0) await stock.posted('putIn', { warehouse }, { article, quantity });
	return { article, warehouse };
}

async function reserved(head: Cells, ...lines: readonly Cells[]): Promise<Paper> {
	const paper = await stock.addPaper('reservation', head, ...lines);
	await stock.perform('reserve', [paper]);
	return { ...paper, version: 2 };
}

/** On hand, reserved and ordered, as the examples write them. */
async function figures(article: string): Promise<string> {
	const records = await stock.records(article);
	const sum = (counter: string) =>
		records.reduce((total, record) => total + Number(record[counter]), 0);
	return `${sum('onHand')}/${sum('reserved')}/${sum('ordered')}`;
}

const entriesOf = async (article: string) =>
	(await rowsOf(stock.world, 'reservationEntry')).filter((entry) => entry['article'] === article);

test('what is reserved stays where it is, and is no longer available', async () => {
	const { article, warehouse } = await lying(10);
	const paper = await reserved({ warehouse, until: '2026-03-31' }, { article, quantity: 8 });
	expect(await figures(article)).toBe('10/8/0');
	const [record] = await stock.records(article);
	expect(record).toMatchObject({ available: 2, projected: 2, version: 2 });
	const head = await stock.row('reservation', paper.id);
	expect(head).toMatchObject({ state: 'reserved', number: expect.stringMatching(/^RS-\d+$/) });
	expect(await entriesOf(article)).toEqual([
		expect.objectContaining({
			...{ article, warehouse, quantity: 8, open: 8, allocated: 8, short: 0, priority: 0 },
			...{ bin: null, batch: null, serial: null, until: '2026-03-31', who: 'administrator' },
			...{ document: 'reservation', number: head['number'], paper: paper.id, line: paper.lines[0] }
		})
	]);
	const [, move] = await stock.moves(article);
	expect(move).toMatchObject({
		...{ kind: 'reserve', counter: 'reserved', quantity: 8, value: null, on: TODAY },
		...{ fromWarehouse: null, toWarehouse: warehouse, paper: paper.id }
	});
});

test('E32, E33: no more is reserved than there is for others; cancelled, it is free at once (F42, F120)', async () => {
	const { article, warehouse } = await lying(7);
	await reserved({ warehouse }, { article, quantity: 3 });
	const first = await reserved({ warehouse }, { article, quantity: 3 });
	expect(await figures(article)).toBe('7/6/0');
	const second = await stock.addPaper('reservation', { warehouse }, { article, quantity: 2 });
	expect(await problemsOf(stock.perform('reserve', [second]))).toEqual([
		{
			code: 'stock.insufficient',
			params: { missing: 1 },
			at: { row: second.lines[0], field: 'quantity' }
		}
	]);
	expect(await figures(article)).toBe('7/6/0');
	expect(await stock.row('reservation', second.id)).toMatchObject({ state: 'draft', number: null });

	await stock.perform('cancel', [first]);
	expect(await figures(article)).toBe('7/3/0');
	expect(await stock.row('reservation', first.id)).toMatchObject({ state: 'cancelled' });
	const [, ended] = await entriesOf(article);
	expect(ended).toMatchObject({ quantity: 3, open: 0, allocated: 0 });
	await stock.perform('reserve', [second]);
	expect(await figures(article)).toBe('7/5/0');
	expect(await codesOf(stock.perform('cancel', [{ ...first, version: 3 }]))).toEqual([
		'document.wrong-state'
	]);
});

test('E35: a reservation until 10 March is over on the 11th, and not before (F43)', async () => {
	const { article, warehouse } = await lying(10);
	const paper = await reserved({ warehouse, until: '2026-03-10' }, { article, quantity: 2 });
	expect(await figures(article)).toBe('10/2/0');
	const early = stock.perform('expire', [paper], { today: '2026-03-10' });
	expect(await problemsOf(early)).toEqual([
		{
			code: 'reservation.lasts',
			params: { until: '2026-03-10' },
			at: { row: paper.id, field: 'until' }
		}
	]);
	await stock.perform('expire', [paper], { today: '2026-03-11' });
	expect(await figures(article)).toBe('10/0/0');
	expect(await stock.row('reservation', paper.id)).toMatchObject({ state: 'expired' });
	const [, , move] = await stock.moves(article);
	expect(move).toMatchObject({ kind: 'unreserve', on: '2026-03-11', quantity: 2 });
});

test('E38: what is promised is not transferred away nor taken out', async () => {
	const { article, warehouse } = await lying(7);
	await reserved({ warehouse }, { article, quantity: 6 });
	const yard = await stock.addWarehouse();
	const head = { fromWarehouse: warehouse, toWarehouse: yard };
	const transfer = await stock.addPaper('transfer', head, { article, quantity: 5 });
	expect(await problemsOf(stock.perform('post', [transfer]))).toEqual([
		{
			code: 'stock.insufficient',
			params: { missing: 4 },
			at: { row: transfer.lines[0], field: 'quantity' }
		}
	]);
	const out = await stock.addPaper('takeOut', { warehouse }, { article, quantity: 2 });
	expect(await codesOf(stock.perform('post', [out]))).toEqual(['stock.insufficient']);
	expect(await figures(article)).toBe('7/6/0');
	await stock.posted('takeOut', { warehouse }, { article, quantity: 1 });
	expect(await figures(article)).toBe('6/6/0');
});

test('a reservation that names no bin keeps goods in the bins of its warehouse', async () => {
	const article = await stock.addArticle();
	const warehouse = await stock.addWarehouse();
	const [left, right] = [await stock.addBin(warehouse), await stock.addBin(warehouse)];
	const lines = [left, right].map((bin) => ({ article, bin, quantity: 5 }));
	await stock.posted('putIn', { warehouse }, ...lines);
	await reserved({ warehouse }, { article, quantity: 7 });
	const out = (bin: string, quantity: number) =>
		stock.addPaper('takeOut', { warehouse }, { article, bin, quantity });
	const many = await out(left, 4);
	expect(await problemsOf(stock.perform('post', [many]))).toEqual([
		expect.objectContaining({ code: 'stock.insufficient', params: { missing: 1 } })
	]);
	await stock.perform('post', [await out(left, 3)]);
	const named = await stock.addPaper(
		'reservation',
		{ warehouse },
		{ article, bin: right, quantity: 1 }
	);
	expect(await codesOf(stock.perform('reserve', [named]))).toEqual(['stock.insufficient']);
	expect(await figures(article)).toBe('7/7/0');
	expect(await entriesOf(article)).toEqual([expect.objectContaining({ open: 7, allocated: 7 })]);
});

test('pieces with a serial number are reserved by it, or any of them', async () => {
	const { article, warehouse } = await lying(0, { tracking: 'serial' });
	await stock.posted('putIn', { warehouse }, { article, quantity: 3, serials: 'A1, A2, A3' });
	await reserved({ warehouse }, { article, quantity: 1, serials: 'A2' });
	await reserved({ warehouse }, { article, quantity: 1 });
	const take = async (serials: string) =>
		stock.perform('post', [
			await stock.addPaper('takeOut', { warehouse }, { article, quantity: 1, serials })
		]);
	expect(await codesOf(take('A2'))).toEqual(['stock.insufficient']);
	await take('A1');
	expect(await codesOf(take('A3'))).toEqual(['stock.insufficient']);
	expect(await figures(article)).toBe('2/2/0');
	const entries = await entriesOf(article);
	expect(entries.map(({ serial, allocated }) => [serial, allocated])).toEqual([
		['A2', 1],
		[null, 1]
	]);
});

test('who comes first is served first where goods turn out to be fewer, the more important before', async () => {
	const { article, warehouse } = await lying(10);
	const put = (await stock.records(article))[0]?.id;
	expect(put).toBeDefined();
	const early = await reserved({ warehouse }, { article, quantity: 4 });
	const late = await reserved({ warehouse }, { article, quantity: 3 });
	const important = await reserved({ warehouse, priority: 5 }, { article, quantity: 3 });
	const [goods] = await stock.moves(article);
	const putIn = await stock.row('putIn', String(goods?.['paper']));
	await stock.posted('putIn', { warehouse }, { article, quantity: 5 });
	await stock.perform(
		'cancel',
		[{ type: 'putIn', id: putIn.id, version: putIn.version, lines: [] }],
		{ confirmed: ['count.short'] }
	);
	expect(await figures(article)).toBe('5/10/0');
	const entries = await entriesOf(article);
	const allocated = new Map(entries.map((entry) => [entry['paper'], entry['allocated']]));
	expect([early, late, important].map(({ id }) => allocated.get(id))).toEqual([2, 0, 3]);
	expect(entries.map(({ short }) => short)).toEqual([2, 3, 0]);
	// What comes in serves those who wait, in the same transaction.
	await stock.posted('putIn', { warehouse }, { article, quantity: 4 });
	expect((await entriesOf(article)).map(({ allocated }) => allocated)).toEqual([4, 2, 3]);
});

test('what cannot be reserved is told at its cell', async () => {
	const { article, warehouse } = await lying(3);
	const batches = await stock.addArticle({ tracking: 'batch' });
	const service = await stock.addArticle({ kind: 'service', stockManaged: false });
	const paper = await stock.addPaper(
		'reservation',
		{ warehouse, until: '2026-03-01' },
		{ article, quantity: 0 },
		{ article: service, quantity: 1 },
		{ article, quantity: 1, batch: 'B1' },
		{ article: batches, quantity: 1, serials: 'S1' }
	);
	const problems = await problemsOf(stock.perform('reserve', [paper]));
	expect(problems.map(({ code, at }) => [code, at?.field])).toEqual([
		['quantity.nothing', 'quantity'],
		['article.no-stock', 'article'],
		['batch.not-wanted', 'batch'],
		['serial.not-wanted', 'serials'],
		['date.past', 'until']
	]);
	const empty = await stock.addPaper('reservation', { warehouse });
	expect(await codesOf(stock.perform('reserve', [empty]))).toEqual(['document.no-lines']);
	const ends = stock.addPaper('reservation', { warehouse, on: '2026-03-05', until: '2026-03-04' });
	expect(await codesOf(ends)).toEqual(['period.reversed']);
	expect(await entriesOf(article)).toEqual([]);
});

test('of two hundred who want the last hundred pieces at once, a hundred get them', async () => {
	const { article, warehouse } = await lying(100);
	const papers = await Promise.all(
		Array.from({ length: 200 }, () =>
			stock.addPaper('reservation', { warehouse }, { article, quantity: 1 })
		)
	);
	const results = await Promise.allSettled(
		papers.map((paper) => stock.perform('reserve', [paper]))
	);
	expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(100);
	expect(await figures(article)).toBe('100/100/0');
});

test('staff reserve for customers, a clerk does not', async () => {
	const { article, warehouse } = await lying(3);
	const paper = await stock.addPaper('reservation', { warehouse }, { article, quantity: 1 });
	const clerk = stock.perform('reserve', [paper], { who: 'clerk' });
	await expect(clerk).rejects.toMatchObject({ code: 'FORBIDDEN' });
	await stock.perform('reserve', [paper], { who: 'staff' });
	expect(await figures(article)).toBe('3/1/0');
});
