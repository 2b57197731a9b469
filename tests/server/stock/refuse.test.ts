import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../support/make.ts';
import { codesOf, entityApi, problemsOf } from '../../support/entity-api.ts';
import { makeStock, type Cells, type Paper, type Stock } from '../../support/stock.ts';

let stock: Stock;
beforeAll(async () => {
	stock = await makeStock();
});
afterAll(() => stock.world.close());

const post = (...papers: readonly Paper[]) => stock.perform('post', papers);

/** Refused with exactly these problems, and nothing has happened. */
async function expectRefused(papers: readonly Paper[], problems: readonly object[]) {
	const before = [await stock.records(), await stock.moves()];
	expect(await problemsOf(post(...papers))).toEqual(problems);
	expect([await stock.records(), await stock.moves()]).toEqual(before);
	for (const { type, id, version } of papers) {
		expect(await stock.row(type, id)).toMatchObject({ state: 'draft', number: null, version });
	}
}

const at = (row: string | undefined, field: string) => ({ at: { row, field } });

test('without lines there is nothing to post', async () => {
	const warehouse = await stock.addWarehouse();
	const paper = await stock.addPaper('putIn', { warehouse });
	await expectRefused([paper], [{ code: 'document.no-lines', at: { row: paper.id } }]);
});

test('a quantity of zero moves nothing, and one below cannot be typed', async () => {
	const [article, warehouse] = [await stock.addArticle(), await stock.addWarehouse()];
	const paper = await stock.addPaper('putIn', { warehouse }, { article, quantity: 0 });
	const [line] = paper.lines;
	await expectRefused([paper], [{ code: 'quantity.nothing', ...at(line, 'quantity') }]);
	const below = stock.addPaper('putIn', { warehouse }, { article, quantity: -1 });
	expect(await codesOf(below)).toEqual(['number.too-small']);
});

test('an article that is not kept in stock does not move', async () => {
	const article = await stock.addArticle({ stockManaged: false });
	const warehouse = await stock.addWarehouse();
	const paper = await stock.addPaper('putIn', { warehouse }, { article, quantity: 1 });
	const [line] = paper.lines;
	await expectRefused([paper], [{ code: 'article.no-stock', ...at(line, 'article') }]);
});

test('more than there is is refused with what is missing, at the line', async () => {
	const [article, warehouse] = [await stock.addArticle(), await stock.addWarehouse()];
	await stock.posted('putIn', { warehouse }, { article, quantity: 10 });
	const paper = await stock.addPaper('takeOut', { warehouse }, { article, quantity: 11 });
	const problem = { code: 'stock.insufficient', params: { missing: 1 } };
	await expectRefused([paper], [{ ...problem, ...at(paper.lines[0], 'quantity') }]);
	const bin = await stock.addBin(warehouse);
	const line = { article, bin, quantity: 2 };
	const elsewhere = await stock.addPaper('takeOut', { warehouse }, line);
	const all = { code: 'stock.insufficient', params: { missing: 2 } };
	await expectRefused([elsewhere], [{ ...all, ...at(elsewhere.lines[0], 'quantity') }]);
});

test('lines that take from one record are served in their order; the last is told what it lacks', async () => {
	const [article, warehouse] = [await stock.addArticle(), await stock.addWarehouse()];
	await stock.posted('putIn', { warehouse }, { article, quantity: 10 });
	const quantities = [6, 3, 4].map((quantity) => ({ article, quantity }));
	const paper = await stock.addPaper('takeOut', { warehouse }, ...quantities);
	const problem = { code: 'stock.insufficient', params: { missing: 3 } };
	await expectRefused([paper], [{ ...problem, ...at(paper.lines[2], 'quantity') }]);
});

test('no more comes in than a record can count', async () => {
	const [article, warehouse] = [await stock.addArticle({ cost: 0 }), await stock.addWarehouse()];
	const most = { article, quantity: 99_999_999_999 };
	await stock.posted('putIn', { warehouse }, most);
	const paper = await stock.addPaper('putIn', { warehouse }, most);
	await expectRefused([paper], [{ code: 'number.too-large', ...at(paper.lines[0], 'quantity') }]);
});

test('nothing goes round in a ring that is not there', async () => {
	const [article, one] = [await stock.addArticle(), await stock.addWarehouse()];
	const [bin, two] = [await stock.addBin(one), await stock.addWarehouse()];
	const within = { fromWarehouse: one, toWarehouse: one };
	const [there, back] = [
		{ article, toBin: bin, quantity: 5 },
		{ article, fromBin: bin, quantity: 5 }
	];
	const problem = { code: 'stock.insufficient', params: { missing: 5 } };
	const bins = await stock.addPaper('transfer', within, there, back);
	await expectRefused(
		[bins],
		bins.lines.map((line) => ({ ...problem, ...at(line, 'quantity') }))
	);
	const ring = [
		await stock.addPaper(
			'transfer',
			{ fromWarehouse: one, toWarehouse: two },
			{ article, quantity: 5 }
		),
		await stock.addPaper(
			'transfer',
			{ fromWarehouse: two, toWarehouse: one },
			{ article, quantity: 5 }
		)
	];
	await expectRefused(
		ring,
		ring.map(({ lines }) => ({ ...problem, ...at(lines[0], 'quantity') }))
	);
});

test('a transfer to where the goods are already is none', async () => {
	const [article, warehouse] = [await stock.addArticle(), await stock.addWarehouse()];
	const bin = await stock.addBin(warehouse);
	await stock.posted('putIn', { warehouse }, { article, bin, quantity: 9 });
	const same = { article, fromBin: bin, toBin: bin, quantity: 1 };
	const none = { article, quantity: 1 };
	const away = { article, fromBin: bin, quantity: 1 };
	const head = { fromWarehouse: warehouse, toWarehouse: warehouse };
	const paper = await stock.addPaper('transfer', head, same, none, away);
	const [first, second] = paper.lines;
	await expectRefused(
		[paper],
		[
			{ code: 'transfer.same-place', ...at(first, 'toBin') },
			{ code: 'transfer.same-place', ...at(second, 'toBin') }
		]
	);
});

test('every reason of every document is told, and none of them is posted', async () => {
	const [article, warehouse] = [await stock.addArticle(), await stock.addWarehouse()];
	const good = await stock.addPaper('putIn', { warehouse }, { article, quantity: 1 });
	const zero = await stock.addPaper('putIn', { warehouse }, { article, quantity: 0 });
	const empty = await stock.addPaper('putIn', { warehouse });
	await expectRefused(
		[good, zero, empty],
		[
			{ code: 'quantity.nothing', ...at(zero.lines[0], 'quantity') },
			{ code: 'document.no-lines', at: { row: empty.id } }
		]
	);
});

test('a document that is named twice is refused', async () => {
	const [article, warehouse] = [await stock.addArticle(), await stock.addWarehouse()];
	const paper = await stock.addPaper('putIn', { warehouse }, { article, quantity: 1 });
	await expectRefused([paper, paper], [{ code: 'row.twice', at: { row: paper.id } }]);
});

test('what was posted is not posted again', async () => {
	const [article, warehouse] = [await stock.addArticle(), await stock.addWarehouse()];
	const paper = await stock.posted('putIn', { warehouse }, { article, quantity: 1 });
	const params = { action: 'post', state: 'posted' };
	expect(await problemsOf(post(paper))).toEqual([
		{ code: 'document.wrong-state', params, at: { row: paper.id } }
	]);
	expect(await stock.moves(article)).toHaveLength(1);
});

test('a document that has changed since, or is gone, is looked at again first', async () => {
	const [article, warehouse] = [await stock.addArticle(), await stock.addWarehouse()];
	const paper = await stock.addPaper('putIn', { warehouse }, { article, quantity: 1 });
	await stock.save('putIn', paper.id, 1, { note: 'changed' });
	const stale = post(paper);
	await expect(stale).rejects.toMatchObject({ code: 'CONFLICT' });
	expect(await problemsOf(stale)).toMatchObject([{ code: 'row.changed', at: { row: paper.id } }]);
	const rows = [{ id: paper.id, version: 2 }];
	await entityApi(stock.world, 'putIn').remove({ operation: newId(), rows });
	expect(await codesOf(post({ ...paper, version: 2 }))).toEqual(['row.gone']);
	expect(await stock.moves(article)).toEqual([]);
});

describe('places', () => {
	type Places = { readonly warehouse: string; readonly other: string; readonly far: string };
	async function places(): Promise<Places & { readonly article: string }> {
		const article = await stock.addArticle();
		const [warehouse, other] = [await stock.addWarehouse(), await stock.addWarehouse()];
		return { article, warehouse, other, far: await stock.addBin(other) };
	}

	test.each([
		['putIn', 'bin', ({ warehouse }: Places): Cells => ({ warehouse })],
		['takeOut', 'bin', ({ warehouse }: Places): Cells => ({ warehouse })],
		[
			'transfer',
			'fromBin',
			({ warehouse, other }: Places): Cells => ({ fromWarehouse: warehouse, toWarehouse: other })
		],
		[
			'transfer',
			'toBin',
			({ warehouse, other }: Places): Cells => ({ fromWarehouse: other, toWarehouse: warehouse })
		]
	])('the line of a %s names no %s of another warehouse', async (type, field, head) => {
		const { article, ...where } = await places();
		const paper = await stock.addPaper(type, head(where));
		const patch = { document: paper.id, article, quantity: 1, [field]: where.far };
		const id = newId();
		const { name } = await stock.row('warehouse', where.warehouse);
		const problem = { code: 'bin.elsewhere', params: { warehouse: name }, ...at(id, field) };
		expect(await problemsOf(stock.save(`${type}Line`, id, 0, patch))).toEqual([problem]);
	});

	test('nor does a record of stock', async () => {
		const { article, warehouse, far } = await places();
		const patch = { article, warehouse, bin: far };
		const record = stock.save('stockRecord', newId(), 0, patch);
		expect(await codesOf(record)).toEqual(['bin.elsewhere']);
	});

	test('a head keeps the warehouse in which the bins of its lines are', async () => {
		const { article, warehouse, other } = await places();
		const bin = await stock.addBin(warehouse);
		const { id } = await stock.addPaper('putIn', { warehouse }, { article, bin, quantity: 1 });
		const moved = stock.save('putIn', id, 1, { warehouse: other });
		const params = { by: 'putInLine', count: 1 };
		expect(await problemsOf(moved)).toEqual([
			{ code: 'value.relied-on', params, ...at(id, 'warehouse') }
		]);
	});

	test('a bin keeps the warehouse in which goods lie in it', async () => {
		const { article, warehouse, other } = await places();
		const bin = await stock.addBin(warehouse);
		await stock.posted('putIn', { warehouse }, { article, bin, quantity: 1 });
		const codes = await codesOf(stock.save('bin', bin, 1, { warehouse: other }));
		expect(new Set(codes)).toEqual(new Set(['value.relied-on']));
	});
});

test.each(['putIn', 'takeOut', 'transfer'])(
	'a line of a %s has no parts of a piece',
	async (type) => {
		const [article, warehouse] = [await stock.addArticle(), await stock.addWarehouse()];
		const head =
			type === 'transfer'
				? { fromWarehouse: warehouse, toWarehouse: await stock.addWarehouse() }
				: { warehouse };
		const { id: document } = await stock.addPaper(type, head);
		const id = newId();
		const patch = { document, article, quantity: 1.5 };
		expect(await problemsOf(stock.save(`${type}Line`, id, 0, patch))).toEqual([
			{ code: 'number.too-precise', params: { places: 0 }, ...at(id, 'quantity') }
		]);
	}
);
