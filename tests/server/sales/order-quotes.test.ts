import { afterAll, beforeAll, expect, test } from 'vitest';
import { salesOrder } from '#lib/domain/documents/sales-order.ts';
import { headOf } from '#lib/domain/model/document.ts';
import { operate } from '#lib/server/writing/operation.ts';
import { orderQuotes, type QuotesToOrder } from '#lib/server/writing/order-quotes.ts';
import { deviations, unkept } from '../../support/ledger.ts';
import { newId } from '../../support/make.ts';
import { makeSales, type Sales } from '../../support/sales.ts';
import type { Paper } from '../../support/stock.ts';
import { actor, TODAY } from '../../support/world.ts';

let sales: Sales;
beforeAll(async () => {
	sales = await makeSales();
});
afterAll(async () => {
	expect(await deviations(sales.world.db)).toEqual([]);
	expect(await unkept(sales.world.db)).toEqual([]);
	await sales.world.close();
});

/** As a command does that has more to do than that. */
function ordered(quotes: readonly Paper[], more: Partial<QuotesToOrder> = {}) {
	const context = { db: sales.world.db, actor: actor() };
	const wanted = { confirm: false, confirmed: [], today: TODAY, ...more };
	return operate(
		context,
		headOf(salesOrder),
		{ operation: newId(), source: 'action', request: quotes },
		(tx, sequence) =>
			orderQuotes(tx, context, sequence, { quotes: quotes.map(({ id }) => id), ...wanted }),
		async () => []
	);
}

test('quotes that were sent are accepted with that, others have one more order, and all are confirmed', async () => {
	const { article, warehouse } = await sales.lying(9);
	const head = { customer: await sales.addCustomer(), warehouse };
	const line = { article, quantity: 2, toReserve: 2 };
	const [sent, accepted] = [await sales.sent(head, line), await sales.sent(head, line)];
	await sales.perform('accept', [accepted]);
	const orders = await ordered([sent, accepted], { confirm: true });
	expect(orders.map(({ state, quote }) => [state, quote])).toEqual([
		['confirmed', sent.id],
		['confirmed', accepted.id]
	]);
	expect(await sales.stateOf(sent)).toBe('accepted');
	expect(await sales.ordersOf(accepted)).toHaveLength(2);
	expect(await sales.figures(article)).toBe('9/4/0');
});

test('without being told to, it confirms none; nothing is done where one cannot be', async () => {
	const { article, warehouse } = await sales.lying(9);
	const head = { customer: await sales.addCustomer(), warehouse };
	const line = { article, quantity: 2, toReserve: 2 };
	const [sent, lost] = [await sales.sent(head, line), await sales.sent(head, line)];
	await sales.perform('reject', [lost]);
	await expect(ordered([sent, lost])).rejects.toMatchObject({
		problems: [{ code: 'document.wrong-state', at: { row: lost.id } }]
	});
	expect(await sales.stateOf(sent)).toBe('sent');
	const [order] = await ordered([sent]);
	expect(order).toMatchObject({ state: 'draft', number: null, quote: sent.id });
	expect(await sales.figures(article)).toBe('9/2/0');
});
