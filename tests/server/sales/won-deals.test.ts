import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { known } from '#lib/domain/model/assert.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { codesOf, problemsOf } from '../../support/entity-api.ts';
import { deviations, lostValue, uncosted, unkept } from '../../support/ledger.ts';
import { newId } from '../../support/make.ts';
import { makeSales, type Sales } from '../../support/sales.ts';
import { rowsOf, type Cells, type Options, type Paper } from '../../support/stock.ts';

let sales: Sales;
let customer: Id;
beforeAll(async () => {
	sales = await makeSales();
	customer = await sales.addCustomer();
});
afterAll(async () => {
	for (const check of [deviations, uncosted, unkept, lostValue]) {
		expect(await check(sales.world.db)).toEqual([]);
	}
	await sales.world.close();
});

const addDeal = (head: Cells, ...lines: readonly Cells[]) =>
	sales.addPaper('deal', { customer, name: 'Monitors', ...head }, ...lines);
const addQuote = (deal: Paper, head: Cells, ...lines: readonly Cells[]) =>
	sales.addPaper('quote', { customer, deal: deal.id, ...head }, ...lines);
const act = async (action: string, paper: Paper, options?: Options) => {
	await sales.perform(action, [await sales.now(paper)], options);
	return sales.now(paper);
};
const ordersOf = async ({ id }: Paper) =>
	(await rowsOf(sales.world, 'salesOrder')).filter((row) => row['deal'] === id);
const orderOf = async (deal: Paper) => {
	const orders = await ordersOf(deal);
	expect(orders).toHaveLength(1);
	return known(orders[0], deal.id);
};
const linesOf = async (order: { readonly id: Id }) =>
	(await rowsOf(sales.world, 'salesOrderLine')).filter((row) => row['document'] === order.id);
const demandsOf = async (order: { readonly id: Id }) =>
	(await rowsOf(sales.world, 'demandLine')).filter((row) => row['order'] === order.id);

describe('a deal that is won (F38)', () => {
	test('is one order, confirmed, with all that the deal says', async () => {
		const { article, warehouse } = await sales.lying(5);
		const service = await sales.addArticle({ kind: 'service', salesPrice: 50 });
		const deal = await addDeal(
			{ warehouse, discount: 5, priority: 3, customerOrderNumber: 'PO 7', note: 'for the hall' },
			{ article, quantity: 3, unitPrice: 9, discount: 10 },
			{ article: service, quantity: 2 }
		);
		await act('win', deal);
		expect(await sales.stateOf(deal)).toBe('won');
		const order = await orderOf(deal);
		expect(order).toMatchObject({
			...{ state: 'confirmed', number: expect.stringMatching(/^SO-/), customer, warehouse },
			...{ discount: 5, priority: 3, customerOrderNumber: 'PO 7', note: 'for the hall' }
		});
		expect(await linesOf(order)).toMatchObject([
			{
				...{ article, quantity: 3, unitPrice: 9, priceOrigin: 'typed', discount: 10 },
				...{ dealLine: deal.lines[0], reserved: 3 }
			},
			{ article: service, quantity: 2, unitPrice: 50, priceOrigin: 'base', dealLine: deal.lines[1] }
		]);
		expect(await sales.figures(article)).toBe('5/3/0');
		expect(await demandsOf(order)).toMatchObject([{ article, needed: 3, state: 'readyToShip' }]);
	});

	test('of nothing but services has no order, and neither has one without lines', async () => {
		const { warehouse } = await sales.lying(0);
		const service = await sales.addArticle({ kind: 'service', salesPrice: 50 });
		const labour = await addDeal({ warehouse }, { article: service, quantity: 2 });
		const empty = await addDeal({ warehouse });
		await act('win', labour);
		await act('win', empty);
		expect([await ordersOf(labour), await ordersOf(empty)]).toEqual([[], []]);
		expect([await sales.stateOf(labour), await sales.stateOf(empty)]).toEqual(['won', 'won']);
	});

	test('is refused at the line that cannot be ordered, and nothing is done', async () => {
		const { article, warehouse } = await sales.lying(5);
		const free = await sales.addArticle({ salesPrice: null });
		const deal = await addDeal(
			{ warehouse },
			{ article, quantity: 1 },
			{ article: free, quantity: 1 }
		);
		expect(await problemsOf(act('win', deal))).toEqual([
			{ code: 'price.missing', at: { row: deal.lines[1], field: 'unitPrice' } }
		]);
		expect(await sales.stateOf(deal)).toBe('open');
		expect(await ordersOf(deal)).toEqual([]);
	});

	test('is won once, and not undone', async () => {
		const { article, warehouse } = await sales.lying(5);
		const deal = await addDeal({ warehouse }, { article, quantity: 1 });
		const operation = newId();
		await act('win', deal, { operation });
		expect(await codesOf(act('win', deal))).toEqual(['document.wrong-state']);
		const undo = sales.world.api().history.undo({ operation: newId(), undoes: operation });
		expect(await codesOf(undo)).toEqual(['operation.by-action']);
		await orderOf(deal);
	});

	test('is staff’s to win', async () => {
		const { article, warehouse } = await sales.lying(5);
		const deal = await addDeal({ warehouse }, { article, quantity: 1 });
		const clerk = sales.perform('win', [deal], { who: 'clerk' });
		await expect(clerk).rejects.toMatchObject({ code: 'FORBIDDEN' });
		await sales.perform('win', [deal], { who: 'staff' });
		await orderOf(deal);
	});
});

describe('E37: of three monitors two are kept', () => {
	test('for the deal: they are the order’s, and one is to be bought', async () => {
		const { article, warehouse } = await sales.lying(2);
		const deal = await addDeal({ warehouse }, { article, quantity: 3, toReserve: 2 });
		await act('reserve', deal);
		expect(await sales.figures(article)).toBe('2/2/0');
		await act('win', deal);
		expect(await sales.figures(article)).toBe('2/2/0');
		expect(await sales.records(article)).toMatchObject([{ available: 0 }]);
		const order = await orderOf(deal);
		expect(await linesOf(order)).toMatchObject([{ quantity: 3, reserved: 2, allocated: 2 }]);
		expect(await demandsOf(order)).toMatchObject([
			{ needed: 3, picked: 2, toOrder: 1, state: 'needToOrder' }
		]);
		expect(await sales.row('deal', deal.id)).toMatchObject({ state: 'won', until: null });
		expect(await sales.row('dealLine', deal.lines[0] ?? '')).toMatchObject({ reserved: 0 });
	});

	test('and one that is bought for it comes in: all three are ready, and go back with the receipt', async () => {
		const { article, warehouse } = await sales.lying(2);
		const supplier = await sales.addRow('partner', { number: 'L9', name: 'L', supplier: true });
		await sales.addRow('supplierArticle', { article, supplier });
		const deal = await addDeal({ warehouse }, { article, quantity: 3, toReserve: 2 });
		await act('reserve', deal);
		await act('win', deal);
		const order = await orderOf(deal);
		const demands = await demandsOf(order);
		const rows = demands.map(({ id, version }) => ({ id, version }));
		const made = await sales.world.api().purchasing.order({ operation: newId(), rows });
		const { id = '', version = 0 } = made.rows[0] ?? {};
		await act('submit', { type: 'purchaseOrder', id, version, lines: [] });
		expect(await demandsOf(order)).toMatchObject([{ state: 'onOrder', ordered: 1, toOrder: 0 }]);
		const [line] = (await rowsOf(sales.world, 'purchaseOrderLine')).filter(
			({ document }) => document === id
		);
		const receipt = await sales.posted(
			'goodsReceipt',
			{ supplier, warehouse },
			{ orderLine: line?.id, quantity: 1 }
		);
		expect(await sales.figures(article)).toBe('3/3/0');
		expect(await demandsOf(order)).toMatchObject([{ state: 'readyToShip', picked: 3 }]);
		await act('reopen', receipt);
		expect(await sales.figures(article)).toBe('2/2/1');
		expect(await demandsOf(order)).toMatchObject([{ state: 'onOrder', picked: 2, ordered: 1 }]);
		await act('post', receipt);
		const note = await sales.note(
			{ type: 'salesOrder', ...order, lines: [(await linesOf(order))[0]?.id ?? ''] },
			[3]
		);
		await act('post', note);
		expect(await demandsOf(order)).toMatchObject([{ state: 'shipped', shipped: 3 }]);
		await act('reopen', note);
		expect(await sales.figures(article)).toBe('3/3/0');
	});

	test('on the quote: it is accepted, and they are the order’s', async () => {
		const { article, warehouse } = await sales.lying(2);
		const deal = await addDeal({ warehouse }, { article, quantity: 5 });
		const quote = await addQuote(deal, { warehouse }, { article, quantity: 3, toReserve: 2 });
		await act('send', quote);
		expect(await sales.figures(article)).toBe('2/2/0');
		await act('win', deal);
		expect(await sales.stateOf(quote)).toBe('accepted');
		expect(await sales.figures(article)).toBe('2/2/0');
		const order = await orderOf(deal);
		expect(order).toMatchObject({ state: 'confirmed', quote: quote.id });
		expect(await linesOf(order)).toMatchObject([{ quantity: 3, reserved: 2, allocated: 2 }]);
		expect(await demandsOf(order)).toMatchObject([
			{ needed: 3, picked: 2, toOrder: 1, state: 'needToOrder' }
		]);
	});

	test('and more that is free is taken with them, but not what others have', async () => {
		const { article, warehouse } = await sales.lying(6);
		await sales.confirmed({ customer, warehouse }, { article, quantity: 3 });
		const deal = await addDeal({ warehouse }, { article, quantity: 5, toReserve: 2 });
		await act('reserve', deal);
		expect(await sales.figures(article)).toBe('6/5/0');
		await act('win', deal);
		expect(await sales.figures(article)).toBe('6/6/0');
		expect(await demandsOf(await orderOf(deal))).toMatchObject([{ picked: 3, toOrder: 2 }]);
	});

	test('what the deal kept stays in its place among all promises', async () => {
		const { article, warehouse } = await sales.lying(4);
		const deal = await addDeal({ warehouse }, { article, quantity: 2 });
		await act('reserve', deal);
		const later = await sales.confirmed({ customer, warehouse }, { article, quantity: 4 });
		await act('win', deal);
		expect(await linesOf(await orderOf(deal))).toMatchObject([{ reserved: 2, allocated: 2 }]);
		expect(await linesOf(later)).toMatchObject([{ reserved: 4, allocated: 2 }]);
		expect(await sales.figures(article)).toBe('4/6/0');
	});

	test('what is not bought for orders is promised as a whole, as orders are (E24)', async () => {
		const { article, warehouse } = await sales.lying(2, { withoutProcurement: true });
		const deal = await addDeal({ warehouse }, { article, quantity: 3 });
		await act('win', deal);
		expect(await sales.figures(article)).toBe('2/3/0');
		expect(await demandsOf(await orderOf(deal))).toEqual([]);
	});
});

describe('the quotes of a deal', () => {
	test('of which one was accepted before are its order, which is confirmed', async () => {
		const { article, warehouse } = await sales.lying(5);
		const deal = await addDeal({ warehouse }, { article, quantity: 4 });
		await act('reserve', deal);
		const quote = await addQuote(deal, { warehouse }, { article, quantity: 3 });
		await act('send', quote);
		await act('accept', quote);
		expect(await orderOf(deal)).toMatchObject({ state: 'draft' });
		await act('win', deal);
		expect(await orderOf(deal)).toMatchObject({ state: 'confirmed' });
		expect(await sales.figures(article)).toBe('5/3/0');
	});

	test('have to be one, where several are sent', async () => {
		const { article, warehouse } = await sales.lying(5);
		const deal = await addDeal({ warehouse });
		const [one, other] = [
			await act('send', await addQuote(deal, { warehouse }, { article, quantity: 3 })),
			await act('send', await addQuote(deal, { warehouse }, { article, quantity: 2 }))
		];
		const numbers = await Promise.all(
			[one, other].map(async ({ id }) => (await sales.row('quote', id))['number'])
		);
		expect(await problemsOf(act('win', deal))).toEqual([
			{
				code: 'deal.many-quotes',
				params: { quotes: numbers.join(', ') },
				at: { row: deal.id }
			}
		]);
		await act('reject', other);
		await act('win', deal);
		expect(await linesOf(await orderOf(deal))).toMatchObject([{ quantity: 3 }]);
	});

	test('are those of its customer', async () => {
		const { warehouse } = await sales.lying(0);
		const deal = await addDeal({ warehouse });
		const other = await sales.addCustomer();
		expect(await problemsOf(addQuote(deal, { warehouse, customer: other }))).toEqual([
			expect.objectContaining({ code: 'quote.other-customer' })
		]);
		await addQuote(deal, { warehouse });
		const { version } = await sales.row('deal', deal.id);
		const moved = sales.save('deal', deal.id, version, { customer: other });
		expect(await codesOf(moved)).toEqual(['value.relied-on']);
	});

	test('that offer nothing but services are accepted without an order', async () => {
		const { warehouse } = await sales.lying(0);
		const service = await sales.addArticle({ kind: 'service', salesPrice: 50 });
		const deal = await addDeal({ warehouse });
		const quote = await addQuote(deal, { warehouse }, { article: service, quantity: 3 });
		await act('send', quote);
		await act('win', deal);
		expect(await sales.stateOf(quote)).toBe('accepted');
		expect(await ordersOf(deal)).toEqual([]);
	});
});
