import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { known } from '#lib/domain/model/assert.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import { entityApi, problemsOf } from '../../support/entity-api.ts';
import { deviations, lostValue, uncosted } from '../../support/ledger.ts';
import { newId } from '../../support/make.ts';
import { makeStock, rowsOf, type Cells, type Paper, type Stock } from '../../support/stock.ts';
import { TODAY, type Who } from '../../support/world.ts';

type Method = 'fifo' | 'average';
let stock: Stock;
let article: Id;
let warehouse: Id;

async function open(costMethod: Method) {
	stock = await makeStock();
	const { rows } = await entityApi(stock.world, 'company').list({ offset: 0, limit: 1 });
	const { id, version } = known(rows[0], 'company');
	await stock.save('company', id, version, { costMethod });
}

const fresh = async () => {
	[article, warehouse] = [await stock.addArticle(), await stock.addWarehouse()];
};
const day = (on: number) => `2026-02-${String(on).padStart(2, '0')}`;
const receive = (on: number, quantity: number, unitCost: number, cells: Cells = {}) =>
	stock.posted('putIn', { warehouse, on: day(on) }, { article, quantity, unitCost, ...cells });
const issue = (on: number, quantity: number, cells: Cells = {}) =>
	stock.posted('takeOut', { warehouse, on: day(on) }, { article, quantity, ...cells });

async function revaluations(who: Who = 'administrator'): Promise<readonly AnyRow[]> {
	const api = entityApi(stock.world, 'stockRevaluation', who);
	return (await api.list({ offset: 0, limit: 1000 })).rows.filter(
		(row) => row['article'] === article
	);
}
/** What the moves of the article are worth by now, in the order of their days. */
async function worth(): Promise<readonly unknown[]> {
	const latest = new Map((await revaluations()).map(({ move, after }) => [move, after]));
	return (await stock.moves(article))
		.toSorted((one, other) => String(one['on']).localeCompare(String(other['on'])))
		.map(({ id, value }) => latest.get(id) ?? value);
}
const numberOf = async ({ type, id }: Paper) => (await stock.row(type, id))['number'];

/** Refused with exactly these problems, and nothing has happened. */
async function expectRefused(
	action: string,
	papers: readonly Paper[],
	problems: readonly object[]
) {
	const seen = async () => [await stock.records(), await stock.moves(), await revaluations()];
	const before = await seen();
	expect(await problemsOf(stock.perform(action, papers))).toEqual(problems);
	expect(await seen()).toEqual(before);
}
const quantityAt = (row: string | undefined) => ({ at: { row, field: 'quantity' } });

async function expectSound() {
	const { db } = stock.world;
	expect([await deviations(db), await uncosted(db), await lostValue(db)]).toEqual([[], [], []]);
}

describe('FIFO', () => {
	beforeAll(() => open('fifo'));
	beforeEach(fresh);
	afterAll(async () => {
		await expectSound();
		await stock.world.close();
	});

	test('a receipt of an earlier day changes what later issues cost, and every change is told', async () => {
		await receive(5, 10, 5);
		const taken = await issue(10, 8);
		const ledger = await stock.moves(article);
		const late = await receive(1, 6, 4);
		expect(await worth()).toEqual([24, 50, 34]);
		expect((await stock.moves(article)).slice(0, 2)).toEqual(ledger);
		const { id: move } = known(ledger[1], 'issue');
		expect(await revaluations()).toMatchObject([
			{
				...{ article, move, on: day(10), number: await numberOf(taken), quantity: 8 },
				...{ before: 40, after: 34, difference: -6, cause: await numberOf(late) },
				...{ who: 'administrator' }
			}
		]);
		await receive(2, 1, 1);
		expect((await revaluations()).map(({ before, after }) => [before, after])).toEqual([
			[40, 34],
			[34, 30]
		]);
	});

	test('what is taken back comes back at what it costs by now', async () => {
		await receive(5, 10, 5);
		const taken = await issue(10, 8);
		await receive(1, 6, 4);
		await stock.perform('cancel', [taken]);
		expect(await worth()).toEqual([24, 50, 34, 34]);
	});

	test('a receipt of an earlier day goes through transfers and what was taken back since', async () => {
		await receive(5, 10, 5);
		const toWarehouse = await stock.addWarehouse();
		const head = { fromWarehouse: warehouse, toWarehouse, on: day(6) };
		await stock.posted('transfer', head, { article, quantity: 4 });
		const there = { warehouse: toWarehouse, on: day(7) };
		const taken = await stock.posted('takeOut', there, { article, quantity: 3 });
		await stock.perform('cancel', [taken]);
		await receive(1, 3, 2);
		expect(await worth()).toEqual([6, 50, 11, 6, 6]);
		await stock.posted('takeOut', { warehouse: toWarehouse }, { article, quantity: 4 });
		expect((await worth()).at(-1)).toBe(11);
	});

	test('what changes nothing is not told', async () => {
		await receive(5, 10, 5);
		await issue(10, 8);
		await receive(7, 4, 1);
		await receive(1, 2, 5);
		expect(await revaluations()).toEqual([]);
	});

	test('documents of one batch are valued in the order of their days', async () => {
		const paper = (on: number, unitCost: number) =>
			stock.addPaper('putIn', { warehouse, on: day(on) }, { article, quantity: 2, unitCost });
		await stock.perform('post', [await paper(9, 9), await paper(3, 3)]);
		await issue(10, 2);
		expect(await worth()).toEqual([6, 18, 6]);
	});

	test('goods do not leave before they came', async () => {
		await receive(5, 10, 5);
		const line = { article, quantity: 3 };
		const early = await stock.addPaper('takeOut', { warehouse, on: day(4) }, line);
		const missing = { code: 'stock.insufficient-then', params: { missing: 3, on: day(4) } };
		await expectRefused('post', [early], [{ ...missing, ...quantityAt(early.lines[0]) }]);
		const [second, third] = [await stock.addWarehouse(), await stock.addWarehouse()];
		const way = (on: number, fromWarehouse: Id, toWarehouse: Id) =>
			stock.addPaper('transfer', { on: day(on), fromWarehouse, toWarehouse }, line);
		const [before, after] = [await way(6, second, third), await way(7, warehouse, second)];
		const then = { code: 'stock.insufficient-then', params: { missing: 3, on: day(6) } };
		await expectRefused('post', [before, after], [{ ...then, ...quantityAt(before.lines[0]) }]);
	});

	test('enough stays for what left since, on each shelf and on each day', async () => {
		const bin = await stock.addBin(warehouse);
		await receive(2, 10, 5, { bin });
		await issue(5, 8, { bin });
		await receive(9, 10, 5, { bin });
		await receive(2, 50, 5);
		const line = { article, quantity: 4, bin };
		const early = await stock.addPaper('takeOut', { warehouse, on: day(3) }, line);
		await expectRefused(
			'post',
			[early],
			[
				{
					...{ code: 'stock.insufficient-then', params: { missing: 2, on: day(5) } },
					...quantityAt(early.lines[0])
				}
			]
		);
		await issue(3, 2, { bin });
	});

	test('a serial number is not there twice on any day', async () => {
		article = await stock.addArticle({ tracking: 'serial' });
		await receive(2, 1, 5, { serials: 'A1' });
		await issue(9, 1, { serials: 'A1' });
		const line = { article, quantity: 1, serials: 'A1' };
		const again = await stock.addPaper(
			'putIn',
			{ warehouse, on: day(5) },
			{ ...line, unitCost: 5 }
		);
		const problem = { code: 'serial.on-hand', params: { serial: 'A1' } };
		await expectRefused(
			'post',
			[again],
			[{ ...problem, at: { row: again.lines[0], field: 'serials' } }]
		);
	});

	test('what was taken back since is spared, and refused where nothing else serves', async () => {
		const first = await receive(2, 10, 5);
		await receive(3, 10, 7);
		await stock.perform('cancel', [first]);
		await issue(4, 8);
		expect((await worth())[2]).toBe(56);
		const early = await stock.addPaper(
			'takeOut',
			{ warehouse, on: day(2) },
			{ article, quantity: 1 }
		);
		await expectRefused(
			'post',
			[early],
			[{ code: 'receipt.used-then', params: { on: TODAY }, ...quantityAt(early.lines[0]) }]
		);
	});

	test('the last cost is that of the latest day, whenever it was entered', async () => {
		await receive(9, 1, 9);
		await receive(3, 1, 3);
		await stock.posted('putIn', { warehouse }, { article, quantity: 1 });
		expect((await worth()).at(-1)).toBe(9);
	});

	test('who may not see costs is told nothing of them', async () => {
		await receive(5, 10, 5);
		await issue(10, 8);
		await receive(1, 6, 4);
		const [row] = await revaluations(['stockRevaluation.read', 'article.read']);
		expect(row).toMatchObject({ quantity: 8 });
		for (const field of ['before', 'after', 'difference']) expect(row).not.toHaveProperty(field);
		await expect(revaluations('clerk')).rejects.toMatchObject({ code: 'FORBIDDEN' });
	});

	test('the same operation again values nothing a second time', async () => {
		await receive(5, 10, 5);
		await issue(10, 8);
		const line = { article, quantity: 6, unitCost: 4 };
		const late = await stock.addPaper('putIn', { warehouse, on: day(1) }, line);
		const operation = newId();
		await stock.perform('post', [late], { operation });
		await stock.perform('post', [late], { operation });
		expect(await revaluations()).toHaveLength(1);
	});
});

describe('moving average', () => {
	beforeAll(() => open('average'));
	beforeEach(fresh);
	afterAll(async () => {
		await expectSound();
		await stock.world.close();
	});

	test('E65 entered in another order costs the same', async () => {
		await receive(2, 30, 7);
		await issue(5, 15);
		expect((await worth()).at(-1)).toBe(105);
		await receive(1, 10, 5);
		expect(await worth()).toEqual([50, 210, 97.5]);
		await receive(6, 25, 8.1);
		await issue(7, 10);
		expect((await worth()).at(-1)).toBe(73);
	});

	test('an issue of an earlier day takes at the average of that day', async () => {
		await receive(1, 10, 5);
		await receive(3, 10, 7);
		await issue(5, 4);
		await issue(2, 5);
		expect(await worth()).toEqual([50, 25, 70, 25.33]);
		expect(await rowsOf(stock.world, 'stockRevaluation')).toMatchObject(
			expect.arrayContaining([expect.objectContaining({ article, before: 24, after: 25.33 })])
		);
	});
});
