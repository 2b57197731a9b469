import { afterAll, beforeAll, expect, test } from 'vitest';
import { setUp } from '#lib/server/setup/set-up.ts';
import { newId } from '../support/make.ts';
import { makeWorld, type World } from '../support/world.ts';

let world: World;
const prices = [18, 19, 10, null, 22.5, 0, 21.35];

beforeAll(async () => {
	world = await makeWorld();
	await setUp(world.db, { name: 'Test', country: 'DE', currency: 'EUR' });
	const { article, unit } = world.api().entities;
	const [piece] = (await unit.lookup({ search: 'PCS' })).options;
	await article.save({
		operation: newId(),
		changes: prices.map((salesPrice, index) => ({
			id: newId(),
			version: 0,
			patch: {
				number: String(index),
				name: `Article ${index}`,
				unit: piece?.id ?? '',
				salesPrice,
				cost: 7 + index / 2,
				vatCategory: index % 2 === 0 ? ('standard' as const) : ('reduced' as const)
			}
		})),
		confirmed: ['price.below-cost']
	});
});
afterAll(() => world.close());

test('a formula column sorts the whole table as its values do, empty cells first', async () => {
	const { rows } = await world.api().entities.article.list({
		offset: 0,
		limit: 50,
		sort: [{ field: 'grossPrice' }]
	});
	const shown = rows.map(({ grossPrice }) => grossPrice);
	const numbers = shown.filter((value) => typeof value === 'number');
	expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
	expect(shown.indexOf(numbers[0] ?? null)).toBe(shown.length - numbers.length);
	expect(numbers).toContain(21.42);
});

test('a formula column filters, adds up, and pages without a cursor', async () => {
	const { article } = world.api().entities;
	const filter = { field: 'margin', is: 'more', value: 0.5 } as const;
	const { rows, total, after } = await article.list({
		offset: 0,
		limit: 50,
		total: true,
		filter,
		sort: [{ field: 'margin', descending: true }]
	});
	expect(rows.length).toBe(total);
	expect(rows.every(({ margin }) => typeof margin === 'number' && margin > 0.5)).toBe(true);
	expect(after).toBeNull();
	const totals = await article.totals({ query: { filter }, fields: ['margin', 'salesPrice'] });
	const sum = rows.reduce((all, { margin }) => all + Number(margin), 0);
	expect(totals.fields['margin']?.sum).toBeCloseTo(sum, 9);
});

test('rows chosen by a formula column can be changed in bulk', async () => {
	const { article } = world.api().entities;
	const query = { filter: { field: 'grossPrice', is: 'more', value: 20 } } as const;
	const preview = await article.previewBulk({
		target: { query },
		field: 'salesPrice',
		step: { do: 'formula', formula: '=[grossPrice]' }
	});
	expect(preview.lines.map((line) => line.new)).toContain(21.42);
});

test('a computed number is the decimal that it shows, for filters and ties alike', async () => {
	const { article, unit } = world.api().entities;
	const [piece] = (await unit.lookup({ search: 'PCS' })).options;
	// Binary fractions of the same 33 % that differ in their last digit.
	const pairs = [
		[18, 12.06, 'third'],
		[100, 67, 'second'],
		[10, 6.7, 'first']
	] as const;
	await article.save({
		operation: newId(),
		changes: pairs.map(([salesPrice, cost, name]) => ({
			id: newId(),
			version: 0,
			patch: { number: `M-${name}`, name, unit: piece?.id ?? '', salesPrice, cost }
		}))
	});
	const { rows } = await article.list({
		offset: 0,
		limit: 50,
		filter: { field: 'margin', is: 'equals', value: 0.33 },
		sort: [{ field: 'margin' }, { field: 'name' }]
	});
	expect(rows.map(({ name, margin }) => [name, margin])).toEqual([
		['first', 0.33],
		['second', 0.33],
		['third', 0.33]
	]);
});
