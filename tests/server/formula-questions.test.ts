import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { grants } from '#lib/domain/access/grants.ts';
import { entities, type EntityName } from '#lib/domain/entities/index.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import { formula } from '#lib/domain/model/field.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import type { Query } from '#lib/domain/model/query.ts';
import type { AnyRow, Cell, FormulaValue } from '#lib/domain/model/row.ts';
import type { Ask } from '#lib/formulas/compile.ts';
import { answerFor } from '#lib/server/queries/facts.ts';
import { listPage } from '#lib/server/queries/list-page.ts';
import { tableTotals } from '#lib/server/queries/table-totals.ts';
import { setUp } from '#lib/server/setup/set-up.ts';
import { codesOf, entityApi } from '../support/entity-api.ts';
import { newId } from '../support/make.ts';
import { actor, makeWorld, TODAY, type World } from '../support/world.ts';

let world: World;
const ids = new Map<string, string>();
const id = (name: string) => ids.get(name) ?? '';

beforeAll(async () => {
	world = await makeWorld();
	await setUp(world.db, { name: 'Test', country: 'DE', currency: 'EUR' });
	await findIds('unit', 'PCS');
	for (const code of ['EUR', 'USD', 'PLN', 'TRY']) await findIds('currency', code);
	await add('priceGroup', { VIP: { name: 'VIP' }, RETAIL: { name: 'Retail' } });
	await addPartners();
	await addArticles();
	await addPrices();
});
afterAll(() => world.close());

async function findIds(entity: EntityName, search: string) {
	const [found] = (await entityApi(world, entity).lookup({ search, limit: 1 })).options;
	ids.set(search, found?.id ?? '');
}

async function add(entity: EntityName, rows: Readonly<Record<string, Record<string, Cell>>>) {
	const changes = Object.entries(rows).map(([name, patch]) => {
		ids.set(name, newId());
		return { id: id(name), version: 0, patch };
	});
	const confirmed = ['price.below-cost'];
	await entityApi(world, entity).save({ operation: newId(), changes, confirmed });
}

const customer = (number: string, priceGroup: string | null, currency: string | null) => ({
	number,
	name: number,
	customer: true,
	priceGroup: priceGroup && id(priceGroup),
	currency: currency && id(currency)
});

const addPartners = () =>
	add('partner', {
		Acme: customer('ACME', 'VIP', 'EUR'),
		Beta: customer('BETA', 'VIP', null),
		Gamma: customer('GAMMA', null, 'EUR'),
		Delta: customer('DELTA', 'RETAIL', null),
		Dollar: customer('DOLLAR', 'VIP', 'USD')
	});

const MANY = 60;
const article = (number: string, salesPrice: number | null, cost: number | null) => ({
	number,
	name: `Article ${number}`,
	unit: id('PCS'),
	salesPrice,
	cost,
	minimumOrderQuantity: Number(number.replace(/\D/g, '')) % 70 || null
});

const addArticles = () =>
	add('article', {
		P: article('P-1', 10, 6.5),
		none: article('P-2', null, null),
		...Object.fromEntries(
			Array.from({ length: MANY }, (_, at) => [
				`many ${at}`,
				article(`M-${at}`, at % 4 === 0 ? null : 5 + (at % 9), at % 3 === 0 ? null : at / 8)
			])
		)
	});

async function addPrices() {
	const list = (name: string, currency: string, validFrom: string | null, more = {}) => ({
		name,
		currency: id(currency),
		validFrom,
		...more
	});
	await add('priceList', {
		home: list('Home', 'EUR', '2026-01-01'),
		spring: list('Spring', 'EUR', '2026-02-01', { validUntil: TODAY }),
		over: list('Over', 'EUR', '2026-02-15', { validUntil: '2026-03-01' }),
		dollars: list('Dollars', 'USD', null)
	});
	const listed = (list: string, article: string, fromQuantity: number, price: number) => ({
		priceList: id(list),
		article: id(article),
		fromQuantity,
		price
	});
	const many = Array.from({ length: MANY }, (_, at) => `many ${at}`);
	await add('articlePrice', {
		t1: listed('home', 'P', 10, 9),
		t2: listed('home', 'P', 50, 8.2),
		t3: listed('over', 'P', 1, 1),
		t4: listed('dollars', 'P', 1, 12.35),
		...Object.fromEntries(
			many.flatMap((name, at) => [
				[`l${at}`, listed(['home', 'spring', 'dollars'][at % 3] ?? '', name, 1 + (at % 5) * 9, 4)],
				[`m${at}`, listed(['spring', 'over', 'home'][at % 3] ?? '', name, 2 + (at % 11), 3.125)]
			])
		)
	});
	await add('customerPrice', {
		c1: { partner: id('Acme'), article: id('P'), price: 11 },
		c2: { partner: id('Dollar'), article: id('many 8'), price: 2.5 }
	});
	await add('groupPrice', {
		g1: { priceGroup: id('VIP'), article: id('P'), price: 9.5 },
		g2: { priceGroup: id('VIP'), article: id('many 9'), price: 0.123456 }
	});
	await add('exchangeRate', {
		r1: { currency: id('USD'), validFrom: '2026-01-01', rate: 1.1 },
		r2: { currency: id('USD'), validFrom: '2026-03-01', rate: 1.0895 },
		r3: { currency: id('USD'), validFrom: '2026-03-03', rate: 2 },
		r4: { currency: id('PLN'), validFrom: '2026-02-01', rate: 4.2785 }
	});
}

const asked = async (name: string, args: readonly FormulaValue[], who?: Actor) => {
	const asker = { db: world.db, actor: who ?? actor(), today: TODAY };
	return (await answerFor(asker)([{ name, args } satisfies Ask]))[0];
};

describe('PRICE', () => {
	test.each([
		['E1: the customer', 'ACME', 'P-1', 1, 11],
		['E2: the customer, at any quantity', 'ACME', 'P-1', 60, 11],
		['E3: the group', 'BETA', 'P-1', 1, 9.5],
		['E4: the group before the tier', 'BETA', 'P-1', 60, 9.5],
		['E5: the base', 'GAMMA', 'P-1', 9, 10],
		['E5: the tier', 'GAMMA', 'P-1', 10, 9],
		['E5: the higher tier', 'GAMMA', 'P-1', 50, 8.2],
		['E7: a group without a price', 'DELTA', 'P-1', 12, 9],
		['E8: no price at all', 'GAMMA', 'P-2', 1, '#N/A'],
		['E11: the price list of his currency', 'DOLLAR', 'P-1', 60, 12.35],
		['nobody in particular', null, 'P-1', 60, 8.2],
		['a blank quantity', 'GAMMA', 'P-1', null, 10],
		['nearly the tier', 'GAMMA', 'P-1', 9.99999, 10],
		['in small letters', 'acme', 'p-1', 1, 11],
		['an unknown customer', 'NOBODY', 'P-1', 1, '#N/A'],
		['an unknown article', 'ACME', 'P-9', 1, '#N/A'],
		['no article', 'ACME', null, 1, '#N/A']
	])('%s', async (_name, partner, number, quantity, expected) => {
		expect(await asked('PRICE', [partner, number, quantity])).toBe(expected);
	});

	test('is what a document would take', async () => {
		const { offers } = world.api();
		const partners = ['Acme', 'Beta', 'Gamma', 'Delta', 'Dollar'];
		for (let at = 0; at < MANY; at++) {
			const customer = partners[at % partners.length] ?? '';
			const currency = customer === 'Dollar' ? id('USD') : id('EUR');
			const [article, quantity] = [id(`many ${at}`), (at * 7) % 40];
			const offer = await offers.salesPrice({
				article,
				customer: id(customer),
				quantity,
				currency,
				day: TODAY
			});
			const expected = offer?.price ?? '#N/A';
			expect(await asked('PRICE', [id(customer), article, quantity])).toBe(expected);
		}
	});

	test('takes references as well as numbers', async () => {
		expect(await asked('PRICE', [id('Acme'), id('P'), 1])).toBe(11);
		expect(await asked('PRICE', [id('P'), id('Acme'), 1])).toBe('#N/A');
	});
});

describe('COST', () => {
	test.each([
		['by number', () => 'P-1', 6.5],
		['by reference', () => id('P'), 6.5],
		['of an article that has none', () => 'P-2', null],
		['of no article', () => 'P-9', '#N/A'],
		['of nothing', () => null, '#N/A']
	])('%s', async (_name, number, expected) => {
		expect(await asked('COST', [number()])).toBe(expected);
	});
});

describe('FXRATE', () => {
	test.each([
		['today', ['USD'], 1.0895],
		['on a day before', ['USD', '2026-02-28'], 1.1],
		['on a day without a rate', ['USD', '2025-12-31'], '#N/A'],
		['of a currency without rates', ['TRY'], '#N/A'],
		['of no currency', ['XXX'], '#N/A'],
		['of the own currency', ['eur', '1999-01-01'], 1]
	])('%s', async (_name, args, expected) => {
		expect(await asked('FXRATE', args)).toBe(expected);
	});
});

describe('who may not know', () => {
	const without = (word: string) => grants.filter((grant) => !grant.startsWith(word));
	test.each([
		['COST', 'costs.', ['P-1']],
		['PRICE', 'customerPrice.', ['ACME', 'P-1', 1]],
		['FXRATE', 'exchangeRate.', ['USD']]
	])('is not answered %s', async (name, word, args) => {
		expect(await asked(name, args, actor(without(word)))).toBe('#NAME?');
	});

	test.each([
		['=COST([number])', 'costs.'],
		['=PRICE("ACME",[number],1)', 'partner.'],
		['=FX([salesPrice],"EUR","USD")', 'exchangeRate.']
	])('is refused %s in a change', async (formula, word) => {
		const api = world.api(without(word)).entities.article;
		const step = { do: 'formula', formula } as const;
		const change = { target: { ids: [id('P')] }, field: 'salesPrice', step };
		expect(await codesOf(api.previewBulk(change))).toEqual(['formula.forbidden']);
		const apply = api.applyBulk({ operation: newId(), change, state: 'x' });
		expect(await codesOf(apply)).toEqual(['formula.forbidden']);
		expect(await world.api().entities.article.previewBulk(change)).toMatchObject({ rows: 1 });
	});
});

/** The articles with a formula column, as the whole table and as a page of it. */
const withColumn = (source: string, of: Entity = entities.article): Entity => ({
	...of,
	fields: { ...of.fields, f: formula(source, { as: 'price' }) }
});
const reader = () => ({ db: world.db, actor: actor(), today: TODAY });
const rowsOf = async (entity: Entity, query: Query = {}): Promise<readonly AnyRow[]> =>
	(await listPage(reader(), entity, { ...query, offset: 0, limit: 500 })).rows;

describe('over a whole table', () => {
	test.each([
		'=COST([number])',
		'=IFERROR(COST(MID([name],9,4)),0)+1',
		'=COST([number])&"x"',
		'=PRICE("ACME",[number],[minimumOrderQuantity])',
		'=PRICE("DOLLAR",[number],1)',
		'=PRICE("BETA",[number],[minimumOrderQuantity]*3)',
		'=PRICE("GAMMA",[number],[minimumOrderQuantity]/7)',
		'=IFERROR(PRICE("",[number],1),-1)',
		'=PRICE(1/0,[number],1)',
		'=FX([salesPrice],"EUR","USD")',
		'=FX([salesPrice],"USD","PLN",DATE(2026,2,[minimumOrderQuantity]+1))',
		'=IFERROR(FX(COST([number]),"EUR",LEFT([name],3)),[cost])'
	])('%s sorts, filters and adds up as a page shows it', async (source) => {
		const entity = withColumn(source);
		const rows = await rowsOf(entity);
		const valueOf = (cell: Cell | undefined) =>
			typeof cell === 'string' && cell.startsWith('#') ? null : (cell ?? null);
		const byValue = new Map<Cell, string[]>();
		for (const row of rows) {
			const value = valueOf(row['f']);
			byValue.set(value, [...(byValue.get(value) ?? []), row.id]);
		}
		expect(byValue.size).toBeGreaterThan(source.includes('1/0') ? 0 : 3);
		const sorted = (await rowsOf(entity, { sort: [{ field: 'f' }] })).map((row) =>
			valueOf(row['f'])
		);
		expect(sorted).toEqual([...sorted].sort(inOrder));
		expect(sorted.length).toBe(rows.length);
		for (const [value, expected] of byValue) {
			const is = value === null ? 'empty' : 'equals';
			const filter = { field: 'f', is, ...(value !== null && { value }) } as const;
			const found = await rowsOf(entity, { filter });
			expect(found.map((row) => row.id).sort()).toEqual([...expected].sort());
		}
		const totals = await tableTotals(reader(), entity, { query: {}, fields: ['f'] });
		expect(totals.fields['f']?.count).toBe(rows.length - (byValue.get(null)?.length ?? 0));
	});

	test('a reference names the row itself', async () => {
		const entity = withColumn('=PRICE([partner],[article],1)-[price]', entities.customerPrice);
		const rows = await rowsOf(entity, { sort: [{ field: 'f' }] });
		expect(rows.map((row) => row['f'])).toEqual([0, 0]);
	});
});

const inOrder = (a: Cell, b: Cell) => {
	if (a === b) return 0;
	if (a === null || b === null) return a === null ? -1 : 1;
	return a < b ? -1 : 1;
};
