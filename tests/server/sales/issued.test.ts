import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerFor } from '#lib/server/queries/facts.ts';
import { makeSales, type Sales } from '../../support/sales.ts';
import { actor, TODAY } from '../../support/world.ts';

let sales: Sales;
beforeAll(async () => {
	sales = await makeSales();
});
afterAll(() => sales.world.close());

test('what was delivered counts as used, until the note is reopened', async () => {
	const { article, warehouse } = await sales.lying(10);
	const customer = await sales.addCustomer();
	const order = await sales.confirmed({ customer, warehouse }, { article, quantity: 4 });
	const issued = async () => {
		const asker = { db: sales.world.db, actor: actor(), today: TODAY };
		return (await answerFor(asker)([{ name: 'ISSUED', args: [article, 90] }]))[0];
	};
	expect(await issued()).toBe(0);
	const note = await sales.delivered(order, [3]);
	expect(await issued()).toBe(3);
	await sales.perform('reopen', [note]);
	expect(await issued()).toBe(0);
});
