import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { grants } from '#lib/domain/access/grants.ts';
import { entities } from '#lib/domain/entities/index.ts';
import { formula } from '#lib/domain/model/field.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import { movementKinds } from '#lib/domain/stock/movement-kind.ts';
import { answerFor } from '#lib/server/queries/facts.ts';
import { listPage } from '#lib/server/queries/list-page.ts';
import { tableTotals } from '#lib/server/queries/table-totals.ts';
import { codesOf, entityApi } from '../../support/entity-api.ts';
import { newId } from '../../support/make.ts';
import { makeStock, type Stock } from '../../support/stock.ts';
import { actor, TODAY, type Who } from '../../support/world.ts';

let stock: Stock;
beforeAll(async () => {
	stock = await makeStock();
});
afterAll(() => stock.world.close());

const asker = (who?: Who) => ({ db: stock.world.db, actor: actor(who), today: TODAY });
const issued = async (...args: readonly (string | number | null)[]) =>
	(await answerFor(asker())([{ name: 'ISSUED', args }]))[0];

/** An article of which there is plenty in a warehouse, and takes of it on days. */
async function used(...taken: readonly (readonly [on: string, quantity: number])[]) {
	const [article, warehouse] = [await stock.addArticle(), await stock.addWarehouse()];
	await stock.posted('putIn', { warehouse, on: '2025-01-01' }, { article, quantity: 1000 });
	for (const [on, quantity] of taken) await take(article, warehouse, on, quantity);
	return { article, warehouse };
}

const take = (article: Id, warehouse: Id, on: string, quantity: number) =>
	stock.posted('takeOut', { warehouse, on }, { article, quantity });

describe('what left the company', () => {
	test('counts in the last so many days, today among them', async () => {
		const { article } = await used(
			[TODAY, 1],
			['2026-03-01', 2],
			['2026-02-28', 4],
			['2025-12-03', 8],
			['2025-12-02', 16]
		);
		const { number } = await stock.row('article', article);
		expect(await issued(article, 1)).toBe(1);
		expect(await issued(article, 2)).toBe(3);
		expect(await issued(String(number), 3)).toBe(7);
		// 3 December is the first of the 90 days that end on 2 March.
		expect(await issued(article, 90)).toBe(15);
		expect(await issued(article, 91)).toBe(31);
		expect(await issued(article, 1e15)).toBe(31);
		expect(await issued(article, 1.9)).toBe(1);
		expect(await issued(article, 0)).toBe(0);
	});

	test('is not what leaves on a day that is still to come', async () => {
		const { article } = await used(['2026-03-03', 3]);
		expect(await issued(article, 90)).toBe(0);
	});

	test('is what is used up, not what moves within, is lost or was counted wrong', async () => {
		const { article, warehouse } = await used([TODAY, 1]);
		const toWarehouse = await stock.addWarehouse();
		const line = { article, quantity: 10 };
		await stock.posted('transfer', { fromWarehouse: warehouse, toWarehouse }, line);
		await stock.posted('writeOff', { warehouse, reason: 'broken' }, line);
		const wrong = { warehouse, reason: 'other' };
		await stock.posted('adjustment', wrong, { article, difference: -10 });
		const more = { warehouse: toWarehouse };
		const brought = await stock.posted('putIn', more, line);
		await stock.perform('cancel', [brought]);
		expect(await issued(article, 90)).toBe(1);
	});

	test('is nothing of what was taken back, on whichever day', async () => {
		const { article, warehouse } = await used([TODAY, 1]);
		const [old, recent] = [
			await take(article, warehouse, '2025-06-01', 5),
			await take(article, warehouse, '2026-02-27', 7)
		];
		expect(await issued(article, 90)).toBe(8);
		await stock.perform('cancel', [old, recent]);
		expect(await issued(article, 90)).toBe(1);
		expect(await issued(article, 365)).toBe(1);
	});

	test('is of one warehouse where one is named', async () => {
		const { article, warehouse } = await used([TODAY, 1]);
		const other = await stock.addWarehouse();
		await stock.posted('putIn', { warehouse: other }, { article, quantity: 10 });
		await take(article, other, TODAY, 3);
		const { code } = await stock.row('warehouse', other);
		expect(await issued(article, 90)).toBe(4);
		expect(await issued(article, 90, warehouse)).toBe(1);
		expect(await issued(article, 90, String(code).toLowerCase())).toBe(3);
		expect(await issued(article, 90, await stock.addWarehouse())).toBe(0);
	});

	test.each([
		['no article', () => ['NONE', 90]],
		['no warehouse of this name', (article: Id) => [article, 90, 'NONE']],
		['no days', (article: Id) => [article, null]],
		['fewer days than none', (article: Id) => [article, -1]]
	])('is an error with %s', async (_, args) => {
		const { article } = await used();
		expect(await issued(...args(article))).toBe('#N/A');
	});

	test.each(['stockMove.read', 'stockRecord.read', 'warehouse.read', 'article.read'])(
		'is told to nobody without %s',
		async (grant) => {
			const who = grants.filter((each) => each !== grant);
			const ask = { name: 'ISSUED', args: ['NONE', 90] };
			expect(await answerFor(asker(who))([ask])).toEqual(['#NAME?']);
		}
	);

	test('is of the kinds of move that use goods up', () => {
		const consuming = Object.entries(movementKinds).filter(([, kind]) => 'consumes' in kind);
		expect(consuming.map(([name]) => name)).toContain('takeOut');
		expect(consuming.every(([, { counter }]) => counter === 'onHand')).toBe(true);
	});
});

test.each([
	'=ISSUED([article],30,[warehouse])*2',
	'=ISSUED([article],[onHand]/15)+1',
	'=IFERROR(ISSUED([article],[onHand]-[minimum]-999,"none"),-[onHand])',
	'=ISSUED([article],"90")&"x"'
])('%s sorts, filters and adds up a whole table as a page shows it', async (source) => {
	for (const quantity of [2, 3, 3, 5]) await used([TODAY, quantity], ['2026-01-10', quantity * 2]);
	const as = source.includes('"x"') ? 'text' : 'quantity';
	const { stockRecord } = entities;
	const f = formula(source, { as });
	const record = { ...stockRecord, fields: { ...stockRecord.fields, f } };
	const query = { offset: 0, limit: 500, sort: [{ field: 'f' }] } as const;
	const valuesOf = ({ rows }: { readonly rows: readonly AnyRow[] }) => rows.map((row) => row['f']);
	const shown = valuesOf(await listPage(asker(), record, query));
	expect(shown).toEqual(
		[...shown].sort((one, other) => (String(one) < String(other) ? -1 : 1)).sort(byNumber)
	);
	expect(new Set(shown).size).toBeGreaterThan(3);
	for (const value of new Set(shown)) {
		const filter = { field: 'f', is: 'equals', value: value ?? null } as const;
		const found = await listPage(asker(), record, { ...query, filter, total: true });
		expect(found.total).toBe(shown.filter((each) => each === value).length);
	}
	const totals = await tableTotals(asker(), record, { query: {}, fields: ['f'] });
	expect(totals.fields['f']?.count).toBe(shown.length);
});

const byNumber = (one: unknown, other: unknown) =>
	typeof one === 'number' && typeof other === 'number' ? one - other : 0;

describe('minima by what was used', () => {
	const step = { do: 'formula', formula: '=ROUNDUP(ISSUED([article], 90)/90*14, 0)' } as const;
	const minimaOf = async (...articles: readonly Id[]) =>
		(await stock.records(...articles)).map(({ minimum }) => minimum);

	test('are set for all records of a filtered list at once, and set back', async () => {
		const first = await used([TODAY, 50], ['2026-01-05', 40]);
		const second = await used(['2026-02-01', 7]);
		const idle = await used(['2025-06-01', 90]);
		const elsewhere = await used([TODAY, 90]);
		const own = [first, second, idle].map(({ warehouse }) => warehouse);
		const articles = [first, second, idle, elsewhere].map(({ article }) => article);
		const api = entityApi(stock.world, 'stockRecord');
		const filter = { any: own.map((value) => ({ field: 'warehouse', is: 'equals', value })) };
		const change = { target: { query: { filter } }, field: 'minimum', step } as never;
		const { state, ...preview } = await api.previewBulk(change);
		expect(preview).toMatchObject({ rows: 3, changed: 3, errors: 0, sumNew: 16 });
		expect(await minimaOf(...articles)).toEqual([null, null, null, null]);
		const operation = newId();
		expect(await api.applyBulk({ operation, change, state })).toEqual({ operation, changed: 3 });
		// 90 / 90 × 14 = 14, 7 / 90 × 14 = 1.09 and nothing.
		expect(await minimaOf(...articles)).toEqual([14, 2, 0, null]);
		await stock.world.api().history.undo({ operation: newId(), undoes: operation });
		expect(await minimaOf(...articles)).toEqual([null, null, null, null]);
	});

	test('may be set by the warehouse of each record', async () => {
		const { article, warehouse } = await used([TODAY, 90]);
		const other = await stock.addWarehouse();
		await stock.posted('putIn', { warehouse: other }, { article, quantity: 20 });
		await take(article, other, TODAY, 18);
		const api = entityApi(stock.world, 'stockRecord');
		const ids = (await stock.records(article)).map(({ id }) => id);
		const formula = '=ROUNDUP(ISSUED([article], 90, [warehouse])/90*14, 0)';
		const change = { target: { ids }, field: 'reorderQuantity', step: { ...step, formula } };
		const { state } = await api.previewBulk(change);
		await api.applyBulk({ operation: newId(), change, state });
		const rows = await stock.records(article);
		const of = (place: Id) => rows.find((row) => row['warehouse'] === place)?.['reorderQuantity'];
		expect([of(warehouse), of(other)]).toEqual([14, 3]);
	});

	test('are not set by somebody who may not see the moves', async () => {
		const who = grants.filter((grant) => grant !== 'stockMove.read');
		const api = entityApi(stock.world, 'stockRecord', who);
		const change = { target: { ids: [] }, field: 'minimum', step };
		expect(await codesOf(api.previewBulk(change))).toEqual(['formula.forbidden']);
	});
});
