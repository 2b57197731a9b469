import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { known } from '#lib/domain/model/assert.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import { makeBuying, type Buying } from '../../support/buying.ts';
import { hold } from '../../support/counters.ts';
import { codesOf, problemsOf } from '../../support/entity-api.ts';
import { runJob } from '../../support/jobs.ts';
import { notOnOrder } from '../../support/ledger.ts';
import { newId } from '../../support/make.ts';
import { rowsOf, type Paper, type Stock } from '../../support/stock.ts';
import { TODAY, type Who } from '../../support/world.ts';

let buying: Buying;
let stock: Stock;
let [article, other, warehouse]: [Id, Id, Id] = ['', '', ''];
beforeAll(async () => {
	buying = await makeBuying();
	({ stock } = buying);
});
afterAll(async () => {
	expect(await notOnOrder(stock.world.db)).toEqual([]);
	await stock.world.close();
});
beforeEach(async () => {
	[article, other] = [await buying.addArticle(), await buying.addArticle()];
	warehouse = await stock.addWarehouse();
});

/** Drafts receipts of orders as they stand; answers their heads. */
async function receive(
	papers: readonly Paper[],
	{ operation = newId(), who }: { operation?: string; who?: Who } = {}
): Promise<readonly AnyRow[]> {
	const heads = await Promise.all(papers.map(({ id }) => stock.row('purchaseOrder', id)));
	const rows = heads.map(({ id, version }) => ({ id, version }));
	return (await stock.world.api(who, TODAY).purchasing.receive({ operation, rows })).rows;
}
const paperOf = ({ id, version }: AnyRow): Paper => ({
	...{ type: 'goodsReceipt', id, version, lines: [] }
});

describe('orders are received', () => {
	test('with what is still to come of their lines, and all of it comes', async () => {
		const bin = await stock.addBin(warehouse);
		const order = await buying.ordered(
			...[{ warehouse }],
			{ article, quantity: 200, bin },
			{ article: other, quantity: 5 }
		);
		await buying.arrived(order, {}, { quantity: 190 });
		const [head, ...none] = await receive([order], { who: 'clerk' });
		expect(none).toEqual([]);
		expect(head).toMatchObject({ state: 'draft', warehouse, number: null });
		const receipt = paperOf(known(head, 'head'));
		expect(await buying.linesOf(receipt)).toMatchObject([
			{
				...{ position: 1, article, bin, quantity: 10, expected: 10, discrepancy: 0 },
				...{ order: order.id, orderLine: order.lines[0] }
			},
			{ position: 2, article: other, quantity: 5, orderLine: order.lines[1] }
		]);
		await buying.act('post', receipt);
		expect(await buying.figures(article)).toBe('200/0/0');
		expect((await stock.row('purchaseOrder', order.id))['state']).toBe('received');
	});

	test('with one receipt for each supplier and warehouse', async () => {
		const orders = [
			await buying.ordered({ warehouse }, { article, quantity: 1 }),
			await buying.ordered({ warehouse }, { article: other, quantity: 2 }),
			await buying.ordered({ warehouse: await stock.addWarehouse() }, { article, quantity: 3 })
		];
		const heads = await receive(orders);
		const lines = await Promise.all(heads.map((head) => buying.linesOf(paperOf(head))));
		expect(lines.map((own) => own.map(({ quantity }) => quantity))).toEqual([[1, 2], [3]]);
	});

	test('once, though it is asked twice', async () => {
		const order = await buying.ordered({ warehouse }, { article, quantity: 1 });
		const operation = newId();
		const [first] = await receive([order], { operation });
		const [again] = await receive([order], { operation });
		expect(again).toEqual(first);
		const receipts = await rowsOf(stock.world, 'goodsReceipt');
		expect(receipts.filter((row) => row['warehouse'] === warehouse)).toHaveLength(1);
	});

	test('but not what a draft names already, nor what has come or is not submitted', async () => {
		const order = await buying.ordered({ warehouse }, { article, quantity: 10 });
		await buying.arriving(order, {}, { quantity: 4 });
		const [head] = await receive([order]);
		expect(await buying.linesOf(paperOf(known(head, 'head')))).toMatchObject([{ quantity: 6 }]);
		const come = await buying.ordered({ warehouse }, { article, quantity: 1 });
		await buying.arrived(come, {}, { quantity: 1 });
		const draft = await stock.addPaper(
			...['purchaseOrder', { supplier: buying.supplier, warehouse }],
			{ article, quantity: 5 }
		);
		const open = await buying.ordered({ warehouse }, { article, quantity: 1 });
		const nothing = (row: Id) => ({
			code: 'order.nothing-to-receive',
			at: { row, field: 'state' }
		});
		expect(await problemsOf(receive([order, open, come, draft]))).toEqual(
			[order, come, draft].map(({ id }) => nothing(id))
		);
		expect(await codesOf(receive([open, open]))).toEqual(['row.twice']);
	});

	test('by those who may write receipts and see orders', async () => {
		const order = await buying.ordered({ warehouse }, { article, quantity: 1 });
		const refused = receive([order], { who: 'staff' });
		await expect(refused).rejects.toMatchObject({ code: 'FORBIDDEN' });
	});
});

type Suggested = { readonly article: Id; readonly quantity: number; readonly supplier?: Id };

/** A suggestion by hand, released. */
async function released({ quantity, ...cells }: Suggested & { warehouse?: Id }): Promise<AnyRow> {
	const patch = { warehouse, supplier: buying.supplier, quantity, ...cells };
	const id = await buying.add('reorderSuggestion', patch);
	const paper = { type: 'reorderSuggestion', id, version: 1, lines: [] };
	return known((await stock.perform('release', [paper]))[0], id);
}
const order = (rows: readonly AnyRow[]) =>
	stock.perform(
		'order',
		rows.map(({ id, version }) => ({ type: 'reorderSuggestion', id, version, lines: [] }))
	);
const linesOf = (id: unknown) =>
	buying.linesOf({ type: 'purchaseOrder', id: String(id), version: 1, lines: [] });

describe('what is suggested is ordered', () => {
	test('with one order for each supplier and warehouse, which it names (F57)', async () => {
		const elsewhere = await stock.addWarehouse();
		const rows = [
			await released({ article, quantity: 5 }),
			await released({ article: other, quantity: 7 }),
			await released({ article, quantity: 2, warehouse: elsewhere })
		];
		const [first, second, third] = await order(rows);
		expect(first).toMatchObject({ state: 'ordered', order: expect.any(String) });
		expect(second?.['order']).toBe(first?.['order']);
		expect(third?.['order']).not.toBe(first?.['order']);
		const head = await stock.row('purchaseOrder', String(first?.['order']));
		expect(head).toMatchObject({ state: 'draft', supplier: buying.supplier, warehouse });
		expect(head['number']).toMatch(/^PO-\d{5}$/);
		expect(await linesOf(head.id)).toMatchObject([
			{ article, quantity: 5 },
			{ article: other, quantity: 7 }
		]);
		expect(await linesOf(third?.['order'])).toMatchObject([{ article, quantity: 2 }]);
	});

	test('only once it is released', async () => {
		const patch = { article, warehouse, supplier: buying.supplier, quantity: 1 };
		const id = await buying.add('reorderSuggestion', patch);
		expect(await codesOf(order([{ id, version: 1 }]))).toEqual(['document.wrong-state']);
		const [ordered] = await order([await released({ article, quantity: 1 })]);
		expect(await codesOf(order([known(ordered, id)]))).toEqual(['document.wrong-state']);
	});

	test('by the terms of its supplier, or all of it is refused where it shows', async () => {
		const foreign = await stock.addArticle();
		const least = await buying.addArticle({}, { minimumOrderQuantity: 25 });
		const rows = [
			await released({ article: foreign, quantity: 5 }),
			await released({ article: least, quantity: 24 }),
			await released({ article, quantity: 1 })
		];
		expect(await problemsOf(order(rows))).toEqual([
			{
				...{ code: 'article.not-supplied', params: { partner: 'Supplier' } },
				at: { row: rows[0]?.id, field: 'article' }
			},
			{
				...{ code: 'quantity.below-minimum', params: { min: 25 } },
				at: { row: rows[1]?.id, field: 'quantity' }
			}
		]);
		expect((await stock.row('reorderSuggestion', String(rows[2]?.id)))['state']).toBe('released');
	});

	test('E42, E43: and on order once that is submitted, so that nothing more is suggested', async () => {
		await hold(stock, { article, warehouse }, [4, 10, 0]);
		const [record] = await stock.records(article);
		const { id, version } = known(record, article);
		await stock.save('stockRecord', id, version, { minimum: 5, reorderQuantity: 20 });
		const source = (await rowsOf(stock.world, 'supplierArticle')).find(
			(row) => row['article'] === article
		);
		await stock.save('supplierArticle', String(source?.id), 1, { preferred: true });
		const suggestions = async () =>
			(await rowsOf(stock.world, 'reorderSuggestion')).filter((row) => row['article'] === article);

		await runJob(stock.world, 'suggestReorders');
		const [suggestion] = await suggestions();
		expect(suggestion).toMatchObject({ quantity: 20, supplier: buying.supplier });
		const paper = { type: 'reorderSuggestion', id: String(suggestion?.id), version: 1, lines: [] };
		const [freed] = await stock.perform('release', [paper]);
		const [ordered] = await order([known(freed, 'released')]);
		// Nothing is on order yet, and yet it is cared for.
		await runJob(stock.world, 'suggestReorders');
		expect(await suggestions()).toHaveLength(1);
		const made = { ...paper, type: 'purchaseOrder', id: String(ordered?.['order']) };
		await buying.act('submit', made);
		expect(await buying.figures(article)).toBe('4/10/20');
		await runJob(stock.world, 'suggestReorders');
		expect(await suggestions()).toHaveLength(1);
		await buying.act('cancel', made);
		await runJob(stock.world, 'suggestReorders');
		expect(await suggestions()).toHaveLength(2);
	});
});
