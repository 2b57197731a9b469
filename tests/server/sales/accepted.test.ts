import { afterAll, beforeAll, expect, test } from 'vitest';
import { acceptedFor } from '#lib/domain/choosing/accepted.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { needsCustomer } from '#lib/domain/rules/needs-customer.ts';
import { needsSupplier } from '#lib/domain/rules/needs-supplier.ts';
import { codesOf, entityApi } from '../../support/entity-api.ts';
import { makeSales, type Sales } from '../../support/sales.ts';

let sales: Sales;
let country: unknown;
beforeAll(async () => {
	sales = await makeSales();
	const { rows } = await entityApi(sales.world, 'country').list({ offset: 0, limit: 1 });
	country = rows[0]?.id;
});
afterAll(() => sales.world.close());

const offered = async (
	entity: string,
	field: string,
	target: string,
	customer: Id | null,
	search = ''
) => {
	const filter = acceptedFor(entity, field, () => customer);
	const asked = { search, limit: 100, ...(filter && { filter }) };
	return (await entityApi(sales.world, target).lookup(asked)).options.map(({ id }) => id);
};

test('addresses and contacts are offered of the customer alone, and for what they stand', async () => {
	const [customer, other] = [await sales.addCustomer(), await sales.addCustomer()];
	const add = (partner: Id, cells: object) =>
		sales.addRow('address', { partner, country, city: 'Ulm', ...cells });
	const own = await add(customer, { delivery: true, invoice: false });
	const billed = await add(customer, { delivery: false, invoice: true });
	const theirs = await add(other, { delivery: true, invoice: true });
	const addresses = (field: string, of: Id | null) => offered('salesOrder', field, 'address', of);
	expect(await addresses('deliveryAddress', customer)).toEqual([own]);
	expect(await addresses('invoiceAddress', customer)).toEqual([billed]);
	expect((await addresses('deliveryAddress', null)).toSorted()).toEqual([own, theirs].toSorted());
	const contact = await sales.addRow('contact', { partner: other, name: 'Anna' });
	expect(await offered('salesOrder', 'contact', 'contact', customer)).toEqual([]);
	expect(await offered('salesOrder', 'contact', 'contact', other)).toEqual([contact]);
});

test('articles are offered where they are sold, and where they are bought', async () => {
	const sold = await sales.addArticle({ name: 'Offered one', purchase: false });
	const bought = await sales.addArticle({ name: 'Offered two', sales: false });
	const found = (entity: string) => offered(entity, 'article', 'article', null, 'Offered');
	expect(await found('salesOrderLine')).toEqual([sold]);
	expect(await found('purchaseOrderLine')).toEqual([bought]);
	expect(await found('putInLine')).toEqual([sold, bought]);
});

test('whoever has to be a customer or a supplier is offered among them alone', () => {
	for (const { entity, fields } of [...needsCustomer, ...needsSupplier]) {
		const [field = ''] = fields;
		expect(
			acceptedFor(entity, field, () => null),
			`${entity}.${field}`
		).toBeDefined();
	}
});

test('nobody finds out by a condition what he may not see', async () => {
	const { lookup } = entityApi(sales.world, 'article', ['article.read']);
	const filter = { field: 'cost', is: 'more' as const, value: 1 };
	await expect(codesOf(lookup({ search: '', limit: 10, filter }))).resolves.toEqual([
		'query.invalid'
	]);
});
