import { afterAll, beforeAll, expect, test } from 'vitest';
import { codesOf, problemsOf } from '../../support/entity-api.ts';
import { deviations, lostValue, uncosted, unkept } from '../../support/ledger.ts';
import { makeSales, type Sales } from '../../support/sales.ts';
import type { Paper } from '../../support/stock.ts';
import { TODAY } from '../../support/world.ts';

let sales: Sales;
beforeAll(async () => {
	sales = await makeSales();
});
afterAll(async () => {
	for (const check of [deviations, uncosted, unkept, lostValue]) {
		expect(await check(sales.world.db)).toEqual([]);
	}
	await sales.world.close();
});

const lineOf = async ({ lines: [line = ''] }: Paper) => sales.row('salesOrderLine', line);

test('E23 to E31: what two orders want of ten pieces, from confirming to reopening a note', async () => {
	const { article, warehouse } = await sales.lying(10);
	const customer = await sales.addCustomer();
	const head = { customer, warehouse };
	const available = async () =>
		(await sales.records(article)).reduce((sum, record) => sum + Number(record['available']), 0);

	const a = await sales.confirmed(head, { article, quantity: 8 });
	expect([await sales.figures(article), await available()]).toEqual(['10/8/0', 2]);
	expect(await sales.row('salesOrder', a.id)).toMatchObject({
		...{ state: 'confirmed', number: expect.stringMatching(/^SO-\d{5}$/), on: TODAY }
	});

	const b = await sales.confirmed(head, { article, quantity: 5 });
	expect([await sales.figures(article), await available()]).toEqual(['10/13/0', -3]);
	expect(await lineOf(a)).toMatchObject({ reserved: 8, allocated: 8, delivered: 0, open: 8 });
	expect(await lineOf(b)).toMatchObject({ reserved: 5, allocated: 2, delivered: 0, open: 5 });

	const tooMany = await sales.note(b, [5]);
	expect(await problemsOf(sales.perform('post', [tooMany]))).toEqual([
		{
			code: 'delivery.not-allocated',
			params: { allocated: 2 },
			at: { row: tooMany.lines[0], field: 'quantity' }
		}
	]);
	expect(await sales.figures(article)).toBe('10/13/0');
	expect(await sales.row('deliveryNote', tooMany.id)).toMatchObject({ number: null });

	await sales.delivered(b, [2]);
	expect([await sales.figures(article), await available()]).toEqual(['8/11/0', -3]);
	expect(await lineOf(a)).toMatchObject({ reserved: 8, allocated: 8, open: 8 });
	expect(await lineOf(b)).toMatchObject({ reserved: 3, allocated: 0, delivered: 2, open: 3 });
	expect(await sales.stateOf(b)).toBe('partlyDelivered');

	const note = await sales.delivered(a, [6]);
	expect([await sales.figures(article), await available()]).toEqual(['2/5/0', -3]);
	expect(await sales.stateOf(a)).toBe('partlyDelivered');
	expect(await lineOf(a)).toMatchObject({ reserved: 2, allocated: 2, delivered: 6, open: 2 });

	const { number } = await sales.row('deliveryNote', note.id);
	expect(await problemsOf(sales.perform('cancel', [await sales.now(a)]))).toEqual([
		{ code: 'order.has-deliveries', params: { papers: number }, at: { row: a.id } }
	]);
	await sales.perform('close', [await sales.now(a)]);
	expect([await sales.figures(article), await available()]).toEqual(['2/3/0', -1]);
	expect(await lineOf(a)).toMatchObject({ reserved: 0, allocated: 0, delivered: 6, open: 0 });
	expect(await lineOf(b)).toMatchObject({ reserved: 3, allocated: 2 });

	const supplier = await sales.addRow('partner', { number: 'S', name: 'S', supplier: true });
	await sales.addRow('supplierArticle', { article, supplier });
	const from = { supplier, warehouse };
	const wanted = { article, quantity: 5, unitCost: 5 };
	const purchase = await sales.addPaper('purchaseOrder', from, wanted);
	await sales.perform('submit', [purchase]);
	expect([await sales.figures(article), await available()]).toEqual(['2/3/5', -1]);
	const arrived = { orderLine: purchase.lines[0] ?? null, quantity: 5 };
	await sales.posted('goodsReceipt', from, arrived);
	expect([await sales.figures(article), await available()]).toEqual(['7/3/0', 4]);
	expect(await sales.stateOf(purchase)).toBe('received');

	const last = await sales.delivered(b, [3]);
	expect([await sales.figures(article), await available()]).toEqual(['4/0/0', 4]);
	expect(await sales.stateOf(b)).toBe('delivered');
	const before = await sales.row('deliveryNote', last.id);

	await sales.perform('reopen', [last]);
	expect([await sales.figures(article), await available()]).toEqual(['7/3/0', 4]);
	expect(await sales.stateOf(b)).toBe('partlyDelivered');
	expect(await lineOf(b)).toMatchObject({ reserved: 3, allocated: 3, delivered: 2, open: 3 });
	expect(await sales.row('deliveryNote', last.id)).toMatchObject({
		...{ state: 'draft', number: before['number'], on: before['on'] }
	});
	const moves = await sales.moves(article);
	const issues = moves.filter(({ kind }) => kind === 'goodsIssue');
	expect(
		issues.map(({ quantity, fromWarehouse, reverses }) => [quantity, fromWarehouse, reverses])
	).toEqual([
		[2, warehouse, null],
		[6, warehouse, null],
		[3, warehouse, null],
		[3, null, issues[2]?.id]
	]);
	expect(issues.map(({ value }) => value)).toEqual([10, 30, 15, 15]);

	// And out once more, under the same number.
	await sales.perform('post', [await sales.now(last)]);
	expect(await sales.figures(article)).toBe('4/0/0');
	expect(await sales.stateOf(b)).toBe('delivered');
	expect(await codesOf(sales.perform('cancel', [await sales.now(b)]))).toEqual([
		'document.wrong-state'
	]);
});
