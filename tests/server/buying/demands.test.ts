import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import { known } from '#lib/domain/model/assert.ts';
import { codesOf, entityApi, problemsOf } from '../../support/entity-api.ts';
import { deviations, lostValue, uncosted, unkept } from '../../support/ledger.ts';
import { newId } from '../../support/make.ts';
import { makeSales, type Sales } from '../../support/sales.ts';
import { rowsOf, type Cells, type Options, type Paper } from '../../support/stock.ts';

let sales: Sales;
let customer: Id;
let supplier: Id;
beforeAll(async () => {
	sales = await makeSales();
	customer = await sales.addCustomer();
	supplier = await addSupplier();
});
afterAll(async () => {
	for (const check of [deviations, uncosted, unkept, lostValue]) {
		expect(await check(sales.world.db)).toEqual([]);
	}
	await sales.world.close();
});

const addSupplier = () =>
	sales.addRow('partner', { number: newId().slice(-8), name: 'Supplier', supplier: true });

/** So many of an article that the supplier sells lie in a new warehouse. */
async function lying(quantity: number, cells: Cells = {}, source: Cells = {}) {
	const { article, warehouse } = await sales.lying(quantity, cells);
	await sales.addRow('supplierArticle', { article, supplier, preferred: true, ...source });
	return { article, warehouse, head: { customer, warehouse } };
}

const demandsOf = async (order: Paper): Promise<readonly AnyRow[]> =>
	(await rowsOf(sales.world, 'demandLine')).filter((row) => row['order'] === order.id);
const demandOf = async (order: Paper) => known((await demandsOf(order))[0], order.id);
const act = async (action: string, paper: Paper, options?: Options) => {
	await sales.perform(action, [await sales.now(paper)], options);
	return sales.now(paper);
};
const asPaper = ({ id, version }: AnyRow): Paper => ({
	...{ type: 'demandLine', id, version },
	lines: []
});
const order = async (...demands: readonly AnyRow[]) => {
	const rows = demands.map(({ id, version }) => ({ id, version }));
	return (await sales.world.api().purchasing.order({ operation: newId(), rows })).rows;
};
const linesOf = async (document: Id, type = 'purchaseOrder') =>
	(await rowsOf(sales.world, `${type}Line`)).filter((row) => row['document'] === document);
const paperOf = async (type: string, { id, version }: AnyRow): Promise<Paper> => ({
	...{ type, id, version },
	lines: (await linesOf(id, type)).map((line) => line.id)
});

/** The demands ordered, and the order submitted. */
async function submitted(...demands: readonly AnyRow[]): Promise<Paper> {
	const [head] = await order(...demands);
	return act('submit', await paperOf('purchaseOrder', known(head, 'order')));
}

async function arrived(purchase: Paper, quantity: number, cells: Cells = {}): Promise<Paper> {
	const { warehouse } = await sales.row('purchaseOrder', purchase.id);
	const head = { supplier, warehouse, ...cells };
	const line = { orderLine: purchase.lines[0], quantity };
	return act('post', await sales.addPaper('goodsReceipt', head, line), {
		confirmed: ['receipt.beyond']
	});
}

describe('what orders need', () => {
	test('comes with the order that is confirmed, one for each line of goods', async () => {
		const { article, head } = await lying(10);
		const service = await sales.addArticle({ kind: 'service', salesPrice: 10 });
		const own = await sales.addArticle({ salesPrice: 10, withoutProcurement: true });
		const paper = await sales.addPaper(
			'salesOrder',
			{ ...head, deliverOn: '2026-04-01' },
			{ article, quantity: 4 },
			{ article: service, quantity: 2 },
			{ article: own, quantity: 3 },
			{ article, quantity: 8 }
		);
		expect(await demandsOf(paper)).toEqual([]);
		await act('confirm', paper);
		const { number } = await sales.row('salesOrder', paper.id);
		expect(await demandsOf(paper)).toEqual([
			expect.objectContaining({
				...{ number: `${number}/1`, state: 'readyToShip', needed: 4, picked: 4, toOrder: 0 },
				...{ ordered: 0, received: 0, shipped: 0, supplier, customer, article },
				...{ warehouse: head.warehouse, deliverOn: '2026-04-01', orderLine: paper.lines[0] }
			}),
			// Named as the line of the order, whatever lines before it are not bought for it.
			expect.objectContaining({
				...{ number: `${number}/4`, state: 'needToOrder', needed: 8, picked: 6, toOrder: 2 }
			})
		]);
		// An order promises more than there is all the same (E24).
		expect(await sales.figures(article)).toBe('10/12/0');
	});

	test('is nothing that a message leads to: the order was confirmed, no demand was asked for', async () => {
		const { article, head } = await lying(1);
		const { id, version } = await sales.addPaper('salesOrder', head, { article, quantity: 2 });
		const confirm = known(sales.world.api().documents['salesOrder']?.['confirm'], 'confirm');
		expect(await confirm({ operation: newId(), rows: [{ id, version }] })).not.toHaveProperty(
			'made.0'
		);
	});

	test('is not told where the company has no Procurement', async () => {
		const { article, head } = await lying(1);
		const [company] = await rowsOf(sales.world, 'company');
		const { id = '', version = 0 } = company ?? {};
		await sales.save('company', id, version, { procurement: false });
		const paper = await sales.confirmed(head, { article, quantity: 3 });
		expect(await demandsOf(paper)).toEqual([]);
		await sales.save('company', id, version + 1, { procurement: true });
		await act('cancel', paper);
		expect(await demandsOf(paper)).toEqual([]);
	});

	test('is typed by nobody', async () => {
		const { article, head } = await lying(1);
		const paper = await sales.confirmed(head, { article, quantity: 3 });
		const { id, version } = await demandOf(paper);
		const typed = sales.save('demandLine', id, version, { state: 'shipped' });
		await expect(typed).rejects.toMatchObject({ code: 'FORBIDDEN' });
		const { entries } = await sales.world.api().history.row({ entity: 'demandLine', row: id });
		expect(entries.length).toBeGreaterThan(0);
	});

	test('ends with its order', async () => {
		const { article, head } = await lying(1);
		const paper = await sales.confirmed(head, { article, quantity: 3 });
		await act('cancel', paper);
		expect(await demandOf(paper)).toMatchObject({ state: 'cancelled', picked: 0, toOrder: 0 });
		const other = await sales.confirmed(head, { article, quantity: 3 });
		await sales.delivered(other, [1]);
		await act('close', other);
		expect(await demandOf(other)).toMatchObject({ state: 'cancelled', shipped: 1 });
	});
});

test('F50: what is not there is ordered, comes, is ready and goes, and nobody says so', async () => {
	const { article, head } = await lying(0);
	const paper = await sales.confirmed(head, { article, quantity: 3 });
	expect(await demandOf(paper)).toMatchObject({ state: 'needToOrder', toOrder: 3 });
	const [draft] = await order(await demandOf(paper));
	expect(await demandOf(paper)).toMatchObject({ state: 'needToOrder', toOrder: 3 });
	const purchase = await paperOf('purchaseOrder', known(draft, 'draft'));
	await act('submit', purchase);
	expect(await demandOf(paper)).toMatchObject({ state: 'onOrder', toOrder: 0, ordered: 3 });
	const receipt = await arrived(purchase, 2);
	expect(await demandOf(paper)).toMatchObject({ state: 'onOrder', received: 2, picked: 2 });
	const rest = await arrived(purchase, 1);
	expect(await demandOf(paper)).toMatchObject({ state: 'readyToShip', received: 3, picked: 3 });
	await act('cancel', rest, { confirmed: ['count.short'] });
	expect(await demandOf(paper)).toMatchObject({ state: 'onOrder', received: 2, ordered: 1 });
	await arrived(purchase, 1);
	const note = await sales.delivered(paper, [3]);
	expect(await demandOf(paper)).toMatchObject({ state: 'shipped', shipped: 3, picked: 0 });
	await act('reopen', note);
	expect(await demandOf(paper)).toMatchObject({ state: 'readyToShip', shipped: 0, picked: 3 });
	expect(await sales.figures(article)).toBe('3/3/0');
	expect(receipt.type).toBe('goodsReceipt');
});

test('what does not come any more is to be ordered again', async () => {
	const { article, head } = await lying(0);
	const paper = await sales.confirmed(head, { article, quantity: 3 });
	const purchase = await submitted(await demandOf(paper));
	await arrived(purchase, 1);
	await act('closeShort', purchase);
	expect(await demandOf(paper)).toMatchObject({ state: 'needToOrder', toOrder: 2, ordered: 0 });
	expect(await sales.figures(article)).toBe('1/3/0');
});

test('what is bought though it is not kept in stock is ready when it has come', async () => {
	const { article, head } = await lying(0, { stockManaged: false });
	const paper = await sales.confirmed(head, { article, quantity: 3 });
	expect(await demandOf(paper)).toMatchObject({ state: 'needToOrder', toOrder: 3 });
	const purchase = await submitted(await demandOf(paper));
	expect(await demandOf(paper)).toMatchObject({ state: 'onOrder' });
	await arrived(purchase, 3);
	expect(await demandOf(paper)).toMatchObject({ state: 'readyToShip', received: 3, picked: 3 });
	await sales.delivered(paper, [2]);
	expect(await demandOf(paper)).toMatchObject({ state: 'readyToShip', shipped: 2, picked: 1 });
	expect(await codesOf(act('pick', asPaper(await demandOf(paper))))).toEqual([
		'document.wrong-state'
	]);
});

describe('E62: what comes in for a demand', () => {
	test('is its own as far as it needs it, and the rest is free', async () => {
		const { article, head } = await lying(0, {}, { minimumOrderQuantity: 12 });
		const paper = await sales.confirmed(head, { article, quantity: 10 });
		const purchase = await submitted(await demandOf(paper));
		expect(await linesOf(purchase.id)).toMatchObject([{ quantity: 12 }]);
		const receipt = await arrived(purchase, 12);
		expect(await linesOf(receipt.id, 'goodsReceipt')).toMatchObject([
			{ quantity: 12, forDemand: 10 }
		]);
		expect(await demandOf(paper)).toMatchObject({ state: 'readyToShip', picked: 10 });
		expect(await sales.figures(article)).toBe('12/10/0');
		expect(await sales.records(article)).toMatchObject([{ available: 2 }]);
	});

	test('what came in for it is its own again when its note is reopened', async () => {
		const { article, head } = await lying(0);
		await sales.confirmed({ ...head, priority: 5 }, { article, quantity: 4 });
		const late = await sales.confirmed(head, { article, quantity: 3 });
		const purchase = await submitted(await demandOf(late));
		await arrived(purchase, 3);
		const note = await sales.delivered(late, [3]);
		await act('reopen', note);
		expect(await demandOf(late)).toMatchObject({ state: 'readyToShip', picked: 3 });
	});

	test('is not for who waits longer, or is more important', async () => {
		const { article, head } = await lying(0);
		const early = await sales.confirmed({ ...head, priority: 5 }, { article, quantity: 4 });
		const late = await sales.confirmed(head, { article, quantity: 3 });
		const purchase = await submitted(await demandOf(late));
		const receipt = await arrived(purchase, 3);
		expect(await demandOf(late)).toMatchObject({ state: 'readyToShip', picked: 3 });
		expect(await demandOf(early)).toMatchObject({ state: 'needToOrder', picked: 0, toOrder: 4 });
		expect(await sales.figures(article)).toBe('3/7/0');
		await act('cancel', receipt, { confirmed: ['count.short'] });
		expect(await demandOf(late)).toMatchObject({ state: 'onOrder', picked: 0, ordered: 3 });
		expect(await sales.figures(article)).toBe('0/7/3');
	});

	test('is free where it comes in elsewhere, or the order wants nothing more', async () => {
		const { article, head } = await lying(0);
		const paper = await sales.confirmed(head, { article, quantity: 3 });
		const [draft] = await order(await demandOf(paper));
		const purchase = await paperOf('purchaseOrder', known(draft, 'draft'));
		const elsewhere = await sales.addWarehouse();
		const moved = await sales.now(purchase);
		await sales.save('purchaseOrder', purchase.id, moved.version, { warehouse: elsewhere });
		await act('submit', purchase);
		expect(await demandOf(paper)).toMatchObject({ state: 'needToOrder', ordered: 0 });
		const receipt = await arrived(purchase, 3);
		expect(await linesOf(receipt.id, 'goodsReceipt')).toMatchObject([{ forDemand: 0 }]);
		const other = await sales.confirmed(head, { article, quantity: 2 });
		const bought = await submitted(await demandOf(other));
		await act('cancel', other);
		const late = await arrived(bought, 2);
		expect(await linesOf(late.id, 'goodsReceipt')).toMatchObject([{ forDemand: 0 }]);
		expect(await demandOf(other)).toMatchObject({ state: 'cancelled' });
	});
});

describe('F55: what is chosen to be bought', () => {
	test('is one order of each supplier', async () => {
		const one = await lying(0);
		const second = await addSupplier();
		const theirs = await sales.addArticle({ salesPrice: 10 });
		await sales.addRow('supplierArticle', { article: theirs, supplier: second, price: 4 });
		const paper = await sales.confirmed(
			one.head,
			{ article: one.article, quantity: 3 },
			{ article: theirs, quantity: 2 },
			{ article: one.article, quantity: 1 }
		);
		const demands = await demandsOf(paper);
		const drafts = await order(...demands);
		expect(drafts.map((head) => [head['supplier'], head['warehouse'], head['state']])).toEqual([
			[supplier, one.warehouse, 'draft'],
			[second, one.warehouse, 'draft']
		]);
		const [first, last] = drafts;
		expect(await linesOf(first?.id ?? '')).toMatchObject([
			{ article: one.article, quantity: 3, demandLine: demands[0]?.id, position: 1 },
			{ article: one.article, quantity: 1, demandLine: demands[2]?.id, position: 2 }
		]);
		expect(await linesOf(last?.id ?? '')).toMatchObject([
			{ article: theirs, quantity: 2, unitCost: 4, demandLine: demands[1]?.id }
		]);
		// What drafts name is not ordered twice; what is taken off them may be.
		expect(await codesOf(order(known(demands[1], 'demand')))).toEqual(['demand.nothing-to-order']);
		const [line] = await linesOf(last?.id ?? '');
		const { id = '', version = 0 } = line ?? {};
		await sales.save('purchaseOrderLine', id, version, { article: theirs, quantity: 1 });
		expect(await order(known(demands[1], 'demand'))).toHaveLength(1);
	});

	test('is told with who sells it by now, whoever that was when the order came', async () => {
		const { article, head } = await lying(0);
		const paper = await sales.confirmed(head, { article, quantity: 2 });
		expect(await demandOf(paper)).toMatchObject({ supplier });
		const second = await addSupplier();
		await sales.addRow('supplierArticle', { article, supplier: second, preferred: true });
		expect(await demandOf(paper)).toMatchObject({ supplier: second });
	});

	test('is no longer for a demand once it is another article', async () => {
		const { article, head } = await lying(0);
		const other = await lying(0);
		const paper = await sales.confirmed(head, { article, quantity: 3 });
		const [draft] = await order(await demandOf(paper));
		const [line] = await linesOf(known(draft, 'draft').id);
		const { id = '', version = 0 } = line ?? {};
		expect(
			await sales.save('purchaseOrderLine', id, version, { article: other.article })
		).toMatchObject({ demandLine: null });
	});

	test('is refused where nothing is to be ordered, or nobody sells it', async () => {
		const { article, head } = await lying(5);
		const orphan = await sales.addArticle({ salesPrice: 10 });
		const paper = await sales.confirmed(
			head,
			{ article, quantity: 3 },
			{ article: orphan, quantity: 1 }
		);
		const [ready, nobodys] = await demandsOf(paper);
		expect(await problemsOf(order(known(ready, 'ready'), known(nobodys, 'orphan')))).toEqual([
			{ code: 'demand.nothing-to-order', at: { row: ready?.id } },
			{
				code: 'demand.no-supplier',
				params: { article: expect.stringMatching(/^Article/) },
				at: { row: nobodys?.id, field: 'supplier' }
			}
		]);
	});

	test('is drafted once, whoever asks again', async () => {
		const { article, head } = await lying(0);
		const paper = await sales.confirmed(head, { article, quantity: 3 });
		const { id, version } = await demandOf(paper);
		const request = { operation: newId(), rows: [{ id, version }] };
		const first = await sales.world.api().purchasing.order(request);
		expect(await sales.world.api().purchasing.order(request)).toEqual(first);
		const clerk = sales.world.api('clerk').purchasing.order({ ...request, operation: newId() });
		await expect(clerk).rejects.toMatchObject({ code: 'FORBIDDEN' });
	});
});

describe('F48: what is set aside for a demand', () => {
	test('is no more than it needs and is free, and goes back to where it was', async () => {
		const { article, head, warehouse } = await lying(5);
		const paper = await sales.confirmed(head, { article, quantity: 3 });
		await act('unpick', asPaper(await demandOf(paper)));
		expect(await sales.figures(article)).toBe('5/0/0');
		expect(await demandOf(paper)).toMatchObject({ state: 'needToOrder', picked: 0, toOrder: 3 });
		await sales.confirmed(head, { article, quantity: 4 });
		const [picked] = await sales.perform('pick', [asPaper(await demandOf(paper))]);
		expect(picked).toEqual(await demandOf(paper));
		expect(picked).toMatchObject({ state: 'needToOrder', picked: 1, toOrder: 2 });
		expect(await sales.figures(article)).toBe('5/5/0');
		expect(await problemsOf(act('pick', asPaper(await demandOf(paper))))).toEqual([
			{
				code: 'reserved.not-free',
				params: { free: 0 },
				at: { row: picked?.id, field: 'needed' }
			}
		]);
		await sales.posted('putIn', { warehouse }, { article, quantity: 9 });
		await act('pick', asPaper(await demandOf(paper)));
		expect(await demandOf(paper)).toMatchObject({ state: 'readyToShip', picked: 3 });
		await sales.delivered(paper, [3]);
		expect(await demandOf(paper)).toMatchObject({ state: 'shipped' });
		expect(await sales.figures(article)).toBe('11/4/0');
	});

	test('is refused where there is nothing to set aside or to put back', async () => {
		const { article, head } = await lying(1);
		const paper = await sales.confirmed(head, { article, quantity: 3 });
		expect(await codesOf(act('pick', asPaper(await demandOf(paper))))).toEqual([
			'demand.nothing-to-pick'
		]);
		await act('unpick', asPaper(await demandOf(paper)));
		expect(await codesOf(act('unpick', asPaper(await demandOf(paper))))).toEqual([
			'demand.nothing-picked'
		]);
	});

	test('ends with the order, also what had come in for it', async () => {
		const { article, head } = await lying(0);
		const paper = await sales.confirmed(head, { article, quantity: 3 });
		await act('unpick', asPaper(await demandOf(paper)));
		const purchase = await submitted(await demandOf(paper));
		const receipt = await arrived(purchase, 3);
		expect(await sales.figures(article)).toBe('3/3/0');
		await act('cancel', paper);
		expect(await sales.figures(article)).toBe('3/0/0');
		await act('reopen', receipt);
		expect(await sales.figures(article)).toBe('0/0/3');
		await act('post', receipt);
		expect(await sales.figures(article)).toBe('3/0/0');
	});

	test('ends with the receipt that had brought it', async () => {
		const { article, head } = await lying(0);
		const paper = await sales.confirmed(head, { article, quantity: 3 });
		await act('unpick', asPaper(await demandOf(paper)));
		const purchase = await submitted(await demandOf(paper));
		const receipt = await arrived(purchase, 2);
		expect(await demandOf(paper)).toMatchObject({ state: 'onOrder', picked: 2, ordered: 1 });
		await act('reopen', receipt);
		expect(await sales.figures(article)).toBe('0/0/3');
		expect(await demandOf(paper)).toMatchObject({ state: 'onOrder', picked: 0, ordered: 3 });
		await act('post', receipt);
		expect(await sales.figures(article)).toBe('2/2/1');
		expect(await demandOf(paper)).toMatchObject({ state: 'onOrder', picked: 2 });
	});
});

test('a demand in a hidden warehouse is not there for whoever may not know of it', async () => {
	const [own, hidden] = [await lying(0), await lying(0)];
	const [seen, unseen] = [
		await sales.confirmed(own.head, { article: own.article, quantity: 1 }),
		await sales.confirmed(hidden.head, { article: hidden.article, quantity: 1 })
	];
	const limited = sales.world.api('administrator', undefined, [own.warehouse]);
	const api = entityApi(sales.world, 'demandLine', 'administrator', [own.warehouse]);
	const list = await api.list({ offset: 0, limit: 1000 });
	expect(list.rows.map((row) => row['order'])).toEqual([seen.id]);
	const { id, version } = await demandOf(unseen);
	const request = { operation: newId(), rows: [{ id, version }] };
	expect(await codesOf(limited.purchasing.order(request))).toEqual(['row.gone']);
	const pick = limited.documents['demandLine']?.['pick']?.(request);
	expect(await codesOf(pick ?? Promise.resolve())).toEqual(['row.gone']);
});
