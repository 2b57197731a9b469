import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { BulkChange } from '#lib/domain/model/change.ts';
import { newId } from '../../support/make.ts';
import { codesOf, entityApi, problemsOf } from '../../support/entity-api.ts';
import { makeStock, type Cells, type Paper, type Stock } from '../../support/stock.ts';
import { checked, send } from '../imports/support.ts';

let stock: Stock;
let article: string;
let warehouse: string;
/** Posted, with a line. */
let paper: Paper;
let line: string;
beforeAll(async () => {
	stock = await makeStock();
});
afterAll(() => stock.world.close());
beforeEach(async () => {
	[article, warehouse] = [await stock.addArticle(), await stock.addWarehouse()];
	const cells = { article, quantity: 5, batch: null };
	paper = await stock.posted('putIn', { warehouse, note: 'blue' }, cells);
	line = String(paper.lines[0]);
});

const api = (entity: string) => entityApi(stock.world, entity);
const undo = (undoes: string) => stock.world.api().history.undo({ operation: newId(), undoes });
const locked = (row: string, field?: string) => ({
	...{ code: 'document.locked', params: { state: 'posted' } },
	at: field === undefined ? { row } : { row, field }
});

/** Head and lines stand as they did, whatever was tried. */
async function keeping(work: () => Promise<unknown>) {
	const states = async () => [
		await stock.row('putIn', paper.id),
		(await api('putInLine').list({ offset: 0, limit: 1000 })).rows,
		await stock.records(article)
	];
	const before = await states();
	await work();
	expect(await states()).toEqual(before);
}

type Try = { readonly entity: string; readonly id: string; readonly version: number };
const save = async ({ entity, id, version }: Try, patch: Cells, source: 'grid' | 'paste') =>
	api(entity).save({ operation: newId(), source, changes: [{ id, version, patch }] });

describe.each(['grid', 'paste'] as const)('by %s', (source) => {
	test('a posted document is not typed into, at its head', () =>
		keeping(async () => {
			const head = { entity: 'putIn', id: paper.id, version: 2 };
			for (const [field, cell] of [
				['note', 'green'],
				['note', null],
				['on', '2026-01-01'],
				['warehouse', await stock.addWarehouse()]
			] as const) {
				const refused = save(head, { [field]: cell }, source);
				expect(await problemsOf(refused)).toEqual([locked(paper.id, field)]);
			}
			for (const field of ['state', 'number']) {
				expect(await codesOf(save(head, { [field]: 'draft' }, source))).toEqual(['field.readonly']);
			}
		}));

	test('nor at its lines, of which none is added', () =>
		keeping(async () => {
			const old = { entity: 'putInLine', id: line, version: 1 };
			for (const patch of [
				{ quantity: 4 },
				{ position: 9 },
				{ article: await stock.addArticle() }
			]) {
				expect(await problemsOf(save(old, patch, source))).toEqual([locked(line)]);
			}
			const id = newId();
			const added = { document: paper.id, article, quantity: 1 };
			const fresh = { entity: 'putInLine', id, version: 0 };
			expect(await problemsOf(save(fresh, added, source))).toEqual([locked(id)]);
		}));
});

test('a line goes to no other document, be it a draft or not', () =>
	keeping(async () => {
		const one = await stock.addPaper('putIn', { warehouse }, { article, quantity: 1 });
		const other = await stock.addPaper('putIn', { warehouse });
		const own = String(one.lines[0]);
		for (const document of [other.id, paper.id]) {
			const moved = stock.save('putInLine', own, 1, { document });
			const at = { row: own, field: 'document' };
			expect(await problemsOf(moved)).toEqual([{ code: 'document.line-stays', at }]);
		}
		const moved = stock.save('putInLine', line, 1, { document: other.id });
		expect(await codesOf(moved)).toEqual(['document.line-stays']);
		await remove('putIn', one.id, other.id);
	}));

const remove = (entity: string, ...ids: readonly string[]) =>
	removeAt(entity, ...ids.map((id) => ({ id, version: 1 })));
const removeAt = (entity: string, ...rows: { id: string; version: number }[]) =>
	api(entity).remove({ operation: newId(), rows });

test('neither head nor line is deleted, posted or cancelled; a draft goes with its lines', async () => {
	await keeping(async () => {
		const head = { id: paper.id, version: 2 };
		expect(await problemsOf(removeAt('putIn', head))).toContainEqual(locked(line));
		expect(await problemsOf(remove('putInLine', line))).toEqual([locked(line)]);
	});
	await stock.perform('cancel', [paper]);
	const cancelled = removeAt('putIn', { id: paper.id, version: 3 });
	expect(new Set(await codesOf(cancelled))).toEqual(new Set(['document.locked']));
	const empty = await stock.addPaper('putIn', { warehouse }, { article, quantity: 1 });
	await remove('putIn', empty.id);
	expect((await api('putInLine').rows({ ids: [...empty.lines] })).rows).toEqual([]);
});

test('a bulk change and a replacement name the lock at every row', () =>
	keeping(async () => {
		const ids = [paper.id];
		const change: BulkChange = { target: { ids }, field: 'note', step: { do: 'set', value: 'x' } };
		const preview = await api('putIn').previewBulk(change);
		expect(preview.lines[0]?.problems).toEqual([locked(paper.id, 'note')]);
		const order = { operation: newId(), change, state: preview.state, confirmed: [] };
		expect(await codesOf(api('putIn').applyBulk(order))).toEqual(['document.locked']);
		const find = { query: {}, fields: ['note'], text: 'blue', locale: 'en-GB' };
		const replace = { find, with: 'red' };
		const seen = await api('putIn').previewReplace(replace);
		expect(seen).toMatchObject({ errors: seen.rows });
		const wish = { operation: newId(), replace, state: seen.state };
		expect(new Set(await codesOf(api('putIn').replace(wish)))).toEqual(
			new Set(['document.locked'])
		);
	}));

test('a file brings no line into a posted document', () =>
	keeping(async () => {
		const { number } = await stock.row('putIn', paper.id);
		const { number: item } = await stock.row('article', article);
		const { id, plan } = await send(
			stock.world,
			'putInLine',
			`Document,Article,Quantity\n${number},${item},3\n`
		);
		const fields = { document: { column: 0 }, article: { column: 1 }, quantity: { column: 2 } };
		const { counts } = await checked(stock.world, id, { ...plan, fields, mode: 'insert', key: [] });
		expect(counts).toMatchObject({ lines: 1, faulty: 1, inserted: 0 });
		const page = { id, only: 'errors', offset: 0, limit: 9 } as const;
		const { lines } = await stock.world.api().imports.lines(page);
		const told = lines.flatMap(({ problems, cells }) => [
			...problems,
			...cells.flatMap((cell) => cell.problems)
		]);
		expect(told.map(({ code }) => code)).toEqual(['document.locked']);
	}));

describe('undo after posting takes nothing back:', () => {
	const operations = {
		'a line that was added': async (draft: Paper, operation: string) => {
			const patch = { document: draft.id, article, quantity: 1 };
			const changes = [{ id: newId(), version: 0, patch }];
			await api('putInLine').save({ operation, changes });
		},
		'a line that was deleted': async ({ lines }: Paper, operation: string) => {
			const rows = [{ id: String(lines[0]), version: 1 }];
			await api('putInLine').remove({ operation, rows });
		},
		'a quantity that was typed': async ({ lines }: Paper, operation: string) => {
			const changes = [{ id: String(lines[0]), version: 1, patch: { quantity: 9 } }];
			await api('putInLine').save({ operation, changes });
		}
	};

	test.each(Object.entries(operations))('%s', async (_, change) => {
		const lines = [1, 2].map((quantity) => ({ article, quantity }));
		const draft = await stock.addPaper('putIn', { warehouse }, ...lines);
		const operation = newId();
		await change(draft, operation);
		await stock.perform('post', [draft]);
		await keeping(async () => {
			const { undone, skipped } = await undo(operation);
			expect({ undone, skipped: skipped.length }).toEqual({ undone: 0, skipped: 1 });
		});
	});

	test('a note that was typed', async () => {
		const draft = await stock.addPaper('putIn', { warehouse }, { article, quantity: 1 });
		const operation = newId();
		const changes = [{ id: draft.id, version: 1, patch: { note: 'typed' } }];
		await api('putIn').save({ operation, changes });
		await stock.perform('post', [{ ...draft, version: 2 }]);
		expect(await undo(operation)).toMatchObject({ undone: 0, skipped: [{}] });
		expect(await stock.row('putIn', draft.id)).toMatchObject({ note: 'typed', version: 3 });
	});
});
