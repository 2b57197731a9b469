import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codesOf, entityApi, problemsOf } from '../../support/entity-api.ts';
import { newId } from '../../support/make.ts';
import { makeSales, type Sales } from '../../support/sales.ts';
import { rowsOf, type Cells } from '../../support/stock.ts';

let sales: Sales;
/** The article of domain.md §9.1, and its customers. */
let article: string;
let warehouse: string;
let acme: string;
let beta: string;
let gamma: string;
let delta: string;
let currencies: ReadonlyMap<unknown, string>;
beforeAll(async () => {
	sales = await makeSales();
	currencies = new Map((await rowsOf(sales.world, 'currency')).map(({ id, code }) => [code, id]));
	warehouse = await sales.addWarehouse();
	article = await sales.addArticle({ salesPrice: 10 });
	const priceList = await sales.addRow('priceList', {
		name: 'EUR',
		currency: currencies.get('EUR')
	});
	for (const [fromQuantity, price] of [
		[10, 9],
		[50, 8.2]
	]) {
		await sales.addRow('articlePrice', { priceList, article, fromQuantity, price });
	}
	const [vip, retail] = [
		await sales.addRow('priceGroup', { name: 'VIP' }),
		await sales.addRow('priceGroup', { name: 'RETAIL' })
	];
	await sales.addRow('groupPrice', { priceGroup: vip, article, price: 9.5 });
	acme = await sales.addCustomer({ priceGroup: vip });
	beta = await sales.addCustomer({ priceGroup: vip });
	gamma = await sales.addCustomer();
	delta = await sales.addCustomer({ priceGroup: retail });
	await sales.addRow('customerPrice', { partner: acme, article, price: 11 });
});
afterAll(() => sales.world.close());

const orderFor = (customer: string, cells: Cells = {}) =>
	sales.addRow('salesOrder', { customer, warehouse, ...cells });
async function line(customer: string, quantity: number, cells: Cells = {}, head: Cells = {}) {
	const document = await orderFor(customer, head);
	const id = await sales.addRow('salesOrderLine', { document, article, quantity, ...cells });
	return sales.row('salesOrderLine', id);
}
const change = (row: { readonly id: string; readonly version: number }, cells: Cells) =>
	sales.save('salesOrderLine', row.id, row.version, cells);

describe('E1 to E7: the first price of the hierarchy, and where it comes from (F28)', () => {
	test.each([
		['E1', () => acme, 1, 11, 'customer', 11],
		['E2', () => acme, 60, 11, 'customer', 660],
		['E3', () => beta, 1, 9.5, 'group', 9.5],
		['E4', () => beta, 60, 9.5, 'group', 570],
		['E5', () => gamma, 9, 10, 'base', 90],
		['E5', () => gamma, 10, 9, 'tier', 90],
		['E5', () => gamma, 49, 9, 'tier', 441],
		['E5', () => gamma, 50, 8.2, 'tier', 410],
		['E6', () => gamma, 12, 9, 'tier', 108],
		['E6', () => gamma, 60, 8.2, 'tier', 492],
		['E7', () => delta, 12, 9, 'tier', 108]
	] as const)(
		'%s: %o, %d pieces at %d by %s: %d',
		async (_, who, quantity, unitPrice, priceOrigin, net) => {
			expect(await line(who(), quantity)).toMatchObject({ unitPrice, priceOrigin, net });
		}
	);
});

test('E8: a line without any price says so, and the order is not confirmed', async () => {
	const unpriced = await sales.addArticle();
	const row = await line(gamma, 1, { article: unpriced });
	expect(row).toMatchObject({ unitPrice: null, priceOrigin: null, net: null });
	const paper = { type: 'salesOrder', id: String(row['document']), version: 1, lines: [row.id] };
	expect(await problemsOf(sales.perform('confirm', [paper]))).toEqual([
		{ code: 'price.missing', at: { row: row.id, field: 'unitPrice' } }
	]);
	await change(row, { unitPrice: 0 });
	await sales.perform('confirm', [paper]);
	expect(await sales.stateOf(paper)).toBe('confirmed');
});

test('E9: another quantity or article brings another price', async () => {
	const row = await line(gamma, 9);
	expect(row).toMatchObject({ unitPrice: 10, net: 90 });
	const more = await change(row, { quantity: 10 });
	expect(more).toMatchObject({ unitPrice: 9, priceOrigin: 'tier', net: 90 });
	const other = await sales.addArticle({ salesPrice: 25 });
	const changed = await change(more, { article: other });
	expect(changed).toMatchObject({ unitPrice: 25, priceOrigin: 'base', net: 250 });
	// What has nothing to do with it leaves it as it was.
	await sales.save('article', other, 1, { salesPrice: 26 });
	expect(await change(changed, { discount: 10 })).toMatchObject({ unitPrice: 25, net: 225 });
});

test('E10: a price that somebody typed stays, until he takes it away', async () => {
	const row = await line(gamma, 9, { unitPrice: 9.8 });
	expect(row).toMatchObject({ unitPrice: 9.8, priceOrigin: 'typed' });
	const more = await change(row, { quantity: 10 });
	expect(more).toMatchObject({ unitPrice: 9.8, priceOrigin: 'typed', net: 98 });
	const none = await change(more, { unitPrice: null });
	expect(none).toMatchObject({ unitPrice: null, priceOrigin: null });
	expect(await change(none, { quantity: 11 })).toMatchObject({ unitPrice: 9, priceOrigin: 'tier' });
});

test('E11: a document takes the price of its currency, on its day (F29)', async () => {
	const book = await sales.addArticle();
	for (const [code, price] of [
		['EUR', 100],
		['USD', 108]
	] as const) {
		const priceList = await sales.addRow('priceList', {
			...{ name: `${code} book`, currency: currencies.get(code), validFrom: '2026-02-01' }
		});
		await sales.addRow('articlePrice', { priceList, article: book, price });
	}
	const currency = currencies.get('USD');
	const priceOn = async (head: Cells) =>
		(await line(gamma, 1, { article: book }, head))['unitPrice'];
	expect(await priceOn({ currency })).toBe(108);
	expect(await priceOn({})).toBe(100);
	expect(await priceOn({ on: '2026-01-31' })).toBe(null);
	const other = await sales.addCustomer({ currency });
	expect(await line(other, 1, { article: book })).toMatchObject({ unitPrice: 108 });
});

test('many lines at once, pasted or changed in bulk, are each priced as one is', async () => {
	const document = await orderFor(gamma);
	const api = entityApi(sales.world, 'salesOrderLine');
	const quantities = Array.from({ length: 120 }, (_, at) => at + 1);
	const changes = quantities.map((quantity) => ({
		...{ id: newId(), version: 0, patch: { document, article, quantity } }
	}));
	const { rows } = await api.save({ operation: newId(), source: 'paste', changes });
	const priceOf = (quantity: number) => (quantity < 10 ? 10 : quantity < 50 ? 9 : 8.2);
	expect(rows.map(({ unitPrice }) => unitPrice)).toEqual(quantities.map(priceOf));
	expect(rows.map(({ position }) => position)).toEqual(quantities);
	const bulk = {
		target: { ids: rows.map(({ id }) => id) },
		field: 'quantity',
		step: { do: 'set', value: 50 }
	} as const;
	const { state } = await api.previewBulk(bulk);
	await api.applyBulk({ operation: newId(), change: bulk, state, confirmed: [] });
	const after = await api.rows({ ids: rows.map(({ id }) => id) });
	expect(
		new Set(after.rows.map(({ unitPrice, priceOrigin }) => `${unitPrice} ${priceOrigin}`))
	).toEqual(new Set(['8.2 tier']));
});

test('who may not type prices has them from the hierarchy alone (F87)', async () => {
	const document = await orderFor(gamma);
	const api = entityApi(sales.world, 'salesOrderLine', 'staff');
	const save = (cells: Cells) =>
		api.save({
			operation: newId(),
			changes: [{ id: newId(), version: 0, patch: { document, article, quantity: 1, ...cells } }]
		});
	expect((await save({})).rows).toMatchObject([{ unitPrice: 10, priceOrigin: 'base' }]);
	for (const cells of [{ unitPrice: 1 }, { discount: 50 }]) {
		expect(await codesOf(save(cells))).toEqual(['field.forbidden']);
	}
	expect(await codesOf(save({ priceOrigin: 'typed' }))).toEqual(['field.readonly']);
});

describe('discounts (F36)', () => {
	const total = async (head: Cells, ...lines: readonly Cells[]) => {
		const document = await orderFor(gamma, head);
		const nets = [];
		for (const cells of lines) {
			const id = await sales.addRow('salesOrderLine', { document, article, ...cells });
			nets.push((await sales.row('salesOrderLine', id))['net']);
		}
		return [nets, (await sales.row('salesOrder', document))['net']];
	};

	test('E94, E95: of a line, then of the whole', async () => {
		const lines = [
			{ quantity: 10, unitPrice: 12.5, discount: 10 },
			{ quantity: 3, unitPrice: 19.99 }
		];
		expect(await total({ discount: 5 }, ...lines)).toEqual([[112.5, 59.97], 163.85]);
		const one = { quantity: 1, unitPrice: 200, discount: 10 };
		expect(await total({ discount: 5 }, one)).toEqual([[180], 171]);
		expect(await total({}, one)).toEqual([[180], 180]);
	});

	test('lines round half up to the cent, one by one', async () => {
		const line = { quantity: 1, unitPrice: 0.335 };
		expect(await total({}, line, line, line)).toEqual([[0.34, 0.34, 0.34], 1.02]);
		expect(await total({}, { quantity: 3, unitPrice: 0.335 })).toEqual([[1.01], 1.01]);
		expect(await total({ discount: 5 }, { quantity: 1, unitPrice: 0.1 })).toEqual([[0.1], 0.09]);
		expect(await total({})).toEqual([[], 0]);
	});

	test('E98: more than all of it, or less than nothing, is refused', async () => {
		for (const discount of [110, -5]) {
			const code = discount > 0 ? 'number.above' : 'number.too-small';
			expect(await codesOf(orderFor(gamma, { discount }))).toEqual([code]);
			expect(await codesOf(line(gamma, 1, { discount }))).toEqual([code]);
		}
	});
});

test('orders are sorted and filtered by what they come to, lines by what is open', async () => {
	const other = await sales.addCustomer();
	const [small, large] = [await orderFor(other), await orderFor(other)];
	await sales.addRow('salesOrderLine', { document: small, article, quantity: 1 });
	await sales.addRow('salesOrderLine', { document: large, article, quantity: 7 });
	const filter = { field: 'customer', is: 'equals', value: other } as const;
	const page = { offset: 0, limit: 10 };
	const api = entityApi(sales.world, 'salesOrder');
	const sorted = await api.list({ ...page, filter, sort: [{ field: 'net', descending: true }] });
	expect(sorted.rows.map(({ net }) => net)).toEqual([70, 10]);
	const above = { all: [filter, { field: 'net', is: 'more', value: 20 }] } as const;
	const { rows } = await api.list({ ...page, filter: above as never });
	expect(rows.map(({ id }) => id)).toEqual([large]);
	const lines = entityApi(sales.world, 'salesOrderLine');
	const open = { field: 'open', is: 'equals', value: 7 } as const;
	const found = await lines.list({ ...page, filter: open, sort: [{ field: 'reserved' }] as never });
	expect(found.rows.map(({ document }) => document)).toContain(large);
});
