import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Problem } from '#lib/domain/model/problem.ts';
import { problemsOf } from '../../support/entity-api.ts';
import { makeStock, type Cells, type Stock } from '../../support/stock.ts';

let stock: Stock;
let warehouse: string;
beforeAll(async () => {
	stock = await makeStock();
	warehouse = await stock.addWarehouse();
});
afterAll(() => stock.world.close());

const addSerial = () => stock.addArticle({ tracking: 'serial' });
const addBatch = () => stock.addArticle({ tracking: 'batch' });
const putIn = (...lines: readonly Cells[]) => stock.posted('putIn', { warehouse }, ...lines);
const takeOut = (...lines: readonly Cells[]) => stock.posted('takeOut', { warehouse }, ...lines);
const away = async (...lines: readonly Cells[]) => {
	const head = { fromWarehouse: warehouse, toWarehouse: await stock.addWarehouse() };
	return stock.posted('transfer', head, ...lines);
};

/** Without the rows: what is wrong, and in which cell. */
async function faultsOf(call: Promise<unknown>) {
	return (await problemsOf(call)).map(({ code, params, at }: Problem) => ({
		...{ code, field: at?.field },
		...(params ? { params } : {})
	}));
}

const held = async (article: string) =>
	(await stock.records(article)).map(({ warehouse, batch, serial, onHand }) => [
		...[warehouse, batch ?? serial, onHand]
	]);

describe('an article with serial numbers', () => {
	test('comes in with one for each piece, and none twice', async () => {
		const article = await addSerial();
		const three = (serials: string | null) => putIn({ article, quantity: 3, serials });
		expect(await faultsOf(three('A1, A2'))).toEqual([
			{ code: 'serial.count', field: 'serials', params: { given: 2, wanted: 3 } }
		]);
		expect(await faultsOf(three('A1, A2, A1'))).toEqual([
			{ code: 'serial.twice', field: 'serials', params: { serial: 'A1' } }
		]);
		expect(await faultsOf(three(null))).toEqual([
			{ code: 'serial.count', field: 'serials', params: { given: 0, wanted: 3 } }
		]);
		expect(await stock.moves(article)).toEqual([]);
		await three('A1, A2; \n A3');
		expect(await held(article)).toEqual([
			[warehouse, 'A1', 1],
			[warehouse, 'A2', 1],
			[warehouse, 'A3', 1]
		]);
		const moves = await stock.moves(article);
		expect(moves.map(({ serial, quantity }) => [serial, quantity])).toEqual([
			['A1', 1],
			['A2', 1],
			['A3', 1]
		]);
		expect(new Set(moves.map(({ line }) => line)).size).toBe(1);
	});

	test('is refused where one of them is on hand, wherever it lies', async () => {
		const article = await addSerial();
		await putIn({ article, quantity: 1, serials: 'A1' });
		const again = { article, quantity: 1, serials: 'A1' };
		const problem = { code: 'serial.on-hand', field: 'serials', params: { serial: 'A1' } };
		expect(await faultsOf(putIn(again))).toEqual([problem]);
		const elsewhere = { warehouse: await stock.addWarehouse() };
		expect(await faultsOf(stock.posted('putIn', elsewhere, again))).toEqual([problem]);
		expect(await faultsOf(putIn({ ...again, batch: 'B' }))).toEqual([problem]);
		const fresh = { article, quantity: 1, serials: 'A2' };
		expect(await faultsOf(putIn(fresh, fresh))).toMatchObject([
			{ code: 'serial.on-hand' },
			{ code: 'serial.on-hand' }
		]);
		expect(await held(article)).toEqual([[warehouse, 'A1', 1]]);
	});

	test('has the same number as a piece of another article', async () => {
		const [one, other] = [await addSerial(), await addSerial()];
		await putIn({ article: one, quantity: 1, serials: 'X' });
		await putIn({ article: other, quantity: 1, serials: 'X' });
		expect(await held(other)).toEqual([[warehouse, 'X', 1]]);
	});

	test('moves piece by piece, and comes in again only after it has left', async () => {
		const article = await addSerial();
		await putIn({ article, quantity: 2, serials: 'A1, A2' });
		const paper = await away({ article, quantity: 1, serials: 'A1' });
		const { toWarehouse } = await stock.row('transfer', paper.id);
		expect(await held(article)).toEqual([
			[warehouse, 'A1', 0],
			[warehouse, 'A2', 1],
			[toWarehouse, 'A1', 1]
		]);
		const missing = { code: 'stock.insufficient', field: 'quantity', params: { missing: 1 } };
		const gone = takeOut({ article, quantity: 1, serials: 'A1' });
		expect(await faultsOf(gone)).toEqual([missing]);
		const there = { warehouse: String(toWarehouse) };
		await stock.posted('takeOut', there, { article, quantity: 1, serials: 'A1' });
		await putIn({ article, quantity: 1, serials: 'A1' });
		expect(await held(article)).toContainEqual([warehouse, 'A1', 1]);
		expect(await stock.moves(article)).toHaveLength(5);
	});

	test('takes no serial number that is longer than its record holds', async () => {
		const article = await addSerial();
		const serial = 'S'.repeat(61);
		expect(await faultsOf(putIn({ article, quantity: 1, serials: serial }))).toEqual([
			{ code: 'text.too-long', field: 'serials', params: { max: 60 } }
		]);
		await putIn({ article, quantity: 1, serials: serial.slice(1) });
	});
});

describe('an article with batches', () => {
	test('moves with one, and with no serial numbers', async () => {
		const article = await addBatch();
		const missing = { code: 'batch.missing', field: 'batch' };
		expect(await faultsOf(putIn({ article, quantity: 5 }))).toEqual([missing]);
		const serials = { article, quantity: 1, batch: 'L1', serials: 'A1' };
		const unwanted = { code: 'serial.not-wanted', field: 'serials' };
		expect(await faultsOf(putIn(serials))).toEqual([unwanted]);
		await putIn({ article, quantity: 5, batch: 'L1' }, { article, quantity: 7, batch: 'L2' });
		await putIn({ article, quantity: 1, batch: 'L1' });
		expect(await held(article)).toEqual([
			[warehouse, 'L1', 6],
			[warehouse, 'L2', 7]
		]);
		expect(await faultsOf(takeOut({ article, quantity: 7, batch: 'L1' }))).toMatchObject([
			{ code: 'stock.insufficient', params: { missing: 1 } }
		]);
		const paper = await away({ article, quantity: 6, batch: 'L1' });
		const { toWarehouse } = await stock.row('transfer', paper.id);
		expect(await held(article)).toContainEqual([toWarehouse, 'L1', 6]);
	});
});

test('an article without either takes neither', async () => {
	const article = await stock.addArticle();
	const line = { article, quantity: 1, batch: 'L1', serials: 'A1' };
	expect(await faultsOf(putIn(line))).toEqual([
		{ code: 'serial.not-wanted', field: 'serials' },
		{ code: 'batch.not-wanted', field: 'batch' }
	]);
});

test.each([
	['none', { tracking: 'serial' }, 'tracking'],
	['none', { tracking: 'batch' }, 'tracking'],
	['batch', { tracking: 'none' }, 'tracking'],
	['none', { stockManaged: false }, 'stockManaged']
])('with %s it stays so while there is something in stock: %j', async (tracking, patch, field) => {
	const article = await stock.addArticle({ tracking });
	const batch = tracking === 'batch' ? 'L1' : null;
	await putIn({ article, quantity: 2, batch });
	expect(await faultsOf(stock.save('article', article, 1, patch))).toEqual([
		{ code: 'value.relied-on', field, params: { by: 'stockRecord', count: 1 } }
	]);
	await takeOut({ article, quantity: 2, batch });
	expect(await stock.save('article', article, 1, patch)).toMatchObject(patch);
});
