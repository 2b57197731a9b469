import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { grants } from '#lib/domain/access/grants.ts';
import { setUp } from '#lib/server/setup/set-up.ts';
import { callerOf } from '#lib/server/trpc/router.ts';
import { newId } from '../support/make.ts';
import { makeWorld, TODAY, type World } from '../support/world.ts';

const ROWS = 1500;
/** A page of the grid is 200 rows: what is asked here lies far beyond it. */
const PAGE = 200;
let world: World;

const api = () => {
	const actor = { userId: 'ana', name: 'ana', grants: new Set(grants), warehouses: 'all' as const };
	return callerOf({ db: world.db, actor, today: TODAY, token: false }).entities.article;
};
/** Prices in an order that has nothing to do with that of the rows. */
const priceOf = (at: number) => (at * 7919) % 1499;

beforeAll(async () => {
	world = await makeWorld();
	await setUp(world.db, { name: 'Test', country: 'DE', currency: 'EUR' });
	const [piece] = (await world.api().entities.unit.lookup({ search: 'PCS' })).options;
	const changes = Array.from({ length: ROWS }, (_, at) => ({
		id: newId(),
		version: 0,
		patch: { number: `A-${at}`, name: `Tea ${at}`, unit: piece?.id ?? '', salesPrice: priceOf(at) }
	}));
	await world.api().entities.article.save({ operation: newId(), changes });
});
afterAll(() => world.close());

async function keep(formula: string, as: 'price' | 'text' = 'price'): Promise<string> {
	const id = newId();
	const more = { version: 0, decimals: null, shared: false };
	await api().saveColumn({ id, name: `Column ${id}`, formula, as, ...more });
	return id;
}

async function all(id: string, query: object): Promise<readonly unknown[]> {
	const pages = Array.from({ length: Math.ceil(ROWS / PAGE) }, (_, at) => at * PAGE);
	const cells: unknown[] = [];
	for (const offset of pages) {
		const { rows } = await api().list({ offset, limit: PAGE, ...query });
		cells.push(...rows.map((row) => (row as Readonly<Record<string, unknown>>)[id]));
	}
	return cells;
}

describe.each([
	['of numbers', '=MOD([salesPrice]*7,1000)+[salesPrice]/4'],
	[
		'of text and days too',
		'=MOD([salesPrice]*7,1000)+[salesPrice]/4+0*LEN(UPPER([name]))*DAY(DATE(2026,1,5))'
	]
])('a column over the whole table: %s', (_, formula) => {
	const expected = Array.from({ length: ROWS }, (_, at) => {
		const price = priceOf(at);
		return ((price * 7) % 1000) + price / 4;
	});
	const rising = expected.toSorted((one, other) => one - other);

	test('all pages together are in its order, either way', async () => {
		const id = await keep(formula);
		expect(await all(id, { sort: [{ field: id }] })).toEqual(rising);
		expect(await all(id, { sort: [{ field: id, descending: true }] })).toEqual(rising.toReversed());
	});

	test('a filter and the sums ask every row', async () => {
		const id = await keep(formula);
		const filter = { field: id, is: 'atLeast', value: 700 } as const;
		const found = expected.filter((value) => value >= 700);
		expect(found.length).toBeGreaterThan(PAGE);
		expect(await all(id, { filter, sort: [{ field: id }] })).toEqual(
			found.toSorted((one, other) => one - other)
		);
		const { fields } = await api().totals({ query: { filter }, fields: [id] });
		expect(fields[id]).toMatchObject({
			count: found.length,
			sum: found.reduce((sum, value) => sum + value, 0),
			max: Math.max(...found)
		});
	});
});
