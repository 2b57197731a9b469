import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EntityName } from '#lib/domain/entities/index.ts';
import { setUp } from '#lib/server/setup/set-up.ts';
import { codesOf, entityApi } from '../support/entity-api.ts';
import { newId } from '../support/make.ts';
import { makeWorld, type World } from '../support/world.ts';

/** A story through the API: article P of domain.md §9.1 and §9.2, with its prices for customers and of suppliers. */
let world: World;
let [article, acme, beta, gamma, delta] = ['', '', '', '', ''];
let [pieces, eur, usd] = ['', '', ''];
beforeAll(async () => {
	world = await makeWorld();
	await setUp(world.db, { name: 'Test', country: 'DE', currency: 'EUR' });
	const { unit, currency } = world.api().entities;
	const idOf = async (of: typeof unit | typeof currency, search: string) =>
		(await of.lookup({ search })).options[0]?.id ?? '';
	[eur, usd] = [await idOf(currency, 'EUR'), await idOf(currency, 'USD')];
	pieces = await idOf(unit, 'PCS');
	article = await add('article', {
		number: 'P',
		name: 'P',
		unit: pieces,
		salesPrice: 10,
		minimumOrderQuantity: 10
	});
	const [vip, retail] = [
		await add('priceGroup', { name: 'VIP' }),
		await add('priceGroup', { name: 'RETAIL' })
	];
	const customer = (number: string, cells: object = {}) =>
		add('partner', { number, name: number, customer: true, ...cells });
	acme = await customer('Acme', { priceGroup: vip });
	beta = await customer('Beta', { priceGroup: vip });
	gamma = await customer('Gamma');
	delta = await customer('Delta', { priceGroup: retail });
	await add('customerPrice', { partner: acme, article, price: 11 });
	await add('groupPrice', { priceGroup: vip, article, price: 9.5 });
	const list = await add('priceList', { name: 'Standard', currency: eur });
	await add('articlePrice', { priceList: list, article, fromQuantity: 10, price: 9 });
	await add('articlePrice', { priceList: list, article, fromQuantity: 50, price: 8.2 });
});
afterAll(() => world.close());

async function add(name: EntityName, patch: object): Promise<string> {
	const id = newId();
	const changes = [{ id, version: 0, patch: { ...patch } }];
	await entityApi(world, name).save({ operation: newId(), changes });
	return id;
}

describe('sales prices (F27–F29)', () => {
	const ask = (customer: string, quantity: number, further: object = {}) =>
		world.api().offers.salesPrice({ article, customer, quantity, ...further });

	test.each([
		['E1', () => acme, 1, 11, 'customer'],
		['E2', () => acme, 60, 11, 'customer'],
		['E3', () => beta, 1, 9.5, 'group'],
		['E4', () => beta, 60, 9.5, 'group'],
		['E5', () => gamma, 9, 10, 'base'],
		['E5', () => gamma, 10, 9, 'tier'],
		['E5', () => gamma, 49, 9, 'tier'],
		['E5', () => gamma, 50, 8.2, 'tier'],
		['E7: a group without a row falls through', () => delta, 12, 9, 'tier']
	] as const)('%s', async (_name, customer, quantity, price, origin) => {
		expect(await ask(customer(), quantity)).toEqual({ price, origin });
	});

	test('E8: there is no price without one', async () => {
		const bare = await add('article', { number: 'Q', name: 'Q', unit: pieces });
		expect(await world.api().offers.salesPrice({ article: bare, quantity: 1 })).toBeNull();
	});

	test('E11: each currency has its own price list, and nothing is converted', async () => {
		const listed = await add('article', { number: 'R', name: 'R', unit: pieces, salesPrice: 95 });
		for (const [name, currency, price] of [
			['EUR', eur, 100],
			['USD', usd, 108]
		] as const) {
			const priceList = await add('priceList', { name, currency });
			await add('articlePrice', { priceList, article: listed, price });
		}
		const inside = (currency?: string) =>
			world.api().offers.salesPrice({ article: listed, customer: beta, quantity: 1, currency });
		expect(await inside()).toEqual({ price: 100, origin: 'base' });
		expect(await inside(usd)).toEqual({ price: 108, origin: 'base' });
		expect(await ask(acme, 1, { currency: usd })).toBeNull();
	});

	test('a customer who pays in another currency has his price in that one', async () => {
		const foreign = await add('partner', { number: 'X', name: 'X', customer: true, currency: usd });
		await add('customerPrice', { partner: foreign, article, price: 12 });
		expect(await ask(foreign, 1, { currency: usd })).toEqual({ price: 12, origin: 'customer' });
		expect(await ask(foreign, 1)).toEqual({ price: 10, origin: 'base' });
	});

	test('a price list ends with its last day', async () => {
		const priceList = await add('priceList', {
			name: 'March',
			currency: eur,
			validFrom: '2026-03-01',
			validUntil: '2026-03-31'
		});
		await add('articlePrice', { priceList, article, price: 7 });
		expect(await ask(gamma, 1, { day: '2026-03-31' })).toEqual({ price: 7, origin: 'base' });
		expect(await ask(gamma, 1, { day: '2026-04-01' })).toEqual({ price: 10, origin: 'base' });
	});

	test('an article that is gone is told, a quantity of five places refused', async () => {
		const { offers } = world.api();
		expect(await codesOf(offers.salesPrice({ article: newId(), quantity: 1 }))).toEqual([
			'row.gone'
		]);
		await expect(ask(gamma, 1.00001)).rejects.toThrow('four places');
	});
});

describe('purchase prices and minimum quantities (F31)', () => {
	let [tiered, plain] = ['', ''];
	beforeAll(async () => {
		const supplier = (number: string) => add('partner', { number, name: number, supplier: true });
		[tiered, plain] = [await supplier('S'), await supplier('T')];
		const source = { article, supplier: tiered, minimumOrderQuantity: 25, currency: usd };
		const supplierArticle = await add('supplierArticle', source);
		await add('supplierPrice', { supplierArticle, fromQuantity: 1, price: 4.5 });
		await add('supplierPrice', { supplierArticle, fromQuantity: 100, price: 4.1 });
		await add('supplierArticle', { article, supplier: plain, price: 5 });
	});
	const ask = (supplier: string, quantity: number) =>
		world.api().offers.purchasePrice({ article, supplier, quantity });
	const tooFew = (min: number) => [{ code: 'quantity.below-minimum', params: { min } }];

	test.each([
		['E12', 24, 4.5, tooFew(25)],
		['E13', 25, 4.5, []],
		['E14', 99, 4.5, []],
		['E14', 100, 4.1, []],
		['E16', 15, 4.5, tooFew(25)]
	])('%s: %d pieces', async (_name, quantity, price, problems) => {
		expect(await ask(tiered, quantity)).toMatchObject({ price, problems, currency: usd });
	});

	test('E14: 100 pieces that cost less than 99 are worth a hint', async () => {
		expect(await ask(tiered, 99)).toMatchObject({ cheaper: { fromQuantity: 100, price: 4.1 } });
		expect(await ask(tiered, 25)).toMatchObject({ cheaper: null });
	});

	test('E15: the minimum of the article counts at every supplier', async () => {
		expect(await ask(plain, 9)).toMatchObject({ price: 5, currency: null, problems: tooFew(10) });
		expect(await ask(plain, 10)).toMatchObject({ problems: [] });
		expect(await ask(acme, 10)).toBeNull();
	});
});
