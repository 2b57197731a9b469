import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Id } from '#lib/domain/model/row.ts';
import { makeBuying, type Buying } from '../../support/buying.ts';
import { codesOf, entityApi, problemsOf } from '../../support/entity-api.ts';
import { deviations, notOnOrder } from '../../support/ledger.ts';
import { newId } from '../../support/make.ts';
import type { Stock } from '../../support/stock.ts';

let buying: Buying;
let stock: Stock;
let [article, warehouse]: [Id, Id] = ['', ''];
beforeAll(async () => {
	buying = await makeBuying();
	({ stock } = buying);
});
afterAll(async () => {
	expect(await deviations(stock.world.db)).toEqual([]);
	expect(await notOnOrder(stock.world.db)).toEqual([]);
	await stock.world.close();
});
beforeEach(async () => {
	[article, warehouse] = [await buying.addArticle(), await stock.addWarehouse()];
});

const draft = (...lines: readonly Readonly<Record<string, unknown>>[]) =>
	stock.addPaper('purchaseOrder', { supplier: buying.supplier, warehouse }, ...lines);
const stateOf = async ({ id }: { readonly id: Id }) =>
	(await stock.row('purchaseOrder', id))['state'];

test('E54: 200 computers are on order once the order is submitted, and not before', async () => {
	const order = await draft({ article, quantity: 200, unitCost: 400 });
	expect(await buying.figures(article)).toBe('0/0/0');
	const head = await buying.act('submit', order);
	expect(head).toMatchObject({ state: 'submitted', on: '2026-03-02', version: 2 });
	expect(head['number']).toMatch(/^PO-\d{5}$/);
	expect(await buying.figures(article)).toBe('0/0/200');
	expect(await buying.linesOf(order)).toMatchObject([
		{ received: 0, open: 200, amount: 80_000, reference: `${head['number']}/1`, version: 2 }
	]);
	expect(await stock.moves(article)).toMatchObject([
		{
			...{ kind: 'orderOpen', counter: 'ordered', quantity: 200, toWarehouse: warehouse },
			...{ document: 'purchaseOrder', number: head['number'], paper: order.id }
		}
	]);
});

test('F59: cancelling takes from what is on order what has not come', async () => {
	const order = await buying.ordered({ warehouse }, { article, quantity: 10 });
	expect(await buying.act('cancel', order)).toMatchObject({ state: 'cancelled' });
	expect(await buying.figures(article)).toBe('0/0/0');
	expect(await buying.linesOf(order)).toMatchObject([{ open: 0, closedShort: 10, received: 0 }]);
	expect((await stock.moves(article)).map(({ kind }) => kind)).toEqual(['orderOpen', 'orderClose']);
});

test('a draft is cancelled, and what is cancelled is not deleted (F46)', async () => {
	const order = await draft({ article, quantity: 10 });
	const head = await buying.act('cancel', order);
	expect(head['state']).toBe('cancelled');
	const { id, version } = head;
	const removal = entityApi(stock.world, 'purchaseOrder').remove({
		operation: newId(),
		rows: [{ id, version }]
	});
	expect(await codesOf(removal)).toContain('document.locked');
	expect(await stock.moves(article)).toEqual([]);
});

test('E59: what does not come any more is let go, and the order is received', async () => {
	const order = await buying.ordered({ warehouse }, { article, quantity: 200 });
	await buying.arrived(order, {}, { quantity: 190 });
	expect(await buying.figures(article)).toBe('190/0/10');
	expect(await buying.act('closeShort', order)).toMatchObject({ state: 'received' });
	expect(await buying.figures(article)).toBe('190/0/0');
	expect(await buying.linesOf(order)).toMatchObject([{ received: 190, open: 0, closedShort: 10 }]);
	expect(await buying.act('close', order)).toMatchObject({ state: 'closed' });
	expect(await buying.figures(article)).toBe('190/0/0');
});

test('an order is closed with what is still open of it', async () => {
	const order = await buying.ordered({ warehouse }, { article, quantity: 200 });
	await buying.arrived(order, {}, { quantity: 190 });
	expect(await buying.act('close', order)).toMatchObject({ state: 'closed' });
	expect(await buying.figures(article)).toBe('190/0/0');
});

test('of what has come in part, nothing is cancelled', async () => {
	const order = await buying.ordered({ warehouse }, { article, quantity: 2 });
	await buying.arrived(order, {}, { quantity: 1 });
	expect(await codesOf(buying.act('cancel', order))).toEqual(['document.wrong-state']);
	expect(await stateOf(order)).toBe('partlyReceived');
});

describe('an order', () => {
	test('of nothing is not submitted', async () => {
		const [empty, none] = [await draft(), await draft({ article, quantity: 0 })];
		expect(await problemsOf(buying.act('submit', empty))).toEqual([
			{ code: 'document.no-lines', at: { row: empty.id } }
		]);
		expect(await problemsOf(buying.act('submit', none))).toEqual([
			{ code: 'quantity.nothing', at: { row: none.lines[0], field: 'quantity' } }
		]);
	});

	test('names a supplier, and articles that are bought (F17)', async () => {
		const customer = await buying.add('partner', { number: newId(), name: 'C', customer: true });
		const wrong = stock.addPaper('purchaseOrder', { supplier: customer, warehouse });
		expect(await codesOf(wrong)).toEqual(['partner.no-supplier']);
		const own = await buying.addArticle({ purchase: false });
		expect(await codesOf(draft({ article: own, quantity: 1 }))).toEqual(['article.not-bought']);
	});

	test('of a service puts nothing on order', async () => {
		const service = await buying.addArticle({ kind: 'service' });
		const order = await buying.ordered({ warehouse }, { article: service, quantity: 3 });
		expect(await stock.moves(service)).toEqual([]);
		await buying.arrived(order, {}, { quantity: 3 });
		expect(await stateOf(order)).toBe('received');
		expect(await stock.moves(service)).toEqual([]);
	});

	test('of what is kept in stock only since is received as if it always had been', async () => {
		const later = await buying.addArticle({ stockManaged: false });
		const order = await buying.ordered({ warehouse }, { article: later, quantity: 3 });
		const { version } = await stock.row('article', later);
		await stock.save('article', later, version, { stockManaged: true });
		await buying.arrived(order, {}, { quantity: 2 });
		expect(await buying.figures(later)).toBe('2/0/1');
		await buying.act('close', order);
		expect(await buying.figures(later)).toBe('2/0/0');
	});

	test('of goods with batches or serial numbers leaves open which', async () => {
		const tracked = await buying.addArticle({ tracking: 'serial' });
		await buying.ordered({ warehouse }, { article: tracked, quantity: 3 });
		expect(await stock.records(tracked)).toMatchObject([
			{ ordered: 3, onHand: 0, batch: null, serial: null }
		]);
	});

	test('goes where its goods usually lie (F16), and is in the currency of its supplier', async () => {
		const bin = await stock.addBin(warehouse);
		const usual = await buying.addArticle({ defaultWarehouse: warehouse, defaultBin: bin });
		const usd = await buying.add('currency', { code: 'USX', name: 'Dollar', decimals: 2 });
		const abroad = await buying.add('partner', {
			...{ number: newId(), name: 'Abroad', supplier: true, currency: usd }
		});
		await buying.add('supplierArticle', { article: usual, supplier: abroad });
		const head = { supplier: abroad, warehouse };
		const order = await stock.addPaper('purchaseOrder', head, { article: usual, quantity: 1 });
		expect(await buying.linesOf(order)).toMatchObject([{ bin }]);
		expect(await stock.row('purchaseOrder', order.id)).toMatchObject({ currency: usd });
		await buying.act('submit', order);
		expect(await stock.records(usual)).toMatchObject([{ bin, ordered: 1 }]);
	});

	test('is typed as a draft alone', async () => {
		const order = await buying.ordered({ warehouse }, { article, quantity: 1 });
		const [line] = await buying.linesOf(order);
		const typed = stock.save('purchaseOrderLine', String(line?.id), 2, { quantity: 2 });
		expect(await codesOf(typed)).toEqual(['document.locked']);
	});

	test('is made by a manager and seen by a clerk, without its costs', async () => {
		const order = await draft({ article, quantity: 1, unitCost: 5 });
		for (const who of ['staff', 'clerk'] as const) {
			const asked = stock.perform('submit', [order], { who });
			await expect(asked).rejects.toMatchObject({ code: 'FORBIDDEN' });
		}
		const lines = entityApi(stock.world, 'purchaseOrderLine', 'clerk');
		const { rows } = await lines.rows({ ids: [...order.lines] });
		expect(rows).toMatchObject([{ quantity: 1 }]);
		expect(Object.keys(rows[0] ?? {})).not.toContain('unitCost');
		await stock.perform('submit', [order], { who: 'manager' });
	});
});
