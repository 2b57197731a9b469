import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../support/make.ts';
import { makeStock, type Stock } from '../../support/stock.ts';

let stock: Stock;
beforeAll(async () => {
	stock = await makeStock();
});
afterAll(() => stock.world.close());

const card = (of: Parameters<ReturnType<Stock['world']['api']>['stock']['card']>[0]) =>
	stock.world.api().stock.card(of);

test('the card of an article tells every move with what was there afterwards, newest first', async () => {
	const article = await stock.addArticle();
	const [hall, yard] = [await stock.addWarehouse(), await stock.addWarehouse()];
	await stock.posted('putIn', { warehouse: hall, on: '2026-02-01' }, { article, quantity: 10 });
	await stock.posted('takeOut', { warehouse: hall, on: '2026-02-03' }, { article, quantity: 4 });
	await stock.posted('putIn', { warehouse: hall, on: '2026-02-02' }, { article, quantity: 3 });
	const way = { fromWarehouse: hall, toWarehouse: yard, on: '2026-02-04' };
	await stock.posted('transfer', way, { article, quantity: 2 });
	const told = await card({ article });
	expect(told.moves.map(({ on, kind, change, balance }) => [on, kind, change, balance])).toEqual([
		['2026-02-04', 'transfer', 0, 9],
		['2026-02-03', 'takeOut', -4, 9],
		['2026-02-02', 'putIn', 3, 13],
		['2026-02-01', 'putIn', 10, 10]
	]);
	expect(told.lying.map(({ warehouse, onHand }) => [warehouse, onHand])).toEqual([
		[hall, 7],
		[yard, 2]
	]);
	expect(told.refs[hall]).toMatch(/^W/);
	expect(told.after).toBeNull();
	const there = await card({ article, warehouse: yard });
	expect(there.moves).toMatchObject([{ kind: 'transfer', change: 2, balance: 2, quantity: 2 }]);
	const first = await card({ article, after: { on: '2026-02-03', at: 1 } });
	expect(first.moves.map(({ on }) => on)).toEqual(['2026-02-02', '2026-02-01']);
});

test('a piece is traced by its serial number, and a batch by its own (F102)', async () => {
	const article = await stock.addArticle({ tracking: 'serial', name: 'Monitor' });
	const [hall, yard] = [await stock.addWarehouse(), await stock.addWarehouse()];
	const lines = { article, quantity: 2, serials: 'MX-1, MX-2', batch: 'LOT 7' };
	const paper = await stock.posted('putIn', { warehouse: hall }, lines);
	const way = { fromWarehouse: hall, toWarehouse: yard };
	const piece = { article, quantity: 1, serials: 'MX-1', batch: 'LOT 7' };
	await stock.posted('transfer', way, piece);
	await stock.posted('takeOut', { warehouse: yard }, piece);
	const told = await card({ article, serial: 'MX-1' });
	expect(told.moves.map(({ kind, balance }) => [kind, balance])).toEqual([
		['takeOut', 0],
		['transfer', 1],
		['putIn', 1]
	]);
	expect(told.moves.at(-1)).toMatchObject({ paper: paper.id, document: 'putIn', batch: 'LOT 7' });
	expect(told.lying).toEqual([]);
	expect((await card({ article, batch: 'LOT 7' })).moves).toHaveLength(4);

	const { goods } = await stock.world.api().stock.tracked({ search: 'mx-' });
	expect(goods.map(({ name, serial, batch }) => [name, serial, batch])).toEqual([
		['Monitor', 'MX-1', 'LOT 7'],
		['Monitor', 'MX-2', 'LOT 7']
	]);
	expect((await stock.world.api().stock.tracked({ search: '%' })).goods).toEqual([]);
	expect((await stock.world.api().stock.tracked({ search: ' ' })).goods).toEqual([]);
});

test('nobody sees a card without the right to see moves', async () => {
	const api = stock.world.api(['stockRecord.read', 'article.read']);
	await expect(api.stock.card({ article: 'x' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('the way of a piece names its supplier and its customer, to those who may know them', async () => {
	const partner = async (patch: object) => {
		const id = newId();
		await stock.save('partner', id, 0, { ...patch });
		return id;
	};
	const supplier = await partner({ number: 'S', name: 'Acme', supplier: true });
	const customer = await partner({ number: 'C', name: 'Bello', customer: true });
	const article = await stock.addArticle({ tracking: 'serial' });
	const warehouse = await stock.addWarehouse();
	const piece = { article, quantity: 1, serials: 'N-1' };
	await stock.posted('goodsReceipt', { supplier, warehouse }, { ...piece, unitCost: 3 });
	const note = await stock.posted('deliveryNote', { customer, warehouse }, piece);
	const line = { deliveryLine: note.lines[0], quantity: 1, serials: 'N-1' };
	const back = await stock.addPaper('salesReturn', { customer, warehouse }, line);
	await stock.perform('receive', [back]);
	const of = { article, serial: 'N-1' };
	const told = await card(of);
	expect(told.moves.map(({ kind, partner }) => [kind, told.refs[partner ?? '']])).toEqual([
		['customerReturn', 'Bello'],
		['goodsIssue', 'Bello'],
		['goodsReceipt', 'Acme']
	]);
	const clerk = await stock.world.api('clerk').stock.card(of);
	expect(clerk.moves.map(({ partner }) => partner)).toEqual([null, null, null]);
	expect(JSON.stringify(clerk.refs)).not.toMatch(/Acme|Bello/);
});
