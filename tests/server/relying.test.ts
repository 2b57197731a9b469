import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EntityName } from '#lib/domain/entities/index.ts';
import { setUp } from '#lib/server/setup/set-up.ts';
import { entityApi, problemsOf } from '../support/entity-api.ts';
import { newId } from '../support/make.ts';
import { makeWorld, type World } from '../support/world.ts';

let world: World;
let [pieces, kilo] = ['', ''];
beforeAll(async () => {
	world = await makeWorld();
	await setUp(world.db, { name: 'Test', country: 'DE', currency: 'EUR' });
	const { unit } = world.api().entities;
	pieces = (await unit.lookup({ search: 'PCS' })).options[0]?.id ?? '';
	kilo = await add('unit', { code: 'KILO', name: 'Kilo', decimals: 3 });
});
afterAll(() => world.close());

async function add(name: EntityName, patch: object): Promise<string> {
	const id = newId();
	await change(name, id, 0, patch);
	return id;
}

async function change(name: EntityName, id: string, version: number, patch: object) {
	const operation = newId();
	const changes = [{ id, version, patch: { ...patch } }];
	await entityApi(world, name).save({ operation, changes });
	return operation;
}

const article = (cells: object = {}) =>
	add('article', { number: newId().slice(-12), name: 'Article', unit: pieces, ...cells });
const partner = (cells: object) =>
	add('partner', { number: newId().slice(-12), name: 'Partner', ...cells });
const read = async (name: EntityName, id: string) =>
	(await entityApi(world, name).rows({ ids: [id] })).rows[0];
const undo = (undoes: string) => world.api().history.undo({ operation: newId(), undoes });

describe('a row that others rely on', () => {
	async function expectHeld(name: EntityName, id: string, patch: object, by: string) {
		const before = await read(name, id);
		const [field] = Object.keys(patch);
		expect(await problemsOf(change(name, id, before?.version ?? 0, patch))).toEqual([
			{ code: 'value.relied-on', params: { by, count: 1 }, at: { row: id, field } }
		]);
		expect(await read(name, id)).toEqual(before);
	}

	test('stays a customer while he has prices of his own', async () => {
		const customer = await partner({ customer: true, supplier: true });
		await add('customerPrice', { partner: customer, article: await article(), price: 3 });
		await expectHeld('partner', customer, { customer: false }, 'customerPrice');
		await change('partner', customer, 1, { supplier: false });
	});

	test('stays a supplier while articles come from him', async () => {
		const supplier = await partner({ customer: true, supplier: true });
		await add('supplierArticle', { article: await article(), supplier });
		await expectHeld('partner', supplier, { supplier: false }, 'supplierArticle');
	});

	test('stays in its warehouse while it is the default bin of articles there', async () => {
		const [one, other] = [
			await add('warehouse', { code: 'ONE', name: 'One' }),
			await add('warehouse', { code: 'TWO', name: 'Two' })
		];
		const bin = await add('bin', { warehouse: one, code: 'B' });
		await article({ defaultBin: bin });
		await expectHeld('bin', bin, { warehouse: other }, 'article');
	});

	test('keeps the places that quantities have', async () => {
		await article({ unit: kilo, minimumOrderQuantity: 1.5 });
		await expectHeld('unit', kilo, { decimals: 0 }, 'article');
		await change('unit', kilo, 1, { decimals: 1 });
	});

	test('keeps the places that quantities of its prices and suppliers have', async () => {
		const sold = await article({ unit: kilo });
		const { currency } = world.api().entities;
		const euro = (await currency.lookup({ search: 'EUR' })).options[0]?.id;
		const priceList = await add('priceList', { name: 'By weight', currency: euro });
		await add('articlePrice', { priceList, article: sold, fromQuantity: 0.5, price: 2 });
		const supplier = await partner({ supplier: true });
		const supplierArticle = await add('supplierArticle', { article: sold, supplier });
		await add('supplierPrice', { supplierArticle, fromQuantity: 2.5, price: 1 });
		const problems = await problemsOf(change('article', sold, 1, { unit: pieces }));
		expect(problems.map(({ code, params, at }) => [code, params?.['by'], at?.field])).toEqual([
			['value.relied-on', 'articlePrice', 'unit'],
			['value.relied-on', 'supplierPrice', 'unit']
		]);
		const { version = 0 } = (await read('unit', kilo)) ?? {};
		const fewer = await problemsOf(change('unit', kilo, version, { decimals: 0 }));
		expect(fewer.map(({ params }) => params?.['by'])).toEqual(
			expect.arrayContaining(['articlePrice', 'supplierPrice'])
		);
	});

	test('does not take the unit that it is packed in', async () => {
		const packed = await article();
		const box = await add('unit', { code: 'CRATE', name: 'Crate' });
		await add('articleUnit', { article: packed, unit: box, numerator: 12 });
		await expectHeld('article', packed, { unit: box }, 'articleUnit');
	});

	test('stays so in a bulk change, told at each row', async () => {
		const customer = await partner({ customer: true, supplier: true });
		const free = await partner({ customer: true, supplier: true });
		await add('customerPrice', { partner: customer, article: await article(), price: 3 });
		const step = { do: 'set', value: false } as const;
		const wanted = { target: { ids: [customer, free] }, field: 'customer', step };
		const { lines } = await world.api().entities.partner.previewBulk(wanted);
		expect(lines.map(({ id, problems }) => [id, problems.map(({ code }) => code)])).toEqual([
			[customer, ['value.relied-on']],
			[free, []]
		]);
	});
});

describe('undo keeps the rules', () => {
	test('between the cells of a row', async () => {
		const id = await article();
		const off = await change('article', id, 1, { stockManaged: false });
		await change('article', id, 2, { kind: 'service' });
		expect(await undo(off)).toMatchObject({ undone: 0, skipped: [{ row: id, field: null }] });
		expect(await read('article', id)).toMatchObject({ kind: 'service', stockManaged: false });
	});

	test('towards rows that rely on it by now', async () => {
		const id = await partner({ supplier: true });
		const became = await change('partner', id, 1, { customer: true });
		await add('customerPrice', { partner: id, article: await article(), price: 3 });
		expect(await undo(became)).toMatchObject({ undone: 0, skipped: [{ row: id }] });
		expect(await read('partner', id)).toMatchObject({ customer: true });
	});

	test('of a row that comes back', async () => {
		const id = await partner({ customer: true, supplier: true });
		const price = await add('customerPrice', { partner: id, article: await article(), price: 3 });
		const removal = newId();
		const rows = [{ id: price, version: 1 }];
		await world.api().entities.customerPrice.remove({ operation: removal, rows });
		await change('partner', id, 1, { customer: false });
		expect(await undo(removal)).toMatchObject({ undone: 0, skipped: [{ row: price }] });
		expect(await read('customerPrice', price)).toBeUndefined();
	});

	test('and takes everything back that breaks none, warnings too', async () => {
		const id = await article({ salesPrice: 10, cost: 9 });
		const raised = await change('article', id, 1, { salesPrice: 20 });
		await change('article', id, 2, { cost: 15 });
		expect(await undo(raised)).toEqual({ undone: 1, skipped: [] });
		expect(await read('article', id)).toMatchObject({ salesPrice: 10, cost: 15 });
	});
});
