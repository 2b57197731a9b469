import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Id } from '#lib/domain/model/row.ts';
import { entityApi, problemsOf } from '../../support/entity-api.ts';
import { deviations, uncosted } from '../../support/ledger.ts';
import { newId } from '../../support/make.ts';
import { makeStock, type Cells, type Stock } from '../../support/stock.ts';
import { TODAY, type Who } from '../../support/world.ts';

let stock: Stock;
let warehouse: Id;
beforeAll(async () => {
	stock = await makeStock();
	warehouse = await stock.addWarehouse();
});
afterAll(() => stock.world.close());

const head = () => ({ warehouse, reason: 'counted again' });
const adjust = (...lines: readonly Cells[]) => stock.posted('adjustment', head(), ...lines);
const bring = (article: Id, quantity: number, more: Cells = {}) =>
	stock.posted('putIn', { warehouse }, { article, quantity, ...more });
const onHand = async (article: Id) =>
	(await stock.records(article)).map((record) => record['onHand']);

test('F77: lines with a sign: more comes in at its cost or the last one, less goes out', async () => {
	const [more, fewer] = [await stock.addArticle({ cost: 4 }), await stock.addArticle()];
	await bring(fewer, 10);
	const paper = await adjust(
		{ article: more, difference: 3 },
		{ article: more, difference: 2, unitCost: 7.5 },
		{ article: fewer, difference: -4 }
	);
	expect(await stock.row('adjustment', paper.id)).toMatchObject({
		...{ state: 'posted', on: TODAY, reason: 'counted again' },
		number: expect.stringMatching(/^ADJ-\d{5}$/)
	});
	expect([await onHand(more), await onHand(fewer)]).toEqual([[5], [6]]);
	const moves = (await stock.moves(more, fewer)).slice(-3);
	expect(moves).toMatchObject([
		{ kind: 'adjustment', quantity: 3, value: 12, toWarehouse: warehouse, fromWarehouse: null },
		{ kind: 'adjustment', quantity: 2, value: 15, toWarehouse: warehouse, fromWarehouse: null },
		{ kind: 'adjustment', quantity: 4, value: 20, toWarehouse: null, fromWarehouse: warehouse }
	]);
	expect(await uncosted(stock.world.db)).toEqual([]);
});

test('it cannot do without a reason, nor with a difference of nothing', async () => {
	const article = await stock.addArticle();
	const without = stock.addPaper('adjustment', { warehouse });
	expect(await problemsOf(without)).toMatchObject([
		{ code: 'cell.required', at: { field: 'reason' } }
	]);
	const paper = await stock.addPaper('adjustment', head(), { article, difference: 0 });
	expect(await problemsOf(stock.perform('post', [paper]))).toEqual([
		{ code: 'quantity.nothing', at: { row: paper.lines[0], field: 'difference' } }
	]);
	expect(await stock.moves(article)).toEqual([]);
});

test('less than there is is refused at the difference', async () => {
	const article = await stock.addArticle();
	await bring(article, 3);
	const paper = await stock.addPaper('adjustment', head(), { article, difference: -5 });
	expect(await problemsOf(stock.perform('post', [paper]))).toEqual([
		{
			code: 'stock.insufficient',
			params: { missing: 2 },
			at: { row: paper.lines[0], field: 'difference' }
		}
	]);
	expect(await onHand(article)).toEqual([3]);
});

test('serial numbers come and go piece by piece', async () => {
	const article = await stock.addArticle({ tracking: 'serial' });
	await bring(article, 2, { serials: 'A1, A2' });
	const wrong = await stock.addPaper('adjustment', head(), {
		...{ article, difference: -2, serials: 'A1' }
	});
	expect(await problemsOf(stock.perform('post', [wrong]))).toEqual([
		{
			code: 'serial.count',
			params: { given: 1, wanted: 2 },
			at: { row: wrong.lines[0], field: 'serials' }
		}
	]);
	await adjust(
		{ article, difference: -1, serials: 'A1' },
		{ article, difference: 2, serials: 'A3, A4' }
	);
	const held = (await stock.records(article)).map(({ serial, onHand }) => [serial, onHand]);
	expect(held).toEqual([
		['A1', 0],
		['A2', 1],
		['A3', 1],
		['A4', 1]
	]);
});

test('a quantity that its unit does not take is refused in the cell', async () => {
	const article = await stock.addArticle();
	const half = stock.addPaper('adjustment', head(), { article, difference: -0.5 });
	expect(await problemsOf(half)).toMatchObject([
		{ code: 'number.too-precise', at: { field: 'difference' } }
	]);
});

describe('more and less take a right each', () => {
	const base = ['adjustment.read', 'adjustment.post', 'adjustmentLine.read'];
	const draft = async () => {
		const [one, other] = [await stock.addArticle(), await stock.addArticle()];
		await bring(other, 5);
		const lines = [
			{ article: one, difference: 1 },
			{ article: other, difference: -1 }
		];
		return stock.addPaper('adjustment', head(), ...lines);
	};

	test.each<[string, Who, readonly string[]]>([
		['neither', base, ['adjustment.no-increase', 'adjustment.no-decrease']],
		['the one', [...base, 'adjustment.increase'], ['adjustment.no-decrease']],
		['the other', [...base, 'adjustment.decrease'], ['adjustment.no-increase']]
	])('who holds %s is told at the lines', async (_, who, codes) => {
		const paper = await draft();
		const problems = await problemsOf(stock.perform('post', [paper], { who }));
		expect(problems.map(({ code }) => code)).toEqual(codes);
		const at = codes.map((code) => paper.lines[code.endsWith('increase') ? 0 : 1]);
		expect(problems.map((problem) => problem.at)).toEqual(
			at.map((row) => ({ row, field: 'difference' }))
		);
		expect(await stock.row('adjustment', paper.id)).toMatchObject({ state: 'draft' });
	});

	test('the clerk holds both, and may not cancel', async () => {
		const paper = await draft();
		await stock.perform('post', [paper], { who: 'clerk' });
		const posted = { ...paper, version: 2 };
		const cancel = stock.perform('cancel', [posted], { who: 'clerk' });
		await expect(cancel).rejects.toMatchObject({ code: 'FORBIDDEN' });
		await expect(stock.perform('post', [paper], { who: 'staff' })).rejects.toMatchObject({
			code: 'FORBIDDEN'
		});
	});
});

test('what is promised and gone is told, and posted when that is confirmed', async () => {
	const article = await stock.addArticle();
	await bring(article, 8);
	const kept = await stock.addPaper('reservation', { warehouse }, { article, quantity: 8 });
	const [told] = await stock.perform('reserve', [kept]);
	const line = { article, difference: -3 };
	const paper = await stock.addPaper('adjustment', head(), line);
	const short = {
		code: 'count.short',
		params: { short: 3, papers: told?.['number'] },
		at: { row: paper.lines[0], field: 'difference' },
		severity: 'warning'
	};
	expect(await problemsOf(stock.perform('post', [paper]))).toEqual([short]);
	expect(await onHand(article)).toEqual([8]);
	await stock.perform('post', [paper], { confirmed: ['count.short'] });
	expect(await stock.records(article)).toMatchObject([{ onHand: 5, reserved: 8, available: -3 }]);
});

test('cancelling puts everything back, unless what was found is gone', async () => {
	const article = await stock.addArticle();
	await bring(article, 5, { unitCost: 2 });
	const less = await adjust({ article, difference: -2 });
	const more = await adjust({ article, difference: 4, unitCost: 3 });
	await stock.posted('takeOut', { warehouse }, { article, quantity: 6 });
	expect(await problemsOf(stock.perform('cancel', [more]))).toMatchObject([
		{ code: 'stock.insufficient', params: { missing: 3 }, at: { field: 'difference' } }
	]);
	await bring(article, 5);
	expect(await problemsOf(stock.perform('cancel', [more]))).toMatchObject([
		{ code: 'receipt.used', at: { row: more.lines[0], field: 'difference' } }
	]);
	await stock.perform('cancel', [less]);
	expect(await onHand(article)).toEqual([8]);
	expect((await stock.moves(article)).at(-1)).toMatchObject({ quantity: 2, value: 4 });
	expect(await deviations(stock.world.db)).toEqual([]);
	expect(await uncosted(stock.world.db)).toEqual([]);
});

test('what a piece costs is for those who may see costs', async () => {
	const article = await stock.addArticle();
	const { id } = await stock.addPaper('adjustment', head());
	const lines = entityApi(stock.world, 'adjustmentLine', 'clerk');
	const patch = { document: id, article, difference: 1, unitCost: 5 };
	const save = lines.save({ operation: newId(), changes: [{ id: newId(), version: 0, patch }] });
	expect(await problemsOf(save)).toMatchObject([{ code: 'field.forbidden' }]);
	const [count] = await stock.world.db.all<{ rows: number }>(
		sql`select count(*) as rows from adjustmentLine where document = ${id}`
	);
	expect(count?.rows).toBe(0);
});
