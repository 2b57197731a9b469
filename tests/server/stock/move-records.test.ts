import { afterAll, beforeAll, expect, test } from 'vitest';
import { known } from '#lib/domain/model/assert.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import { codesOf, problemsOf } from '../../support/entity-api.ts';
import { deviations, uncosted } from '../../support/ledger.ts';
import { newId } from '../../support/make.ts';
import { makeStock, rowsOf, type Cells, type Stock } from '../../support/stock.ts';
import { TODAY, type Who } from '../../support/world.ts';

let stock: Stock;
beforeAll(async () => {
	stock = await makeStock();
});
afterAll(async () => {
	expect(await deviations(stock.world.db)).toEqual([]);
	expect(await uncosted(stock.world.db)).toEqual([]);
	await stock.world.close();
});

type To = { readonly warehouse: Id; readonly bin?: Id | null };
type Options = { who?: Who; operation?: string };
const move = async (
	{ warehouse, bin = null }: To,
	rows: readonly { id: Id; quantity: number }[],
	{ who, operation = newId() }: Options = {}
): Promise<readonly AnyRow[]> => {
	const asked = { operation, to: { warehouse, bin }, rows: [...rows] };
	return (await stock.world.api(who).moving.post(asked)).rows;
};
const bring = async (quantity: number, cells: Cells = {}, place?: Id) => {
	const article = await stock.addArticle(cells);
	const warehouse = place ?? (await stock.addWarehouse());
	await stock.posted('putIn', { warehouse }, { article, quantity, unitCost: 5 });
	const record = known((await stock.records(article))[0], article);
	return { article, warehouse, id: record.id };
};

test('goods go to a bin of their warehouse by a transfer, and back by cancelling it', async () => {
	const { article, warehouse, id } = await bring(10);
	const bin = await stock.addBin(warehouse);
	const [head] = await move({ warehouse, bin }, [{ id, quantity: 4 }]);
	expect(head).toMatchObject({
		...{ state: 'posted', fromWarehouse: warehouse, toWarehouse: warehouse, on: TODAY }
	});
	expect(await stock.records(article)).toMatchObject([
		{ id, bin: null, onHand: 6 },
		{ bin, onHand: 4 }
	]);
	expect((await stock.moves(article)).at(-1)).toMatchObject({
		...{ kind: 'transfer', quantity: 4, fromBin: null, toBin: bin },
		...{ number: head?.['number'], paper: head?.id, who: 'administrator' }
	});
	await stock.world.api().documents['transfer']?.['cancel']?.({
		operation: newId(),
		rows: [{ id: String(head?.id), version: Number(head?.version) }]
	});
	expect(await stock.records(article)).toMatchObject([{ onHand: 10 }, { onHand: 0 }]);
});

test('goods of several warehouses come to one place, with their cost: a transfer for each', async () => {
	const [first, second] = [await bring(3), await bring(5)];
	const third = await bring(2, {}, second.warehouse);
	const warehouse = await stock.addWarehouse();
	const rows = [first, second, third].map(({ id }, at) => ({ id, quantity: [3, 5, 2][at] ?? 0 }));
	const operation = newId();
	const heads = await move({ warehouse }, rows, { operation });
	expect(heads.map(({ fromWarehouse }) => fromWarehouse).toSorted()).toEqual(
		[first.warehouse, second.warehouse].toSorted()
	);
	expect(await move({ warehouse }, rows, { operation })).toEqual(heads);
	const lines = (await rowsOf(stock.world, 'transferLine')).filter(({ document }) =>
		heads.some(({ id }) => id === document)
	);
	expect(lines).toHaveLength(3);
	for (const { article } of [first, second, third]) {
		const held = (await stock.records(article)).filter((record) => record['onHand'] !== 0);
		expect(held).toMatchObject([{ warehouse }]);
	}
});

test('a piece with a serial number goes as itself', async () => {
	const article = await stock.addArticle({ tracking: 'serial' });
	const [warehouse, other] = [await stock.addWarehouse(), await stock.addWarehouse()];
	await stock.posted('putIn', { warehouse }, { article, quantity: 2, serials: 'A1\nA2' });
	const record = (await stock.records(article)).find(({ serial }) => serial === 'A2');
	await move({ warehouse: other }, [{ id: String(record?.id), quantity: 1 }]);
	const held = (await stock.records(article)).filter(({ onHand }) => onHand !== 0);
	expect(held.map((each) => [each['serial'], each['warehouse']]).toSorted()).toEqual(
		[
			['A1', warehouse],
			['A2', other]
		].toSorted()
	);
});

test('all or nothing, and what is wrong is told at the record', async () => {
	const { article, warehouse, id } = await bring(10);
	const other = await bring(4);
	const foreign = await stock.addBin(other.warehouse);
	const seen = async () => [await stock.records(article, other.article), await stock.moves()];
	const before = await seen();
	const tried = async (to: To, rows: readonly { id: Id; quantity: number }[]) =>
		problemsOf(move(to, rows));
	const to = { warehouse: await stock.addWarehouse() };
	expect(
		await tried(to, [
			{ id, quantity: 11 },
			{ id: other.id, quantity: 1 }
		])
	).toMatchObject([
		{ code: 'stock.insufficient', params: { missing: 1 }, at: { row: id, field: 'onHand' } }
	]);
	expect(await tried({ warehouse }, [{ id, quantity: 1 }])).toMatchObject([
		{ code: 'transfer.same-place', at: { row: id, field: 'bin' } }
	]);
	expect(await tried({ warehouse, bin: foreign }, [{ id, quantity: 1 }])).toMatchObject([
		{ at: { row: id, field: 'bin' } }
	]);
	expect(await tried(to, [{ id, quantity: 0 }])).toMatchObject([{ at: { row: id } }]);
	expect(await tried(to, [{ id: 'gone', quantity: 1 }])).toMatchObject([
		{ code: 'row.gone', at: { row: 'gone' } }
	]);
	expect(await seen()).toEqual(before);
});

test('promised goods stay (E38), and it takes the rights of the transfer that it posts', async () => {
	const { article, warehouse, id } = await bring(7);
	const kept = await stock.addPaper('reservation', { warehouse }, { article, quantity: 6 });
	await stock.perform('reserve', [kept]);
	const to = { warehouse: await stock.addWarehouse() };
	expect(await codesOf(move(to, [{ id, quantity: 5 }]))).toEqual(['stock.insufficient']);
	await expect(move(to, [{ id, quantity: 1 }], { who: 'staff' })).rejects.toMatchObject({
		code: 'FORBIDDEN'
	});
	await move(to, [{ id, quantity: 1 }], { who: 'clerk' });
	expect(await stock.records(article)).toMatchObject([{ onHand: 6 }, { onHand: 1 }]);
});
