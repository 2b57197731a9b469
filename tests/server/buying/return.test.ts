import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { known } from '#lib/domain/model/assert.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import { textIn } from '#lib/server/texts.ts';
import { makeBuying, type Buying } from '../../support/buying.ts';
import { codesOf, entityApi, problemsOf } from '../../support/entity-api.ts';
import { deviations, lostValue, notOnOrder, uncosted, unkept } from '../../support/ledger.ts';
import { newId } from '../../support/make.ts';
import type { Cells, Options, Paper, Stock } from '../../support/stock.ts';
import { TODAY, type Who } from '../../support/world.ts';

let buying: Buying;
let stock: Stock;
let [article, warehouse]: [Id, Id] = ['', ''];
beforeAll(async () => {
	buying = await makeBuying();
	({ stock } = buying);
});
afterAll(async () => {
	for (const check of [deviations, notOnOrder, uncosted, unkept, lostValue]) {
		expect(await check(stock.world.db)).toEqual([]);
	}
	await stock.world.close();
});
beforeEach(async () => {
	[article, warehouse] = [await buying.addArticle(), await stock.addWarehouse()];
});

const received = (quantity: number, unitCost: number, head: Cells = {}) =>
	stock.posted(
		'goodsReceipt',
		{ supplier: buying.supplier, warehouse, ...head },
		{ article, quantity, unitCost }
	);
const returning = (receipt: Paper, quantity: number, cells: Cells = {}, head: Cells = {}) =>
	stock.addPaper(
		'purchaseReturn',
		{ supplier: buying.supplier, warehouse, ...head },
		{ receiptLine: known(receipt.lines[0], 'line'), quantity, ...cells }
	);
const refused = async (paper: Paper, action = 'ship', options?: Options) =>
	(await problemsOf(buying.act(action, paper, options))).map(({ code, params, at }) => ({
		...{ code, field: at?.field },
		...(params ? { params } : {})
	}));
const sendBack = async (papers: readonly Paper[], who?: Who) => {
	const rows = await Promise.all(papers.map(({ type, id }) => stock.row(type, id)));
	const seen = rows.map(({ id, version }) => ({ id, version }));
	const api = stock.world.api(who);
	return (await api.purchasing.sendBack({ operation: newId(), rows: seen })).rows;
};
const lastMove = async (): Promise<AnyRow> => known((await stock.moves(article)).at(-1), article);
/** What is left of the layers of the article, oldest first. */
const left = async () =>
	(
		await stock.world.db.all<{ quantity: number; all: number }>(
			sql`select quantity / 1e4 as quantity, value / 1e4 as "all" from "costLayer"
				where article = ${article} order by age`
		)
	).map(({ quantity, all }) => [quantity, all]);

test('E58: ten of 200 at 400.00 go back, and the supplier owes 4,000.00', async () => {
	const order = await buying.ordered({ warehouse }, { article, quantity: 200, unitCost: 400 });
	const receipt = await buying.arrived(order, { freight: 100 }, { quantity: 200 });
	const paper = await returning(receipt, 10, { reason: 'defective' });
	expect(await buying.linesOf(paper)).toMatchObject([
		{ receipt: receipt.id, article, unitCost: 400, credit: 4000, reason: 'defective' }
	]);
	expect(await stock.row('purchaseReturn', paper.id)).toMatchObject({ credit: 4000 });
	expect(await buying.figures(article)).toBe('200/0/0');
	const head = await buying.act('ship', paper);
	expect(head).toMatchObject({ state: 'shipped', on: TODAY, number: 'PR-00001', credit: 4000 });
	expect(await buying.figures(article)).toBe('190/0/0');
	// What left is worth what it cost with the freight; the order got what it asked for.
	expect(await lastMove()).toMatchObject({ kind: 'vendorReturn', quantity: 10, value: 4005 });
	expect(await buying.linesOf(order)).toMatchObject([{ received: 200, open: 0 }]);
	expect(await stock.row('purchaseOrder', order.id)).toMatchObject({ state: 'received' });
	const clerk = await entityApi(stock.world, 'purchaseReturn', 'clerk').rows({ ids: [paper.id] });
	expect(known(clerk.rows[0], 'row')).not.toHaveProperty('credit');

	await buying.act('reopen', paper);
	expect(await buying.figures(article)).toBe('200/0/0');
	expect(await left()).toEqual([[200, 80_100]]);
	await buying.act('cancel', paper);
});

test('at most what was received goes back, and nothing that did not come so', async () => {
	const receipt = await received(10, 5);
	await received(10, 6);
	await buying.act('ship', await returning(receipt, 4));
	const more = await returning(receipt, 7);
	expect(await refused(more)).toEqual([
		{ code: 'return.beyond', field: 'quantity', params: { most: 6 } }
	]);
	const head = { supplier: buying.supplier, warehouse };
	const bare = await stock.addPaper('purchaseReturn', head, { article, quantity: 1 });
	expect(await refused(bare)).toEqual([{ code: 'return.no-source', field: 'receiptLine' }]);
	const draft = await stock.addPaper('goodsReceipt', head, { article, quantity: 1 });
	expect(await refused(await returning(draft, 1))).toEqual([
		{ code: 'return.not-posted', field: 'receiptLine' }
	]);
	expect(await refused(await returning(receipt, 1, {}, { on: '2026-02-28' }))).toEqual([
		{ code: 'return.too-early', field: 'on', params: { on: TODAY } }
	]);
	const supplier = await buying.add('partner', { number: 'T', name: 'Third', supplier: true });
	const theirs = returning(receipt, 1, {}, { supplier });
	expect(await codesOf(theirs)).toEqual(['return.other-supplier']);
});

test('goods leave out of what came with their receipt, as long as it is there', async () => {
	await received(10, 5);
	const second = await received(10, 8);
	await buying.act('ship', await returning(second, 4));
	expect(await lastMove()).toMatchObject({ value: 32 });
	expect(await left()).toEqual([
		[10, 50],
		[6, 48]
	]);
	// Of what went elsewhere there the same are meant, and what is sold of them is made up for by others.
	const elsewhere = await stock.addWarehouse();
	const way = { fromWarehouse: warehouse, toWarehouse: elsewhere };
	await stock.posted('transfer', way, { article, quantity: 14 });
	await buying.act('ship', await returning(second, 5, {}, { warehouse: elsewhere }));
	expect(await lastMove()).toMatchObject({ value: 4 * 8 + 5 });
	// The same again where something is posted for an earlier day.
	const before = { warehouse: elsewhere, on: '2026-02-01' };
	await stock.posted('putIn', before, { article, quantity: 3, unitCost: 1 });
	const [latest] = (
		await entityApi(stock.world, 'stockRevaluation').list({ offset: 0, limit: 100 })
	).rows.filter((row) => row['article'] === article && row['quantity'] === 5);
	expect(latest).toMatchObject({ before: 37, after: 33 });
});

test('what is promised stays, and whose it is is told', async () => {
	const receipt = await received(10, 5);
	const customer = await buying.add('partner', { number: 'C', name: 'Customer', customer: true });
	const order = await stock.addPaper(
		'salesOrder',
		{ customer, warehouse },
		{ article, quantity: 7, unitPrice: 9 }
	);
	const { number } = await buying.act('confirm', order);
	expect(await refused(await returning(receipt, 4))).toEqual([
		{ code: 'return.promised', field: 'quantity', params: { papers: number } }
	]);
	await buying.act('ship', await returning(receipt, 3));
	const gone = await returning(receipt, 7);
	await buying.act('cancel', order);
	await stock.posted('takeOut', { warehouse }, { article, quantity: 5 });
	expect(await refused(gone)).toEqual([
		{ code: 'stock.insufficient', field: 'quantity', params: { missing: 5 } }
	]);
});

test('E75: a receipt of which some is sold is not cancelled, but sent back', async () => {
	const receipt = await received(10, 5);
	await stock.posted('takeOut', { warehouse }, { article, quantity: 5 });
	const [problem, ...none] = await problemsOf(buying.act('cancel', receipt));
	expect(none).toEqual([]);
	expect(problem).toMatchObject({ code: 'receipt.used', params: { used: 5 } });
	expect(textIn('en', 'problem.receipt.used', { used: 5 })).toContain('purchase return');
	const [head] = await sendBack([receipt]);
	const { id, version } = known(head, 'head');
	const [line] = await buying.linesOf({ type: 'purchaseReturn', id, version, lines: [] });
	await stock.save('purchaseReturnLine', known(line, 'line').id, 1, { quantity: 5 });
	const rows = [{ type: 'purchaseReturn', id, version, lines: [] }];
	await stock.perform('ship', rows);
	expect(await buying.figures(article)).toBe('0/0/0');
});

test('a receipt of which something was sent back stays until that is taken back', async () => {
	const receipt = await received(10, 5);
	const paper = await returning(receipt, 2);
	const { number } = await buying.act('ship', paper);
	const stands = [{ code: 'return.stands', field: undefined, params: { papers: number } }];
	expect(await refused(receipt, 'cancel')).toEqual(stands);
	expect(await refused(receipt, 'reopen')).toEqual(stands);
	await buying.act('cancel', paper);
	expect(await buying.act('cancel', receipt)).toMatchObject({ state: 'cancelled' });
});

test('returns are drafted of what is left of receipts, with their pieces', async () => {
	article = await buying.addArticle({ tracking: 'serial' });
	const bin = await stock.addBin(warehouse);
	const receipt = await stock.posted(
		'goodsReceipt',
		{ supplier: buying.supplier, warehouse },
		{ article, quantity: 3, serials: 'A1, A2, A3', unitCost: 9, bin }
	);
	await buying.act('ship', await returning(receipt, 1, { serials: 'A2', bin }));
	const [head, ...none] = await sendBack([receipt], 'clerk');
	expect(none).toEqual([]);
	expect(head).toMatchObject({ state: 'draft', warehouse, supplier: buying.supplier });
	const paper: Paper = { ...known(head, 'head'), type: 'purchaseReturn', lines: [] };
	expect(await buying.linesOf(paper)).toMatchObject([
		{ ...{ quantity: 2, serials: 'A1\nA3', bin }, ...{ receipt: receipt.id, unitCost: 9 } }
	]);
	expect(await problemsOf(sendBack([receipt]))).toEqual([
		{ code: 'return.nothing-left', at: { row: receipt.id, field: 'state' } }
	]);
	await buying.act('ship', paper);
	expect(await buying.figures(article)).toBe('0/0/0');
	expect((await stock.moves(article)).map(({ kind }) => kind)).toEqual([
		...['goodsReceipt', 'goodsReceipt', 'goodsReceipt'],
		...['vendorReturn', 'vendorReturn', 'vendorReturn']
	]);
});

test('under the average what goes back is worth what any of them is', async () => {
	const own = await makeBuying();
	const { rows } = await entityApi(own.stock.world, 'company').list({ offset: 0, limit: 1 });
	const company = known(rows[0], 'company');
	await own.stock.save('company', company.id, company.version, { costMethod: 'average' });
	const [goods, place] = [await own.addArticle(), await own.stock.addWarehouse()];
	const head = { supplier: own.supplier, warehouse: place };
	const receive = (quantity: number, unitCost: number) =>
		own.stock.posted('goodsReceipt', head, { article: goods, quantity, unitCost });
	await receive(10, 5);
	const second = await receive(30, 7);
	const line = { receiptLine: known(second.lines[0], 'line'), quantity: 10 };
	const paper = await own.stock.addPaper('purchaseReturn', head, line);
	expect(await own.act('ship', paper)).toMatchObject({ credit: 70 });
	expect((await own.stock.moves(goods)).at(-1)).toMatchObject({ value: 65 });
	expect(await lostValue(own.stock.world.db)).toEqual([]);
	await own.stock.world.close();
});
