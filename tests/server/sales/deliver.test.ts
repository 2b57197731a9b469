import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codesOf, entityApi, problemsOf } from '../../support/entity-api.ts';
import { deviations, lostValue, uncosted, unkept } from '../../support/ledger.ts';
import { newId } from '../../support/make.ts';
import { makeSales, type Sales } from '../../support/sales.ts';
import type { Paper } from '../../support/stock.ts';

let sales: Sales;
let customer: string;
beforeAll(async () => {
	sales = await makeSales();
	customer = await sales.addCustomer();
});
afterAll(async () => {
	for (const check of [deviations, uncosted, unkept, lostValue]) {
		expect(await check(sales.world.db)).toEqual([]);
	}
	await sales.world.close();
});

const refused = async (paper: Paper) =>
	(await problemsOf(sales.perform('post', [paper]))).map(({ code, params, at }) => ({
		...{ code, field: at?.field },
		...(params ? { params } : {})
	}));

describe('more than was ordered is not delivered', () => {
	test('by one note, by several, or after all of it has gone (F40)', async () => {
		const { article, warehouse } = await sales.lying(20);
		const order = await sales.confirmed({ customer, warehouse }, { article, quantity: 10 });
		const more = { code: 'delivery.more-than-ordered', field: 'quantity' };
		expect(await refused(await sales.note(order, [11]))).toEqual([
			{ ...more, params: { open: 10 } }
		]);
		await sales.delivered(order, [6]);
		const [one, other] = [await sales.note(order, [4]), await sales.note(order, [1])];
		// Both at once are more than is open, whichever comes first.
		const both = sales.perform('post', [one, other]);
		expect(await codesOf(both)).toEqual(['delivery.more-than-ordered']);
		await sales.perform('post', [one]);
		expect(await sales.stateOf(order)).toBe('delivered');
		expect(await refused(other)).toEqual([{ ...more, params: { open: 0 } }]);
		expect(await sales.figures(article)).toBe('10/0/0');
	});

	test('two lines of one note take from each other', async () => {
		const { article, warehouse } = await sales.lying(20);
		const order = await sales.confirmed({ customer, warehouse }, { article, quantity: 10 });
		const [orderLine] = order.lines;
		const lines = [6, 5].map((quantity) => ({ orderLine, quantity }));
		const note = await sales.addPaper('deliveryNote', { customer, warehouse }, ...lines);
		expect(await refused(note)).toEqual([
			{ code: 'delivery.more-than-ordered', field: 'quantity', params: { open: 4 } }
		]);
	});

	test('nor what is not to be delivered now', async () => {
		const { article, warehouse } = await sales.lying(20);
		const line = { article, quantity: 5 };
		const draft = await sales.addPaper('salesOrder', { customer, warehouse }, line);
		const notes = [await sales.note(draft, [1])];
		const closed = await sales.confirmed({ customer, warehouse }, line);
		notes.push(await sales.note(closed, [1]));
		await sales.perform('close', [closed]);
		const cancelled = await sales.confirmed({ customer, warehouse }, line);
		notes.push(await sales.note(cancelled, [1]));
		await sales.perform('cancel', [cancelled]);
		for (const note of notes) {
			expect(await refused(note)).toEqual([
				{
					...{ code: 'delivery.not-open', field: 'orderLine' },
					params: { order: expect.any(String) as string }
				}
			]);
		}
		expect(await sales.figures(article)).toBe('20/0/0');
	});
});

test('a line is of the order of its customer, of the same warehouse, and of the same goods', async () => {
	const { article, warehouse } = await sales.lying(5);
	const order = await sales.confirmed({ customer, warehouse }, { article, quantity: 5 });
	const [orderLine] = order.lines;
	const other = await sales.addArticle();
	const add = (head: object, cells: object) =>
		sales.addPaper(
			'deliveryNote',
			{ customer, warehouse, ...head },
			{ orderLine, quantity: 1, ...cells }
		);
	expect(await codesOf(add({ customer: await sales.addCustomer() }, {}))).toEqual([
		'delivery.other-customer'
	]);
	expect(await codesOf(add({ warehouse: await sales.addWarehouse() }, {}))).toEqual([
		'delivery.other-warehouse'
	]);
	expect(await codesOf(add({}, { article: other }))).toEqual(['delivery.other-article']);
	const note = await add({}, {});
	const [line = ''] = note.lines;
	expect(await sales.row('deliveryNoteLine', line)).toMatchObject({ article, order: order.id });
	const renamed = sales.save('deliveryNoteLine', line, 1, { article: other });
	expect(await problemsOf(renamed)).toEqual([
		{ code: 'delivery.other-article', at: { row: line, field: 'article' } }
	]);
	const moved = sales.save('deliveryNote', note.id, 1, { warehouse: await sales.addWarehouse() });
	expect(await codesOf(moved)).toEqual(['value.relied-on']);
	// Without an order, anything may go out that is promised to nobody.
	expect(await sales.save('deliveryNoteLine', line, 1, { orderLine: null })).toMatchObject({
		...{ order: null, article }
	});
	expect(await refused(note)).toEqual([
		{ code: 'stock.insufficient', field: 'quantity', params: { missing: 1 } }
	]);
});

test('goods go out without an order too, as far as nobody is promised them', async () => {
	const { article, warehouse } = await sales.lying(10);
	await sales.confirmed({ customer, warehouse }, { article, quantity: 8 });
	const add = (quantity: number) =>
		sales.addPaper('deliveryNote', { customer, warehouse }, { article, quantity });
	expect(await refused(await add(3))).toEqual([
		{ code: 'stock.insufficient', field: 'quantity', params: { missing: 1 } }
	]);
	await sales.perform('post', [await add(2)]);
	expect(await sales.figures(article)).toBe('8/8/0');
});

test('E38: goods that an order was promised are not transferred away', async () => {
	const { article, warehouse } = await sales.lying(7);
	await sales.confirmed({ customer, warehouse }, { article, quantity: 6 });
	const head = { fromWarehouse: warehouse, toWarehouse: await sales.addWarehouse() };
	const transfer = await sales.addPaper('transfer', head, { article, quantity: 5 });
	expect(await codesOf(sales.perform('post', [transfer]))).toEqual(['stock.insufficient']);
	expect(await sales.figures(article)).toBe('7/6/0');
});

test('the higher priority comes before the earlier confirmation', async () => {
	const { article, warehouse } = await sales.lying(5);
	const early = await sales.confirmed({ customer, warehouse }, { article, quantity: 5 });
	const urgent = await sales.confirmed(
		{ customer, warehouse, priority: 9 },
		{ article, quantity: 3 }
	);
	const allocated = (await sales.entriesOf(article)).map((entry) => entry['allocated']);
	expect(allocated).toEqual([2, 3]);
	expect(await refused(await sales.note(early, [3]))).toMatchObject([{ params: { allocated: 2 } }]);
	await sales.delivered(urgent, [3]);
	await sales.delivered(early, [2]);
	expect(await sales.figures(article)).toBe('0/3/0');
});

describe('batches and pieces', () => {
	test('a promise of any batch is served from those that the note names', async () => {
		const article = await sales.addArticle({ tracking: 'batch', salesPrice: 10 });
		const warehouse = await sales.addWarehouse();
		const bin = await sales.addBin(warehouse);
		await sales.posted(
			'putIn',
			{ warehouse },
			{ article, batch: 'L1', quantity: 4 },
			{ article, batch: 'L2', bin, quantity: 4 }
		);
		const order = await sales.confirmed({ customer, warehouse }, { article, quantity: 6 });
		const [orderLine] = order.lines;
		const unnamed = await sales.note(order, [6]);
		expect(await refused(unnamed)).toEqual([{ code: 'batch.missing', field: 'batch' }]);
		const note = await sales.addPaper(
			'deliveryNote',
			{ customer, warehouse },
			{ orderLine, batch: 'L1', quantity: 2 },
			{ orderLine, batch: 'L2', bin, quantity: 4 }
		);
		await sales.perform('post', [note]);
		expect(await sales.figures(article)).toBe('2/0/0');
		expect(await sales.stateOf(order)).toBe('delivered');
		await sales.perform('reopen', [await sales.now(note)]);
		expect(await sales.figures(article)).toBe('8/6/0');
		const held = (await sales.records(article)).map(({ batch, onHand, reserved }) => [
			batch,
			onHand,
			reserved
		]);
		expect(held).toEqual([
			['L1', 4, 0],
			['L2', 4, 0],
			[null, 0, 6]
		]);
	});

	test('what somebody was promised by name goes to nobody else', async () => {
		const article = await sales.addArticle({ tracking: 'batch', salesPrice: 10 });
		const warehouse = await sales.addWarehouse();
		const lines = ['L1', 'L2'].map((batch) => ({ article, batch, quantity: 5 }));
		await sales.posted('putIn', { warehouse }, ...lines);
		const any = await sales.confirmed({ customer, warehouse }, { article, quantity: 4 });
		const named = await sales.confirmed(
			{ customer, warehouse },
			{ article, batch: 'L1', quantity: 5 }
		);
		const { number } = await sales.row('salesOrder', named.id);
		expect(await refused(await sales.note(any, [4], { batch: 'L1' }))).toEqual([
			{ code: 'delivery.promised', field: 'quantity', params: { papers: number } }
		]);
		await sales.delivered(any, [4], { batch: 'L2' });
		expect(await refused(await sales.note(named, [1], { batch: 'L2' }))).toMatchObject([
			{ code: 'delivery.not-allocated' }
		]);
		await sales.delivered(named, [5], { batch: 'L1' });
		expect(await sales.figures(article)).toBe('1/0/0');
	});

	test('pieces with serial numbers are ordered by number or as any, delivered by number, and come back', async () => {
		const article = await sales.addArticle({ tracking: 'serial', salesPrice: 10 });
		const warehouse = await sales.addWarehouse();
		const pieces = { article, serials: 'A1, A2, A3', quantity: 3 };
		await sales.posted('putIn', { warehouse }, pieces);
		const named = await sales.confirmed(
			{ customer, warehouse },
			{ article, serials: 'A2', quantity: 1 }
		);
		const any = await sales.confirmed({ customer, warehouse }, { article, quantity: 2 });
		expect(await sales.figures(article)).toBe('3/3/0');
		expect(await refused(await sales.note(any, [2], { serials: 'A1, A2' }))).toMatchObject([
			{ code: 'delivery.promised' }
		]);
		expect(await refused(await sales.note(any, [2], { serials: 'A1' }))).toMatchObject([
			{ code: 'serial.count' }
		]);
		const note = await sales.delivered(any, [2], { serials: 'A1, A3' });
		await sales.delivered(named, [1], { serials: 'A2' });
		expect(await sales.figures(article)).toBe('0/0/0');
		await sales.perform('cancel', [note]);
		expect(await sales.figures(article)).toBe('2/2/0');
		expect(await sales.stateOf(any)).toBe('confirmed');
		expect(
			(await sales.entriesOf(article)).map(({ serial, open, allocated }) => [
				serial,
				open,
				allocated
			])
		).toEqual([
			['A2', 0, 0],
			[null, 2, 2]
		]);
		await sales.delivered(any, [2], { serials: 'A3, A1' });
		expect(await sales.stateOf(any)).toBe('delivered');
	});
});

test('services are ordered and delivered without stock, and nobody waits for them', async () => {
	const { article, warehouse } = await sales.lying(5);
	const service = await sales.addArticle({ kind: 'service', salesPrice: 10 });
	const head = { customer, warehouse };
	const order = await sales.confirmed(
		head,
		{ article: service, quantity: 2 },
		{ article, quantity: 3 }
	);
	expect(await sales.figures(article)).toBe('5/3/0');
	expect(await sales.records(service)).toEqual([]);
	await sales.delivered(order, [0, 3]);
	expect(await sales.stateOf(order)).toBe('delivered');
	const only = await sales.confirmed(head, { article: service, quantity: 2 });
	await sales.delivered(only, [1]);
	expect(await sales.stateOf(only)).toBe('partlyDelivered');
	const note = await sales.delivered(only, [1]);
	expect(await sales.stateOf(only)).toBe('delivered');
	expect(await sales.moves(service)).toEqual([]);
	await sales.perform('cancel', [note]);
	expect(await sales.row('salesOrderLine', only.lines[0] ?? '')).toMatchObject({
		delivered: 1,
		open: 1
	});
	expect(await sales.stateOf(only)).toBe('partlyDelivered');
});

test('a closed order takes back what comes back, and promises it to nobody', async () => {
	const { article, warehouse } = await sales.lying(10);
	const order = await sales.confirmed({ customer, warehouse }, { article, quantity: 8 });
	const note = await sales.delivered(order, [6]);
	await sales.perform('close', [await sales.now(order)]);
	expect(await sales.figures(article)).toBe('4/0/0');
	await sales.perform('reopen', [note]);
	expect(await sales.figures(article)).toBe('10/0/0');
	expect(await sales.stateOf(order)).toBe('closed');
	expect(await codesOf(sales.perform('post', [await sales.now(note)]))).toEqual([
		'delivery.not-open'
	]);
});

test('a reopened note keeps its number and is not deleted; its lines may be changed', async () => {
	const { article, warehouse } = await sales.lying(10);
	const order = await sales.confirmed({ customer, warehouse }, { article, quantity: 8 });
	const note = await sales.delivered(order, [6]);
	await sales.perform('reopen', [note]);
	const { id, version } = await sales.now(note);
	const rows = [{ id, version }];
	const removed = entityApi(sales.world, 'deliveryNote').remove({ operation: newId(), rows });
	expect(await codesOf(removed)).toEqual(['document.numbered']);
	await sales.save('deliveryNoteLine', note.lines[0] ?? '', 1, { quantity: 5 });
	await sales.perform('post', [await sales.now(note)]);
	expect(await sales.figures(article)).toBe('5/3/0');
	await sales.perform('cancel', [await sales.now(note)]);
	expect(await sales.figures(article)).toBe('10/8/0');
	// Now that nothing of it has gone any more, the order may be cancelled.
	await sales.perform('cancel', [await sales.now(order)]);
	expect(await sales.figures(article)).toBe('10/0/0');
});

test('the state of an order is told with who brought it about, and to those who hold it', async () => {
	const { article, warehouse } = await sales.lying(10);
	const order = await sales.confirmed({ customer, warehouse }, { article, quantity: 8 });
	const note = await sales.note(order, [8]);
	const operation = newId();
	await sales.perform('post', [note], { operation, who: 'staff' });
	const { entries } = await sales.world.api().history.row({ entity: 'salesOrder', row: order.id });
	expect(entries[0]).toMatchObject({
		...{ operation, who: 'staff', source: 'action' },
		cells: [{ field: 'state', old: 'confirmed', new: 'delivered' }]
	});
	expect((await sales.now(order)).version).toBe(order.version + 1);
	// Whoever saw it before acts on something that is no more.
	expect(await codesOf(sales.perform('close', [order]))).toEqual(['row.changed']);
});

describe('at once', () => {
	test('two orders are confirmed: both are promised, one waits', async () => {
		const { article, warehouse } = await sales.lying(5);
		const papers = await Promise.all(
			[1, 2].map(() =>
				sales.addPaper('salesOrder', { customer, warehouse }, { article, quantity: 5 })
			)
		);
		await Promise.all(papers.map((paper) => sales.perform('confirm', [paper])));
		expect(await sales.figures(article)).toBe('5/10/0');
		expect((await sales.entriesOf(article)).map(({ allocated }) => allocated)).toEqual([5, 0]);
	});

	test('two notes deliver the last pieces: one of them is refused', async () => {
		const { article, warehouse } = await sales.lying(5);
		const order = await sales.confirmed({ customer, warehouse }, { article, quantity: 5 });
		const notes = await Promise.all([sales.note(order, [5]), sales.note(order, [5])]);
		const results = await Promise.allSettled(notes.map((note) => sales.perform('post', [note])));
		expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
		expect(await sales.figures(article)).toBe('0/0/0');
	});

	test('many orders are confirmed and delivered in one go', async () => {
		const { article, warehouse } = await sales.lying(100);
		const papers = await Promise.all(
			Array.from({ length: 20 }, () =>
				sales.addPaper('salesOrder', { customer, warehouse }, { article, quantity: 5 })
			)
		);
		await sales.perform('confirm', papers);
		const notes = await Promise.all(papers.map((paper) => sales.note(paper, [5])));
		await sales.perform('post', notes);
		expect(await sales.figures(article)).toBe('0/0/0');
		const states = await Promise.all(papers.map((paper) => sales.stateOf(paper)));
		expect(new Set(states)).toEqual(new Set(['delivered']));
		await sales.perform('reopen', await Promise.all(notes.map((note) => sales.now(note))));
		expect(await sales.figures(article)).toBe('100/100/0');
	});
});
