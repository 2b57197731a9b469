import { afterAll, beforeAll, expect, test } from 'vitest';
import { setUp } from '#lib/server/setup/set-up.ts';
import { makeWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
	world = await makeWorld();
	await setUp(world.db, { name: 'Test', country: 'DE', currency: 'EUR' });
});
afterAll(() => world.close());

test('a new company has countries in their groups, VAT codes and rates with their history (F106)', async () => {
	const { country, company, vatRate, countryGroup, numberRange } = world.api().entities;
	const ranges = await numberRange.list({ offset: 0, limit: 50 });
	expect(ranges.rows).toContainEqual(
		expect.objectContaining({ key: 'invoice', prefix: 'INV-', next: 1, digits: 5 })
	);
	const germany = await country.list({
		offset: 0,
		limit: 10,
		filter: { field: 'code', is: 'equals', value: 'de' }
	});
	expect(germany.refs[germany.rows[0]?.countryGroup ?? '']).toBe('Domestic');
	expect((await countryGroup.list({ offset: 0, limit: 10 })).rows).toHaveLength(3);
	expect((await company.list({ offset: 0, limit: 10 })).rows).toMatchObject([
		{ name: 'Test', costMethod: 'fifo', inventory: true, procurement: true }
	]);
	const reduced = await vatRate.list({
		offset: 0,
		limit: 20,
		filter: { field: 'vatCode', is: 'starts', value: 'DE' },
		sort: [{ field: 'validFrom' }]
	});
	expect(reduced.rows.length).toBeGreaterThan(0);
});
