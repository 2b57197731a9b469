import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { known } from '#lib/domain/model/assert.ts';
import type { AnyRow } from '#lib/domain/model/row.ts';
import { newId } from '../../support/make.ts';
import { codesOf, entityApi, problemsOf } from '../../support/entity-api.ts';
import { makeStock, type Paper, type Stock } from '../../support/stock.ts';

let stock: Stock;
let article: string;
let warehouse: string;
/** Has put five of the article into the warehouse. */
let paper: Paper;
beforeAll(async () => {
	stock = await makeStock();
});
afterAll(() => stock.world.close());
beforeEach(async () => {
	[article, warehouse] = [await stock.addArticle(), await stock.addWarehouse()];
	paper = await stock.posted('putIn', { warehouse }, { article, quantity: 5 });
});

const api = (entity: string) => entityApi(stock.world, entity);
const undo = (undoes: string) => stock.world.api().history.undo({ operation: newId(), undoes });
const remove = (entity: string, { id, version }: AnyRow) =>
	api(entity).remove({ operation: newId(), rows: [{ id, version }] });
const record = async () => known((await stock.records(article))[0], article);

describe('a record of stock with something in it', () => {
	test('is not deleted, and stays what and where it is', async () => {
		const { id, version } = await record();
		const at = { row: id };
		const refused = remove('stockRecord', { id, version });
		expect(await problemsOf(refused)).toEqual([{ code: 'stock.not-empty', at }]);
		for (const [field, cell] of [
			['article', await stock.addArticle()],
			['warehouse', await stock.addWarehouse()],
			['bin', await stock.addBin(warehouse)]
		] as const) {
			const moved = stock.save('stockRecord', id, version, { [field]: cell });
			expect(await problemsOf(moved)).toEqual([
				{ code: 'stock.not-empty', at: { row: id, field } }
			]);
		}
		for (const counter of ['onHand', 'reserved', 'ordered', 'batch', 'serial']) {
			const typed = stock.save('stockRecord', id, version, { [counter]: 99 });
			expect(await codesOf(typed)).toEqual(['field.readonly']);
		}
		expect(await stock.save('stockRecord', id, version, { minimum: 3 })).toMatchObject({
			...{ minimum: 3, onHand: 5 }
		});
	});

	test('goes once it is empty, while its article stays with its moves', async () => {
		await stock.perform('cancel', [paper]);
		const { id, version } = await record();
		await remove('stockRecord', { id, version });
		const gone = remove('article', await stock.row('article', article));
		expect(new Set(await codesOf(gone))).toEqual(new Set(['row.referenced']));
		expect(await stock.moves(article)).toHaveLength(2);
	});

	test('comes back by no undo of a move to another shelf that it was empty for', async () => {
		await stock.perform('cancel', [paper]);
		const { id, version } = await record();
		const operation = newId();
		const patch = { bin: await stock.addBin(warehouse) };
		await api('stockRecord').save({ operation, changes: [{ id, version, patch }] });
		await stock.posted('putIn', { warehouse }, { article, ...patch, quantity: 2 });
		expect(await undo(operation)).toMatchObject({ undone: 0 });
		expect(await record()).toMatchObject({ ...patch, onHand: 2 });
	});
});

test('nobody writes moves, whatever he may', async () => {
	const move = known((await stock.moves(article))[0], article);
	const changes = [{ id: move.id, version: 1, patch: { quantity: 1 } }];
	const saved = api('stockMove').save({ operation: newId(), changes });
	await expect(saved).rejects.toMatchObject({ code: 'FORBIDDEN' });
	await expect(remove('stockMove', move)).rejects.toMatchObject({ code: 'FORBIDDEN' });
	expect(await stock.moves(article)).toEqual([move]);
});
