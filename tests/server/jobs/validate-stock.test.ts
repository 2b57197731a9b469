import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { known } from '#lib/domain/model/assert.ts';
import type { AnyRow } from '#lib/domain/model/row.ts';
import { foundBy, runJob } from '../../support/jobs.ts';
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
	await stock.posted('takeOut', { warehouse }, { article, quantity: 5 });
});

const corrupt = (statement: string) => stock.world.db.writer.execute(statement);
const record = async (): Promise<AnyRow> => known((await stock.records(article))[0], article);
const validate = () => runJob(stock.world, 'validateStock');
const label = async () => {
	const { number, name } = await stock.row('article', article);
	return `${number} ${name} · ${(await stock.row('warehouse', warehouse))['code']}`;
};

describe('validating stock', () => {
	test('finds nothing where nothing is wrong', async () => {
		const { state, result } = await validate();
		expect({ state, result }).toMatchObject({ state: 'done', result: { findings: [], found: 0 } });
		expect(result?.counts['articles']).toBeGreaterThan(0);
	});

	test('lists each counter that says something else than its moves, and changes nothing', async () => {
		const { id } = await record();
		await corrupt(`update "stockRecord" set "onHand" = 90000, ordered = 30000 where id = '${id}'`);
		const { result } = await validate();
		const at = { entity: 'stockRecord', row: id };
		const name = await label();
		expect(result?.findings).toEqual([
			{ code: 'deviates.onHand', params: { record: name, stored: 9, computed: 7 }, at },
			{ code: 'deviates.ordered', params: { record: name, stored: 3, computed: 0 }, at },
			{
				code: 'deviates.layers',
				params: { record: name, stored: 7, computed: 9 },
				at: { entity: 'article', row: article }
			}
		]);
		expect(await record()).toMatchObject({ id, onHand: 9, ordered: 3, version: 2 });
		await corrupt(`update "stockRecord" set "onHand" = 70000, ordered = 0 where id = '${id}'`);
	});

	test('lists goods that no record knows', async () => {
		const { id } = await record();
		await corrupt(`delete from "stockRecord" where id = '${id}'`);
		const found = await validate();
		const name = await label();
		expect(foundBy(found)).toEqual([`deviates.onHand ${name}`, `deviates.layers ${name}`]);
		expect(found.result?.findings[0]).toMatchObject({ at: { entity: 'article', row: article } });
		expect(await stock.records(article)).toEqual([]);
	});

	test('tells those who may not see stock how much it found, and no more', async () => {
		const { result } = await runJob(stock.world, 'validateStock', ['job.validateStock']);
		expect(result).toMatchObject({ findings: [] });
		expect(result?.found).toBeGreaterThan(0);
	});
});

test('under the moving average, the pool of an article holds what is on hand', async () => {
	const other = await makeStock();
	const [company] = (await other.world.api().entities.company.list({ offset: 0, limit: 1 })).rows;
	await other.save('company', known(company, '').id, 1, { costMethod: 'average' });
	const [own, there] = [await other.addArticle(), await other.addWarehouse()];
	await other.posted('putIn', { warehouse: there }, { article: own, quantity: 4 });
	expect(foundBy(await runJob(other.world, 'validateStock'))).toEqual([]);
	await other.world.db.writer.execute(`update "costPool" set quantity = 50000`);
	const { result } = await runJob(other.world, 'validateStock');
	expect(result?.findings).toMatchObject([
		{ code: 'deviates.pool', params: { stored: 5, computed: 4 } }
	]);
	await other.world.close();
});
