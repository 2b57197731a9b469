import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { known } from '#lib/domain/model/assert.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import { exportReport } from '#lib/server/exports/export-report.ts';
import { entityApi, problemsOf } from '../../support/entity-api.ts';
import { makeStock, type Stock } from '../../support/stock.ts';
import { actor, TODAY, type Who } from '../../support/world.ts';

let stock: Stock;
let article: Id;
let main: Id;
let other: Id;

async function open(costMethod: 'fifo' | 'average') {
	stock = await makeStock();
	const { rows } = await entityApi(stock.world, 'company').list({ offset: 0, limit: 1 });
	const { id, version } = known(rows[0], 'company');
	await stock.save('company', id, version, { costMethod });
	article = await stock.addArticle();
	[main, other] = [await stock.addWarehouse(), await stock.addWarehouse()];
	const put = (on: string, quantity: number, unitCost: number) =>
		stock.posted('putIn', { warehouse: main, on }, { article, quantity, unitCost });
	await put('2026-01-10', 10, 5);
	await put('2026-02-10', 30, 7);
	const head = { fromWarehouse: main, toWarehouse: other, on: '2026-02-15' };
	await stock.posted('transfer', head, { article, quantity: 4 });
	await stock.posted('takeOut', { warehouse: main, on: '2026-02-20' }, { article, quantity: 15 });
}

const told = (parameters: object = {}, who?: Who) =>
	stock.world.api(who).reports.stockValue({ parameters: { ...parameters } });
/** Pieces, at what each, worth what: of the main warehouse, and of the other one. */
async function lying(on?: string): Promise<readonly unknown[]> {
	const { rows } = await told(on === undefined ? {} : { on });
	const at = (warehouse: Id | undefined) =>
		rows.find((row: AnyRow) => row['warehouse'] === warehouse);
	return [main, other].map((warehouse) => {
		const row = at(warehouse);
		return row && [row['quantity'], row['unitCost'], row['value']];
	});
}

describe('FIFO', () => {
	beforeAll(() => open('fifo'));
	afterAll(() => stock.world.close());

	test('what lay where at the end of each day, and what it was worth', async () => {
		expect(await lying('2026-01-09')).toEqual([undefined, undefined]);
		expect(await lying('2026-01-10')).toEqual([[10, 5, 50], undefined]);
		expect(await lying('2026-02-14')).toEqual([[40, 6.5, 260], undefined]);
		expect(await lying('2026-02-15')).toEqual([
			[36, 6.666667, 240],
			[4, 5, 20]
		]);
		expect(await lying()).toEqual([
			[21, 7, 147],
			[4, 5, 20]
		]);
		expect((await told()).parameters).toEqual({ on: TODAY });
	});

	test('it is what is known by now, from either end of the ledger', async () => {
		await stock.posted(
			'putIn',
			{ warehouse: main, on: '2026-01-05' },
			{ article, quantity: 2, unitCost: 1 }
		);
		expect(await lying('2026-02-15')).toEqual([
			[38, 6.578947, 250],
			[4, 3, 12]
		]);
		expect(await lying('2026-01-05')).toEqual([[2, 1, 2], undefined]);
		expect(await lying()).toEqual([
			[23, 7, 161],
			[4, 3, 12]
		]);
	});

	test('costs are kept from those who may not see them, and the report from those without the right', async () => {
		const { rows } = await told({}, ['stockValue.read']);
		expect(rows).toHaveLength(2);
		for (const row of rows) {
			expect(row).toHaveProperty('quantity');
			expect(row).not.toHaveProperty('value');
			expect(row).not.toHaveProperty('unitCost');
		}
		await expect(told({}, 'clerk')).rejects.toMatchObject({ code: 'FORBIDDEN' });
		await expect(told({}, 'staff')).resolves.toBeDefined();
	});

	test('a day that is none is refused', async () => {
		expect(await problemsOf(told({ on: '2026-02-30' }))).toMatchObject([
			{ code: 'date.expected', at: { field: 'on' } }
		]);
	});

	test('it is exported with titles instead of ids, in the language of the reader', async () => {
		const reader = { db: stock.world.db, actor: actor(), today: TODAY };
		const parameters = { on: '2026-01-10' };
		const file = await exportReport(reader, 'stockValue', {
			format: 'csv',
			parameters,
			language: 'de'
		});
		expect(file.name).toBe('Bestandswert 2026-01-10.csv');
		const [head, ...lines] = (await new Response(file.body).text()).trim().split('\r\n');
		expect(head).toBe('Artikel;Lager;Menge;Stückkosten;Wert');
		const { name } = await stock.row('article', article);
		const { name: place } = await stock.row('warehouse', main);
		expect(lines).toEqual([`${name};${place};12;4,333333;52`]);
	});
});

describe('moving average', () => {
	beforeAll(() => open('average'));
	afterAll(() => stock.world.close());

	test('each warehouse has its share of what all goods of an article are worth', async () => {
		expect(await lying('2026-02-15')).toEqual([
			[36, 6.5, 234],
			[4, 6.5, 26]
		]);
		await stock.posted(
			'putIn',
			{ warehouse: other, on: '2026-02-25' },
			{ article, quantity: 2, unitCost: 1 }
		);
		expect(await lying('2026-02-24')).toEqual([
			[21, 6.5, 136.5],
			[4, 6.5, 26]
		]);
		const [here, there] = (await lying()) as readonly (readonly number[])[];
		expect([here?.[0], there?.[0]]).toEqual([21, 6]);
		expect((here?.[2] ?? 0) + (there?.[2] ?? 0)).toBe(164.5);
	});
});
