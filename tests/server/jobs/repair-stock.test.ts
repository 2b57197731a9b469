import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { known } from '#lib/domain/model/assert.ts';
import { problemsOf } from '../../support/entity-api.ts';
import { foundBy, runJob } from '../../support/jobs.ts';
import { newId } from '../../support/make.ts';
import { deviations } from '../../support/ledger.ts';
import { makeStock, type Stock } from '../../support/stock.ts';

let stock: Stock;
let article: string;
let warehouse: string;
beforeAll(async () => {
	stock = await makeStock();
});
afterAll(() => stock.world.close());
beforeEach(async () => {
	[article, warehouse] = [await stock.addArticle(), await stock.addWarehouse()];
	await stock.posted('putIn', { warehouse }, { article, quantity: 12 });
});

const record = async () => known((await stock.records(article))[0], article);
const repair = () => runJob(stock.world, 'repairStock');
const history = async (row: string) =>
	(await stock.world.api().history.row({ entity: 'stockRecord', row })).entries;

test('a record is set back to its moves, and its history says by whom', async () => {
	const { id } = await record();
	const moves = await stock.moves();
	await stock.world.db.writer.execute(
		`update "stockRecord" set "onHand" = 50000, reserved = 10000 where id = '${id}'`
	);
	const { state, who, result } = await repair();
	expect({ state, who, result }).toMatchObject({
		...{ state: 'done', who: 'administrator' },
		result: { counts: { records: 1 }, found: 2 }
	});
	expect(result?.findings).toMatchObject([
		{ code: 'deviates.onHand', params: { stored: 5, computed: 12 } },
		{ code: 'deviates.reserved', params: { stored: 1, computed: 0 } }
	]);
	expect(await record()).toMatchObject({ id, onHand: 12, reserved: 0, version: 2 });
	expect(await stock.moves()).toEqual(moves);
	expect(await deviations(stock.world.db)).toEqual([]);
	expect(foundBy(await runJob(stock.world, 'validateStock'))).toEqual([]);
	const [entry] = await history(id);
	expect(entry).toMatchObject({
		...{ source: 'job', who: 'administrator', kind: 'update' },
		cells: [
			{ field: 'onHand', old: 5, new: 12 },
			{ field: 'reserved', old: 1, new: 0 }
		]
	});
	const undo = { operation: newId(), undoes: known(entry, id).operation };
	expect(await problemsOf(stock.world.api().history.undo(undo))).toEqual([
		{ code: 'operation.by-job' }
	]);
});

test('a record that is gone comes back with what its moves add up to', async () => {
	const { id } = await record();
	await stock.world.db.writer.execute(`delete from "stockRecord" where id = '${id}'`);
	await repair();
	const back = await record();
	expect(back).toMatchObject({ article, warehouse, onHand: 12, reserved: 0, version: 1 });
	expect(await history(back.id)).toMatchObject([{ source: 'job', kind: 'insert' }]);
	expect(await deviations(stock.world.db)).toEqual([]);
});

test('where nothing is wrong nothing is written', async () => {
	const table = () => stock.world.api().history.table({ entity: 'stockRecord', limit: 5 });
	const [before, past] = [await record(), await table()];
	expect((await repair()).result).toEqual({ counts: { records: 0 }, findings: [], found: 0 });
	expect(await record()).toEqual(before);
	expect(await table()).toEqual(past);
});
