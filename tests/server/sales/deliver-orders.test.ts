import { afterAll, beforeAll, expect, test } from 'vitest';
import { codesOf, problemsOf } from '../../support/entity-api.ts';
import { deviations, unkept } from '../../support/ledger.ts';
import { newId } from '../../support/make.ts';
import { makeSales, type Sales } from '../../support/sales.ts';
import { rowsOf, type Paper } from '../../support/stock.ts';
import type { Who } from '../../support/world.ts';

let sales: Sales;
let customer: string;
beforeAll(async () => {
	sales = await makeSales();
	customer = await sales.addCustomer();
});
afterAll(async () => {
	expect(await deviations(sales.world.db)).toEqual([]);
	expect(await unkept(sales.world.db)).toEqual([]);
	await sales.world.close();
});

type Options = { who?: Who; operation?: string; confirmed?: string[] };

async function deliver(
	orders: readonly Paper[],
	{ who, operation = newId(), confirmed }: Options = {}
): Promise<readonly Paper[]> {
	const papers = await Promise.all(orders.map((order) => sales.now(order)));
	const rows = papers.map(({ id, version }) => ({ id, version }));
	const asked = { operation, rows, ...(confirmed ? { confirmed } : {}) };
	const answer = await sales.world.api(who).sales.deliver(asked);
	const lines = await rowsOf(sales.world, 'deliveryNoteLine');
	return answer.rows.map(({ id, version }) => ({
		...{ type: 'deliveryNote', id, version },
		lines: lines.filter(({ document }) => document === id).map((line) => line.id)
	}));
}

const linesOf = async (paper: Paper) =>
	Promise.all(paper.lines.map((line) => sales.row('deliveryNoteLine', line)));
const quantities = async (paper: Paper) => (await linesOf(paper)).map(({ quantity }) => quantity);

test('F40: notes of 6 and 4 from 10, and there is no third', async () => {
	const { article, warehouse } = await sales.lying(6);
	const head = { customer, warehouse, customerOrderNumber: 'PO 7' };
	const order = await sales.confirmed(head, { article, quantity: 10 });
	const [first] = await deliver([order]);
	expect(first && (await linesOf(first))).toMatchObject([
		{ order: order.id, orderLine: order.lines[0], article, quantity: 6, position: 1 }
	]);
	expect(await sales.row('deliveryNote', first?.id ?? '')).toMatchObject({
		...{ state: 'draft', number: null, customer, warehouse, customerOrderNumber: 'PO 7' }
	});
	// What stands on a draft is not proposed once more.
	const nothing = [{ code: 'order.nothing-to-deliver', at: { row: order.id } }];
	expect(await problemsOf(deliver([order]))).toEqual(nothing);
	await sales.posted('putIn', { warehouse }, { article, quantity: 9 });
	const [second] = await deliver([order]);
	expect(second && (await quantities(second))).toEqual([4]);
	await sales.perform('post', [first, second] as Paper[]);
	expect(await sales.stateOf(order)).toBe('delivered');
	expect(await problemsOf(deliver([order]))).toEqual(nothing);
	expect(await sales.figures(article)).toBe('5/0/0');
});

test('one note for each customer and warehouse, with the lines of all their orders', async () => {
	const { article, warehouse } = await sales.lying(20);
	const { article: other, warehouse: elsewhere } = await sales.lying(20);
	const second = await sales.addCustomer();
	const line = { article, quantity: 2 };
	const orders = [
		await sales.confirmed({ customer, warehouse, customerOrderNumber: 'A' }, line, line),
		await sales.confirmed({ customer, warehouse, customerOrderNumber: 'B' }, line),
		await sales.confirmed({ customer: second, warehouse }, line),
		await sales.confirmed({ customer, warehouse: elsewhere }, { article: other, quantity: 3 })
	];
	const notes = await deliver(orders);
	const told = await Promise.all(
		notes.map(async (note) => {
			const row = await sales.row('deliveryNote', note.id);
			return [row['customer'], row['warehouse'], row['customerOrderNumber'], note.lines.length];
		})
	);
	expect(told).toEqual([
		[customer, warehouse, 'A, B', 3],
		[second, warehouse, null, 1],
		[customer, elsewhere, null, 1]
	]);
	await sales.perform('post', notes);
	const states = await Promise.all(orders.map((order) => sales.stateOf(order)));
	expect(new Set(states)).toEqual(new Set(['delivered']));
});

test('of batches what expires first, of pieces their numbers; what lies in bins is found there', async () => {
	const warehouse = await sales.addWarehouse();
	const bin = await sales.addBin(warehouse);
	const batches = await sales.addArticle({ tracking: 'batch', salesPrice: 10 });
	const pieces = await sales.addArticle({ tracking: 'serial', salesPrice: 10 });
	const plain = await sales.addArticle({ salesPrice: 10 });
	await sales.posted(
		'putIn',
		{ warehouse },
		{ article: batches, batch: 'LATE', expiresOn: '2027-01-01', quantity: 4 },
		{ article: batches, batch: 'SOON', expiresOn: '2026-04-01', quantity: 3 },
		{ article: pieces, serials: 'S1, S2', quantity: 2 },
		{ article: plain, bin, quantity: 5 }
	);
	const order = await sales.confirmed(
		{ customer, warehouse },
		{ article: batches, quantity: 5 },
		{ article: pieces, quantity: 1 },
		{ article: plain, quantity: 5 }
	);
	const [note] = await deliver([order]);
	expect(note && (await linesOf(note))).toMatchObject([
		{ batch: 'SOON', quantity: 3, serials: null },
		{ batch: 'LATE', quantity: 2 },
		{ serials: 'S1', quantity: 1 },
		{ bin, quantity: 5 }
	]);
	await sales.perform('post', [note] as Paper[]);
	expect(await sales.stateOf(order)).toBe('delivered');
});

test('orders that have nothing are told, and left out where that is confirmed', async () => {
	const { article, warehouse } = await sales.lying(3);
	const some = await sales.confirmed({ customer, warehouse }, { article, quantity: 3 });
	const none = await sales.confirmed({ customer, warehouse }, { article, quantity: 3 });
	const draft = await sales.addPaper(
		'salesOrder',
		{ customer, warehouse },
		{ article, quantity: 1 }
	);
	const warned = { code: 'order.nothing-to-deliver', severity: 'warning' };
	expect(await problemsOf(deliver([some, none, draft]))).toEqual([
		{ ...warned, at: { row: none.id } },
		{ ...warned, at: { row: draft.id } }
	]);
	const notes = await deliver([some, none, draft], { confirmed: ['order.nothing-to-deliver'] });
	expect(notes).toHaveLength(1);
	expect(await codesOf(deliver([draft]))).toEqual(['order.nothing-to-deliver']);
});

test('a repeated call makes no second note, and one on an order that has changed none at all', async () => {
	const { article, warehouse } = await sales.lying(3);
	const order = await sales.confirmed({ customer, warehouse }, { article, quantity: 3 });
	const operation = newId();
	const [once] = await deliver([order], { operation });
	const [again] = await deliver([order], { operation });
	expect(again).toEqual(once);
	const rows = [{ id: order.id, version: order.version + 1 }];
	const stale = sales.world.api().sales.deliver({ operation: newId(), rows });
	expect(await codesOf(stale)).toEqual(['row.changed']);
});

test('two at once share what there is', async () => {
	const { article, warehouse } = await sales.lying(4);
	const order = await sales.confirmed({ customer, warehouse }, { article, quantity: 4 });
	const results = await Promise.allSettled([deliver([order]), deliver([order])]);
	expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
});

test('staff may, a clerk may not', async () => {
	const { article, warehouse } = await sales.lying(4);
	const order = await sales.confirmed({ customer, warehouse }, { article, quantity: 4 });
	await expect(deliver([order], { who: 'clerk' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
	expect(await deliver([order], { who: 'staff' })).toHaveLength(1);
});

test('a note that is proposed anew keeps the orders of its lines', async () => {
	const article = await sales.addArticle({ tracking: 'batch', salesPrice: 10 });
	const warehouse = await sales.addWarehouse();
	const lines = ['L1', 'L2'].map((batch) => ({ article, batch, quantity: 2 }));
	await sales.posted('putIn', { warehouse }, ...lines);
	const order = await sales.confirmed({ customer, warehouse }, { article, quantity: 4 });
	const note = await sales.note(order, [4]);
	const asked = { document: 'deliveryNote', id: note.id };
	const { lines: proposed } = await sales.world.api().stock.proposal(asked);
	const [orderLine] = order.lines;
	expect(proposed.map(({ parts }) => parts)).toEqual([
		['L1', 'L2'].map(
			(batch) => expect.objectContaining({ orderLine, batch, quantity: 2 }) as unknown
		)
	]);
});
