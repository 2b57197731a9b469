import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { known } from '#lib/domain/model/assert.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import { suggestReorders } from '#lib/server/commands/suggest-reorders.ts';
import { hold, type Figures } from '../../support/counters.ts';
import { codesOf, entityApi, problemsOf } from '../../support/entity-api.ts';
import { deviations } from '../../support/ledger.ts';
import { runJob } from '../../support/jobs.ts';
import { newId } from '../../support/make.ts';
import { makeStock, rowsOf, type Cells, type Stock } from '../../support/stock.ts';
import { actor, TODAY } from '../../support/world.ts';

let stock: Stock;
let supplier: Id;
let warehouse: Id;
beforeAll(async () => {
	stock = await makeStock();
	supplier = await add('partner', { number: 'S', name: 'Default supplier', supplier: true });
});
afterAll(async () => {
	expect(await deviations(stock.world.db)).toEqual([]);
	await stock.world.close();
});
beforeEach(async () => {
	warehouse = await stock.addWarehouse();
});

const api = (entity: string) => entityApi(stock.world, entity);
async function add(entity: string, patch: Cells): Promise<Id> {
	const id = newId();
	await api(entity).save({ operation: newId(), changes: [{ id, version: 0, patch }] });
	return id;
}
const run = () => runJob(stock.world, 'suggestReorders');
const suggestionsFor = async (article: Id) =>
	(await rowsOf(stock.world, 'reorderSuggestion')).filter((row) => row['article'] === article);
const actOn = (action: string, rows: readonly AnyRow[]) =>
	stock.perform(
		action,
		rows.map(({ id, version }) => ({ type: 'reorderSuggestion', id, version, lines: [] }))
	);

type Case = {
	readonly held: Figures;
	readonly minimum: number | null;
	readonly lot: number | null;
	readonly source?: Cells | null;
	readonly article?: Cells;
};

/** An article with a default supplier and one record of stock that is watched. */
async function watched({ held, minimum, lot, source = {}, article: cells }: Case): Promise<Id> {
	const article = await stock.addArticle(cells);
	if (source) await add('supplierArticle', { article, supplier, preferred: true, ...source });
	await hold(stock, { article, warehouse }, held);
	const [record] = await stock.records(article);
	const { id, version } = record ?? { id: newId(), version: 0 };
	const place = record ? {} : { article, warehouse };
	await stock.save('stockRecord', id, version, { ...place, minimum, reorderQuantity: lot });
	return article;
}

// domain.md §9.5
const cases: readonly (readonly [string, Case, number | null, string | null])[] = [
	['E39', { held: [12, 5, 0], minimum: 10, lot: 25 }, 25, 'reorderQuantity'],
	['E40: strictly below', { held: [12, 2, 0], minimum: 10, lot: 25 }, null, null],
	['E41: what is ordered counts', { held: [12, 5, 3], minimum: 10, lot: 25 }, null, null],
	['E42: one lot', { held: [4, 10, 0], minimum: 5, lot: 20 }, 20, 'reorderQuantity'],
	['E43: that became an order', { held: [4, 10, 20], minimum: 5, lot: 20 }, null, null],
	['E45: one lot more', { held: [0, 0, 20], minimum: 50, lot: 20 }, 20, 'reorderQuantity'],
	[
		'E46: raised',
		{ held: [7, 0, 0], minimum: 10, lot: 10, source: { minimumOrderQuantity: 25 } },
		25,
		'minimumOrderQuantity'
	],
	[
		'raised to what the article asks for',
		{ held: [7, 0, 0], minimum: 10, lot: null, article: { minimumOrderQuantity: 30 } },
		30,
		'minimumOrderQuantity'
	],
	['without a lot', { held: [7, 0, 0], minimum: 10, lot: null }, 3, 'missing'],
	['that nobody watches', { held: [0, 5, 0], minimum: null, lot: 10 }, null, null],
	['that was never there', { held: [0, 0, 0], minimum: 4, lot: 6 }, 6, 'reorderQuantity'],
	[
		'that is not sold any more',
		{ held: [1, 0, 0], minimum: 5, lot: 5, article: { discontinued: true } },
		null,
		null
	],
	[
		'that is not bought',
		{ held: [1, 0, 0], minimum: 5, lot: 5, article: { purchase: false } },
		null,
		null
	]
];

test.each(cases)('%s', async (_name, given, quantity, reason) => {
	const article = await watched(given);
	await run();
	const [record] = await stock.records(article);
	expect(await suggestionsFor(article)).toMatchObject(
		quantity === null
			? []
			: [
					{
						...{ state: 'new', version: 1, createdOn: TODAY, stockRecord: record?.id },
						...{ warehouse, bin: null, supplier, quantity, reason },
						number: expect.stringMatching(/^RO-\d{5}$/)
					}
				]
	);
});

test('E44: while a suggestion is open there is no other one, released or not', async () => {
	const article = await watched({ held: [4, 10, 0], minimum: 5, lot: 20 });
	expect((await run()).result?.counts['made']).toBe(1);
	expect((await run()).result?.counts['made']).toBe(0);
	const [made] = await suggestionsFor(article);
	const [released] = await actOn('release', [known(made, article)]);
	expect(released).toMatchObject({ state: 'released', version: 2 });
	await run();
	expect(await suggestionsFor(article)).toMatchObject([{ id: made?.id, state: 'released' }]);
	await actOn('cancel', [known(released, article)]);
	await run();
	expect(await suggestionsFor(article)).toMatchObject([{ state: 'cancelled' }, { state: 'new' }]);
});

test('E44: nor when many ask at once', async () => {
	const article = await watched({ held: [4, 10, 0], minimum: 5, lot: 20 });
	const records = (await stock.records(article)).map(({ id }) => id);
	const context = { db: stock.world.db, actor: actor() };
	const made = await Promise.all(
		Array.from({ length: 8 }, () => suggestReorders(context, { records, today: TODAY }))
	);
	expect(made.flat()).toHaveLength(1);
	expect(await suggestionsFor(article)).toHaveLength(1);
});

test('E47: each shelf for itself, though another one has plenty', async () => {
	const article = await stock.addArticle();
	const [bin, other] = [await stock.addBin(warehouse), await stock.addBin(warehouse)];
	await hold(stock, { article, warehouse, bin }, [3, 0, 0]);
	await hold(stock, { article, warehouse, bin: other }, [40, 0, 0]);
	// What came back is not advised to be sent out.
	const returns = await stock.addWarehouse();
	await stock.save('warehouse', returns, 1, { shipping: false });
	await hold(stock, { article, warehouse: returns }, [50, 0, 0]);
	for (const { id, version, ...record } of await stock.records(article)) {
		const [minimum, reorderQuantity] = record['bin'] === bin ? [5, 10] : [0, null];
		await stock.save('stockRecord', id, version, { minimum, reorderQuantity });
	}
	await run();
	const [code, { code: place }] = [
		(await stock.row('warehouse', warehouse))['code'],
		await stock.row('bin', other)
	];
	// It could be moved rather than bought.
	const free = { elsewhere: 40, elsewhereAt: `${String(code)} · ${String(place)}` };
	expect(await suggestionsFor(article)).toMatchObject([{ bin, quantity: 10, ...free }]);

	// What its own place needs, or somebody is promised, is not free.
	const record = (await stock.records(article)).find((each) => each['bin'] === other);
	const { id, version } = known(record, article);
	await stock.save('stockRecord', id, version, { minimum: 38 });
	expect(await suggestionsFor(article)).toMatchObject([{ ...free, elsewhere: 2 }]);
	const kept = await stock.addPaper('reservation', { warehouse }, { article, quantity: 4 });
	await stock.perform('reserve', [kept]);
	expect(await suggestionsFor(article)).toMatchObject([{ elsewhere: 1 }]);
	await stock.save('stockRecord', id, version + 1, { minimum: 40 });
	expect(await suggestionsFor(article)).toMatchObject([{ elsewhere: null, elsewhereAt: null }]);
});

test('E48: without a default supplier it cannot be released until it has one', async () => {
	const article = await watched({ held: [3, 0, 0], minimum: 5, lot: null, source: null });
	const { result } = await run();
	const [made] = await suggestionsFor(article);
	const { id, version } = known(made, article);
	expect(made).toMatchObject({ supplier: null, quantity: 2, reason: 'missing' });
	expect(result?.findings).toMatchObject([
		{
			...{ code: 'suggested.no-supplier', params: { quantity: 2 } },
			at: { entity: 'reorderSuggestion', row: id }
		}
	]);
	expect(await problemsOf(actOn('release', [{ id, version }]))).toEqual([
		{ code: 'suggestion.no-supplier', at: { row: id, field: 'supplier' } }
	]);
	const typed = await stock.save('reorderSuggestion', id, version, { supplier });
	expect(await actOn('release', [typed])).toMatchObject([{ state: 'released', supplier }]);
});

describe('a suggestion', () => {
	test('may be changed while it is new, and is locked from then on', async () => {
		const article = await watched({ held: [1, 0, 0], minimum: 5, lot: 10 });
		await run();
		const { id, version, stockRecord } = known((await suggestionsFor(article))[0], article);
		const changed = await stock.save('reorderSuggestion', id, version, { quantity: 12 });
		expect(changed).toMatchObject({ quantity: 12, stockRecord });
		const [released] = await actOn('release', [changed]);
		const late = stock.save('reorderSuggestion', id, known(released, id).version, { quantity: 13 });
		expect(await codesOf(late)).toEqual(['document.locked']);
		expect(await codesOf(actOn('release', [known(released, id)]))).toEqual([
			'document.wrong-state'
		]);
	});

	test('for nothing is not released', async () => {
		const article = await stock.addArticle();
		const id = await add('reorderSuggestion', { article, warehouse, supplier, quantity: 0 });
		expect(await problemsOf(actOn('release', [{ id, version: 1 }]))).toEqual([
			{ code: 'quantity.nothing', at: { row: id, field: 'quantity' } }
		]);
	});

	test('by hand is as good as one of the job, and gets its number when it is released', async () => {
		const article = await watched({ held: [1, 0, 0], minimum: 5, lot: 10 });
		const id = await add('reorderSuggestion', { article, warehouse, supplier, quantity: 7 });
		await run();
		expect(await suggestionsFor(article)).toMatchObject([
			{ id, reason: 'byHand', stockRecord: null, number: null }
		]);
		const [released] = await actOn('release', [{ id, version: 1 }]);
		expect(released?.['number']).toMatch(/^RO-\d{5}$/);
	});

	test('for another article is no longer that of the record', async () => {
		const article = await watched({ held: [1, 0, 0], minimum: 5, lot: 10 });
		await run();
		const { id, version } = known((await suggestionsFor(article))[0], article);
		const patch = { article: await stock.addArticle() };
		expect(await stock.save('reorderSuggestion', id, version, patch)).toMatchObject({
			...{ ...patch, stockRecord: null, reason: 'byHand' }
		});
		await run();
		expect(await suggestionsFor(article)).toMatchObject([{ reason: 'reorderQuantity' }]);
	});

	test('takes rights of its own to make, to release and to cancel', async () => {
		const article = await watched({ held: [1, 0, 0], minimum: 5, lot: 10 });
		const asked = runJob(stock.world, 'suggestReorders', 'staff');
		await expect(asked).rejects.toMatchObject({ code: 'FORBIDDEN' });
		await runJob(stock.world, 'suggestReorders', ['job.suggestReorders']);
		const { id, version } = known((await suggestionsFor(article))[0], article);
		const paper = { type: 'reorderSuggestion', id, version, lines: [] };
		for (const action of ['release', 'cancel']) {
			const refused = stock.perform(action, [paper], { who: 'staff' });
			await expect(refused).rejects.toMatchObject({ code: 'FORBIDDEN' });
		}
	});
});
