import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { known } from '#lib/domain/model/assert.ts';
import { codesOf, problemsOf } from '../../support/entity-api.ts';
import { runJob } from '../../support/jobs.ts';
import { deviations, unkept } from '../../support/ledger.ts';
import { makeSales, type Sales } from '../../support/sales.ts';
import type { Cells, Paper } from '../../support/stock.ts';

let sales: Sales;
beforeAll(async () => {
	sales = await makeSales();
});
afterAll(async () => {
	expect(await deviations(sales.world.db)).toEqual([]);
	expect(await unkept(sales.world.db)).toEqual([]);
	await sales.world.close();
});

/** Seven pieces, of which three are promised to somebody already. */
async function seven() {
	const { article, warehouse } = await sales.lying(7);
	const head = { customer: await sales.addCustomer(), warehouse };
	const other = await sales.confirmed(head, { article, quantity: 3 });
	return { article, warehouse, head, other };
}
const lineOf = ({ lines: [line = ''] }: Paper) => sales.row('quoteLine', line);
const onlyOrder = async (quote: Paper) => known((await sales.ordersOf(quote))[0], 'order');
const available = async (article: string) =>
	(await sales.records(article)).reduce((sum, record) => sum + Number(record['available']), 0);

describe('E32 to E34, from 7/3/0', () => {
	test('E32, E33: a quote keeps 3, another one gets no 2; rejected, it frees them (F42)', async () => {
		const { article, head } = await seven();
		const line = { article, quantity: 5, toReserve: 3 };
		const quote = await sales.sent({ ...head, validUntil: '2026-03-31' }, line);
		expect([await sales.figures(article), await available(article)]).toEqual(['7/6/0', 1]);
		expect(await lineOf(quote)).toMatchObject({ quantity: 5, toReserve: 3, reserved: 3 });
		const { number } = await sales.row('quote', quote.id);
		expect(number).toMatch(/^Q-\d{5}$/);
		expect((await sales.entriesOf(article))[1]).toMatchObject({
			...{ document: 'quote', number, paper: quote.id, line: quote.lines[0] },
			...{ quantity: 3, open: 3, allocated: 3, until: '2026-03-31', customer: head.customer }
		});

		const second = await sales.addPaper('quote', head, { article, quantity: 2, toReserve: 2 });
		expect(await problemsOf(sales.perform('send', [second]))).toEqual([
			{
				code: 'reserved.not-free',
				params: { free: 1 },
				at: { row: second.lines[0], field: 'toReserve' }
			}
		]);
		expect(await sales.figures(article)).toBe('7/6/0');
		expect(await sales.row('quote', second.id)).toMatchObject({ state: 'draft', number: null });

		await sales.perform('reject', [quote]);
		expect([await sales.figures(article), await available(article)]).toEqual(['7/3/0', 4]);
		expect(await sales.stateOf(quote)).toBe('rejected');
		expect(await lineOf(quote)).toMatchObject({ toReserve: 3, reserved: 0 });
		await sales.perform('send', [second]);
		expect(await sales.figures(article)).toBe('7/5/0');
	});

	test('E34: accepted, its order is confirmed and the goods are the order’s, not promised twice', async () => {
		const { article, head } = await seven();
		const quote = await sales.sent(
			{ ...head, validUntil: '2026-03-31' },
			{ article, quantity: 3, toReserve: 3 }
		);
		const late = await sales.confirmed(head, { article, quantity: 4 });
		expect(await sales.figures(article)).toBe('7/10/0');
		await sales.perform('accept', [quote]);
		const order = await onlyOrder(quote);
		expect(await sales.figures(article)).toBe('7/10/0');
		expect(await lineOf(quote)).toMatchObject({ reserved: 3 });
		expect((await sales.entriesOf(article))[1]).toMatchObject({ open: 3, until: null });

		await sales.perform('confirm', [order]);
		expect(await sales.figures(article)).toBe('7/10/0');
		expect(await lineOf(quote)).toMatchObject({ reserved: 0 });
		// The place among all promises came with them.
		const [line = ''] = order.lines;
		expect(await sales.row('salesOrderLine', line)).toMatchObject({ reserved: 3, allocated: 3 });
		const [lateLine = ''] = late.lines;
		expect(await sales.row('salesOrderLine', lateLine)).toMatchObject({
			reserved: 4,
			allocated: 1
		});
		const entries = await sales.entriesOf(article);
		expect(entries.map(({ document, open, age }) => [document, open, age])).toEqual([
			['salesOrder', 3, entries[0]?.['age']],
			['quote', 0, entries[1]?.['age']],
			['salesOrder', 4, entries[2]?.['age']],
			['salesOrder', 3, entries[1]?.['age']]
		]);
		await sales.perform('cancel', [await sales.now(late)]);
		expect([await sales.figures(article), await available(article)]).toEqual(['7/6/0', 1]);
	});
});

test('F42: reserve 3 of 5, another quote may reserve at most 2; each way of losing it frees them', async () => {
	const { article, warehouse } = await sales.lying(5);
	const head = { customer: await sales.addCustomer(), warehouse };
	const line = { article, quantity: 5 };
	for (const action of ['reject', 'cancel', 'revise']) {
		const quote = await sales.sent(head, { ...line, toReserve: 3 });
		const more = await sales.addPaper('quote', head, { ...line, toReserve: 3 });
		expect(await codesOf(sales.perform('send', [more]))).toEqual(['reserved.not-free']);
		const other = await sales.sent(head, { ...line, toReserve: 2 });
		expect(await sales.figures(article)).toBe('5/5/0');
		await sales.perform(action, [quote]);
		expect(await sales.figures(article)).toBe('5/2/0');
		await sales.perform('reject', [other]);
		expect(await sales.figures(article)).toBe('5/0/0');
	}
});

test('lines of one quote take from each other, and what others reserve by themselves counts', async () => {
	const { article, warehouse } = await sales.lying(5);
	const head = { customer: await sales.addCustomer(), warehouse };
	const kept = await sales.addPaper('reservation', { warehouse }, { article, quantity: 1 });
	await sales.perform('reserve', [kept]);
	const line = { article, quantity: 3, toReserve: 3 };
	const quote = await sales.addPaper('quote', head, line, line, { article, quantity: 9 });
	expect(await problemsOf(sales.perform('send', [quote]))).toEqual([
		{
			code: 'reserved.not-free',
			params: { free: 1 },
			at: { row: quote.lines[1], field: 'toReserve' }
		}
	]);
	const [, second = ''] = quote.lines;
	await sales.save('quoteLine', second, 1, { toReserve: 1 });
	await sales.perform('send', [quote]);
	expect(await sales.figures(article)).toBe('5/5/0');
	// An order may go beyond, a quote may not.
	await sales.confirmed(head, { article, quantity: 2 });
	expect(await sales.figures(article)).toBe('5/7/0');
});

test('a quote without goods to reserve promises nothing, whatever there is', async () => {
	const { article, warehouse } = await sales.lying(0);
	const head = { customer: await sales.addCustomer(), warehouse };
	const service = await sales.addArticle({ kind: 'service', salesPrice: 10 });
	await sales.sent(head, { article, quantity: 5, toReserve: 0 }, { article: service, quantity: 1 });
	expect(await sales.entriesOf(article)).toEqual([]);
});

test('no more is kept than is offered, and nothing that does not lie in stock', async () => {
	const { article, warehouse } = await sales.lying(9);
	const head = { customer: await sales.addCustomer(), warehouse };
	const document = await sales.addRow('quote', head);
	const add = (cells: Cells) => sales.addRow('quoteLine', { document, quantity: 3, ...cells });
	const id = await add({ article, toReserve: 3 });
	expect(await problemsOf(sales.save('quoteLine', id, 1, { toReserve: 4 }))).toEqual([
		{
			code: 'reserved.more-than-line',
			params: { quantity: 3 },
			at: { row: id, field: 'toReserve' }
		}
	]);
	expect(await problemsOf(sales.save('quoteLine', id, 1, { quantity: 2 }))).toEqual([
		{ code: 'reserved.more-than-line', params: { quantity: 2 }, at: { row: id, field: 'quantity' } }
	]);
	const service = await sales.addArticle({ kind: 'service', salesPrice: 10 });
	expect(await codesOf(add({ article: service, toReserve: 1 }))).toEqual(['article.no-stock']);
	expect(await codesOf(add({ article, toReserve: 0.5 }))).toEqual(['number.too-precise']);
	expect(await codesOf(add({ article, toReserve: -1 }))).toEqual(['number.too-small']);
});

test('pieces with a serial number are kept by it, the first ones of those that are offered', async () => {
	const { article, warehouse } = await sales.lying(0, { tracking: 'serial' });
	await sales.posted('putIn', { warehouse }, { article, quantity: 3, serials: 'A1, A2, A3' });
	const head = { customer: await sales.addCustomer(), warehouse };
	const line = { article, quantity: 3, serials: 'A2, A1, A3', toReserve: 2 };
	const quote = await sales.sent(head, line);
	const serials = async () =>
		(await sales.entriesOf(article)).flatMap(({ serial, open }) =>
			Number(open) > 0 ? [serial] : []
		);
	expect(await serials()).toEqual(['A2', 'A1']);
	const twice = { article, quantity: 1, serials: 'A1', toReserve: 1 };
	const other = await sales.addPaper('quote', head, twice);
	expect(await problemsOf(sales.perform('send', [other]))).toEqual([
		expect.objectContaining({ code: 'reserved.not-free', params: { free: 0 } })
	]);
	await sales.perform('accept', [quote]);
	await sales.perform('confirm', [await onlyOrder(quote)]);
	expect(await serials()).toEqual(['A2', 'A1', 'A3']);
	expect(await sales.figures(article)).toBe('3/3/0');
});

describe('what of a quote moves to its order', () => {
	test('confirmed for less, the rest is free', async () => {
		const { article, head } = await seven();
		const quote = await sales.sent(head, { article, quantity: 4, toReserve: 4 });
		await sales.perform('accept', [quote]);
		const order = await onlyOrder(quote);
		const [line = ''] = order.lines;
		// The price that was offered stays, however many they become.
		expect(await sales.save('salesOrderLine', line, 1, { quantity: 1 })).toMatchObject({
			unitPrice: 10
		});
		await sales.perform('confirm', [order]);
		expect(await sales.figures(article)).toBe('7/4/0');
		expect(await lineOf(quote)).toMatchObject({ reserved: 0 });
	});

	test('for more, the rest is promised behind the others, and comes back there after a delivery', async () => {
		const { article, head, other } = await seven();
		const quote = await sales.sent(head, { article, quantity: 6, toReserve: 4 });
		await sales.perform('accept', [quote]);
		const order = await onlyOrder(quote);
		await sales.perform('confirm', [order]);
		expect(await sales.figures(article)).toBe('7/9/0');
		const [line = ''] = order.lines;
		const reserved = { reserved: 6, allocated: 4 };
		expect(await sales.row('salesOrderLine', line)).toMatchObject(reserved);
		await sales.posted('putIn', { warehouse: head.warehouse }, { article, quantity: 2 });
		const note = await sales.delivered(order, [6]);
		expect(await sales.figures(article)).toBe('3/3/0');
		await sales.perform('reopen', [note]);
		expect(await sales.figures(article)).toBe('9/9/0');
		const open = async () =>
			(await sales.entriesOf(article))
				.filter((entry) => entry['line'] === line)
				.map(({ quantity, open }) => [quantity, open]);
		expect(await open()).toEqual([
			[4, 4],
			[2, 2]
		]);
		const partly = await sales.delivered(order, [5]);
		expect(await open()).toEqual([
			[4, 0],
			[2, 1]
		]);
		await sales.perform('cancel', [partly]);
		expect(await open()).toEqual([
			[4, 4],
			[2, 2]
		]);
		await sales.delivered(other, [3]);
		expect(await sales.figures(article)).toBe('6/6/0');
	});

	test('cancelled as a draft, it frees what was kept; sent elsewhere, it is promised there', async () => {
		const { article, head } = await seven();
		const [quote, elsewhere] = [
			await sales.sent(head, { article, quantity: 2, toReserve: 2 }),
			await sales.sent(head, { article, quantity: 2, toReserve: 2 })
		];
		await sales.perform('accept', [quote, elsewhere]);
		expect(await sales.figures(article)).toBe('7/7/0');
		await sales.perform('cancel', [await onlyOrder(quote)]);
		expect(await sales.figures(article)).toBe('7/5/0');
		const order = await onlyOrder(elsewhere);
		const warehouse = await sales.addWarehouse();
		await sales.save('salesOrder', order.id, order.version, { warehouse });
		await sales.perform('confirm', [await sales.now(order)]);
		const records = await sales.records(article);
		const figures = records.map(({ onHand, reserved }) => `${onHand}/${reserved}`);
		expect(figures).toEqual(['7/3', '0/2']);
	});

	test('what it is about by now decides: another article is promised anew', async () => {
		const { article, head } = await seven();
		const { article: other } = await sales.lying(0);
		const quote = await sales.sent(head, { article, quantity: 2, toReserve: 2 });
		await sales.perform('accept', [quote]);
		const order = await onlyOrder(quote);
		await sales.save('salesOrderLine', order.lines[0] ?? '', 1, { article: other });
		await sales.perform('confirm', [order]);
		expect([await sales.figures(article), await sales.figures(other)]).toEqual(['7/3/0', '0/2/0']);
	});
});

describe('what nobody accepted in time ends by the job, once (F43)', () => {
	const run = (day: string) => runJob(sales.world, 'expireReservations', 'administrator', day);

	test('on the day after its last, and what it kept is free', async () => {
		const { article, head } = await seven();
		const lines = { article, quantity: 1, toReserve: 1 };
		const over = await sales.sent({ ...head, validUntil: '2026-03-10' }, lines);
		const accepted = await sales.sent({ ...head, validUntil: '2026-03-10' }, lines);
		await sales.perform('accept', [accepted]);
		const long = await sales.sent({ ...head, validUntil: '2026-03-11' }, lines);
		const endless = await sales.sent(head, lines);
		const draft = await sales.addPaper('quote', { ...head, validUntil: '2026-03-10' }, lines);
		expect((await run('2026-03-10')).result).toMatchObject({ counts: { ended: 0 } });
		const { number } = await sales.row('quote', over.id);
		expect((await run('2026-03-11')).result).toMatchObject({
			counts: { ended: 1 },
			findings: [
				{ code: 'expired.quote', params: { number, day: '2026-03-10' }, at: { row: over.id } }
			]
		});
		const states = await Promise.all(
			[over, accepted, long, endless, draft].map((paper) => sales.stateOf(paper))
		);
		expect(states).toEqual(['expired', 'accepted', 'sent', 'sent', 'draft']);
		expect(await sales.figures(article)).toBe('7/6/0');
		expect((await run('2026-03-11')).result).toMatchObject({ counts: { ended: 0 } });
		const { entries } = await sales.world.api().history.row({ entity: 'quote', row: over.id });
		expect(entries[0]).toMatchObject({ source: 'job' });
		expect(await codesOf(sales.perform('accept', [await sales.now(over)]))).toEqual([
			'document.wrong-state'
		]);
	});

	test('many at once', async () => {
		const { article, warehouse } = await sales.lying(450);
		const head = { customer: await sales.addCustomer(), warehouse, validUntil: '2026-03-10' };
		const papers = await Promise.all(
			Array.from({ length: 420 }, () =>
				sales.addPaper('quote', head, { article, quantity: 1, toReserve: 1 })
			)
		);
		await sales.perform('send', papers);
		expect(await sales.figures(article)).toBe('450/420/0');
		expect((await run('2026-03-11')).result).toMatchObject({ counts: { ended: 420 } });
		expect(await sales.figures(article)).toBe('450/0/0');
	});
});
