import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { known } from '#lib/domain/model/assert.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { entityApi, problemsOf } from '../../support/entity-api.ts';
import { makeStock, type Paper, type Stock } from '../../support/stock.ts';
import { TODAY } from '../../support/world.ts';

const UNTIL = '2026-02-28';

let stock: Stock;
beforeAll(async () => {
	stock = await makeStock();
});
afterAll(() => stock.world.close());
beforeEach(() => close(null));

async function close(closedUntil: string | null) {
	const { rows } = await entityApi(stock.world, 'company').list({ offset: 0, limit: 1 });
	const { id, version } = known(rows[0], 'company');
	await stock.save('company', id, version, { closedUntil });
}

const closed = (paper: Paper, until = UNTIL) => ({
	...{ code: 'period.closed', params: { until }, at: { row: paper.id, field: 'on' } }
});

async function goods(): Promise<{ readonly article: Id; readonly warehouse: Id }> {
	return { article: await stock.addArticle(), warehouse: await stock.addWarehouse() };
}

test.each(['putIn', 'takeOut', 'transfer'])(
	'a %s of a day that is closed is refused at its date, one of the day after is not',
	async (type) => {
		const { article, warehouse } = await goods();
		await stock.posted('putIn', { warehouse, on: '2026-01-02' }, { article, quantity: 9 });
		await close(UNTIL);
		const toWarehouse = await stock.addWarehouse();
		const head = type === 'transfer' ? { fromWarehouse: warehouse, toWarehouse } : { warehouse };
		const line = { article, quantity: 1 };
		const late = await stock.addPaper(type, { ...head, on: UNTIL }, line, line);
		const before = [await stock.records(article), await stock.moves(article)];
		expect(await problemsOf(stock.perform('post', [late]))).toEqual([closed(late)]);
		expect([await stock.records(article), await stock.moves(article)]).toEqual(before);
		expect(await stock.row(type, late.id)).toMatchObject({ state: 'draft', number: null });
		await stock.posted(type, { ...head, on: '2026-03-01' }, line);
		await stock.posted(type, head, line);
		expect((await stock.moves(article)).map((move) => move['on'])).toEqual([
			...['2026-01-02', '2026-03-01', TODAY]
		]);
	}
);

test('what was posted into a period before it was closed is taken back today', async () => {
	const { article, warehouse } = await goods();
	const paper = await stock.posted('putIn', { warehouse, on: UNTIL }, { article, quantity: 2 });
	await close(UNTIL);
	await stock.perform('cancel', [paper]);
	expect((await stock.moves(article)).map((move) => move['on'])).toEqual([UNTIL, TODAY]);
});

test('nothing is taken back where today is closed too, nor posted', async () => {
	const { article, warehouse } = await goods();
	const paper = await stock.posted('putIn', { warehouse, on: UNTIL }, { article, quantity: 2 });
	const draft = await stock.addPaper('putIn', { warehouse }, { article, quantity: 1 });
	await close(TODAY);
	expect(await problemsOf(stock.perform('cancel', [paper]))).toEqual([closed(paper, TODAY)]);
	expect(await problemsOf(stock.perform('post', [draft]))).toEqual([closed(draft, TODAY)]);
	expect(await stock.row('putIn', paper.id)).toMatchObject({ state: 'posted' });
	await close(null);
	await stock.perform('cancel', [paper]);
});

test('each document of a batch whose day is closed is told, and none of them is posted', async () => {
	const { article, warehouse } = await goods();
	await close(UNTIL);
	const papers = [
		await stock.addPaper('putIn', { warehouse, on: '2026-02-01' }, { article, quantity: 1 }),
		await stock.addPaper('putIn', { warehouse, on: '2026-03-01' }, { article, quantity: 1 }),
		await stock.addPaper('putIn', { warehouse, on: UNTIL }, { article, quantity: 1 })
	];
	const [first, , last] = papers;
	expect(await problemsOf(stock.perform('post', papers))).toEqual([
		closed(known(first, 'first')),
		closed(known(last, 'last'))
	]);
	expect(await stock.moves(article)).toEqual([]);
});
