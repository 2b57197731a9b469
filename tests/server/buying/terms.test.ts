import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Id } from '#lib/domain/model/row.ts';
import { makeBuying, type Buying } from '../../support/buying.ts';
import { codesOf, entityApi, problemsOf } from '../../support/entity-api.ts';
import { newId } from '../../support/make.ts';
import type { Cells, Paper, Stock } from '../../support/stock.ts';

let buying: Buying;
let stock: Stock;
let [article, source, warehouse]: [Id, Id, Id] = ['', '', ''];
beforeAll(async () => {
	buying = await makeBuying();
	({ stock } = buying);
	warehouse = await stock.addWarehouse();
});
afterAll(() => stock.world.close());
/** domain.md §9.2: the supplier asks 4.50, from 100 pieces 4.10, and sells 25 at least; the article has 10. */
beforeEach(async () => {
	article = await stock.addArticle({ minimumOrderQuantity: 10 });
	source = await buying.add('supplierArticle', {
		...{ article, supplier: buying.supplier, number: 'X-1', minimumOrderQuantity: 25 }
	});
	for (const [fromQuantity, price] of [
		[1, 4.5],
		[100, 4.1]
	] as const) {
		await buying.add('supplierPrice', { supplierArticle: source, fromQuantity, price });
	}
});

const order = (...lines: readonly Cells[]) =>
	stock.addPaper('purchaseOrder', { supplier: buying.supplier, warehouse }, ...lines);
const priced = async (paper: Paper) =>
	(await buying.linesOf(paper)).map(({ unitCost, amount }) => [unitCost, amount]);
const save = async (paper: Paper, patch: Cells) => {
	const [line] = await buying.linesOf(paper);
	return stock.save('purchaseOrderLine', String(line?.id), Number(line?.version), patch);
};

test('E12, F32: 24 are refused at the cell, where 25 are the least', async () => {
	const id = newId();
	const document = (await order()).id;
	const patch = { document, article, quantity: 24 };
	const call = entityApi(stock.world, 'purchaseOrderLine').save({
		...{ operation: newId(), changes: [{ id, version: 0, patch }] }
	});
	expect(await problemsOf(call)).toEqual([
		{ code: 'quantity.below-minimum', params: { min: 25 }, at: { row: id, field: 'quantity' } }
	]);
});

test('E13, E14, F31: the supplier’s price follows from how many are ordered', async () => {
	const paper = await order(...[25, 99, 100].map((quantity) => ({ article, quantity })));
	expect(await priced(paper)).toEqual([
		[4.5, 112.5],
		[4.5, 445.5],
		[4.1, 410]
	]);
	expect(await buying.linesOf(paper)).toMatchObject(
		[25, 99, 100].map(() => ({ costOrigin: 'supplier', supplierNumber: 'X-1' }))
	);
});

test('E15: a supplier who has no minimum leaves that of the article', async () => {
	const other = await buying.add('partner', { number: newId(), name: 'T', supplier: true });
	await buying.add('supplierArticle', { article, supplier: other });
	const head = { supplier: other, warehouse };
	const lines = (quantity: number) => stock.addPaper('purchaseOrder', head, { article, quantity });
	expect(await codesOf(lines(9))).toEqual(['quantity.below-minimum']);
	expect(await priced(await lines(10))).toEqual([[null, null]]);
});

test('E16: two lines of 15 are refused, since each counts for itself', async () => {
	const lines = [15, 15].map((quantity) => ({ article, quantity }));
	expect(await codesOf(order(...lines))).toEqual([
		...['quantity.below-minimum', 'quantity.below-minimum']
	]);
});

test('a supplier who does not sell an article is not ordered it of', async () => {
	const other = await stock.addArticle();
	expect(await problemsOf(order({ article: other, quantity: 1 }))).toMatchObject([
		{ code: 'article.not-supplied', params: { partner: 'Supplier' }, at: { field: 'article' } }
	]);
});

describe('a cost', () => {
	test('that was typed stays, whatever is ordered; taken away, it is the supplier’s again', async () => {
		const paper = await order({ article, quantity: 99, unitCost: 4.4 });
		expect(await save(paper, { quantity: 100 })).toMatchObject({
			...{ unitCost: 4.4, costOrigin: 'manual' }
		});
		expect(await save(paper, { unitCost: null })).toMatchObject({
			...{ unitCost: 4.1, costOrigin: 'supplier' }
		});
		expect(await save(paper, { quantity: 99 })).toMatchObject({ unitCost: 4.5 });
		expect(await save(paper, { quantity: 50, unitCost: 1 })).toMatchObject({ unitCost: 1 });
	});

	test('follows in a bulk change of many lines', async () => {
		const paper = await order({ article, quantity: 25 }, { article, quantity: 99 });
		const api = entityApi(stock.world, 'purchaseOrderLine');
		const target = { ids: [...paper.lines] };
		const change = { target, field: 'quantity', step: { do: 'set', value: 100 } } as const;
		const { state } = await api.previewBulk(change);
		await api.applyBulk({ operation: newId(), change, state });
		expect(await priced(paper)).toEqual([
			[4.1, 410],
			[4.1, 410]
		]);
		const history = await stock.world.api().history.row({
			...{ entity: 'purchaseOrderLine', row: String(paper.lines[0]) }
		});
		expect(JSON.stringify(history)).toContain('unitCost');
	});

	test('in another currency than that of the order is none', async () => {
		const currency = await buying.add('currency', { code: 'USZ', name: 'Dollar', decimals: 2 });
		const head = { supplier: buying.supplier, warehouse, currency };
		const paper = await stock.addPaper('purchaseOrder', head, { article, quantity: 25 });
		expect(await priced(paper)).toEqual([[null, null]]);
		await stock.save('supplierArticle', source, 1, { currency });
		await save(paper, { quantity: 26 });
		expect(await priced(paper)).toEqual([[4.5, 117]]);
	});

	test('is there for those who do not see it', async () => {
		const who = ['purchaseOrderLine.read', 'purchaseOrderLine.write'];
		const { id: document } = await order();
		const change = { id: newId(), version: 0, patch: { document, article, quantity: 25 } };
		const { rows } = await entityApi(stock.world, 'purchaseOrderLine', who).save({
			...{ operation: newId(), changes: [change] }
		});
		expect(Object.keys(rows[0] ?? {})).not.toContain('unitCost');
		expect(await stock.row('purchaseOrderLine', change.id)).toMatchObject({ unitCost: 4.5 });
	});
});

describe('an order', () => {
	test('with lines stays with its supplier and its currency', async () => {
		const paper = await order({ article, quantity: 25 });
		const other = await buying.add('partner', { number: newId(), name: 'T', supplier: true });
		const moved = stock.save('purchaseOrder', paper.id, 1, { supplier: other });
		expect(await problemsOf(moved)).toEqual([
			{ code: 'order.has-lines', at: { row: paper.id, field: 'supplier' } }
		]);
		const empty = await order();
		await stock.save('purchaseOrder', empty.id, 1, { supplier: other });
	});

	test('is submitted by the terms of that day', async () => {
		const paper = await order({ article, quantity: 25 });
		await stock.save('supplierArticle', source, 1, { minimumOrderQuantity: 30 });
		expect(await problemsOf(buying.act('submit', paper))).toEqual([
			{
				...{ code: 'quantity.below-minimum', params: { min: 30 } },
				at: { row: paper.lines[0], field: 'quantity' }
			}
		]);
		expect(await buying.figures(article)).toBe('0/0/0');
	});
});
