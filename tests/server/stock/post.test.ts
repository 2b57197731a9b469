import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../support/make.ts';
import { makeStock, type Stock } from '../../support/stock.ts';
import { TODAY } from '../../support/world.ts';

let stock: Stock;
beforeAll(async () => {
	stock = await makeStock();
});
afterAll(() => stock.world.close());

const history = async (entity: string, row: string) =>
	(await stock.world.api().history.row({ entity, row })).entries;

test('a put-in brings goods: record, move, number, day, version and history tell of it', async () => {
	const [article, warehouse] = [await stock.addArticle(), await stock.addWarehouse()];
	const bin = await stock.addBin(warehouse);
	const paper = await stock.addPaper('putIn', { warehouse }, { article, bin, quantity: 10 });
	expect(await stock.row('putIn', paper.id)).toMatchObject({ state: 'draft', number: null });
	expect(await stock.records(article)).toEqual([]);

	const operation = newId();
	const heads = await stock.perform('post', [paper], { operation });
	const told = { id: paper.id, version: 2, state: 'posted', number: 'IN-00001', on: TODAY };
	expect(heads).toEqual([expect.objectContaining({ ...told, warehouse, note: null })]);
	expect(await stock.row('putIn', paper.id)).toEqual(heads[0]);

	const records = await stock.records(article);
	const counters = { onHand: 10, reserved: 0, ordered: 0, available: 10, projected: 10 };
	const place = { article, warehouse, bin, batch: null, serial: null };
	expect(records).toEqual([expect.objectContaining({ ...place, ...counters, version: 1 })]);
	expect(await stock.moves(article)).toEqual([
		expect.objectContaining({
			...{ on: TODAY, kind: 'putIn', counter: 'onHand', article, quantity: 10 },
			...{ fromWarehouse: null, fromBin: null, toWarehouse: warehouse, toBin: bin },
			...{ batch: null, serial: null, document: 'putIn', number: 'IN-00001' },
			...{ paper: paper.id, line: paper.lines[0], reverses: null, who: 'administrator' }
		})
	]);

	const [entry] = await history('putIn', paper.id);
	expect(entry).toMatchObject({ operation, kind: 'update', who: 'administrator' });
	expect(entry).toMatchObject({ source: 'action' });
	expect(entry?.cells).toEqual(
		expect.arrayContaining([
			{ field: 'state', old: 'draft', new: 'posted' },
			{ field: 'number', old: null, new: 'IN-00001' },
			{ field: 'on', old: null, new: TODAY }
		])
	);
	const [first] = await history('stockRecord', String(records[0]?.id));
	expect(first).toMatchObject({ operation, kind: 'insert', source: 'action' });
	const table = await stock.world.api().history.table({ entity: 'putIn' });
	expect(table.operations[0]).toMatchObject({ id: operation, source: 'action' });
	expect(table.operations[0]?.who).toBe('administrator');
});

test('a take-out takes goods and leaves an empty record behind', async () => {
	const [article, warehouse] = [await stock.addArticle(), await stock.addWarehouse()];
	await stock.posted('putIn', { warehouse }, { article, quantity: 10 });
	await stock.posted('takeOut', { warehouse }, { article, quantity: 4 });
	const [record] = await stock.records(article);
	expect(record).toMatchObject({ onHand: 6, available: 6, version: 2 });
	const [, move] = await stock.moves(article);
	expect(move).toMatchObject({ kind: 'takeOut', quantity: 4, fromWarehouse: warehouse });
	expect(move).toMatchObject({ fromBin: null, toWarehouse: null, toBin: null });
	const [entry] = await history('stockRecord', String(record?.id));
	expect(entry?.cells).toEqual([{ field: 'onHand', old: 10, new: 6 }]);
	await stock.posted('takeOut', { warehouse }, { article, quantity: 6 });
	expect(await stock.records(article)).toEqual([expect.objectContaining({ onHand: 0 })]);
});

test('a transfer between bins and between warehouses leaves the total as it is', async () => {
	const article = await stock.addArticle();
	const [one, other] = [await stock.addWarehouse(), await stock.addWarehouse()];
	const [left, right] = [await stock.addBin(one), await stock.addBin(one)];
	await stock.posted('putIn', { warehouse: one }, { article, bin: left, quantity: 10 });
	const within = { fromWarehouse: one, toWarehouse: one };
	const line = { article, fromBin: left, toBin: right, quantity: 3 };
	await stock.posted('transfer', within, line);
	const between = { fromWarehouse: one, toWarehouse: other };
	await stock.posted('transfer', between, { article, fromBin: right, quantity: 2 });
	const held = (await stock.records(article)).map(({ warehouse, bin, onHand }) => [
		...[warehouse, bin, onHand]
	]);
	expect(held).toEqual([
		[one, left, 7],
		[one, right, 1],
		[other, null, 2]
	]);
	const [, first, second] = await stock.moves(article);
	expect(first).toMatchObject({ kind: 'transfer', quantity: 3, fromBin: left, toBin: right });
	expect(first).toMatchObject({ fromWarehouse: one, toWarehouse: one });
	expect(second).toMatchObject({ kind: 'transfer', quantity: 2, fromBin: right, toBin: null });
	expect(second).toMatchObject({ fromWarehouse: one, toWarehouse: other });
});

test('a document with a day of its own keeps it, and its moves bear it', async () => {
	const [article, warehouse] = [await stock.addArticle(), await stock.addWarehouse()];
	const on = '2026-02-27';
	const paper = await stock.posted('putIn', { warehouse, on }, { article, quantity: 1 });
	expect(await stock.row('putIn', paper.id)).toMatchObject({ on });
	expect(await stock.moves(article)).toEqual([expect.objectContaining({ on })]);
});

test('lines of one article go into one record, and several take from it', async () => {
	const [article, warehouse] = [await stock.addArticle(), await stock.addWarehouse()];
	const [five, three] = [
		{ article, quantity: 5 },
		{ article, quantity: 3 }
	];
	await stock.posted('putIn', { warehouse }, five, three);
	expect(await stock.records(article)).toEqual([expect.objectContaining({ onHand: 8 })]);
	expect((await stock.moves(article)).map(({ quantity }) => quantity)).toEqual([5, 3]);
	await stock.posted('takeOut', { warehouse }, three, three);
	expect(await stock.records(article)).toEqual([expect.objectContaining({ onHand: 2 })]);
});

test('a record that was made by hand for its minimum is the one that is filled', async () => {
	const [article, warehouse] = [await stock.addArticle(), await stock.addWarehouse()];
	const made = await stock.save('stockRecord', newId(), 0, { article, warehouse, minimum: 5 });
	await stock.posted('putIn', { warehouse }, { article, quantity: 7 });
	expect(await stock.records(article)).toEqual([
		expect.objectContaining({ id: made.id, onHand: 7, minimum: 5, version: 2 })
	]);
});

test('what a unit may be parted into moves in parts', async () => {
	const units = await stock.world.api().entities.unit.list({ offset: 0, limit: 100 });
	const unit = units.rows.find(({ decimals }) => decimals === 3)?.id;
	const [article, warehouse] = [await stock.addArticle({ unit }), await stock.addWarehouse()];
	await stock.posted('putIn', { warehouse }, { article, quantity: 0.3 });
	await stock.posted('takeOut', { warehouse }, { article, quantity: 0.1 });
	await stock.posted('takeOut', { warehouse }, { article, quantity: 0.199 });
	expect(await stock.records(article)).toEqual([expect.objectContaining({ onHand: 0.001 })]);
});

test.each(['one after the other', 'the other way round'])(
	'transfers that rest on each other are posted at once, named %s',
	async (order) => {
		const article = await stock.addArticle();
		const [one, two, three] = [
			await stock.addWarehouse(),
			await stock.addWarehouse(),
			await stock.addWarehouse()
		];
		await stock.posted('putIn', { warehouse: one }, { article, quantity: 5 });
		const line = { article, quantity: 5 };
		const first = { fromWarehouse: one, toWarehouse: two };
		const second = { fromWarehouse: two, toWarehouse: three };
		const papers = [
			await stock.addPaper('transfer', first, line),
			await stock.addPaper('transfer', second, line)
		];
		await stock.perform('post', order === 'one after the other' ? papers : papers.toReversed());
		const held = (await stock.records(article)).map(({ warehouse, onHand }) => [warehouse, onHand]);
		expect(new Map(held.map(([place, onHand]) => [place, onHand]))).toEqual(
			new Map([
				[one, 0],
				[two, 0],
				[three, 5]
			])
		);
		const moves = (await stock.moves(article)).map((move) => move['toWarehouse']);
		expect(moves).toEqual([one, two, three]);
	}
);
