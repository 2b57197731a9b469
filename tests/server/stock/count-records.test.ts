import { afterAll, beforeAll, expect, test } from 'vitest';
import { known } from '#lib/domain/model/assert.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import { problemsOf } from '../../support/entity-api.ts';
import { deviations, uncosted } from '../../support/ledger.ts';
import { newId } from '../../support/make.ts';
import { makeStock, rowsOf, type Cells, type Stock } from '../../support/stock.ts';
import { TODAY, type Who } from '../../support/world.ts';

let stock: Stock;
beforeAll(async () => {
	stock = await makeStock();
});
afterAll(() => stock.world.close());

type Options = { who?: Who; operation?: string; reason?: string; confirmed?: string[] };
const count = async (
	rows: readonly { id: Id; seen: number; counted: number }[],
	{ who, operation = newId(), reason = 'counted', confirmed = [] }: Options = {}
): Promise<readonly AnyRow[]> => {
	const asked = { operation, reason, rows: [...rows], confirmed };
	return (await stock.world.api(who).counting.post(asked)).rows;
};
const bring = async (quantity: number, cells: Cells = {}, warehouse?: Id) => {
	const article = await stock.addArticle(cells);
	const place = warehouse ?? (await stock.addWarehouse());
	await stock.posted('putIn', { warehouse: place }, { article, quantity });
	const record = known((await stock.records(article))[0], article);
	return { article, warehouse: place, id: record.id };
};

test('a count that differs posts an adjustment of the difference, with its reason', async () => {
	const { article, warehouse, id } = await bring(10);
	const [head] = await count([{ id, seen: 10, counted: 7 }], { reason: ' shelf check ' });
	expect(head).toMatchObject({
		...{ state: 'posted', warehouse, reason: 'shelf check', on: TODAY },
		number: expect.stringMatching(/^ADJ-\d{5}$/)
	});
	expect(await stock.records(article)).toMatchObject([{ id, onHand: 7 }]);
	expect((await stock.moves(article)).at(-1)).toMatchObject({
		...{ kind: 'adjustment', quantity: 3, fromWarehouse: warehouse, toWarehouse: null },
		...{ number: head?.['number'], paper: head?.id, who: 'administrator' }
	});
	await stock.world.api().documents['adjustment']?.['cancel']?.({
		operation: newId(),
		rows: [{ id: String(head?.id), version: Number(head?.version) }]
	});
	expect(await stock.records(article)).toMatchObject([{ onHand: 10 }]);
});

test('what moved since the figure was seen is kept', async () => {
	const { article, warehouse, id } = await bring(100);
	await stock.posted('takeOut', { warehouse }, { article, quantity: 5 });
	await count([{ id, seen: 100, counted: 97 }]);
	expect(await stock.records(article)).toMatchObject([{ onHand: 92 }]);
});

test('what a stocktake is counting is not counted besides', async () => {
	const { article, warehouse, id } = await bring(10);
	const other = await bring(4);
	const taking = await stock.addPaper('stocktake', { warehouse });
	const [head] = await stock.perform('begin', [taking]);
	const problems = await problemsOf(
		count([
			{ id, seen: 10, counted: 8 },
			{ id: other.id, seen: 4, counted: 3 }
		])
	);
	const at = { row: id, field: 'onHand' };
	const params = { number: head?.['number'] };
	expect(problems).toMatchObject([{ code: 'stocktake.under-way', params, at }]);
	expect(await stock.records(article)).toMatchObject([{ onHand: 10 }]);
	expect(await stock.records(other.article)).toMatchObject([{ onHand: 4 }]);
	await stock.perform('cancel', [{ ...taking, version: known(head, 'head').version }]);
	await count([{ id, seen: 10, counted: 8 }]);
	expect(await stock.records(article)).toMatchObject([{ onHand: 8 }]);
});

test('several at once: one adjustment for each warehouse, and nothing where all agrees', async () => {
	const one = await bring(5);
	const two = await bring(5, {}, one.warehouse);
	const [three, four] = [await bring(5), await bring(5)];
	const heads = await count([
		{ id: one.id, seen: 5, counted: 4 },
		{ id: two.id, seen: 5, counted: 9 },
		{ id: three.id, seen: 5, counted: 0 },
		{ id: four.id, seen: 5, counted: 5 }
	]);
	expect(heads.map(({ warehouse }) => warehouse)).toEqual([one.warehouse, three.warehouse]);
	const lines = (await rowsOf(stock.world, 'adjustmentLine')).filter(({ document }) =>
		heads.some(({ id }) => id === document)
	);
	expect(lines.map(({ position, difference }) => [position, difference])).toEqual([
		[1, -1],
		[2, 4],
		[1, -5]
	]);
	const figures = await stock.records(one.article, two.article, three.article, four.article);
	expect(figures.map(({ onHand }) => onHand)).toEqual([4, 9, 0, 5]);
	expect(await count([{ id: four.id, seen: 5, counted: 5 }])).toEqual([]);
	expect(await stock.moves(four.article)).toHaveLength(1);
	expect(await deviations(stock.world.db)).toEqual([]);
	expect(await uncosted(stock.world.db)).toEqual([]);
});

test('asked again, it is done once and answers the same', async () => {
	const { article, id } = await bring(3);
	const operation = newId();
	const rows = [{ id, seen: 3, counted: 2 }];
	const heads = await count(rows, { operation });
	expect(await count(rows, { operation })).toEqual(heads);
	expect(await stock.records(article)).toMatchObject([{ onHand: 2 }]);
	const other = count([{ id, seen: 2, counted: 1 }], { operation });
	expect(await problemsOf(other)).toEqual([{ code: 'operation.reused' }]);
});

test('all or nothing, and what is wrong is told at the record', async () => {
	const [one, two] = [await bring(5), await bring(5)];
	await stock.posted(
		'takeOut',
		{ warehouse: two.warehouse },
		{ article: two.article, quantity: 4 }
	);
	const rows = [
		{ id: one.id, seen: 5, counted: 6 },
		{ id: two.id, seen: 5, counted: 2 }
	];
	expect(await problemsOf(count(rows))).toEqual([
		{ code: 'stock.insufficient', params: { missing: 2 }, at: { row: two.id, field: 'onHand' } }
	]);
	expect(await stock.records(one.article, two.article)).toMatchObject([
		{ onHand: 5 },
		{ onHand: 1 }
	]);
	const half = count([{ id: one.id, seen: 5, counted: 4.5 }]);
	expect(await problemsOf(half)).toMatchObject([
		{ code: 'number.too-precise', at: { row: one.id, field: 'onHand' } }
	]);
	expect(await problemsOf(count([{ id: newId(), seen: 1, counted: 2 }]))).toMatchObject([
		{ code: 'row.gone' }
	]);
	const [first] = rows;
	expect(await problemsOf(count(first ? [first, first] : []))).toMatchObject([
		{ code: 'row.twice', at: { row: one.id } }
	]);
	const drafts = (await rowsOf(stock.world, 'adjustment')).filter(({ state }) => state === 'draft');
	expect(drafts).toEqual([]);
});

test('it cannot do without a reason, nor with one that is too long', async () => {
	const { article, id } = await bring(3);
	const rows = [{ id, seen: 3, counted: 2 }];
	expect(await problemsOf(count(rows, { reason: '  ' }))).toMatchObject([
		{ code: 'cell.required', at: { field: 'reason' } }
	]);
	expect(await problemsOf(count(rows, { reason: 'x'.repeat(201) }))).toMatchObject([
		{ code: 'text.too-long', at: { field: 'reason' } }
	]);
	expect(await stock.moves(article)).toHaveLength(1);
});

test('a batch and a piece with a serial number are set right where they lie', async () => {
	const warehouse = await stock.addWarehouse();
	const bin = await stock.addBin(warehouse);
	const batch = await stock.addArticle({ tracking: 'batch' });
	const serial = await stock.addArticle({ tracking: 'serial' });
	await stock.posted(
		'putIn',
		{ warehouse },
		{ article: batch, bin, batch: 'L1', quantity: 4 },
		{ article: serial, bin, quantity: 2, serials: 'A1, A2' }
	);
	const records = await stock.records(batch, serial);
	await count(
		records.map(({ id, onHand, serial }) => ({
			...{ id, seen: Number(onHand) },
			counted: serial === 'A1' ? 0 : serial === 'A2' ? 1 : 6
		}))
	);
	expect(await stock.records(batch, serial)).toMatchObject([
		{ batch: 'L1', bin, onHand: 6 },
		{ serial: 'A1', bin, onHand: 0 },
		{ serial: 'A2', bin, onHand: 1 }
	]);
});

test('what is promised and not there is told at the record, and posted when confirmed', async () => {
	const { article, warehouse, id } = await bring(8);
	const kept = await stock.addPaper('reservation', { warehouse }, { article, quantity: 8 });
	const [told] = await stock.perform('reserve', [kept]);
	const rows = [{ id, seen: 8, counted: 5 }];
	expect(await problemsOf(count(rows))).toEqual([
		{
			code: 'count.short',
			params: { short: 3, papers: told?.['number'] },
			at: { row: id, field: 'onHand' },
			severity: 'warning'
		}
	]);
	await count(rows, { confirmed: ['count.short'] });
	expect(await stock.records(article)).toMatchObject([{ onHand: 5, available: -3 }]);
});

test('it takes the rights of the adjustment that it posts', async () => {
	const { article, id } = await bring(3);
	await count([{ id, seen: 3, counted: 4 }], { who: 'clerk' });
	const needed = ['adjustment', 'adjustmentLine', 'stockRecord'].map((name) => `${name}.read`);
	const writing = ['adjustment.post', 'adjustment.write', 'adjustmentLine.write'];
	const who = [...needed, ...writing, 'adjustment.increase'];
	const less = count([{ id, seen: 4, counted: 3 }], { who });
	expect(await problemsOf(less)).toEqual([
		{ code: 'adjustment.no-decrease', at: { row: id, field: 'onHand' } }
	]);
	await expect(count([{ id, seen: 4, counted: 3 }], { who: 'staff' })).rejects.toMatchObject({
		code: 'FORBIDDEN'
	});
	expect(await stock.records(article)).toMatchObject([{ onHand: 4 }]);
});
