import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../support/make.ts';
import { problemsOf } from '../support/entity-api.ts';
import { makeWorld, type World } from '../support/world.ts';

let world: World;
const names = [
	'Köln',
	'Łódź',
	'İstanbul',
	'Öl und Ärger',
	'100 % [Gold]',
	'a*b?c',
	'Ähre',
	'KOLN',
	'KALIP'
];

beforeAll(async () => {
	world = await makeWorld();
	const changes = names.map((name) => ({ id: newId(), version: 0, patch: { name } }));
	await world.api().entities.category.save({ operation: newId(), changes });
});
afterAll(() => world.close());

test.each([
	['koln', ['KOLN', 'Köln']],
	['KÖLN', ['Köln']],
	['ko\u0308ln', ['Köln']],
	['lodz', ['Łódź']],
	['istanbul', ['İstanbul']],
	['öl', ['Köln', 'Öl und Ärger']],
	['ärg öl', ['Öl und Ärger']],
	['100 %', ['100 % [Gold]']],
	['%', ['100 % [Gold]']],
	['_', []],
	['\\', []],
	['kalıp', ['KALIP']],
	['[gold]', ['100 % [Gold]']],
	['a*b?', ['a*b?c']],
	['*', ['a*b?c']],
	['ahr', ['Ähre']],
	['x', []]
])('a search for %s finds %j', async (search, found) => {
	const { rows } = await world.api().entities.category.list({ offset: 0, limit: 50, search });
	expect(rows.map(({ name }) => name).sort()).toEqual([...found].sort());
});

test('a lookup finds by any case and without accents', async () => {
	const { options } = await world.api().entities.category.lookup({ search: 'ol' });
	expect(options.map(({ title }) => title)).toEqual(
		expect.arrayContaining(['Öl und Ärger', 'Köln'])
	);
});

test('a name that differs only by the case of any letter is taken', async () => {
	const problems = await problemsOf(
		world.api().entities.category.save({
			operation: newId(),
			changes: [{ id: newId(), version: 0, patch: { name: 'öl und ärger' } }]
		})
	);
	expect(problems).toMatchObject([{ code: 'value.taken' }]);
});

test('numbers that are text are sorted by their value, and paged in that order', async () => {
	const { unit } = world.api().entities;
	const codes = ['10', '9', '2', '1234567890', '1', 'B2', 'a1', '12-A', '100'];
	await unit.save({
		operation: newId(),
		changes: codes.map((code) => ({ id: newId(), version: 0, patch: { code, name: code } }))
	});
	const sort = [{ field: 'code' }] as const;
	const first = await unit.list({ offset: 0, limit: 4, sort });
	const rest = await unit.list({ offset: 4, limit: 10, sort, after: first.after ?? '' });
	const listed = [...first.rows, ...rest.rows].map(({ code }) => code);
	expect(listed.filter((code) => /^[0-9]+$/.test(code))).toEqual([
		'1',
		'2',
		'9',
		'10',
		'100',
		'1234567890'
	]);
	expect(listed.slice(-2)).toEqual(['a1', 'B2']);
});
