import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Find } from '#lib/domain/find/find.ts';
import { makeArticles, type Articles } from '../../support/articles.ts';
import { codesOf, entityApi, problemsOf } from '../../support/entity-api.ts';
import type { Who, World } from '../../support/world.ts';

let articles: Articles;
let world: World;
beforeAll(async () => {
	articles = await makeArticles();
	world = articles.world;
});
afterAll(() => world.close());

const FIELDS = ['number', 'name', 'kind', 'unit', 'packaging', 'salesPrice', 'cost', 'margin'];
const find = (text: string, more: Partial<Find> = {}): Find => ({
	query: {},
	fields: FIELDS,
	text,
	locale: 'en-GB',
	...more
});

/** What is found, as `number field`. */
async function found(sought: Find, who?: Who): Promise<readonly string[]> {
	const api = entityApi(world, 'article', who);
	const { hits, cells } = await api.find({ find: sought, from: 0, limit: 1000 });
	const { rows } = await entityApi(world, 'article').rows({ ids: hits.map(({ id }) => id) });
	const numbers = new Map(rows.map(({ id, number }) => [id, number]));
	const told = hits.flatMap(({ id, fields }) =>
		fields.map((field) => `${numbers.get(id)} ${field}`)
	);
	expect(told).toHaveLength(cells);
	return told;
}

describe('text is found as it is meant', () => {
	const names = [
		'İstanbul',
		'ISPARTA',
		'ısırgan',
		'Straße',
		'GROẞE STRAẞE',
		'Strasse',
		'Köln',
		'koln',
		'100 % [Gold]_\\',
		'a*b?c^-]',
		'Łódź'
	];
	beforeAll(async () => {
		await articles.removeAll();
		await articles.add(names.map((name, at) => ({ number: `T${at}`, name })));
	});
	const namesFound = async (text: string, more: Partial<Find> = {}) =>
		(await found(find(text, { fields: ['name'], ...more }))).map(
			(hit) => names[Number(hit.slice(1, hit.indexOf(' ')))]
		);

	test.each<[string, Partial<Find>, readonly string[]]>([
		['istanbul', {}, ['İstanbul']],
		['İSTANBUL', {}, ['İstanbul']],
		['ISI', {}, ['ısırgan']],
		['isp', {}, ['ISPARTA']],
		['ıs', {}, ['ISPARTA', 'ısırgan']],
		['straße', {}, ['Straße', 'GROẞE STRAẞE']],
		['STRAẞE', {}, ['Straße', 'GROẞE STRAẞE']],
		['strasse', {}, ['Strasse']],
		['koln', {}, ['Köln', 'koln']],
		['köln', {}, ['Köln']],
		['koln', { exact: true }, ['koln']],
		['KOLN', { exact: true }, []],
		['Ko\u0308ln', { exact: true }, ['Köln']],
		['lodz', { whole: true }, ['Łódź']],
		['str', { whole: true }, []],
		['strasse', { whole: true }, ['Strasse']],
		['% [', {}, ['100 % [Gold]_\\']],
		['_\\', {}, ['100 % [Gold]_\\']],
		['%', {}, ['100 % [Gold]_\\']],
		['a%c', {}, []],
		['*b?', {}, ['a*b?c^-]']],
		['^-]', {}, ['a*b?c^-]']],
		['^-]', { exact: true }, ['a*b?c^-]']],
		['a.b', {}, []]
	])('%s %j', async (text, more, expected) => {
		expect(await namesFound(text, more)).toEqual(expected);
	});
});

describe('every kind is found as the user reads and types it', () => {
	beforeAll(async () => {
		await articles.removeAll();
		await articles.add([
			{ number: 'A', name: 'Chair', packaging: 'box', salesPrice: 1234.5, cost: 1000 },
			{
				number: 'B',
				name: 'Service',
				kind: 'service',
				salesPrice: 18,
				unit: articles.units['KG'],
				stockManaged: false
			},
			{ number: 'C', name: '18 pieces', salesPrice: 0.005, cost: 0.001 }
		]);
	});

	test.each<[string, Partial<Find>, readonly string[]]>([
		['1,234.50', {}, ['A salesPrice']],
		['1234.5', {}, ['A salesPrice']],
		['18.00', {}, ['B salesPrice']],
		['18', {}, ['B salesPrice', 'C name']],
		['18', { whole: true }, ['B salesPrice']],
		['18.00', { whole: true }, ['B salesPrice']],
		['1.234,50', { locale: 'de-DE' }, ['A salesPrice']],
		['1234,5', { locale: 'de-DE' }, ['A salesPrice']],
		['1.234,50', {}, []],
		['1234,50', { locale: 'pl-PL' }, ['A salesPrice']],
		['0.005', {}, ['C salesPrice']],
		['19.0%', {}, ['A margin']],
		['19,0 %', { locale: 'de-DE' }, ['A margin']],
		['%80,0', { locale: 'tr-TR' }, ['C margin']],
		['merch', {}, ['A kind', 'C kind']],
		['Ware', { locale: 'de-DE' }, ['A kind', 'C kind']],
		['serv', {}, ['B name', 'B kind']],
		['kg', {}, ['B unit']]
	])('%s %j', async (text, more, expected) => {
		expect(await found(find(text, more))).toEqual(expected);
	});

	test('and nothing of what is kept from the reader', async () => {
		expect(await found(find('19.0%'))).toEqual(['A margin']);
		const clerk = ['number', 'name', 'salesPrice'];
		expect(await found(find('1,000'), 'administrator')).toEqual(['A cost']);
		expect(await found(find('1', { fields: clerk }), 'clerk')).not.toContain('A cost');
		for (const field of ['cost', 'margin']) {
			const call = entityApi(world, 'article', 'clerk').find({
				find: find('1', { fields: [field] }),
				from: 0,
				limit: 10
			});
			expect(await problemsOf(call)).toMatchObject([{ code: 'query.invalid', params: { field } }]);
		}
		const sorted = find('a', { query: { sort: [{ field: 'cost' }] }, fields: clerk });
		const call = entityApi(world, 'article', 'clerk').find({ find: sorted, from: 0, limit: 10 });
		expect(await codesOf(call)).toEqual(['query.invalid']);
		await expect(
			entityApi(world, 'partner', 'clerk').find({ find: find('a'), from: 0, limit: 10 })
		).rejects.toMatchObject({ code: 'FORBIDDEN' });
	});

	test('a field that does not exist is refused', async () => {
		const call = (field: string) =>
			entityApi(world, 'article').find({ find: find('a', { fields: [field] }), from: 0, limit: 1 });
		expect(await codesOf(call('nothing'))).toEqual(['query.invalid']);
		expect(await codesOf(call('__proto__'))).toEqual(['query.invalid']);
	});
});

describe('hits come in the order of the list, by place', () => {
	let ids: readonly string[];
	beforeAll(async () => {
		await articles.removeAll();
		ids = await articles.add(
			Array.from({ length: 30 }, (_, at) => ({
				number: `N${at}`,
				name: at % 3 === 0 ? `odd ${30 - at}` : `even ${at}`,
				packaging: at % 6 === 0 ? 'odd' : null
			}))
		);
	});
	const ask = (more: Partial<Find>, from = 0, limit = 1000, back = false) =>
		entityApi(world, 'article').find({
			find: find('odd', { fields: ['name', 'packaging'], ...more }),
			from,
			limit,
			...(back && { back })
		});

	test('counted all, however few are asked for', async () => {
		const { cells, rows, hits, before } = await ask({}, 7, 2);
		expect({ cells, rows, before }).toEqual({ cells: 15, rows: 10, before: 5 });
		expect(hits).toEqual([
			{ id: ids[9], place: 9, fields: ['name'] },
			{ id: ids[12], place: 12, fields: ['name', 'packaging'] }
		]);
	});
	test('and backwards', async () => {
		const { hits, before } = await ask({}, 11, 2, true);
		expect(hits.map(({ place }) => place)).toEqual([6, 9]);
		expect(before).toBe(3);
		expect(await ask({}, 1000)).toMatchObject({ hits: [], before: 15 });
		expect((await ask({}, 1_000_000, 1, true)).hits).toMatchObject([{ place: 27 }]);
	});
	test('in the order and the filter of the view', async () => {
		const query = {
			sort: [{ field: 'name', descending: true }],
			filter: { field: 'packaging', is: 'empty' as const }
		};
		const { rows } = await entityApi(world, 'article').list({ ...query, offset: 0, limit: 100 });
		const { hits } = await ask({ query });
		expect(hits).toHaveLength(5);
		for (const { place, id } of hits) expect(rows[place]?.id).toBe(id);
	});
	test.each([{ field: 'unit' }, { field: 'margin' }, { field: 'number', descending: true }])(
		'sorted by %j',
		async (sort) => {
			const query = { sort: [sort] };
			const { rows } = await entityApi(world, 'article').list({ ...query, offset: 0, limit: 100 });
			const { hits } = await ask({ query });
			expect(hits).toHaveLength(10);
			for (const { place, id } of hits) expect(rows[place]?.id).toBe(id);
		}
	);
	test('only in what is chosen', async () => {
		const areas = [
			{ top: 0, bottom: 6, fields: ['name'] },
			{ top: 12, bottom: 12, fields: ['packaging'] }
		];
		const { hits, cells } = await ask({ areas });
		expect(cells).toBe(4);
		expect(hits.map(({ place, fields }) => [place, ...fields])).toEqual([
			[0, 'name'],
			[3, 'name'],
			[6, 'name'],
			[12, 'packaging']
		]);
		expect(await ask({ areas: [] })).toMatchObject({ cells: 0, hits: [] });
	});
});
