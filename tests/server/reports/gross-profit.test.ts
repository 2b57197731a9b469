import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import { problemsOf } from '../../support/entity-api.ts';
import { makeSales, type Sales } from '../../support/sales.ts';
import type { Cells } from '../../support/stock.ts';
import type { Who } from '../../support/world.ts';

let sales: Sales;
let customer: Id;
beforeAll(async () => {
	sales = await makeSales();
	customer = await sales.addCustomer();
});
afterAll(() => sales.world.close());

/** Ten at 5.00 and thirty at 7.00 (domain.md §9.7). */
async function inLayers(): Promise<{ article: Id; warehouse: Id }> {
	const place = await sales.lying(0);
	const { article, warehouse } = place;
	const put = (on: string, quantity: number, unitCost: number) =>
		sales.posted('putIn', { warehouse, on }, { article, quantity, unitCost });
	await put('2026-01-10', 10, 5);
	await put('2026-01-20', 30, 7);
	return place;
}
async function deliver(place: { article: Id; warehouse: Id }, quantity: number, cells: Cells) {
	const { on, currency, orderDiscount, ...line } = cells;
	const head = { customer, warehouse: place.warehouse };
	const terms = {
		...(currency ? { currency } : {}),
		...(orderDiscount ? { discount: orderDiscount } : {})
	};
	const order = await sales.confirmed(
		{ ...head, ...terms },
		{ article: place.article, quantity, ...line }
	);
	const lines = { orderLine: order.lines[0] ?? null, quantity };
	return sales.posted('deliveryNote', { ...head, on: on ?? '2026-02-10' }, lines);
}
const told = async (parameters: object, who?: Who) =>
	sales.world.api(who).reports.grossProfit({ parameters: { ...parameters } });
const of = async (article: Id, parameters: object = {}): Promise<AnyRow | undefined> =>
	(await told(parameters)).rows.find((row: AnyRow) => row['article'] === article);

test('fifteen sold at 12.00 that cost 85.00 bring 95.00, 52.78 % of it (E72, F74)', async () => {
	const place = await inLayers();
	const note = await deliver(place, 15, { unitPrice: 12 });
	const all = { quantity: 15, revenue: 180, cost: 85, profit: 95, margin: 52.7778 };
	expect(await of(place.article)).toMatchObject({ customer, ...all });
	expect(await of(place.article, { from: '2026-02-10', on: '2026-02-10' })).toMatchObject(all);
	expect(await of(place.article, { from: '2026-02-11' })).toBeUndefined();
	expect(await of(place.article, { on: '2026-02-09' })).toBeUndefined();

	// What is posted for an earlier day changes what they cost, and with it the profit.
	const { article, warehouse } = place;
	await sales.posted(
		'putIn',
		{ warehouse, on: '2026-01-05' },
		{ article, quantity: 5, unitCost: 1 }
	);
	expect(await of(article)).toMatchObject({ revenue: 180, cost: 55, profit: 125 });

	// What comes back counts off on the day on which it does.
	await sales.perform('reopen', [await sales.now(note)]);
	expect(await of(article)).toBeUndefined();
	expect(await of(article, { on: '2026-02-28' })).toMatchObject({ revenue: 180, profit: 125 });
});

test('both discounts come off, and the currency of an order counts by the rate of the day', async () => {
	const [first, second] = [await inLayers(), await inLayers()];
	await deliver(first, 10, { unitPrice: 20, discount: 10, orderDiscount: 5 });
	expect(await of(first.article)).toMatchObject({ revenue: 171, cost: 50, profit: 121 });

	const currency = await sales.addRow('currency', { code: 'XTS', name: 'Test money' });
	await deliver(second, 3, { unitPrice: 10, currency });
	expect(await problemsOf(told({}))).toEqual([
		{ code: 'currency.no-rate', params: { currency: 'XTS' } }
	]);
	await sales.addRow('exchangeRate', { currency, validFrom: '2026-01-01', rate: 1.6 });
	expect(await of(second.article)).toMatchObject({ revenue: 18.75, cost: 15, profit: 3.75 });
});

test('who may not see what goods cost is told what they brought', async () => {
	const place = await inLayers();
	await deliver(place, 2, { unitPrice: 12 });
	const { rows } = await told({}, ['grossProfit.read', 'article.read', 'partner.read']);
	const row = rows.find((each: AnyRow) => each['article'] === place.article);
	expect(row).toMatchObject({ quantity: 2, revenue: 24 });
	expect(Object.keys(row ?? {})).not.toContain('profit');
	expect(Object.keys(row ?? {})).not.toContain('cost');
});
