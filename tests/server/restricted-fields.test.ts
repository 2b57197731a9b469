import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { grants } from '#lib/domain/access/grants.ts';
import { entities } from '#lib/domain/entities/index.ts';
import type { BulkChange } from '#lib/domain/model/change.ts';
import type { Query } from '#lib/domain/model/query.ts';
import { exportFile, type ExportFormat } from '#lib/server/exports/export-rows.ts';
import { setUp } from '#lib/server/setup/set-up.ts';
import { newId } from '../support/make.ts';
import { actor, makeWorld, TODAY, type World } from '../support/world.ts';

/** Every right there is but those about costs: he may write articles and prices, and is curious. */
const curious = grants.filter((grant) => !grant.startsWith('costs.'));
/** The cost 3.717171 and the margin 0.6282829 that follows from it, plain, scaled, rounded, with a comma. */
const SECRET = /3[.,]?717171|0?[.,]6282829|62[.,]8/;
const PAGE = { offset: 0, limit: 10 };

let world: World;
let article: string;
let operation: string;

beforeAll(async () => {
	world = await makeWorld();
	await setUp(world.db, { name: 'Test', country: 'DE', currency: 'EUR' });
	const { rows } = await world.api().entities.unit.list(PAGE);
	const unit = rows[0]?.id ?? '';
	article = newId();
	operation = newId();
	const patch = { number: 'A-1', name: 'Chai', kind: 'goods', unit, salesPrice: 10 } as const;
	await world.api().entities.article.save({
		operation,
		changes: [{ id: article, version: 0, patch: { ...patch, cost: 3.717171 } }]
	});
});
afterAll(() => world.close());

const api = () => world.api(curious).entities.article;

/** Answer or refusal as text, which must not hold the secret. */
async function told(work: () => Promise<unknown>): Promise<string> {
	const text = await work().then(
		(answer) => JSON.stringify(answer),
		(error: Error & { cause?: unknown }) =>
			`refused ${error.message} ${JSON.stringify(error.cause)}`
	);
	expect(text).not.toMatch(SECRET);
	return text;
}

test('those who may see it do, so that the rest of this file looks for the right thing', async () => {
	const { rows } = await world.api().entities.article.list(PAGE);
	expect(rows[0]).toMatchObject({ cost: 3.717171, margin: expect.closeTo(0.6282829, 12) });
	expect(JSON.stringify(rows)).toMatch(SECRET);
});

test.each(Object.values(entities))(
	'$name: no restricted column is in a row',
	async ({ name, fields }) => {
		const hidden = Object.entries(fields).filter(([, field]) => 'restricted' in field);
		const { rows } = await world.api(curious).entities[name].list(PAGE);
		const keys = Object.keys(rows[0] ?? {});
		expect(hidden.map(([field]) => field).filter((field) => keys.includes(field))).toEqual([]);
	}
);

describe('reading', () => {
	test('rows, totals, values and options hold nothing of it', async () => {
		expect(await told(() => api().list({ ...PAGE, total: true }))).not.toMatch(/"cost"|"margin"/);
		expect(await told(() => api().rows({ ids: [article] }))).not.toMatch(/"cost"|"margin"/);
		for (const field of ['cost', 'margin']) {
			await told(() => api().totals({ query: {}, fields: [field, 'salesPrice'] }));
			expect(await told(() => api().distinct({ field, query: {} }))).toMatch(/^refused/);
		}
		await told(() => api().lookup({ search: '' }));
	});

	const queries: Query[] = ['cost', 'margin'].flatMap((field): Query[] => [
		{ sort: [{ field }] },
		{ sort: [{ field: 'name' }, { field, descending: true }] },
		{ filter: { field, is: 'more', value: 0.1 } },
		{ filter: { field, is: 'filled' } },
		{ filter: { field, is: 'in', values: [3.717171] } },
		{ filter: { all: [{ any: [{ field, is: 'contains', value: '7' }] }] } }
	]);

	test.each(queries)('%j is refused wherever it is asked', async (query) => {
		const field = 'salesPrice';
		const step = { do: 'set', value: 11 } as const;
		const change: BulkChange = { target: { query }, field, step };
		for (const ask of [
			() => api().list({ ...PAGE, ...query }),
			() => api().totals({ query, fields: [field] }),
			() => api().distinct({ field, query }),
			() => api().previewBulk(change),
			() => api().applyBulk({ operation: newId(), change, state: 'x' }),
			() => fileOf('csv', query, [])
		]) {
			// Totals and values have no order, so that one is not asked.
			const text = await told(ask);
			if (query.filter) expect(text).toMatch(/^refused query\.invalid/);
		}
		for (const ask of [
			() => api().list({ ...PAGE, ...query }),
			() => api().position({ query, id: article })
		]) {
			expect(await told(ask)).toMatch(/^refused query\.invalid/);
		}
	});

	test('a search for its digits finds nothing', async () => {
		for (const search of ['3.717171', '3717171', '3,717171', '0.628']) {
			expect((await api().list({ ...PAGE, search })).rows).toEqual([]);
			expect((await api().lookup({ search })).options).toEqual([]);
			const asked = { search, entities: ['article'] };
			expect((await world.api(curious).records.find(asked)).hits).toEqual([]);
		}
	});

	test('a place taken from the list of another is no way in', async () => {
		const sort = [{ field: 'cost' }];
		const { after } = await world.api().entities.article.list({ ...PAGE, sort });
		const place = { ...PAGE, after: after ?? '' };
		await told(() => api().list(place));
		await told(() => api().list({ ...place, sort: [{ field: 'salesPrice' }] }));
		expect(await told(() => api().list({ ...place, sort }))).toMatch(/^refused/);
	});
});

describe('files', () => {
	test.each(['csv', 'xlsx'] as const)('a %s holds nothing of it', async (format) => {
		expect(await told(() => fileOf(format, {}, []))).toContain('Chai');
		for (const field of ['cost', 'margin']) {
			expect(await told(() => fileOf(format, {}, ['name', field]))).toMatch(/^refused/);
		}
	});
});

/** The text of a file; the parts of a workbook as far as they are text. */
async function fileOf(format: ExportFormat, query: Query, fields: readonly string[]) {
	const reader = { db: world.db, actor: actor(curious), today: TODAY };
	const wanted = { format, query, fields, language: 'en' } as const;
	const { body } = await exportFile(reader, entities.article, wanted);
	const bytes = await new Response(body).arrayBuffer();
	return format === 'csv' ? Buffer.from(bytes).toString('utf8') : textOf(Buffer.from(bytes));
}

async function textOf(workbook: Buffer): Promise<string> {
	const { readXlsx } = await import('hucre');
	return JSON.stringify(await readXlsx(workbook));
}

describe('formulas', () => {
	const formulas = ['=[cost]', '=[margin]*100', '=IF([cost]>3,1,2)', '=ROUND([Cost]*2,2)'];

	test.each(formulas)('%s says nothing into another column', async (formula) => {
		const step = { do: 'formula', formula } as const;
		const change: BulkChange = { target: { ids: [article] }, field: 'salesPrice', step };
		const preview = () => api().previewBulk(change);
		expect(await told(preview)).toMatch(/^refused|"errors":1/);
		await told(() => api().applyBulk({ operation: newId(), change, state: 'x', leaveOut: true }));
		const { rows } = await world.api().entities.article.rows({ ids: [article] });
		expect(rows[0]).toMatchObject({ salesPrice: 10 });
	});

	test('a formula over what he may see works', async () => {
		const step = { do: 'formula', formula: '=[salesPrice]*2' } as const;
		const change: BulkChange = { target: { ids: [article] }, field: 'salesPrice', step };
		expect(await api().previewBulk(change)).toMatchObject({ changed: 1, errors: 0, sumNew: 20 });
	});

	test('nor is the field itself changed in bulk, or told in a preview', async () => {
		for (const field of ['cost', 'margin']) {
			const step = { do: 'percent', value: 10 } as const;
			const change: BulkChange = { target: { ids: [article] }, field, step };
			expect(await told(() => api().previewBulk(change))).toMatch(/^refused/);
			const apply = { operation: newId(), change, state: 'x' };
			expect(await told(() => api().applyBulk(apply))).toMatch(/^refused/);
		}
	});
});

describe('writing', () => {
	test('a save answers without it, and cannot touch it', async () => {
		const save = (patch: object, old: object | undefined, version = 1) =>
			told(() =>
				api().save({
					operation: newId(),
					changes: [{ id: article, version, patch, ...(old ? { old } : {}) }]
				})
			);
		expect(await save({ name: 'Chai tea' }, undefined)).not.toMatch(/"cost"|"margin"/);
		expect(await save({ cost: 1 }, undefined, 2)).toMatch(/^refused field\.forbidden/);
		expect(await save({ cost: 1 }, { cost: 0 })).toMatch(/^refused field\.forbidden/);
		expect(await save({ margin: 1 }, undefined, 2)).toMatch(/^refused/);
		await save({ name: 'Other' }, { name: 'Chai', cost: 1 });
		const { rows } = await world.api().entities.article.rows({ ids: [article] });
		expect(rows[0]).toMatchObject({ cost: 3.717171, salesPrice: 10 });
	});
});

describe('history', () => {
	test('tells the other cells of the same change', async () => {
		const { history } = world.api(curious);
		const asked = { entity: 'article', row: article, limit: 10 };
		expect(await told(() => history.row(asked))).toMatch(/"salesPrice"/);
		expect(await told(() => history.row(asked))).not.toMatch(/"cost"|"margin"/);
		expect(await told(() => history.operation({ operation }))).toMatch(/"salesPrice"/);
		expect(await told(() => history.operation({ operation }))).not.toMatch(/"cost"/);
		await told(() => history.table({ entity: 'article' }));
	});

	test('a change of it is not undone by one who may not see it', async () => {
		const raise = newId();
		const [row] = (await world.api().entities.article.rows({ ids: [article] })).rows;
		await world.api().entities.article.save({
			operation: raise,
			changes: [{ id: article, version: row?.version ?? 0, patch: { cost: 4.5 } }]
		});
		await told(() => world.api(curious).history.undo({ operation: newId(), undoes: raise }));
		const { rows } = await world.api().entities.article.rows({ ids: [article] });
		expect(rows[0]?.cost).toBe(4.5);
	});

	test('is not told by a conflict either, to one who may write but not see it', async () => {
		const writer = world.api([...curious, 'costs.write']).entities.article;
		const patch = { cost: 5 };
		const change = { id: article, version: 99, patch, old: { cost: 1 } };
		const answer = await told(() => writer.save({ operation: newId(), changes: [change] }));
		expect(answer).toMatch(/field\.forbidden/);
	});

	test('of a table that one may not read is not told', async () => {
		const blind = world.api(['history.read', 'unit.read']).history;
		for (const ask of [
			() => blind.row({ entity: 'article', row: article, limit: 10 }),
			() => blind.table({ entity: 'article' })
		]) {
			expect(await told(ask)).toMatch(/^refused article\.read/);
		}
		expect(await told(() => blind.operation({ operation }))).not.toMatch(/Chai|salesPrice/);
	});
});
