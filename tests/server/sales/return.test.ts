import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { known } from '#lib/domain/model/assert.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import { answerFor } from '#lib/server/queries/facts.ts';
import { codesOf, entityApi, problemsOf } from '../../support/entity-api.ts';
import { deviations, lostValue, uncosted, unkept } from '../../support/ledger.ts';
import { newId } from '../../support/make.ts';
import { makeSales, type Sales } from '../../support/sales.ts';
import { rowsOf, type Cells, type Options, type Paper } from '../../support/stock.ts';
import { actor, TODAY, type Who } from '../../support/world.ts';

let sales: Sales;
let customer: Id;
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

type Place = { readonly article: Id; readonly warehouse: Id };
const delivered = ({ article, warehouse }: Place, quantity: number, cells: Cells = {}) =>
	sales.posted('deliveryNote', { customer, warehouse }, { article, quantity, ...cells });
/** A return of the first line of a note. */
const returning = (note: Paper, warehouse: Id, quantity: number, cells: Cells = {}) =>
	sales.addPaper(
		'salesReturn',
		{ customer, warehouse },
		{ deliveryLine: known(note.lines[0], 'line'), quantity, ...cells }
	);
const act = async (action: string, paper: Paper, options?: Options) => {
	const [head] = await sales.perform(action, [await sales.now(paper)], options);
	return known(head, action);
};
const refused = async (paper: Paper, action = 'receive', options?: Options) =>
	(await problemsOf(act(action, paper, options))).map(({ code, params, at }) => ({
		...{ code, field: at?.field },
		...(params ? { params } : {})
	}));
const takeBack = async (
	papers: readonly Paper[],
	more: { who?: Who; confirmed?: string[] } = {}
) => {
	const now = await Promise.all(papers.map((paper) => sales.now(paper)));
	const rows = now.map(({ id, version }) => ({ id, version }));
	const { who, ...options } = more;
	return (await sales.world.api(who).sales.takeBack({ operation: newId(), rows, ...options })).rows;
};
const linesOf = async (document: Id) =>
	(await rowsOf(sales.world, 'salesReturnLine')).filter((line) => line['document'] === document);
const lastMove = async (article: Id): Promise<AnyRow> =>
	known((await sales.moves(article)).at(-1), article);

describe('at most what was delivered comes back', () => {
	test('E82: of 20 come 3, and then not 18 but 17', async () => {
		const place = await sales.lying(20);
		const note = await delivered(place, 20);
		const first = await returning(note, place.warehouse, 3, { reason: 'broken' });
		expect((await linesOf(first.id))[0]).toMatchObject({
			...{ delivery: note.id, article: place.article, reason: 'broken' }
		});
		const received = await act('receive', first);
		expect(received).toMatchObject({ state: 'received', number: 'SR-00001', receivedOn: TODAY });
		expect(await sales.figures(place.article)).toBe('3/0/0');
		const second = await returning(note, place.warehouse, 18);
		const most = { code: 'return.beyond', field: 'quantity', params: { most: 17 } };
		expect(await refused(second)).toEqual([most]);
		expect(await refused(second, 'approve')).toEqual([most]);
		const third = await returning(note, place.warehouse, 17);
		await act('approve', third);
		// What may come back is no longer anybody else's.
		const fourth = await returning(note, place.warehouse, 1);
		expect(await refused(fourth)).toEqual([{ ...most, params: { most: 0 } }]);
		await act('receive', third);
		expect(await sales.figures(place.article)).toBe('20/0/0');
		await act('cancel', third);
		await act('receive', fourth);
		expect(await sales.figures(place.article)).toBe('4/0/0');
	});

	test('two lines of one return take from each other', async () => {
		const place = await sales.lying(10);
		const note = await delivered(place, 10);
		const lines = [6, 5].map((quantity) => ({
			deliveryLine: known(note.lines[0], 'line'),
			quantity
		}));
		const { warehouse } = place;
		const paper = await sales.addPaper('salesReturn', { customer, warehouse }, ...lines);
		expect(await refused(paper)).toEqual([
			{ code: 'return.beyond', field: 'quantity', params: { most: 4 } }
		]);
	});

	test('nor what was not, is another customer’s or other goods', async () => {
		const place = await sales.lying(10);
		const { article, warehouse } = place;
		const draft = await sales.addPaper(
			'deliveryNote',
			{ customer, warehouse },
			{ article, quantity: 4 }
		);
		expect(await refused(await returning(draft, warehouse, 1))).toEqual([
			{ code: 'return.not-posted', field: 'deliveryLine' }
		]);
		const bare = await sales.addPaper(
			'salesReturn',
			{ customer, warehouse },
			{ article, quantity: 1 }
		);
		expect(await refused(bare)).toEqual([{ code: 'return.no-source', field: 'deliveryLine' }]);
		expect(await refused(await sales.addPaper('salesReturn', { customer, warehouse }))).toEqual([
			{ code: 'document.no-lines', field: undefined }
		]);
		const note = await delivered(place, 2);
		expect(
			await codesOf(returning(note, warehouse, 1, { article: await sales.addArticle() }))
		).toEqual(['return.other-article']);
		const other = await sales.addCustomer();
		const line = { deliveryLine: known(note.lines[0], 'line'), quantity: 1 };
		const theirs = sales.addPaper('salesReturn', { customer: other, warehouse }, line);
		expect(await codesOf(theirs)).toEqual(['return.other-customer']);
		const early = await sales.addPaper(
			'salesReturn',
			{ customer, warehouse, receivedOn: '2026-03-01' },
			line
		);
		expect(await refused(early)).toEqual([
			{ code: 'return.too-early', field: 'receivedOn', params: { on: TODAY } }
		]);
	});
});

describe('what comes back is worth what it cost when it left', () => {
	const put = ({ article, warehouse }: Place, on: string, quantity: number, unitCost: number) =>
		sales.posted('putIn', { warehouse, on }, { article, quantity, unitCost });
	const sold = ({ article, warehouse }: Place, on: string, quantity: number) =>
		sales.posted('deliveryNote', { customer, warehouse, on }, { article, quantity });

	test('under FIFO at what the layers cost that it had taken, the last of them first', async () => {
		const place = await sales.lying(0);
		await put(place, '2026-01-10', 10, 5);
		await put(place, '2026-01-20', 30, 7);
		const note = await sold(place, '2026-02-01', 15);
		const first = await returning(note, place.warehouse, 2);
		await act('receive', first);
		expect(await lastMove(place.article)).toMatchObject({ kind: 'customerReturn', value: 14 });
		await act('receive', await returning(note, place.warehouse, 4));
		// 3 at 7.00 were left of those that had gone, and one at 5.00.
		expect(await lastMove(place.article)).toMatchObject({ value: 26 });
		await act('reopen', first);
		expect(await lastMove(place.article)).toMatchObject({ kind: 'customerReturn', value: 14 });
		await act('receive', first);
		expect(await lastMove(place.article)).toMatchObject({ value: 14 });
		// As old as they were: the one at 5.00 is the first to leave.
		await sold(place, TODAY, 1);
		expect(await lastMove(place.article)).toMatchObject({ kind: 'goodsIssue', value: 5 });
	});

	test('what is posted for an earlier day changes the issue, and what came back of it', async () => {
		const place = await sales.lying(0);
		await put(place, '2026-01-20', 30, 7);
		const note = await sold(place, '2026-02-01', 15);
		await act('receive', await returning(note, place.warehouse, 2));
		const { id } = await lastMove(place.article);
		await put(place, '2026-01-10', 14, 5);
		const again = await rowsOf(sales.world, 'stockRevaluation');
		expect(again.filter(({ move }) => move === id)).toMatchObject([{ before: 14, after: 12 }]);
	});

	test('more than was delivered was back on no day', async () => {
		const place = await sales.lying(0);
		await put(place, '2026-01-20', 10, 5);
		const note = await sold(place, '2026-02-01', 10);
		const on = (receivedOn: string, quantity: number) =>
			sales.addPaper(
				'salesReturn',
				{ customer, warehouse: place.warehouse, receivedOn },
				{ deliveryLine: known(note.lines[0], 'line'), quantity }
			);
		const first = await on('2026-02-05', 8);
		await act('receive', first);
		await act('cancel', first, { today: '2026-02-20' });
		expect(await refused(await on('2026-02-10', 5))).toEqual([
			{ code: 'return.beyond-then', field: 'quantity', params: { over: 3, on: '2026-02-10' } }
		]);
		await act('receive', await on('2026-02-20', 5));
	});

	test('E73: two of 15 issued at 6.50 come to 25 at 7.30, worth 195.50', async () => {
		const own = await makeSales();
		const company = known((await rowsOf(own.world, 'company'))[0], 'company');
		await own.save('company', company.id, company.version, { costMethod: 'average' });
		const buyer = await own.addCustomer();
		const { article, warehouse } = await own.lying(0);
		const add = (quantity: number, unitCost: number) =>
			own.posted('putIn', { warehouse }, { article, quantity, unitCost });
		const sell = (quantity: number) =>
			own.posted('deliveryNote', { customer: buyer, warehouse }, { article, quantity });
		await add(10, 5);
		await add(30, 7);
		const note = await sell(15);
		await add(25, 8.1);
		await sell(25);
		const parameters = { on: TODAY };
		const worth = async () =>
			(await own.world.api().reports.stockValue({ parameters })).rows.find(
				(row: AnyRow) => row['article'] === article
			);
		expect(await worth()).toMatchObject({ quantity: 25, value: 182.5, unitCost: 7.3 });
		const line = { deliveryLine: known(note.lines[0], 'line'), quantity: 2 };
		const paper = await own.addPaper('salesReturn', { customer: buyer, warehouse }, line);
		await own.perform('receive', [paper]);
		expect(await worth()).toMatchObject({ quantity: 27, value: 195.5, unitCost: 7.240741 });
		expect((await own.moves(article)).at(-1)).toMatchObject({ value: 13 });
		for (const check of [deviations, uncosted, lostValue]) {
			expect(await check(own.world.db)).toEqual([]);
		}
		await own.world.close();
	});
});

test('E87: what is broken goes where nothing is shipped from, and is not available', async () => {
	const { article, warehouse } = await sales.lying(2);
	const note = await delivered({ article, warehouse }, 2);
	const ask = async (name: 'AVAILABLE' | 'STOCK') => {
		const asker = { db: sales.world.db, actor: actor(), today: TODAY };
		return (await answerFor(asker)([{ name, args: [article, null] }]))[0];
	};
	expect([await ask('AVAILABLE'), await ask('STOCK')]).toEqual([0, 0]);
	const code = 'RETURNS';
	const returns = await sales.addRow('warehouse', { code, name: code, shipping: false });
	await act('receive', await returning(note, returns, 2));
	expect(await sales.records(article)).toMatchObject([
		{ warehouse, onHand: 0 },
		{ warehouse: returns, onHand: 2 }
	]);
	expect([await ask('AVAILABLE'), await ask('STOCK')]).toEqual([0, 2]);
});

describe('who does what', () => {
	test('staff receives what a manager approved, who may receive at once', async () => {
		const place = await sales.lying(5);
		const note = await delivered(place, 5);
		const paper = await returning(note, place.warehouse, 2);
		expect(await refused(paper, 'receive', { who: 'staff' })).toEqual([
			{ code: 'return.not-approved', field: undefined }
		]);
		await act('approve', paper, { who: 'manager' });
		expect(await act('receive', paper, { who: 'staff' })).toMatchObject({ state: 'received' });
		const other = await returning(note, place.warehouse, 1);
		expect(await act('receive', other, { who: 'manager' })).toMatchObject({ state: 'received' });
		const third = await returning(note, place.warehouse, 1);
		expect(await act('reject', third, { who: 'manager' })).toMatchObject({ state: 'rejected' });
		expect(await codesOf(act('receive', third))).toEqual(['document.wrong-state']);
	});

	test('a note of which something came back stays posted until that is taken back', async () => {
		const place = await sales.lying(5);
		const note = await delivered(place, 5);
		const paper = await returning(note, place.warehouse, 2);
		const { number } = await act('receive', paper);
		const stands = [{ code: 'return.stands', field: undefined, params: { papers: number } }];
		expect(await refused(note, 'reopen')).toEqual(stands);
		expect(await refused(note, 'cancel')).toEqual(stands);
		await act('cancel', paper);
		expect(await act('cancel', note)).toMatchObject({ state: 'cancelled' });
		expect(await sales.figures(place.article)).toBe('5/0/0');
	});

	test('a return is not taken back once its goods are gone', async () => {
		const place = await sales.lying(5);
		const note = await delivered(place, 5);
		const paper = await returning(note, place.warehouse, 3);
		await act('receive', paper);
		const again = await delivered(place, 1);
		const used = { code: 'return.used', field: 'quantity', params: { used: 1 } };
		expect(await refused(paper, 'cancel')).toEqual([used]);
		await act('cancel', again);
		expect(await act('reopen', paper)).toMatchObject({ state: 'requested' });
		expect(await sales.figures(place.article)).toBe('0/0/0');
	});

	test('every step is told', async () => {
		const place = await sales.lying(5);
		const paper = await returning(await delivered(place, 5), place.warehouse, 3);
		await act('approve', paper);
		await act('receive', paper);
		const log = await sales.world.api().history.row({ entity: 'salesReturn', row: paper.id });
		const states = JSON.stringify(log);
		for (const state of ['requested', 'approved', 'received']) expect(states).toContain(state);
	});
});

describe('pieces and batches', () => {
	test('those that were delivered come back, and their way is told', async () => {
		const article = await sales.addArticle({ tracking: 'serial' });
		const warehouse = await sales.addWarehouse();
		await sales.posted('putIn', { warehouse }, { article, quantity: 3, serials: 'X1, X2, X3' });
		const note = await delivered({ article, warehouse }, 2, { serials: 'X1, X2' });
		const wrong = await returning(note, warehouse, 1, { serials: 'X3' });
		expect(await refused(wrong)).toEqual([
			{ code: 'return.other-goods', field: 'serials', params: { goods: 'X3' } }
		]);
		await act('receive', await returning(note, warehouse, 1, { serials: 'X1' }));
		expect(await refused(await returning(note, warehouse, 1, { serials: 'X1' }))).toEqual([
			{ code: 'return.piece-back', field: 'serials', params: { serial: 'X1' } }
		]);
		const card = await sales.world.api().stock.card({ article, serial: 'X1' });
		expect(card.moves.map(({ kind, balance }) => [kind, balance])).toEqual([
			['customerReturn', 1],
			['goodsIssue', 0],
			['putIn', 1]
		]);
		const second = await delivered({ article, warehouse }, 1, { serials: 'X1' });
		await act('receive', await returning(second, warehouse, 1, { serials: 'X1' }));
		expect(await sales.figures(article)).toBe('2/0/0');
	});

	test('a batch is taken from its line', async () => {
		const article = await sales.addArticle({ tracking: 'batch' });
		const warehouse = await sales.addWarehouse();
		await sales.posted('putIn', { warehouse }, { article, quantity: 5, batch: 'L1' });
		const note = await delivered({ article, warehouse }, 5, { batch: 'L1' });
		expect(await refused(await returning(note, warehouse, 1, { batch: 'L2' }))).toEqual([
			{ code: 'return.other-goods', field: 'batch', params: { goods: 'L2' } }
		]);
		const paper = await returning(note, warehouse, 2);
		expect((await linesOf(paper.id))[0]).toMatchObject({ batch: 'L1' });
		await act('receive', paper);
		expect(await sales.records(article)).toMatchObject([{ batch: 'L1', onHand: 2 }]);
	});
});

describe('returns are drafted of notes', () => {
	test('with what is not back yet, and all of it comes', async () => {
		const place = await sales.lying(10);
		const bin = await sales.addBin(place.warehouse);
		await sales.posted(
			'putIn',
			{ warehouse: place.warehouse },
			{ article: place.article, bin, quantity: 4 }
		);
		const note = await delivered(place, 4, { bin });
		await act('receive', await returning(note, place.warehouse, 1));
		const [head, ...none] = await takeBack([note], { who: 'staff' });
		expect(none).toEqual([]);
		expect(head).toMatchObject({ state: 'requested', customer, warehouse: place.warehouse });
		const { id, version } = known(head, 'head');
		expect(await linesOf(id)).toMatchObject([
			{ deliveryLine: note.lines[0], delivery: note.id, quantity: 3, bin, position: 1 }
		]);
		expect(await problemsOf(takeBack([note]))).toEqual([
			{ code: 'return.nothing-left', at: { row: note.id, field: 'state' } }
		]);
		await sales.perform('receive', [{ type: 'salesReturn', id, version, lines: [] }]);
		expect(await sales.figures(place.article)).toBe('14/0/0');
	});

	test('one for each customer and warehouse; what has nothing left may be left out', async () => {
		const [one, other] = [await sales.lying(5), await sales.lying(5)];
		const notes = [await delivered(one, 2), await delivered(one, 3), await delivered(other, 4)];
		const done = await delivered(other, 1);
		await takeBack([done]);
		expect(await problemsOf(takeBack([...notes, done]))).toMatchObject([
			{ code: 'return.nothing-left', severity: 'warning', at: { row: done.id } }
		]);
		const heads = await takeBack([...notes, done], { confirmed: ['return.nothing-left'] });
		const drafted = await Promise.all(heads.map(({ id }) => linesOf(id)));
		expect(drafted.map((lines) => lines.map(({ quantity }) => quantity))).toEqual([[2, 3], [4]]);
	});

	test('of pieces those that no return names', async () => {
		const article = await sales.addArticle({ tracking: 'serial' });
		const warehouse = await sales.addWarehouse();
		await sales.posted('putIn', { warehouse }, { article, quantity: 3, serials: 'Y1, Y2, Y3' });
		const note = await delivered({ article, warehouse }, 3, { serials: 'Y1, Y2, Y3' });
		await act('receive', await returning(note, warehouse, 1, { serials: 'Y2' }));
		const [head] = await takeBack([note]);
		expect(await linesOf(known(head, 'head').id)).toMatchObject([
			{ quantity: 2, serials: 'Y1\nY3' }
		]);
	});
});

describe('what counts what was sold', () => {
	test('the gross profit of the day of the return, and what is needed of an article', async () => {
		const { article, warehouse } = await sales.lying(10);
		const order = await sales.confirmed(
			{ customer, warehouse },
			{ article, quantity: 6, unitPrice: 12 }
		);
		const note = await sales.delivered(order, [6]);
		const issued = async () => {
			const asker = { db: sales.world.db, actor: actor(), today: '2026-03-10' };
			return (await answerFor(asker)([{ name: 'ISSUED', args: [article, 90] }]))[0];
		};
		const profit = async (parameters: object) =>
			(await sales.world.api().reports.grossProfit({ parameters: { ...parameters } })).rows.find(
				(row: AnyRow) => row['article'] === article
			);
		expect(await issued()).toBe(6);
		const paper = await returning(note, warehouse, 2);
		await act('receive', paper, { today: '2026-03-05' });
		expect(await issued()).toBe(4);
		expect(await profit({ on: '2026-03-04' })).toMatchObject({ revenue: 72, cost: 30, profit: 42 });
		expect(await profit({ on: '2026-03-05' })).toMatchObject({
			...{ quantity: 4, revenue: 48, cost: 20, profit: 28 }
		});
		expect(await profit({ from: '2026-03-05', on: '2026-03-05' })).toMatchObject({
			...{ customer, quantity: -2, revenue: -24, cost: -10, profit: -14 }
		});
		await act('cancel', paper, { today: '2026-03-06' });
		expect(await issued()).toBe(6);
		expect(await profit({ on: '2026-03-06' })).toMatchObject({
			quantity: 6,
			revenue: 72,
			cost: 30
		});
		// The order has what it asked for; what came back is for a credit note.
		expect(await sales.stateOf(order)).toBe('delivered');
	});
});

test('nobody takes back what was delivered from a warehouse that is hidden from him', async () => {
	const [own, hidden] = [await sales.lying(5), await sales.lying(5)];
	const [mine, theirs] = [await delivered(own, 2), await delivered(hidden, 2)];
	const api = sales.world.api('administrator', TODAY, [own.warehouse]);
	const seen = async (paper: Paper) => {
		const { id, version } = await sales.now(paper);
		return { operation: newId(), rows: [{ id, version }] };
	};
	expect((await api.sales.takeBack(await seen(mine))).rows).toHaveLength(1);
	expect(await codesOf(api.sales.takeBack(await seen(theirs)))).toEqual(['row.gone']);
	const head = await sales.addPaper('salesReturn', { customer, warehouse: own.warehouse });
	const line = entityApi(sales.world, 'salesReturnLine', 'administrator', [own.warehouse]);
	const patch = { document: head.id, deliveryLine: theirs.lines[0], ...{ quantity: 1 } };
	const changes = [{ id: newId(), version: 0, patch: { ...patch, article: hidden.article } }];
	expect(await codesOf(line.save({ operation: newId(), changes }))).toContain('reference.unknown');
	const paper = await returning(theirs, own.warehouse, 1);
	await act('receive', paper);
	const rows = [{ id: paper.id, version: 2 }];
	const told = await line.list({ offset: 0, limit: 1000 });
	expect(told.rows.find(({ document }) => document === paper.id)).toMatchObject({
		...{ delivery: null, deliveryLine: null }
	});
	expect(
		await api.documents['salesReturn']?.['cancel']?.({ operation: newId(), rows })
	).toMatchObject({ rows: [{ state: 'cancelled' }] });
	await act('receive', await returning(mine, hidden.warehouse, 1));
	const cancel = api.documents['deliveryNote']?.['cancel']?.(await seen(mine));
	expect(await problemsOf(known(cancel, 'cancel'))).toMatchObject([
		{ code: 'return.stands', params: { papers: '–' } }
	]);
});
