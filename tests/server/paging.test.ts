import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { entities } from '#lib/domain/entities/index.ts';
import { known } from '#lib/domain/model/assert.ts';
import type { Filter, Query, Sort } from '#lib/domain/model/query.ts';
import type { AnyRow, Cell } from '#lib/domain/model/row.ts';
import { storedEntries } from '#lib/domain/model/schema.ts';
import { setUp } from '#lib/server/setup/set-up.ts';
import { codesOf, entityApi } from '../support/entity-api.ts';
import { newId } from '../support/make.ts';
import { asked, sheetOf, type Sheet } from '../support/naive.ts';
import { addSample, CONFIRMED } from '../support/samples.ts';
import { makeWorld, type World } from '../support/world.ts';

const RUNS = 60;
let world: World;
let sheet: Sheet;
let count = 0;
beforeAll(async () => {
	world = await makeWorld();
	await setUp(world.db, { name: 'Test', country: 'DE', currency: 'EUR' });
	for (let n = 0; n < 6; n += 1) await addSample(world, 'category', 100 + n);
	sheet = await sheetOf(world, 'article');
	await add(fc.sample(cells(), { numRuns: 60, seed: 7 }));
	sheet = await sheetOf(world, 'article');
});
afterAll(() => world.close());

const api = () => entityApi(world, 'article');
const fields = storedEntries(entities.article.fields);

/** Few values for many rows, so that most cells tie and many are empty. */
const cells = () =>
	fc.record({
		name: fc.constantFrom('bolt', 'Bolt', 'BOLT', 'nut', 'Żółw', 'a\u0000b'),
		kind: fc.constantFrom('goods', 'rawMaterial'),
		packaging: fc.constantFrom(null, 'box', 'Box', ''),
		salesPrice: fc.constantFrom(null, 0, 0.000001, 5, 999999.999999),
		cost: fc.constantFrom(null, 0, 5),
		discontinued: fc.boolean(),
		minimumOrderQuantity: fc.constantFrom(null, 0, 1, 12),
		ean: fc.constant(null),
		categoryAt: fc.nat({ max: 6 }),
		unitAt: fc.nat({ max: 2 })
	});
type Drawn = Readonly<Record<string, Cell>>;

async function add(drawn: readonly Drawn[]): Promise<readonly AnyRow[]> {
	const [categories, units] = await Promise.all(
		(['category', 'unit'] as const).map(async (name) =>
			(await entityApi(world, name).list({ offset: 0, limit: 6 })).rows.map(({ id }) => id)
		)
	);
	const changes = drawn.map(({ categoryAt, unitAt, ...patch }) => ({
		id: newId(),
		version: 0,
		patch: {
			...patch,
			number: `P${(count += 1)}`,
			category: categories?.[Number(categoryAt)] ?? null,
			unit: units?.[Number(unitAt)] ?? null
		}
	}));
	if (changes.length === 0) return [];
	return (await api().save({ operation: newId(), changes, confirmed: CONFIRMED })).rows;
}

const names = fields.map(([name]) => name);
const sortsBy = (names: readonly string[]): fc.Arbitrary<Sort[]> =>
	fc.array(
		fc.record({
			field: fc.oneof(
				{
					weight: 3,
					arbitrary: fc.constantFrom('category', 'unit', 'salesPrice', 'packaging', 'name')
				},
				{ weight: 1, arbitrary: fc.constantFrom(...names) }
			),
			descending: fc.boolean()
		}),
		{ maxLength: 3 }
	);
const sorts = sortsBy(names);
const condition = fc.constantFrom<Filter>(
	{ field: 'margin', is: 'atLeast', value: 0 },
	{ field: 'name', is: 'contains', value: 'o' },
	{ field: 'name', is: 'equals', value: 'BOLT' },
	{ field: 'salesPrice', is: 'filled' },
	{ field: 'salesPrice', is: 'atMost', value: 5 },
	{ field: 'packaging', is: 'in', values: ['box', null] },
	{ field: 'packaging', is: 'differs', value: 'box' },
	{ field: 'discontinued', is: 'equals', value: false },
	{ field: 'category', is: 'contains', value: 'a' },
	{ field: 'category', is: 'empty' },
	{ all: [] },
	{ any: [] }
);
const filters: fc.Arbitrary<Filter> = fc.letrec<{ filter: Filter }>((tie) => ({
	filter: fc.oneof(
		{ maxDepth: 2, depthSize: 'small' },
		condition,
		fc.record({ all: fc.array(tie('filter'), { maxLength: 3 }) }),
		fc.record({ any: fc.array(tie('filter'), { maxLength: 3 }) })
	)
})).filter;
const queriesBy = (sort: fc.Arbitrary<Sort[]>): fc.Arbitrary<Query> =>
	fc.record(
		{ sort, filter: filters, search: fc.constantFrom('', 'bo', 'bolt a') },
		{ requiredKeys: ['sort'] }
	);
const queries = queriesBy(sorts);
/** By what formulas come to as well; such pages have no cursor, and are skipped to. */
const anyQueries = queriesBy(sortsBy(Object.keys(entities.article.fields)));
const sizes = fc.array(fc.integer({ min: 1, max: 25 }), { minLength: 1, maxLength: 5 });

/** The pages of a query in turn, each by the cursor of the one before. `between` may change the table. */
async function walk(
	query: Query,
	sizes: readonly number[],
	between?: (page: number) => Promise<void>
) {
	const rows: AnyRow[] = [];
	let after: string | null = null;
	for (let page = 0; page < 1000; page += 1) {
		const limit = known(sizes[page % sizes.length], 'size');
		const place: { offset: number; after?: string } =
			after === null ? { offset: rows.length } : { offset: rows.length, after };
		const found = await api().list({ ...query, ...place, limit });
		rows.push(...found.rows);
		if (found.rows.length < limit) return rows;
		after = found.after;
		await between?.(page);
	}
	throw new Error('the pages have no end');
}

const idsOf = (rows: readonly AnyRow[]) => rows.map(({ id }) => id);

describe('walking a table page by page', () => {
	test('gives every row once, in the order of one long list', async () => {
		await fc.assert(
			fc.asyncProperty(anyQueries, sizes, async (query, sizes) => {
				const expected = idsOf(asked(sheet, query));
				const { rows, total } = await api().list({ ...query, offset: 0, limit: 1000, total: true });
				expect(idsOf(rows)).toEqual(expected);
				expect(total).toBe(expected.length);
				expect(idsOf(await walk(query, sizes))).toEqual(expected);
			}),
			{ numRuns: RUNS }
		);
	});

	test('skips to any place', async () => {
		await fc.assert(
			fc.asyncProperty(anyQueries, fc.nat({ max: 70 }), async (query, offset) => {
				const { rows } = await api().list({ ...query, offset, limit: 7 });
				expect(idsOf(rows)).toEqual(idsOf(asked(sheet, query)).slice(offset, offset + 7));
			}),
			{ numRuns: RUNS }
		);
	});

	test('knows where each row stands, and that others do not', async () => {
		await fc.assert(
			fc.asyncProperty(anyQueries, fc.nat({ max: 59 }), async (query, place) => {
				const id = known(idsOf(asked(sheet, {}))[place], 'row');
				const at = idsOf(asked(sheet, query)).indexOf(id);
				expect(await api().position({ query, id })).toEqual({ at: at < 0 ? null : at });
			}),
			{ numRuns: RUNS }
		);
		expect(await api().position({ query: {}, id: newId() })).toEqual({ at: null });
	});

	test('neither loses nor repeats a row while others come and go', async () => {
		const batch = fc.array(cells(), { maxLength: 4 });
		await fc.assert(
			fc.asyncProperty(
				queries,
				sizes,
				fc.array(fc.tuple(batch, fc.array(fc.nat(), { maxLength: 3 })), { maxLength: 4 }),
				async (query, sizes, changes) => {
					const touched = new Set<string>();
					const before = idsOf((await api().list({ ...query, offset: 0, limit: 1000 })).rows);
					const walked = idsOf(
						await walk(query, sizes, async (page) => {
							const [added, removed] = changes[page] ?? [[], []];
							for (const { id } of await add(added)) touched.add(id);
							for (const id of await removeSome(removed)) touched.add(id);
						})
					);
					const untouched = (ids: readonly string[]) => ids.filter((id) => !touched.has(id));
					expect(untouched(walked)).toEqual(untouched(before));
					expect(new Set(walked).size).toBe(walked.length);
				}
			),
			{ numRuns: RUNS / 2 }
		);
	});
});

/** Removes rows by their places in the table as it stands, wherever they are. */
async function removeSome(places: readonly number[]): Promise<readonly string[]> {
	const { rows } = await api().list({ offset: 0, limit: 1000 });
	const chosen = new Map(
		places.flatMap((place) => {
			const row = rows.length > 20 ? rows[place % rows.length] : undefined;
			return row ? [[row.id, { id: row.id, version: row.version }]] : [];
		})
	);
	if (chosen.size === 0) return [];
	const { removed } = await api().remove({ operation: newId(), rows: [...chosen.values()] });
	return removed;
}

describe('a cursor', () => {
	const list = (sort: Sort[], after: string) => api().list({ sort, offset: 0, limit: 5, after });
	const encode = (values: unknown) => Buffer.from(JSON.stringify(values)).toString('base64url');

	test.each([
		['nothing', ''],
		['words', 'not a cursor'],
		['no list', encode({ a: 1 })],
		['too few places', encode([1])],
		['too many places', encode([1, 2, 3, 4])],
		['lists in lists', encode([[1], 2])],
		['flags', encode([true, false])],
		['broken JSON', Buffer.from('[1,').toString('base64url')]
	])('of %s is refused', async (_, after) => {
		expect(await codesOf(list([{ field: 'salesPrice' }], after))).toEqual(['query.invalid']);
	});

	test('of any text at all is refused or answered, and breaks nothing', async () => {
		const anything = fc.oneof(
			fc.string({ unit: 'binary', maxLength: 60 }),
			fc.json({ maxDepth: 2 }).map((json) => Buffer.from(json).toString('base64url')),
			fc
				.array(fc.oneof(fc.string(), fc.double(), fc.integer(), fc.constant(null)), {
					maxLength: 5
				})
				.map(encode)
		);
		await fc.assert(
			fc.asyncProperty(anything, sorts, async (after, sort) => {
				const told = list(sort, after).then(({ rows }) => rows.length <= 5);
				const codes = await told.catch(() => codesOf(list(sort, after)));
				expect(codes === true || codes).toEqual(codes === true ? true : ['query.invalid']);
			}),
			{ numRuns: RUNS * 3 }
		);
	});
});
