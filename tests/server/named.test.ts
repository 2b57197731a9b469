import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../support/make.ts';
import { makeWorld, type World } from '../support/world.ts';

let world: World;
const categories = [
	{ number: '1', name: 'Beverages' },
	{ number: '2', name: 'Condiments' },
	{ number: 'Beverages', name: 'Drinks' }
];
const ids = categories.map(() => newId());

beforeAll(async () => {
	world = await makeWorld();
	await world.api().entities.category.save({
		operation: newId(),
		changes: categories.map((patch, at) => ({ id: ids[at] ?? '', version: 0, patch }))
	});
});
afterAll(() => world.close());

describe('rows by what people call them', () => {
	const named = async (names: readonly string[]) =>
		(await world.api().entities.category.named({ names: [...names] })).named;

	test('by number, then by name, in any case', async () => {
		expect(await named(['2', ' condiments ', 'DRINKS'])).toEqual([
			{ id: ids[1], title: 'Condiments', count: 1 },
			{ id: ids[1], title: 'Condiments', count: 1 },
			{ id: ids[2], title: 'Drinks', count: 1 }
		]);
	});

	test('a number beats a name that reads the same', async () => {
		expect(await named(['Beverages'])).toEqual([{ id: ids[2], title: 'Drinks', count: 1 }]);
	});

	test('what names nothing says so', async () => {
		expect(await named(['Fish', ''])).toEqual([
			{ id: null, title: '', count: 0 },
			{ id: null, title: '', count: 0 }
		]);
	});

	test('a name that two rows bear says how many', async () => {
		const partner = { customer: true, name: 'Miller' };
		await world.api().entities.partner.save({
			operation: newId(),
			changes: ['A1', 'A2'].map((number) => ({
				id: newId(),
				version: 0,
				patch: { ...partner, number }
			}))
		});
		const { named } = await world.api().entities.partner.named({ names: ['miller', 'A2'] });
		expect(named).toMatchObject([
			{ id: null, count: 2 },
			{ title: 'Miller', count: 1 }
		]);
	});

	test('a row that is called by another row, such as the price of an article', async () => {
		const { named } = await world.api().entities.customerPrice.named({ names: ['Chai'] });
		expect(named).toEqual([{ id: null, title: '', count: 0 }]);
	});
});

describe('sums over a stretch of the list', () => {
	test('follow its order and its filter', async () => {
		const api = world.api();
		const days = Array.from({ length: 20 }, (_, at) => at + 1);
		await api.entities.paymentTerm.save({
			operation: newId(),
			changes: days.map((dueDays) => ({
				id: newId(),
				version: 0,
				patch: { name: `Net ${dueDays}`, dueDays }
			}))
		});
		const sum = async (offset: number, limit: number, descending = false) => {
			const query = {
				search: 'net',
				sort: [{ field: 'dueDays', ...(descending && { descending }) }]
			};
			const stretch = { offset, limit };
			const { count, fields } = await api.entities.paymentTerm.totals({
				query,
				fields: ['dueDays'],
				stretch
			});
			return { count, sum: fields['dueDays']?.sum };
		};
		expect(await sum(0, 3)).toEqual({ count: 3, sum: 6 });
		expect(await sum(5, 2)).toEqual({ count: 2, sum: 13 });
		expect(await sum(0, 3, true)).toEqual({ count: 3, sum: 57 });
		expect(await sum(18, 100)).toEqual({ count: 2, sum: 39 });
	});
});
