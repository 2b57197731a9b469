import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callerOf } from '#lib/server/trpc/router.ts';
import { codesOf, entityApi, problemsOf, type EntityApi } from '../../support/entity-api.ts';
import { newId } from '../../support/make.ts';
import { makeSales, type Sales } from '../../support/sales.ts';
import type { Cells } from '../../support/stock.ts';
import { actor, TODAY } from '../../support/world.ts';

let sales: Sales;
let country: unknown;
beforeAll(async () => {
	sales = await makeSales();
	const { rows } = await entityApi(sales.world, 'country').list({ offset: 0, limit: 1 });
	country = rows[0]?.id;
});
afterAll(() => sales.world.close());

const address = (partner: string, cells: Cells) =>
	sales.addRow('address', { partner, country, city: 'Aachen', ...cells });
const order = (cells: Cells) => sales.addRow('salesOrder', cells);

describe('a new order starts with what its customer says (F33)', () => {
	test('his standard addresses, contact, terms and currency (F23, F24)', async () => {
		const warehouse = await sales.addWarehouse();
		const { rows: terms } = await entityApi(sales.world, 'paymentTerm').list({
			offset: 0,
			limit: 1
		});
		const { rows: currencies } = await entityApi(sales.world, 'currency').list({
			...{ offset: 0, limit: 100 }
		});
		const currency = currencies.find(({ code }) => code === 'USD')?.id;
		const euro = currencies.find(({ code }) => code === 'EUR')?.id;
		const paymentTerm = terms[0]?.id;
		const customer = await sales.addCustomer({ currency, paymentTerm });
		await address(customer, { city: 'Berlin' });
		const delivery = await address(customer, { city: 'Ulm', deliveryDefault: true });
		const invoice = await address(customer, { city: 'Bonn', invoiceDefault: true });
		await sales.addRow('contact', { partner: customer, name: 'Anna' });
		const contact = await sales.addRow('contact', {
			partner: customer,
			name: 'Bert',
			preferred: true
		});
		const id = await order({ customer, warehouse });
		expect(await sales.row('salesOrder', id)).toMatchObject({
			...{ state: 'draft', number: null, priority: 0, contact, currency, paymentTerm },
			...{ deliveryAddress: delivery, invoiceAddress: invoice }
		});

		// Another customer brings his own, but for what is typed with him.
		const other = await sales.addCustomer();
		const theirs = await address(other, { city: 'Köln' });
		await sales.save('salesOrder', id, 1, { customer: other, invoiceAddress: theirs });
		expect(await sales.row('salesOrder', id)).toMatchObject({
			...{ deliveryAddress: null, invoiceAddress: theirs, contact: null },
			...{ currency: euro, paymentTerm: null }
		});
	});

	test('what somebody typed stays, also where he left it empty', async () => {
		const warehouse = await sales.addWarehouse();
		const customer = await sales.addCustomer();
		const one = await address(customer, { city: 'Ulm', deliveryDefault: true });
		const other = await address(customer, { city: 'Bonn' });
		const typed = await order({ customer, warehouse, deliveryAddress: other });
		const empty = await order({ customer, warehouse, deliveryAddress: null });
		const addresses = async (id: string) => (await sales.row('salesOrder', id))['deliveryAddress'];
		expect([await addresses(typed), await addresses(empty)]).toEqual([other, null]);
		await sales.save('salesOrder', empty, 1, { note: 'x' });
		expect(await addresses(empty)).toBe(null);
		const bulk = {
			target: { ids: [empty] },
			field: 'customer',
			step: { do: 'set' as const, value: customer }
		};
		const preview = await entityApi(sales.world, 'salesOrder').previewBulk(bulk);
		expect(preview).toMatchObject({ changed: 0 });
		expect(one).not.toBe(other);
	});

	test('a bulk change of the customer brings his addresses too', async () => {
		const warehouse = await sales.addWarehouse();
		const [customer, other] = [await sales.addCustomer(), await sales.addCustomer()];
		const theirs = await address(other, { city: 'Ulm', deliveryDefault: true });
		const id = await order({ customer, warehouse });
		const change = {
			target: { ids: [id] },
			field: 'customer',
			step: { do: 'set' as const, value: other }
		};
		const api = entityApi(sales.world, 'salesOrder');
		const { state } = await api.previewBulk(change);
		await api.applyBulk({ operation: newId(), change, state, confirmed: [] });
		expect(await sales.row('salesOrder', id)).toMatchObject({ deliveryAddress: theirs });
	});

	test('the employee who makes it, where he sells and works here (F21, F22)', async () => {
		const warehouse = await sales.addWarehouse();
		const customer = await sales.addCustomer();
		const user = await sales.addRow('user', { login: 'me', name: 'Me' });
		const api = callerOf({
			...{ db: sales.world.db, today: TODAY, token: false },
			actor: { ...actor(), userId: user }
		});
		const processorOf = async () => {
			const changes = [{ id: newId(), version: 0, patch: { customer, warehouse } }];
			const { salesOrder } = api.entities as unknown as Readonly<Record<string, EntityApi>>;
			const saved = await salesOrder?.save({ operation: newId(), changes });
			return saved?.rows[0]?.['processor'];
		};
		expect(await processorOf()).toBe(null);
		const employee = await sales.addRow('employee', { name: 'Me', user, sales: true });
		expect(await processorOf()).toBe(employee);
		expect((await sales.row('salesOrder', await order({ customer, warehouse })))['processor']).toBe(
			null
		);
		await sales.save('employee', employee, 1, { active: false });
		expect(await processorOf()).toBe(null);
		const typed = order({ customer, warehouse, processor: employee });
		expect(await codesOf(typed)).toEqual(['employee.other-role']);
	});
});

test('addresses and contacts are those of the customer, and serve for what they stand for', async () => {
	const warehouse = await sales.addWarehouse();
	const [customer, other] = [await sales.addCustomer(), await sales.addCustomer()];
	const theirs = await address(other, {});
	const own = await address(customer, { delivery: false });
	const contact = await sales.addRow('contact', { partner: other, name: 'Carl' });
	expect(await codesOf(order({ customer, warehouse, deliveryAddress: theirs, contact }))).toEqual([
		'address.of-other',
		'contact.of-other'
	]);
	expect(await codesOf(order({ customer, warehouse, deliveryAddress: own }))).toEqual([
		'address.not-offered'
	]);
	const id = await order({ customer, warehouse, invoiceAddress: own });
	const moved = sales.save('address', own, 1, { partner: other });
	expect(await codesOf(moved)).toContain('value.relied-on');
	expect(
		await codesOf(
			order({
				customer: await sales.addRow('partner', { number: 'L1', name: 'L', supplier: true }),
				warehouse
			})
		)
	).toEqual(['partner.no-customer']);
	expect(await sales.row('salesOrder', id)).toMatchObject({ invoiceAddress: own });
});

test('only what is sold stands on an order (F17)', async () => {
	const warehouse = await sales.addWarehouse();
	const customer = await sales.addCustomer();
	const bought = await sales.addArticle({ sales: false });
	const document = await order({ customer, warehouse });
	const line = sales.addRow('salesOrderLine', { document, article: bought, quantity: 1 });
	expect(await codesOf(line)).toEqual(['article.not-sold']);
	const sold = await sales.addArticle();
	const id = await sales.addRow('salesOrderLine', { document, article: sold, quantity: 1 });
	await sales.save('article', sold, 1, { sales: false });
	// What stands there already may still be changed.
	expect(await sales.save('salesOrderLine', id, 1, { quantity: 2 })).toMatchObject({ quantity: 2 });
});

test('a line takes the usual bin of its article, where that is in the warehouse of the order (F16)', async () => {
	const [here, there] = [await sales.addWarehouse(), await sales.addWarehouse()];
	const bin = await sales.addBin(here);
	const article = await sales.addArticle({ defaultWarehouse: here, defaultBin: bin });
	const customer = await sales.addCustomer();
	const binOf = async (warehouse: string, cells: Cells = {}) => {
		const document = await order({ customer, warehouse });
		const line = { document, article, quantity: 1, ...cells };
		return (await sales.row('salesOrderLine', await sales.addRow('salesOrderLine', line)))['bin'];
	};
	expect([await binOf(here), await binOf(there), await binOf(here, { bin: null })]).toEqual([
		...[bin, null, null]
	]);
});

test('a confirmed order is typed into no more, and cancelled instead of deleted (F46)', async () => {
	const { article, warehouse } = await sales.lying(5);
	const customer = await sales.addCustomer();
	const paper = await sales.confirmed({ customer, warehouse }, { article, quantity: 3 });
	const [line = ''] = paper.lines;
	expect(await codesOf(sales.save('salesOrderLine', line, 1, { quantity: 4 }))).toEqual([
		'document.locked'
	]);
	expect(await codesOf(sales.save('salesOrder', paper.id, paper.version, { note: 'x' }))).toEqual([
		'document.locked'
	]);
	const rows = [{ id: paper.id, version: paper.version }];
	const removed = entityApi(sales.world, 'salesOrder').remove({ operation: newId(), rows });
	expect(await codesOf(removed)).toContain('document.locked');
	await sales.perform('cancel', [paper]);
	expect(await sales.figures(article)).toBe('5/0/0');
	expect(await sales.row('salesOrder', paper.id)).toMatchObject({ state: 'cancelled' });
	expect(await sales.row('salesOrderLine', line)).toMatchObject({ reserved: 0, open: 0 });
	const again = sales.perform('confirm', [await sales.now(paper)]);
	expect(await codesOf(again)).toEqual(['document.wrong-state']);
});

test('what cannot be confirmed is told at its cell', async () => {
	const { article, warehouse } = await sales.lying(1);
	const customer = await sales.addCustomer();
	const service = await sales.addArticle({ kind: 'service', salesPrice: 10 });
	const paper = await sales.addPaper(
		'salesOrder',
		{ customer, warehouse },
		{ article, quantity: 0 },
		{ article: service, quantity: 0 },
		{ article, quantity: 1, batch: 'B1' }
	);
	const problems = await problemsOf(sales.perform('confirm', [paper]));
	expect(new Set(problems.map(({ code, at }) => `${code} ${at?.row} ${at?.field}`))).toEqual(
		new Set([
			`quantity.nothing ${paper.lines[0]} quantity`,
			`quantity.nothing ${paper.lines[1]} quantity`,
			`batch.not-wanted ${paper.lines[2]} batch`
		])
	);
	const empty = await sales.addPaper('salesOrder', { customer, warehouse });
	expect(await codesOf(sales.perform('confirm', [empty]))).toEqual(['document.no-lines']);
});

test('what an action did is not undone, and a draft may be', async () => {
	const { article, warehouse } = await sales.lying(5);
	const customer = await sales.addCustomer();
	const paper = await sales.addPaper(
		'salesOrder',
		{ customer, warehouse },
		{ article, quantity: 3 }
	);
	const operation = newId();
	await sales.perform('confirm', [paper], { operation });
	const undo = sales.world.api().history.undo({ operation: newId(), undoes: operation });
	expect(await codesOf(undo)).toEqual(['operation.by-action']);
	const { entries } = await sales.world.api().history.row({ entity: 'salesOrder', row: paper.id });
	expect(entries[0]).toMatchObject({ operation, source: 'action', who: 'administrator' });
});

test('staff take orders and send them out, others take back; a clerk does neither', async () => {
	const { article, warehouse } = await sales.lying(5);
	const customer = await sales.addCustomer();
	const paper = await sales.addPaper(
		'salesOrder',
		{ customer, warehouse },
		{ article, quantity: 3 }
	);
	await sales.perform('confirm', [paper], { who: 'staff' });
	const note = await sales.note(paper, [2]);
	const forbidden = { code: 'FORBIDDEN' };
	await expect(sales.perform('post', [note], { who: 'clerk' })).rejects.toMatchObject(forbidden);
	await sales.perform('post', [note], { who: 'staff' });
	const posted = await sales.now(note);
	for (const action of ['reopen', 'cancel']) {
		const back = sales.perform(action, [posted], { who: 'staff' });
		await expect(back).rejects.toMatchObject(forbidden);
	}
	await sales.perform('reopen', [posted], { who: 'manager' });
	expect(await sales.figures(article)).toBe('5/3/0');
});
