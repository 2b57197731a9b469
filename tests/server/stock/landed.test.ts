import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Id } from '#lib/domain/model/row.ts';
import { answerFor } from '#lib/server/queries/facts.ts';
import { problemsOf } from '../../support/entity-api.ts';
import { makeStock, type Cells, type Stock } from '../../support/stock.ts';
import { actor, TODAY } from '../../support/world.ts';

let stock: Stock;
let warehouse: Id;
let [first, second]: readonly Id[] = [];
beforeAll(async () => {
	stock = await makeStock();
});
afterAll(() => stock.world.close());
beforeEach(async () => {
	warehouse = await stock.addWarehouse();
	first = await stock.addArticle({ weight: 1 });
	second = await stock.addArticle({ weight: 4 });
});

/** 10 × 20.00 of the first article, 5 × 60.00 of the second. */
const lines = (): readonly Cells[] => [
	{ article: first, quantity: 10, unitCost: 20 },
	{ article: second, quantity: 5, unitCost: 60 }
];
const post = (head: Cells, ...own: readonly Cells[]) =>
	stock.posted('putIn', { warehouse, ...head }, ...own);

/** What one of them costs, and all of them together. */
const costs = async (...articles: readonly (Id | undefined)[]) =>
	(
		await stock.world.db.all<{ each: number; all: number }>(
			sql`select "unitCost" / 1e6 as "each", value / 1e4 as "all" from "costLayer"
				where article in (select value from json_each(${JSON.stringify(articles)})) order by age`
		)
	).map(({ each, all }) => [each, all]);

test('E63: freight of 25.00 by value makes unit costs of 21.00 and 63.00', async () => {
	await post({ freight: 25, spreadBy: 'value' }, ...lines());
	expect(await costs(first, second)).toEqual([
		[21, 210],
		[63, 315]
	]);
	expect((await stock.moves(String(first), String(second))).map(({ value }) => value)).toEqual([
		...[210, 315]
	]);
});

test('freight is spread by quantity or by weight, and by value where nobody says by what', async () => {
	await post({ freight: 30, spreadBy: 'quantity' }, ...lines());
	await post({ freight: 30, spreadBy: 'weight' }, ...lines());
	await post({ freight: 25, spreadBy: null }, ...lines());
	expect(await costs(first, second)).toEqual([
		...[
			[22, 220],
			[62, 310],
			[21, 210],
			[64, 320]
		],
		...[
			[21, 210],
			[63, 315]
		]
	]);
});

test('not a cent is lost, over lines and over pieces with serial numbers', async () => {
	const piece = await stock.addArticle({ tracking: 'serial' });
	const line = { article: piece, quantity: 3, unitCost: 1, serials: 'A1, A2, A3' };
	await post({ freight: 0.1, spreadBy: 'quantity' }, line, {
		article: first,
		quantity: 4,
		unitCost: 1
	});
	const layers = await costs(piece, first);
	expect(layers.map(([, all]) => all)).toEqual([1.02, 1.01, 1.01, 4.06]);
	await stock.posted('takeOut', { warehouse }, { article: first, quantity: 3 });
	await stock.posted('takeOut', { warehouse }, { article: first, quantity: 1 });
	const issued = (await stock.moves(String(first))).map(({ value }) => value);
	expect(issued).toEqual([4.06, 3.05, 1.01]);
});

test('what costs with freight goes on doing so when something is posted before it', async () => {
	await post({ on: '2026-02-05', freight: 25 }, ...lines());
	await stock.posted('takeOut', { warehouse, on: '2026-02-06' }, { article: first, quantity: 5 });
	await post({ on: '2026-02-01' }, { article: first, quantity: 1, unitCost: 1 });
	expect(await costs(first)).toEqual([
		[21, 126],
		[1, 0]
	]);
});

/** As many again of both, at whatever they cost. */
const again = (): readonly Cells[] => [
	{ article: first, quantity: 10 },
	{ article: second, quantity: 5 }
];

test('freight comes on top of what goods cost the last time without theirs, not twice', async () => {
	await post({ freight: 25 }, ...lines());
	await post({ freight: 25 }, ...again());
	await post({ freight: 25 }, ...again());
	const each = (await costs(first, second)).map(([cost]) => cost);
	expect(each).toEqual([21, 63, 21, 63, 21, 63]);
});

test('without freight, goods are worth what they cost the last time with theirs', async () => {
	await post({ freight: 25 }, ...lines());
	await post({}, ...again());
	expect((await costs(first, second)).slice(2)).toEqual([
		[21, 210],
		[63, 315]
	]);
	await post({ freight: 25 }, ...again());
	expect((await costs(first)).at(-1)).toEqual([21, 210]);
});

test('what was found or was moved says nothing of what goods are bought for', async () => {
	const toWarehouse = await stock.addWarehouse();
	await post({ freight: 25, on: '2026-02-01' }, ...lines());
	const shifted = { fromWarehouse: warehouse, toWarehouse, on: '2026-02-02' };
	await stock.posted('transfer', shifted, { article: first, quantity: 10 });
	const found = { warehouse, reason: 'found', on: '2026-02-03' };
	await stock.posted('adjustment', found, { article: first, difference: 2, unitCost: 30 });
	await post({ freight: 10 }, { article: first, quantity: 10 });
	expect((await costs(first)).at(-1)).toEqual([21, 210]);
});

test('what was taken back says nothing of what goods cost', async () => {
	await post({}, ...lines());
	const wrong = await post({}, { article: first, quantity: 1, unitCost: 2000 });
	await stock.perform('cancel', [wrong]);
	const asker = { db: stock.world.db, actor: actor(), today: TODAY };
	const asked = await answerFor(asker)([{ name: 'LASTCOST', args: [String(first)] }]);
	expect(asked).toEqual([20]);
	await post({}, { article: first, quantity: 1 });
	await post({ freight: 1 }, { article: first, quantity: 1 });
	expect((await costs(first)).slice(-2)).toEqual([
		[20, 20],
		[21, 21]
	]);
});

test('what goods were bought for is kept when something is posted before it', async () => {
	await post({ on: '2026-02-05', freight: 25 }, ...lines());
	await stock.posted('takeOut', { warehouse, on: '2026-02-06' }, { article: first, quantity: 5 });
	await post({ on: '2026-02-01' }, { article: first, quantity: 1, unitCost: 1 });
	await post({ freight: 10 }, { article: first, quantity: 10 });
	expect((await costs(first)).at(-1)).toEqual([21, 210]);
});

test('freight that nothing can bear is refused at the lines', async () => {
	const unknown = await stock.addArticle({ weight: null });
	const head = { warehouse, freight: 25, spreadBy: 'weight' };
	const heavy = await stock.addPaper('putIn', head, ...lines(), { article: unknown, quantity: 1 });
	expect(await problemsOf(stock.perform('post', [heavy]))).toEqual([
		{ code: 'landed-cost.no-basis', at: { row: heavy.lines[2], field: 'article' } }
	]);
	const free = { article: first, quantity: 1, unitCost: 0 };
	const worthless = await stock.addPaper('putIn', { warehouse, freight: 25 }, free);
	expect(await problemsOf(stock.perform('post', [worthless]))).toEqual([
		{ code: 'landed-cost.no-basis', at: { row: worthless.lines[0], field: 'quantity' } }
	]);
	expect(await stock.moves(String(first))).toEqual([]);
});
