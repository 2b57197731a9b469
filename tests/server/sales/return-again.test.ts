import { afterAll, beforeAll, expect, test } from 'vitest';
import { known } from '#lib/domain/model/assert.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import { codesOf, entityApi, problemsOf } from '../../support/entity-api.ts';
import { newId } from '../../support/make.ts';
import { makeSales, type Sales } from '../../support/sales.ts';
import { rowsOf, type Cells, type Options, type Paper } from '../../support/stock.ts';
import { TODAY } from '../../support/world.ts';

let sales: Sales;
let customer: Id;
beforeAll(async () => {
	sales = await makeSales();
	customer = await sales.addCustomer();
});
afterAll(() => sales.world.close());

const delivered = async (warehouse: Id, cells: Cells, head: Cells = {}) =>
	sales.posted('deliveryNote', { customer, warehouse, ...head }, cells);
const returning = (note: Paper, warehouse: Id, cells: Cells, head: Cells = {}) =>
	sales.addPaper(
		'salesReturn',
		{ customer, warehouse, ...head },
		{ deliveryLine: known(note.lines[0], 'line'), ...cells }
	);
const act = async (action: string, paper: Paper, options?: Options) =>
	known((await sales.perform(action, [await sales.now(paper)], options))[0], action);

test('one that was reopened is received on the day on which that is said anew', async () => {
	const { article, warehouse } = await sales.lying(5);
	const note = await delivered(warehouse, { article, quantity: 5 });
	const paper = await returning(note, warehouse, { quantity: 5 });
	await act('receive', paper, { today: '2026-03-05' });
	expect(await act('reopen', paper, { today: '2026-03-06' })).toMatchObject({ receivedOn: null });
	const again = await act('receive', paper, { today: '2026-03-07' });
	expect(again).toMatchObject({ receivedOn: '2026-03-07' });
});

test('nobody is told how much went out of a warehouse that he may not know of', async () => {
	const hidden = await sales.lying(20);
	const own = await sales.addWarehouse();
	const note = await delivered(hidden.warehouse, { article: hidden.article, quantity: 7 });
	const paper = await returning(note, own, { quantity: 999 });
	const actions = known(sales.world.api('administrator', TODAY, [own]).documents, 'actions');
	const approve = known(actions['salesReturn']?.['approve'], 'approve');
	const { version } = await sales.now(paper);
	const asked = approve({ operation: newId(), rows: [{ id: paper.id, version }] });
	expect(await problemsOf(asked)).toEqual([
		{ code: 'return.no-source', at: { row: paper.lines[0], field: 'deliveryLine' } }
	]);
});

test('the profit of a day stays, whatever becomes of the line of a return that was reopened', async () => {
	const { article, warehouse } = await sales.lying(10);
	const order = await sales.confirmed(
		{ customer, warehouse },
		{ article, quantity: 6, unitPrice: 12 }
	);
	const note = await sales.delivered(order, [6]);
	const parameters = { from: '2026-03-05', on: '2026-03-05' };
	const profit = async () => {
		const { rows } = await sales.world.api().reports.grossProfit({ parameters });
		return rows.find((row: AnyRow) => row['article'] === article);
	};
	const paper = await returning(note, warehouse, { quantity: 2 });
	await act('receive', paper, { today: '2026-03-05' });
	const before = await profit();
	expect(before).toBeDefined();
	await act('reopen', paper, { today: '2026-03-06' });
	const api = entityApi(sales.world, 'salesReturnLine');
	const { id, version } = known((await api.rows({ ids: [...paper.lines] })).rows[0], 'line');
	await api.remove({ operation: newId(), rows: [{ id, version }] });
	expect(await profit()).toEqual(before);
});

test('a piece comes back once, whether another return has only been approved or is another line', async () => {
	const article = await sales.addArticle({ tracking: 'serial' });
	const warehouse = await sales.addWarehouse();
	const pieces = { article, quantity: 3, serials: 'X1, X2, X3' };
	await sales.posted('putIn', { warehouse }, pieces);
	const note = await delivered(warehouse, pieces);
	await act('approve', await returning(note, warehouse, { quantity: 1, serials: 'X1' }));
	const twice = await returning(note, warehouse, { quantity: 1, serials: 'X1' });
	expect(await problemsOf(act('approve', twice))).toEqual([
		{
			code: 'return.piece-back',
			params: { serial: 'X1' },
			at: { row: twice.lines[0], field: 'serials' }
		}
	]);
	const line = { deliveryLine: known(note.lines[0], 'line'), quantity: 1, serials: 'X2' };
	const both = await sales.addPaper('salesReturn', { customer, warehouse }, line, line);
	expect(await codesOf(act('approve', both))).toEqual(['return.piece-back']);
	await act('approve', await returning(note, warehouse, { quantity: 1, serials: 'X2' }));
});

test('a closed period is told at the day that counts', async () => {
	const { article, warehouse } = await sales.lying(0);
	const came = { article, quantity: 5, unitCost: 5 };
	await sales.posted('putIn', { warehouse, on: '2026-01-10' }, came);
	const note = await delivered(warehouse, { article, quantity: 5 }, { on: '2026-01-11' });
	const paper = await returning(note, warehouse, { quantity: 2 }, { receivedOn: '2026-01-12' });
	const company = known((await rowsOf(sales.world, 'company'))[0], 'company');
	await sales.save('company', company.id, company.version, { closedUntil: '2026-01-31' });
	expect(await problemsOf(act('receive', paper))).toEqual([
		{
			code: 'period.closed',
			params: { until: '2026-01-31' },
			at: { row: paper.id, field: 'receivedOn' }
		}
	]);
});
