import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Id } from '#lib/domain/model/row.ts';
import { makeBuying, type Buying } from '../../support/buying.ts';
import { hold } from '../../support/counters.ts';
import { codesOf, entityApi, problemsOf } from '../../support/entity-api.ts';
import { deviations, notOnOrder, uncosted } from '../../support/ledger.ts';
import { newId } from '../../support/make.ts';
import type { Paper, Stock } from '../../support/stock.ts';

let buying: Buying;
let stock: Stock;
let [article, warehouse]: [Id, Id] = ['', ''];
beforeAll(async () => {
	buying = await makeBuying();
	({ stock } = buying);
});
afterAll(async () => {
	expect(await deviations(stock.world.db)).toEqual([]);
	expect(await notOnOrder(stock.world.db)).toEqual([]);
	expect(await uncosted(stock.world.db)).toEqual([]);
	await stock.world.close();
});
beforeEach(async () => {
	[article, warehouse] = [await buying.addArticle(), await stock.addWarehouse()];
});

const stateOf = async ({ type, id }: Paper) => (await stock.row(type, id))['state'];
const order = (quantity: number, unitCost: number | null = 400) =>
	buying.ordered({ warehouse }, { article, quantity, unitCost });
/** What one of them costs, and all of them together. */
const costs = async (...articles: readonly Id[]) =>
	(
		await stock.world.db.all<{ each: number; all: number }>(
			sql`select "unitCost" / 1e6 as "each", value / 1e4 as "all" from "costLayer"
				where article in (select value from json_each(${JSON.stringify(articles)})) order by age`
		)
	).map(({ each, all }) => [each, all]);

test('E55, E57, F60, F61: 190 of 200 and then 10 more', async () => {
	const bought = await order(200);
	const first = await buying.arriving(bought, { deliveryNote: 'LS 1' }, { quantity: 190 });
	expect(await buying.linesOf(first)).toMatchObject([
		{ order: bought.id, article, expected: 200, discrepancy: -10 }
	]);
	const head = await buying.act('post', first);
	expect(head).toMatchObject({ state: 'posted', on: '2026-03-02' });
	expect(head['number']).toMatch(/^GR-\d{5}$/);
	expect(await buying.figures(article)).toBe('190/0/10');
	expect(await stock.row('purchaseOrder', bought.id)).toMatchObject({
		...{ state: 'partlyReceived', version: 3 }
	});
	expect(await buying.linesOf(bought)).toMatchObject([{ received: 190, open: 10, version: 3 }]);
	expect(await buying.linesOf(first)).toMatchObject([{ expected: 200, discrepancy: -10 }]);
	expect(await costs(article)).toEqual([[400, 76_000]]);

	await buying.arrived(bought, {}, { quantity: 10 });
	expect(await buying.figures(article)).toBe('200/0/0');
	expect(await stateOf(bought)).toBe('received');
	expect((await stock.moves(article)).map(({ kind, quantity }) => [kind, quantity])).toEqual([
		...[
			['orderOpen', 200],
			['goodsReceipt', 190],
			['orderClose', 190],
			['goodsReceipt', 10],
			['orderClose', 10]
		]
	]);
});

test('E60, F63: a receipt that is cancelled was never there', async () => {
	const bought = await order(200);
	await buying.arrived(bought, {}, { quantity: 190 });
	const last = await buying.arrived(bought, {}, { quantity: 10 });
	expect(await buying.act('cancel', last)).toMatchObject({ state: 'cancelled' });
	expect(await buying.figures(article)).toBe('190/0/10');
	expect(await stateOf(bought)).toBe('partlyReceived');
});

test('F63: one that is reopened keeps its number, and is posted again as it is then', async () => {
	const bought = await order(200);
	const receipt = await buying.arrived(bought, {}, { quantity: 190 });
	const { number } = await stock.row('goodsReceipt', receipt.id);
	const head = await buying.act('reopen', receipt);
	expect(head).toMatchObject({ state: 'draft', number });
	expect(await buying.figures(article)).toBe('0/0/200');
	expect(await stateOf(bought)).toBe('submitted');
	const removal = entityApi(stock.world, 'goodsReceipt').remove({
		...{ operation: newId(), rows: [{ id: head.id, version: head.version }] }
	});
	expect(await codesOf(removal)).toEqual(['document.numbered']);
	const [line] = await buying.linesOf(receipt);
	await stock.save('goodsReceiptLine', String(line?.id), Number(line?.version), { quantity: 195 });
	expect(await buying.act('post', receipt)).toMatchObject({ state: 'posted', number });
	expect(await buying.figures(article)).toBe('195/0/5');
	await buying.act('cancel', receipt);
	expect(await buying.figures(article)).toBe('0/0/200');
});

test('E75: one whose goods are gone is not taken back', async () => {
	const bought = await order(10);
	const receipt = await buying.arrived(bought, {}, { quantity: 10 });
	await stock.posted('takeOut', { warehouse }, { article, quantity: 5 });
	for (const action of ['cancel', 'reopen']) {
		expect(await codesOf(buying.act(action, receipt))).toEqual(['receipt.used']);
	}
	expect(await buying.figures(article)).toBe('5/0/0');
	expect(await stateOf(bought)).toBe('received');
});

test('E29: five come of an order of five, and what is promised stays so', async () => {
	await hold(stock, { article, warehouse }, [2, 3, 0]);
	const bought = await order(5);
	expect(await buying.figures(article)).toBe('2/3/5');
	await buying.arrived(bought, {}, { quantity: 5 });
	expect(await buying.figures(article)).toBe('7/3/0');
	expect(await stock.records(article)).toMatchObject([{ available: 4 }]);
});

test('E61: three pieces with serial numbers have three of them', async () => {
	article = await buying.addArticle({ tracking: 'serial' });
	const bought = await order(3);
	const arriving = (serials: string) => buying.arriving(bought, {}, { quantity: 3, serials });
	const codes = async (serials: string) => codesOf(buying.act('post', await arriving(serials)));
	expect(await codes('A1, A2')).toEqual(['serial.count']);
	expect(await codes('A1, A2, A1')).toEqual(['serial.twice']);
	await buying.act('post', await arriving('A1, A2, A3'));
	expect(await buying.figures(article)).toBe('3/0/0');
	expect((await stock.records(article)).flatMap(({ serial }) => serial ?? [])).toEqual([
		...['A1', 'A2', 'A3']
	]);
});

test('batches come with their last day, several of one order line', async () => {
	article = await buying.addArticle({ tracking: 'batch' });
	const bought = await order(200);
	const none = await buying.arriving(bought, {}, { quantity: 1 });
	expect(await codesOf(buying.act('post', none))).toEqual(['batch.missing']);
	const [orderLine] = bought.lines;
	const receipt = await buying.arrived(
		...[bought, {}],
		{ quantity: 100, batch: 'L1', expiresOn: '2027-01-01' },
		{ orderLine, quantity: 90, batch: 'L2' }
	);
	expect(await buying.figures(article)).toBe('190/0/10');
	// Of 200 that were expected 100 have come with the first, and 90 of the rest with the second.
	expect(await buying.linesOf(receipt)).toMatchObject([
		{ expected: 100, discrepancy: 0 },
		{ expected: 100, discrepancy: -10 }
	]);
	await buying.act('cancel', receipt);
	expect(await buying.figures(article)).toBe('0/0/200');
});

test('E63: freight is borne by the lines, at what they were ordered for', async () => {
	const other = await buying.addArticle();
	const bought = await buying.ordered(
		...[{ warehouse }],
		{ article, quantity: 10, unitCost: 20 },
		{ article: other, quantity: 5, unitCost: 60 }
	);
	await buying.arrived(bought, { freight: 25 }, { quantity: 10 }, { quantity: 5 });
	expect(await costs(article, other)).toEqual([
		[21, 210],
		[63, 315]
	]);
});

describe('what a receipt costs', () => {
	test('is what somebody types, else what was ordered, else what the article cost the last time', async () => {
		const bought = await order(3, 7);
		const receipt = await buying.arriving(bought, {}, { quantity: 1, unitCost: 9 });
		await buying.act('post', receipt);
		await buying.arrived(bought, {}, { quantity: 1 });
		const unpriced = await order(1, null);
		await buying.arrived(unpriced, {}, { quantity: 1 });
		expect(await costs(article)).toEqual([
			[9, 9],
			[7, 7],
			[7, 7]
		]);
	});

	test('is told in the company’s currency, by the rate of its day', async () => {
		const currency = await buying.add('currency', { code: 'USY', name: 'Dollar', decimals: 2 });
		const head = { warehouse, currency };
		const bought = await buying.ordered(head, { article, quantity: 10, unitCost: 12 });
		const receipt = await buying.arriving(bought, {}, { quantity: 10 });
		expect(await problemsOf(buying.act('post', receipt))).toEqual([
			{
				...{ code: 'currency.no-rate', params: { currency: 'USY' } },
				at: { row: receipt.lines[0], field: 'orderLine' }
			}
		]);
		for (const [validFrom, rate] of [
			['2026-01-01', 1.2],
			['2026-03-03', 1.5]
		] as const) {
			await buying.add('exchangeRate', { currency, validFrom, rate });
		}
		await buying.act('post', receipt);
		expect(await costs(article)).toEqual([[10, 100]]);
	});
});

describe('more than was ordered', () => {
	const beyond = (row: Id | undefined, most: number) => ({
		...{ code: 'receipt.beyond', params: { most } },
		at: { row, field: 'quantity' }
	});

	test('is refused to the last place', async () => {
		const units = await entityApi(stock.world, 'unit').list({ offset: 0, limit: 100 });
		const unit = units.rows.find(({ decimals }) => Number(decimals) >= 3)?.id;
		article = await buying.addArticle({ unit });
		const bought = await order(100);
		const receipt = await buying.arriving(bought, {}, { quantity: 100.002 });
		const call = buying.act('post', receipt, { who: 'clerk' });
		expect(await problemsOf(call)).toEqual([beyond(receipt.lines[0], 100)]);
		expect(await buying.figures(article)).toBe('0/0/100');
	});

	test('is for those with the right to it, who are asked', async () => {
		const bought = await order(100);
		const receipt = await buying.arriving(bought, {}, { quantity: 110 });
		expect(await problemsOf(buying.act('post', receipt))).toEqual([
			{ ...beyond(receipt.lines[0], 100), severity: 'warning' }
		]);
		const confirmed = ['receipt.beyond'];
		const clerk = buying.act('post', receipt, { who: 'clerk', confirmed });
		expect(await codesOf(clerk)).toEqual(confirmed);
		await buying.act('post', receipt, { confirmed });
		// E62: what is beyond the order is free.
		expect(await buying.figures(article)).toBe('110/0/0');
		expect(await stateOf(bought)).toBe('received');
		await buying.act('cancel', receipt);
		expect(await buying.figures(article)).toBe('0/0/100');
	});

	test('is allowed within the tolerance of the article, or else of the company', async () => {
		const company = entityApi(stock.world, 'company');
		const { rows } = await company.list({ offset: 0, limit: 1 });
		const { id = '', version = 0 } = rows[0] ?? {};
		await stock.save('company', id, version, { overReceiptPercent: 5 });
		const own = await buying.addArticle({ overReceiptPercent: 0 });
		const bought = await buying.ordered(
			...[{ warehouse }],
			{ article, quantity: 100 },
			{ article: own, quantity: 100 }
		);
		const receipt = await buying.arriving(bought, {}, { quantity: 106 }, { quantity: 101 });
		const call = buying.act('post', receipt, { who: 'clerk' });
		expect(await problemsOf(call)).toEqual([
			beyond(receipt.lines[0], 105),
			beyond(receipt.lines[1], 100)
		]);
		const clerk = { who: 'clerk' } as const;
		const first = await buying.arriving(bought, {}, { quantity: 60 }, { quantity: 100 });
		await buying.act('post', first, clerk);
		const second = await buying.arriving(bought, {}, { quantity: 45 });
		await buying.act('post', second, clerk);
		expect(await buying.figures(article)).toBe('105/0/0');
		// One that is taken back leaves open what the others have not brought.
		await buying.act('cancel', first);
		expect(await buying.figures(article)).toBe('45/0/55');
		expect(await stateOf(bought)).toBe('partlyReceived');
		await buying.act('cancel', second);
		expect(await buying.figures(article)).toBe('0/0/100');
		const now = await company.list({ offset: 0, limit: 1 });
		await stock.save('company', id, Number(now.rows[0]?.version), { overReceiptPercent: null });
	});

	test('is not received by many at once', async () => {
		const bought = await order(10);
		const papers: Paper[] = [];
		while (papers.length < 8) {
			papers.push(await buying.arriving(bought, {}, { quantity: 3 }));
		}
		const results = await Promise.allSettled(
			papers.map((paper) => stock.perform('post', [paper], { who: 'clerk' }))
		);
		expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
		expect(await buying.figures(article)).toBe('9/0/1');
	});
});

describe('a receipt', () => {
	test('brings goods that nobody ordered too', async () => {
		const receipt = await stock.addPaper(
			...['goodsReceipt', { supplier: buying.supplier, warehouse }],
			{ article, quantity: 4, unitCost: 3 }
		);
		await buying.act('post', receipt);
		expect(await buying.figures(article)).toBe('4/0/0');
		expect(await buying.linesOf(receipt)).toMatchObject([{ expected: null, discrepancy: null }]);
		const service = await buying.addArticle({ kind: 'service' });
		const head = { supplier: buying.supplier, warehouse };
		const none = await stock.addPaper('goodsReceipt', head, { article: service, quantity: 4 });
		expect(await codesOf(buying.act('post', none))).toEqual(['article.no-stock']);
	});

	test('of nothing is refused', async () => {
		const head = { supplier: buying.supplier, warehouse };
		const empty = await stock.addPaper('goodsReceipt', head);
		expect(await problemsOf(buying.act('post', empty))).toEqual([
			{ code: 'document.no-lines', at: { row: empty.id } }
		]);
		const service = await buying.addArticle({ kind: 'service' });
		const bought = await buying.ordered({ warehouse }, { article: service, quantity: 1 });
		const none = await buying.arriving(bought, {}, { quantity: 0 });
		expect(await codesOf(buying.act('post', none))).toEqual(['quantity.nothing']);
	});

	test('is of the supplier and for the warehouse that were ordered', async () => {
		const bought = await order(10);
		const elsewhere = buying.arriving(
			...[bought, { warehouse: await stock.addWarehouse() }, { quantity: 1 }]
		);
		expect(await codesOf(elsewhere)).toEqual(['receipt.other-order']);
		const other = await buying.add('partner', { number: newId(), name: 'O', supplier: true });
		const receipt = await buying.arriving(bought, {}, { quantity: 1 });
		const moved = stock.save('goodsReceipt', receipt.id, 1, { supplier: other });
		expect(await codesOf(moved)).toEqual(['value.relied-on']);
	});

	test('is about the goods that were ordered, or of no order', async () => {
		const bought = await order(10);
		const other = await buying.addArticle();
		const wrong = buying.arriving(bought, {}, { article: other, quantity: 1 });
		expect(await codesOf(wrong)).toEqual(['receipt.other-article']);
		const receipt = await buying.arriving(bought, {}, { quantity: 1 });
		const [line] = receipt.lines;
		expect(await stock.save('goodsReceiptLine', String(line), 1, { article: other })).toMatchObject(
			{
				...{ article: other, orderLine: null, order: null, expected: null }
			}
		);
	});

	test('of an order that is not open, or not any more, is refused', async () => {
		const draft = await stock.addPaper(
			...['purchaseOrder', { supplier: buying.supplier, warehouse }],
			{ article, quantity: 5 }
		);
		const early = await buying.arriving(draft, {}, { quantity: 5 });
		expect(await codesOf(buying.act('post', early))).toContain('order.not-open');
		await buying.act('submit', draft);
		const late = await buying.arrived(draft, {}, { quantity: 5 });
		await buying.act('close', draft);
		const { number } = await stock.row('purchaseOrder', draft.id);
		expect(await problemsOf(buying.act('cancel', late))).toEqual([
			{
				...{ code: 'order.not-open', params: { number } },
				at: { row: late.lines[0], field: 'orderLine' }
			}
		]);
	});

	test('that is still a draft is cancelled without a move', async () => {
		const bought = await order(10);
		const receipt = await buying.arriving(bought, {}, { quantity: 10 });
		expect(await buying.act('cancel', receipt)).toMatchObject({ state: 'cancelled' });
		expect(await buying.figures(article)).toBe('0/0/10');
	});

	test('is written and posted by a clerk, and taken back by others', async () => {
		const bought = await order(10);
		const receipt = await buying.arriving(bought, {}, { quantity: 10 });
		await buying.act('post', receipt, { who: 'clerk' });
		const refused = buying.act('cancel', receipt, { who: 'clerk' });
		await expect(refused).rejects.toMatchObject({ code: 'FORBIDDEN' });
		await buying.act('cancel', receipt, { who: 'manager' });
	});
});
