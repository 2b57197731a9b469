import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../support/make.ts';
import { codesOf, problemsOf } from '../../support/entity-api.ts';
import { makeStock, rowsOf, type Paper, type Stock } from '../../support/stock.ts';
import { TODAY } from '../../support/world.ts';

let stock: Stock;
beforeAll(async () => {
	stock = await makeStock();
});
afterAll(() => stock.world.close());

const cancel = (...papers: readonly Paper[]) => stock.perform('cancel', papers);
const next = (paper: Paper): Paper => ({ ...paper, version: paper.version + 1 });

test('cancelling takes back exactly what was posted, by moves of its own', async () => {
	const [article, other] = [await stock.addArticle(), await stock.addArticle()];
	const [warehouse, toWarehouse] = [await stock.addWarehouse(), await stock.addWarehouse()];
	const bin = await stock.addBin(warehouse);
	const first = { article, bin, quantity: 10 };
	const second = { article: other, quantity: 2 };
	const putIn = await stock.posted('putIn', { warehouse, on: '2026-01-31' }, first, second);
	const head = { fromWarehouse: warehouse, toWarehouse };
	const line = { article, fromBin: bin, quantity: 4 };
	const transfer = await stock.posted('transfer', { ...head, on: '2026-02-01' }, line);
	const before = await stock.moves(article, other);

	const [told] = await cancel(transfer);
	const { number } = await stock.row('transfer', transfer.id);
	expect(told).toMatchObject({ id: transfer.id, state: 'cancelled', version: 3, number });
	expect(told).toMatchObject({ on: '2026-02-01' });
	const held = (await stock.records(article)).map(({ onHand }) => onHand);
	expect(held).toEqual([10, 0]);
	const moves = await stock.moves(article, other);
	expect(moves.slice(0, -1)).toEqual(before);
	expect(moves.at(-1)).toMatchObject({
		...{ kind: 'transfer', article, quantity: 4, on: TODAY, number, paper: transfer.id },
		...{ fromWarehouse: toWarehouse, fromBin: null, toWarehouse: warehouse, toBin: bin },
		...{ reverses: before.at(-1)?.id, line: transfer.lines[0] }
	});

	await cancel(putIn);
	expect((await stock.records(article, other)).map(({ onHand }) => onHand)).toEqual([0, 0, 0]);
	const { entries } = await stock.world.api().history.row({ entity: 'putIn', row: putIn.id });
	expect(entries.map(({ source }) => source)).toEqual(['action', 'action', 'grid']);
	expect(entries[0]?.cells).toEqual([{ field: 'state', old: 'posted', new: 'cancelled' }]);
});

test('a document of a later day is taken back on that day, not before it happened', async () => {
	const [article, warehouse] = [await stock.addArticle(), await stock.addWarehouse()];
	const on = '2026-03-09';
	await cancel(await stock.posted('putIn', { warehouse, on }, { article, quantity: 1 }));
	expect((await stock.moves(article)).map((move) => move['on'])).toEqual([on, on]);
});

test('goods that are gone cannot be taken back', async () => {
	const [article, warehouse] = [await stock.addArticle(), await stock.addWarehouse()];
	const putIn = await stock.posted('putIn', { warehouse }, { article, quantity: 10 });
	const takeOut = await stock.posted('takeOut', { warehouse }, { article, quantity: 3 });
	const before = [await stock.records(article), await stock.moves(article)];
	expect(await problemsOf(cancel(putIn))).toEqual([
		{
			code: 'stock.insufficient',
			params: { missing: 3 },
			at: { row: putIn.lines[0], field: 'quantity' }
		}
	]);
	expect([await stock.records(article), await stock.moves(article)]).toEqual(before);
	expect(await stock.row('putIn', putIn.id)).toMatchObject({ state: 'posted', version: 2 });
	await cancel(takeOut);
	await cancel(putIn);
	expect(await stock.records(article)).toMatchObject([{ onHand: 0 }]);
});

test('promised goods are taken back only by who knows of whom, and then they are missing there', async () => {
	const [article, warehouse] = [await stock.addArticle(), await stock.addWarehouse()];
	await stock.posted('putIn', { warehouse }, { article, quantity: 4 });
	const putIn = await stock.posted('putIn', { warehouse }, { article, quantity: 10 });
	const kept = await stock.addPaper('reservation', { warehouse }, { article, quantity: 7 });
	await stock.perform('reserve', [kept]);
	const { number } = await stock.row('reservation', kept.id);
	expect(await problemsOf(cancel(putIn))).toEqual([
		{
			code: 'count.short',
			params: { short: 3, papers: number },
			at: { row: putIn.lines[0], field: 'quantity' },
			severity: 'warning'
		}
	]);
	expect(await stock.records(article)).toMatchObject([{ onHand: 14, reserved: 7 }]);
	await stock.perform('cancel', [putIn], { confirmed: ['count.short'] });
	expect(await stock.records(article)).toMatchObject([{ onHand: 4, reserved: 7 }]);
	const [entry] = await rowsOf(stock.world, 'reservationEntry');
	expect(entry).toMatchObject({ open: 7, allocated: 4 });
});

test('a transfer is not taken back where the goods went on', async () => {
	const [article, warehouse] = [await stock.addArticle(), await stock.addWarehouse()];
	const toWarehouse = await stock.addWarehouse();
	await stock.posted('putIn', { warehouse }, { article, quantity: 5 });
	const head = { fromWarehouse: warehouse, toWarehouse };
	const transfer = await stock.posted('transfer', head, { article, quantity: 5 });
	await stock.posted('takeOut', { warehouse: toWarehouse }, { article, quantity: 1 });
	expect(await problemsOf(cancel(transfer))).toMatchObject([
		{ code: 'stock.insufficient', params: { missing: 1 } }
	]);
});

test('a serial number that came in again meanwhile does not come back a second time', async () => {
	const article = await stock.addArticle({ tracking: 'serial' });
	const warehouse = await stock.addWarehouse();
	const line = { article, quantity: 1, serials: 'A1' };
	await stock.posted('putIn', { warehouse }, line);
	const takeOut = await stock.posted('takeOut', { warehouse }, line);
	const again = await stock.posted('putIn', { warehouse }, line);
	expect(await problemsOf(cancel(takeOut))).toEqual([
		{
			code: 'serial.on-hand',
			params: { serial: 'A1' },
			at: { row: takeOut.lines[0], field: 'serials' }
		}
	]);
	await cancel(again);
	await cancel(takeOut);
	expect(await stock.records(article)).toMatchObject([{ serial: 'A1', onHand: 1 }]);
});

test('nothing is cancelled twice, posted again, or cancelled before it is posted', async () => {
	const [article, warehouse] = [await stock.addArticle(), await stock.addWarehouse()];
	const draft = await stock.addPaper('putIn', { warehouse }, { article, quantity: 1 });
	const wrong = (action: string, state: string) => [
		{ code: 'document.wrong-state', params: { action, state }, at: { row: draft.id } }
	];
	expect(await problemsOf(cancel(draft))).toEqual(wrong('cancel', 'draft'));
	await stock.perform('post', [draft]);
	await cancel(next(draft));
	const cancelled = next(next(draft));
	expect(await problemsOf(cancel(cancelled))).toEqual(wrong('cancel', 'cancelled'));
	expect(await problemsOf(stock.perform('post', [cancelled]))).toEqual(wrong('post', 'cancelled'));
	expect(await stock.moves(article)).toHaveLength(2);
});

test('several are cancelled at once, or none', async () => {
	const [article, warehouse] = [await stock.addArticle(), await stock.addWarehouse()];
	const [one, two] = [
		await stock.posted('putIn', { warehouse }, { article, quantity: 4 }),
		await stock.posted('putIn', { warehouse }, { article, quantity: 4 })
	];
	const takeOut = await stock.posted('takeOut', { warehouse }, { article, quantity: 1 });
	expect(await codesOf(cancel(one, two))).toEqual(['stock.insufficient']);
	expect(await stock.row('putIn', one.id)).toMatchObject({ state: 'posted' });
	await cancel(takeOut);
	const operation = newId();
	const heads = await stock.perform('cancel', [one, two], { operation });
	expect(heads.map(({ id }) => id)).toEqual([one.id, two.id]);
	expect(await stock.perform('cancel', [one, two], { operation })).toEqual(heads);
	expect(await stock.records(article)).toMatchObject([{ onHand: 0 }]);
	expect(await stock.moves(article)).toHaveLength(6);
});
