import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { entities } from '#lib/domain/entities/index.ts';
import { newId } from '../support/make.ts';
import { entityApi } from '../support/entity-api.ts';
import { setUp } from '#lib/server/setup/set-up.ts';
import { makeWorld, type Who, type World } from '../support/world.ts';

let world: World;
const everywhere = Object.keys(entities);
const ids = new Map<string, string>();

beforeAll(async () => {
	world = await makeWorld();
	await setUp(world.db, { name: 'Kontor Test', country: 'DE', currency: 'EUR' });
	const { unit } = world.api().entities;
	const [piece] = (await unit.lookup({ search: 'PCS' })).options;
	const of = { unit: piece?.id ?? '' };
	await add('article', [
		{ number: '17', name: 'Tofu', ean: '4006381333931', barcode: 'SHELF-9', ...of },
		{ number: '170', name: 'Chai 17', ...of },
		{ number: 'A-17', name: 'Öl aus 17 Kräutern', ...of },
		{ number: '5', name: 'Chai', ...of },
		{ number: '6', name: 'Masala Chai', ...of },
		...[...'ABCDEFGHIJ'].map((letter) => ({ number: letter, name: `Bulk ${letter}`, ...of }))
	]);
	await add('partner', [{ number: '17', name: 'Łódź Trading', customer: true }]);
	await add('contact', [{ partner: ids.get('Łódź Trading') ?? '', name: 'Chaim Weber' }]);
});
afterAll(() => world.close());

async function add(entity: keyof typeof entities, patches: readonly Record<string, unknown>[]) {
	const changes = patches.map((patch) => {
		const id = newId();
		ids.set(String(patch['name']), id);
		return { id, version: 0, patch };
	});
	await entityApi(world, entity).save({ operation: newId(), changes: changes as never });
}

async function find(search: string, who: Who = 'administrator', tables = everywhere) {
	const { hits } = await world.api(who).records.find({ search, entities: tables });
	return hits.map(({ entity, title, hint, exact }) => ({ entity, title, hint, exact }));
}
const titles = async (search: string, who?: Who, tables?: readonly string[]) =>
	(await find(search, who, tables && [...tables])).map(({ title }) => title);

describe('what is found', () => {
	test('the number itself first, then numbers and titles that start so, then what holds it', async () => {
		expect(await titles('17', 'administrator', ['article'])).toEqual([
			'Tofu',
			'Chai 17',
			'Öl aus 17 Kräutern'
		]);
		const [tofu] = await find('17', 'administrator', ['article']);
		expect(tofu).toEqual({ entity: 'article', title: 'Tofu', hint: '17', exact: true });
	});
	test('a title that starts so stands before one that only holds it', async () => {
		expect(await titles('chai', 'administrator', ['article'])).toEqual([
			'Chai',
			'Chai 17',
			'Masala Chai'
		]);
	});
	test.each([
		['4006381333931', 'Tofu'],
		['shelf-9', 'Tofu'],
		['a-17', 'Öl aus 17 Kräutern']
	])('a code in any case: %s', async (code, title) => {
		expect(await find(code)).toMatchObject([{ title, exact: true }]);
	});
	test('every word, in any order, without case and accents', async () => {
		expect(await titles('krautern OL', 'administrator', ['article'])).toEqual([
			'Öl aus 17 Kräutern'
		]);
		expect(await titles('lodz')).toEqual(['Łódź Trading']);
		expect(await titles('lodz nothing')).toEqual([]);
	});
	test('rows of several tables, each told apart', async () => {
		expect(await find('17')).toEqual([
			{ entity: 'article', title: 'Tofu', hint: '17', exact: true },
			{ entity: 'article', title: 'Chai 17', hint: '170', exact: false },
			{ entity: 'article', title: 'Öl aus 17 Kräutern', hint: 'A-17', exact: false },
			{ entity: 'partner', title: 'Łódź Trading', hint: '17', exact: true }
		]);
	});
	test('what has no number is told by the row it belongs to', async () => {
		expect(await find('chaim')).toMatchObject([{ entity: 'contact', hint: 'Łódź Trading' }]);
	});
	test('the name beside a title that is a code', async () => {
		expect(await titles('euro', 'administrator', ['currency'])).toContain('EUR');
	});
	test('no more than a few of each table, and nothing for no words', async () => {
		expect(await titles('bulk')).toHaveLength(6);
		expect(await titles('  ')).toEqual([]);
		expect(await titles('chai', 'administrator', [])).toEqual([]);
		expect(await titles('chai', 'administrator', ['nothing', 'toString'])).toEqual([]);
	});
});

describe('who finds what', () => {
	test('tables that the asker may not read are absent', async () => {
		expect((await find('17', 'clerk')).map(({ entity }) => entity)).not.toContain('partner');
		expect(await find('lodz', 'clerk')).toEqual([]);
		expect(await find('chaim', ['contact.read'])).toHaveLength(1);
		expect(await find('admin', 'staff', ['user', 'role'])).toEqual([]);
		expect(await find('chai', [])).toEqual([]);
	});
	test('rows looked at before are named anew, for those who still may read them', async () => {
		const rows = ['Tofu', 'Łódź Trading'].map((title, at) => ({
			entity: at === 0 ? 'article' : 'partner',
			id: ids.get(title) ?? ''
		}));
		const gone = { entity: 'article', id: newId() };
		const named = async (who: Who) =>
			(await world.api(who).records.named({ rows: [...rows, gone] })).hits.map(
				({ title }) => title
			);
		expect(await named('administrator')).toEqual(['Tofu', 'Łódź Trading']);
		expect(await named('clerk')).toEqual(['Tofu']);
		expect(await named([])).toEqual([]);
	});
});
