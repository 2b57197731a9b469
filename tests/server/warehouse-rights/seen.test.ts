import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stored } from '#lib/domain/registry.ts';
import { exportFile } from '#lib/server/exports/export-rows.ts';
import { exportReport } from '#lib/server/exports/export-report.ts';
import { exportSheet } from '#lib/server/exports/export-sheet.ts';
import { seenBy } from '#lib/server/store/seen.ts';
import { appRouter } from '#lib/server/trpc/router.ts';
import { entityApi } from '../../support/entity-api.ts';
import { newId } from '../../support/make.ts';
import { actor, TODAY } from '../../support/world.ts';
import { MARK, openTwoHouses, type TwoHouses } from './two-houses.ts';

let houses: TwoHouses;
let sheet: string;
beforeAll(async () => {
	houses = await openTwoHouses();
	sheet = newId();
	const asks = ['STOCK("TEA")', 'AVAILABLE("TEA")', 'STOCK("TEA", "HIDDEN" & "-HOUSE")'];
	const rows = ['WAREHOUSE("HIDDEN" & "-HOUSE", "name")', 'ARTICLE("TEA", "defaultWarehouse")'];
	const cells = [...asks, ...rows].map((formula, at) => [`A${at + 1}`, `=${formula}`] as const);
	await houses.limited().sheets.save({
		...{ id: sheet, version: 0, name: 'Sheet' },
		cells: Object.fromEntries(cells)
	});
});
afterAll(() => houses.stock.world.close());

const told = async (answer: unknown): Promise<string> => {
	const text = JSON.stringify(await answer);
	expect(text).not.toMatch(MARK);
	return text;
};
const reader = () => {
	const asker = actor('administrator', [houses.own]);
	return { db: seenBy(houses.stock.world.db, asker), actor: asker, today: TODAY };
};

test('who may know of all warehouses is told of the hidden one, so that the rest looks for the right thing', async () => {
	const { world } = houses.stock;
	const api = (name: string) => entityApi(world, name);
	const page = { offset: 0, limit: 100 };
	for (const name of ['warehouse', 'bin', 'stockRecord', 'stockMove', 'putInLine', 'article']) {
		expect(JSON.stringify(await api(name).list(page))).toMatch(MARK);
	}
	const { article } = houses;
	expect(JSON.stringify(await world.api().stock.card({ article }))).toMatch(MARK);
	const report = await world.api().reports.stockValue({ parameters: {} });
	expect(JSON.stringify(report)).toMatch(MARK);
});

describe('tables', () => {
	test.each(Object.keys(stored))('%s: no answer tells of the hidden warehouse', async (name) => {
		const api = entityApi(houses.stock.world, name, 'administrator', [houses.own]);
		const fields = Object.keys(stored[name]?.fields ?? {});
		for (const field of fields) {
			const sort = [{ field, descending: true }];
			await told(api.list({ offset: 0, limit: 100, total: true, sort }));
			await told(api.distinct({ field, query: {} }));
		}
		await told(api.totals({ query: {}, fields }));
		await told(api.lookup({ search: '', limit: 100 }));
		for (const text of ['hidden', 'secretshelf', '7771', '3331']) {
			expect(await told(api.list({ offset: 0, limit: 9, search: text }))).toContain('"rows":[]');
			const find = { query: {}, fields, text, locale: 'en-GB' };
			expect((await api.find({ find, from: 0, limit: 9 })).hits).toEqual([]);
		}
		for (const format of ['csv', 'xlsx'] as const) {
			const wanted = { format, query: {}, fields: [], language: 'en' } as const;
			const { body } = await exportFile(reader(), stored[name] as never, wanted);
			const bytes = Buffer.from(await new Response(body).arrayBuffer());
			await told(format === 'csv' ? bytes.toString('utf8') : await textOf(bytes));
		}
		const { history } = houses.limited();
		const { operations } = await history.table({ entity: name, limit: 500 });
		await told(operations);
		for (const { id: operation } of operations) await told(history.operation({ operation }));
		const all = await houses.stock.world.api().history.table({ entity: name, limit: 500 });
		for (const { id: operation } of all.operations) await told(history.operation({ operation }));
	});
});

async function textOf(workbook: Buffer): Promise<string> {
	const { readXlsx } = await import('hucre');
	return JSON.stringify(await readXlsx(workbook));
}

describe('everything else that can be asked', () => {
	/** A query that is not listed here fails the test. */
	const asked: Readonly<Record<string, () => readonly unknown[]>> = {
		'history.row': () => rowsOfBoth().map(([entity, row]) => ({ entity, row })),
		'history.table': () => Object.keys(stored).map((entity) => ({ entity })),
		'history.operation': () => [],
		'history.steps': () => Object.keys(stored).map((entity) => ({ entity })),
		'jobs.list': () => [undefined],
		'jobs.runs': () => [{ job: 'suggestReorders' }, { job: 'tellLowStock' }],
		'notices.list': () => [undefined],
		'records.find': () =>
			['HIDDEN', 'secret', 'TEA', 'PI'].map((search) => ({
				search,
				entities: Object.keys(stored)
			})),
		'records.named': () => [{ rows: rowsOfBoth().map(([entity, id]) => ({ entity, id })) }],
		'reports.grossProfit': () => [{ parameters: {} }],
		'reports.projectedStock': () => [{ parameters: {} }],
		'reports.stockValue': () => [{ parameters: {} }, { parameters: { on: '2026-02-02' } }],
		'roles.matrix': () => [undefined],
		'session.me': () => [undefined],
		'sheets.answers': () => [{ asks: [...figures(), ...cells()] }],
		'stock.card': () => [
			{ article: houses.article },
			{ article: houses.article, warehouse: houses.hidden }
		],
		'stock.proposal': () => [
			{ document: 'takeOut', id: houses.papers.takeOut.id },
			{ document: 'transfer', id: houses.back.id }
		],
		'stock.tracked': () => [{ search: '7' }],
		'views.list': () => Object.keys(stored).map((entity) => ({ entity }))
	};
	/** About nothing that lies anywhere. */
	const apart = ['imports.', 'offers.', 'preferences.', 'tokens.', 'session.sessions', 'jobs.run'];
	const others = ['sheets.list', 'sheets.read'];

	const rowsOfBoth = () => [
		...Object.values(houses.papers).map(({ type, id }) => [type, id] as const),
		['warehouse', houses.hidden] as const,
		['bin', houses.hiddenBin] as const,
		['article', houses.article] as const,
		['transfer', houses.there.id] as const
	];
	const figures = () =>
		['STOCK', 'AVAILABLE', 'ORDERED'].flatMap((name) => [
			{ name, args: ['TEA'] },
			{ name, args: ['TEA', 'HIDDEN-HOUSE'] },
			{ name, args: ['TEA', houses.hidden] }
		]);
	const cells = () => [
		{ name: 'WAREHOUSE', args: [houses.hidden, 'shipping'] },
		{ name: 'ARTICLE', args: ['TEA', 'defaultWarehouse'] },
		{ name: 'PUTIN', args: ['PI-00002', 'note'] }
	];

	const queries = Object.entries(appRouter._def.procedures as unknown as Procedures)
		.filter(([path, { _def }]) => _def.type === 'query' && !path.startsWith('entities.'))
		.map(([path]) => path)
		.filter((path) => !apart.some((part) => path.startsWith(part)) && !others.includes(path));

	test.each(queries)('%s', async (path) => {
		const [group = '', name = ''] = path.split('.');
		const api = houses.limited() as unknown as Callable;
		for (const input of asked[path]?.() ?? [{ nobody: 'has said how this is asked' }]) {
			const answer = await told(api[group]?.[name]?.(input));
			// What was asked for is not told back as if it were there.
			if (path === 'sheets.answers') expect(answer).toContain('#N/A');
		}
	});

	test('a sheet and a report as files', async () => {
		for (const format of ['csv', 'xlsx'] as const) {
			const wanted = { format, language: 'en' } as const;
			const report = await exportReport(reader(), 'stockValue', { ...wanted, parameters: {} });
			for (const { body } of [report, await exportSheet(reader(), sheet, wanted)]) {
				const bytes = Buffer.from(await new Response(body).arrayBuffer());
				await told(format === 'csv' ? bytes.toString('utf8') : await textOf(bytes));
			}
		}
	});
});

type Procedures = Readonly<Record<string, { readonly _def: { readonly type: string } }>>;
type Callable = Readonly<Record<string, Readonly<Record<string, (input: unknown) => unknown>>>>;
