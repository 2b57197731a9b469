import { afterAll, beforeAll, expect, test } from 'vitest';
import { known } from '#lib/domain/model/assert.ts';
import { codesOf, entityApi } from '../../support/entity-api.ts';
import { deviations, unkept } from '../../support/ledger.ts';
import { newId } from '../../support/make.ts';
import { makeSales, type Sales } from '../../support/sales.ts';
import type { Paper } from '../../support/stock.ts';
import { TODAY } from '../../support/world.ts';

let sales: Sales;
let own: string;
let hidden: string;
let article: string;
let customer: string;
beforeAll(async () => {
	sales = await makeSales();
	({ article, warehouse: own } = await sales.lying(10));
	hidden = await sales.addWarehouse();
	customer = await sales.addCustomer();
	await sales.posted('putIn', { warehouse: hidden }, { article, quantity: 10 });
});
afterAll(async () => {
	expect(await deviations(sales.world.db)).toEqual([]);
	expect(await unkept(sales.world.db)).toEqual([]);
	await sales.world.close();
});

const limited = () => sales.world.api('administrator', TODAY, [own]);
const perform = (action: string, { type, id, version }: Paper) =>
	known(
		limited().documents[type]?.[action],
		action
	)({
		...{ operation: newId(), rows: [{ id, version }] }
	});
const line = { quantity: 2, toReserve: 2 };

test('in his own warehouse somebody offers, accepts and confirms as everybody does', async () => {
	const quote = await sales.addPaper('quote', { customer, warehouse: own }, { article, ...line });
	await perform('send', quote);
	const done = await perform('accept', await sales.now(quote));
	const order = known((await sales.ordersOf(quote))[0], 'order');
	expect(done).toMatchObject({ made: [{ document: 'salesOrder', first: order.id, count: 1 }] });
	await perform('confirm', order);
	expect(await sales.stateOf(order)).toBe('confirmed');
});

test('of a quote in a hidden one he makes no order, and is told of none that it made', async () => {
	const head = { customer, warehouse: hidden };
	const quote = await sales.sent(head, { article, ...line });
	await sales.perform('accept', [quote]);
	const { id, version } = await sales.now(quote);
	const order = limited().sales.order({ operation: newId(), rows: [{ id, version }] });
	expect(await codesOf(order)).toEqual(['row.gone']);
	expect(await codesOf(perform('revise', await sales.now(quote)))).toEqual(['row.gone']);

	// An order that was taken to his warehouse does not say where it comes from, and frees nothing there by him.
	const made = known((await sales.ordersOf(quote))[0], 'order');
	await sales.save('salesOrder', made.id, 1, { warehouse: own });
	const { rows } = await entityApi(sales.world, 'salesOrder', 'administrator', [own]).rows({
		ids: [made.id]
	});
	expect(rows).toMatchObject([{ id: made.id, quote: null, warehouse: own }]);
	const now = await sales.now(made);
	expect(await codesOf(perform('confirm', now))).toEqual(['warehouse.beyond']);
	expect(await sales.stateOf(made)).toBe('draft');
	await sales.perform('confirm', [now]);
	const records = await sales.records(article);
	expect(records.map(({ reserved }) => reserved)).toEqual([4, 0]);
});
