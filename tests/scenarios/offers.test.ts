import { afterAll, beforeAll, expect, test } from 'vitest';
import { setUp } from '#lib/server/setup/set-up.ts';
import { newId } from '../support/make.ts';
import { makeWorld, type World } from '../support/world.ts';

/** A story through the API: what a new document would be offered in a German company. */
let world: World;
let [germany, austria] = ['', ''];
beforeAll(async () => {
	world = await makeWorld();
	await setUp(world.db, { name: 'Test', country: 'DE', currency: 'EUR' });
	const { country } = world.api().entities;
	const idOf = async (search: string) => (await country.lookup({ search })).options[0]?.id ?? '';
	[germany, austria] = [await idOf('DE'), await idOf('AT')];
});
afterAll(() => world.close());

const partner = newId();
const [head, branch] = [newId(), newId()];

test('only flagged addresses are offered, each default by itself (F23)', async () => {
	const { entities, offers } = world.api();
	await entities.partner.save({
		operation: newId(),
		changes: [
			{ id: partner, version: 0, patch: { number: 'C1', name: 'Customer', customer: true } }
		]
	});
	const at = { partner, order: false };
	await entities.address.save({
		operation: newId(),
		changes: [
			{
				id: head,
				version: 0,
				patch: { ...at, city: 'Berlin', country: germany, invoiceDefault: true, delivery: false }
			},
			{
				id: branch,
				version: 0,
				patch: { ...at, city: 'Wien', country: austria, invoice: false, deliveryDefault: true }
			}
		]
	});
	expect(await offers.partner({ partner })).toMatchObject({
		addresses: {
			invoice: { offered: [head], standard: head },
			delivery: { offered: [branch], standard: branch },
			order: { offered: [], standard: null }
		},
		contact: null
	});
});

test('the default contact is offered, and his language (F24)', async () => {
	const { entities, offers } = world.api();
	const [ana, bob] = [newId(), newId()];
	const add = (id: string, name: string, language: 'de' | 'pl') => ({
		id,
		version: 0,
		patch: { partner, name, language, preferred: true }
	});
	await entities.contact.save({ operation: newId(), changes: [add(ana, 'Ana', 'de')] });
	expect(await offers.partner({ partner })).toMatchObject({ contact: ana, language: 'de' });
	await entities.contact.save({ operation: newId(), changes: [add(bob, 'Bob', 'pl')] });
	expect(await offers.partner({ partner })).toMatchObject({ contact: bob, language: 'pl' });
});

test('an employee takes the names of his user, and processes what his roles say (F20–F22)', async () => {
	const { entities, offers } = world.api();
	const [seller, idle] = [newId(), newId()];
	await entities.user.save({
		operation: newId(),
		changes: [
			{ id: newId(), version: 0, patch: { login: 'nancy', name: 'Davolio', firstName: 'Nancy' } }
		]
	});
	const nancy = (await entities.user.lookup({ search: 'nancy' })).options[0]?.id ?? '';
	const { rows } = await entities.employee.save({
		operation: newId(),
		changes: [
			{ id: seller, version: 0, patch: { user: nancy, sales: true } },
			{ id: idle, version: 0, patch: { name: 'Fuller', sales: true, active: false } }
		]
	});
	expect(rows[0]).toMatchObject({ name: 'Davolio', firstName: 'Nancy' });
	expect(await offers.processor({ document: 'quote' })).toEqual({
		offered: [seller],
		standard: null
	});
	expect(await offers.processor({ document: 'invoice' })).toEqual({ offered: [], standard: null });
});

test.each([
	['2020-06-30', 'standard', 19],
	['2020-07-01', 'standard', 16],
	['2020-12-31', 'standard', 16],
	['2021-01-01', 'standard', 19],
	['2020-06-30', 'reduced', 7],
	['2020-07-01', 'reduced', 5],
	['2021-01-01', 'reduced', 7]
] as const)('on %s the %s rate is %d %% (F35, E89, E90)', async (day, category, percent) => {
	expect(await world.api().offers.vat({ country: 'DE', category, day })).toMatchObject({ percent });
});

test.each([
	['CH', null, 'EXPORT', 0],
	['DE', null, 'DE-STD', 19],
	['FR', 'FR12345678901', 'EU-SUPPLY', 0],
	['FR', null, 'DE-STD', 19]
])(
	'a delivery to %s with the VAT id %s is taxed by %s (F34, E91–E93)',
	async (country, vatId, code, percent) => {
		const supply = { country, vatId, category: 'standard', day: '2026-03-02' } as const;
		expect(await world.api().offers.vat(supply)).toEqual({ code, percent });
	}
);
