import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { known } from '#lib/domain/model/assert.ts';
import { newId } from '../../support/make.ts';
import { codesOf, entityApi, problemsOf } from '../../support/entity-api.ts';
import { makeStock, rowsOf, type Paper, type Stock } from '../../support/stock.ts';

let stock: Stock;
beforeAll(async () => {
	stock = await makeStock();
});
afterAll(() => stock.world.close());

const post = (...papers: readonly Paper[]) => stock.perform('post', papers);

async function draft(type = 'putIn'): Promise<Paper & { readonly article: string }> {
	const [article, warehouse] = [await stock.addArticle(), await stock.addWarehouse()];
	const paper = await stock.addPaper(type, { warehouse }, { article, quantity: 10 });
	return { ...paper, article };
}

describe('an operation', () => {
	test('that is sent twice happens once, and answers the same', async () => {
		const paper = await draft();
		const operation = newId();
		const sent = () => stock.perform('post', [paper], { operation });
		const [first, second] = await Promise.all([sent(), sent()]);
		expect(second).toEqual(first);
		expect(await sent()).toEqual(first);
		expect(await stock.moves(paper.article)).toHaveLength(1);
		expect(await stock.records(paper.article)).toMatchObject([{ onHand: 10, version: 1 }]);
	});

	test('keeps its id for itself', async () => {
		const [one, two] = [await draft(), await draft()];
		const operation = newId();
		await stock.perform('post', [one], { operation });
		const reused = stock.perform('post', [two], { operation });
		expect(await codesOf(reused)).toEqual(['operation.reused']);
		const posted = { ...one, version: 2 };
		const cancelled = stock.perform('cancel', [posted], { operation });
		expect(await codesOf(cancelled)).toEqual(['operation.reused']);
		const other = stock.perform('post', [one], { operation, who: 'manager' });
		expect(await codesOf(other)).toEqual(['operation.reused']);
		expect(await stock.moves(two.article)).toEqual([]);
	});

	test('of somebody without the right is refused, and leaves nothing', async () => {
		const paper = await draft();
		for (const who of [[], ['putIn.read', 'putIn.write'], ['putIn.post'], 'staff'] as const) {
			const refused = stock.perform('post', [paper], { who });
			await expect(refused).rejects.toMatchObject({ code: 'FORBIDDEN' });
		}
		expect(await stock.row('putIn', paper.id)).toMatchObject({ state: 'draft', version: 1 });
		await stock.perform('post', [paper], { who: ['putIn.read', 'putIn.post'] });
		const cancelled = stock.perform('cancel', [{ ...paper, version: 2 }], {
			who: ['putIn.read', 'putIn.post']
		});
		await expect(cancelled).rejects.toMatchObject({ code: 'FORBIDDEN' });
	});

	test('that is performed is taken back by no undo, by key or by history', async () => {
		const paper = await draft();
		const operation = newId();
		await stock.perform('post', [paper], { operation });
		const { history } = stock.world.api();
		const undo = history.undo({ operation: newId(), undoes: operation });
		expect(await problemsOf(undo)).toEqual([{ code: 'operation.by-action' }]);
		for (const entity of ['putIn', 'stockRecord', 'stockMove', 'numberRange']) {
			const { past, future } = await history.steps({ entity });
			expect([...past, ...future].map((step) => step.operation)).not.toContain(operation);
		}
		expect(await stock.records(paper.article)).toMatchObject([{ onHand: 10 }]);
	});
});

describe('numbers', () => {
	const numbersOf = async (type: string) =>
		(await rowsOf(stock.world, type)).flatMap(({ number }) => (number ? [String(number)] : []));
	const range = async (key: string) =>
		known(
			(await rowsOf(stock.world, 'numberRange')).find((row) => row['key'] === key),
			key
		);

	test('have no gap and no double, whatever is refused between them', async () => {
		const papers = await Promise.all(Array.from({ length: 12 }, () => draft()));
		const short = await draft('takeOut');
		const before = await numbersOf('putIn');
		const [one, two, three, ...rest] = papers;
		await post(known(one, ''), known(two, ''), known(three, ''));
		expect(await codesOf(post(short))).toEqual(['stock.insufficient']);
		await Promise.all(
			rest.map((paper, at) => (at % 3 === 0 ? codesOf(post(paper, short)) : post(paper)))
		).catch(() => null);
		await Promise.all(rest.filter((_, at) => at % 3 === 0).map((paper) => post(paper)));
		const given = (await numbersOf('putIn')).map((number) => Number(number.slice(3)));
		expect(given.toSorted((a, b) => a - b)).toEqual(
			Array.from({ length: before.length + 12 }, (_, at) => at + 1)
		);
		expect(await range('putIn')).toMatchObject({ next: given.length + 1 });
		expect(await numbersOf('takeOut')).toEqual([]);
		expect(await range('takeOut')).toMatchObject({ next: 1, version: 1 });
	});

	test('follow the order in which documents are named, by prefix and digits of their range', async () => {
		const { id, version, next } = await range('putIn');
		await stock.save('numberRange', id, version, { prefix: 'EIN/', digits: 3 });
		const [one, two] = [await draft(), await draft()];
		const heads = await post(two, one);
		const numbers = [0, 1].map((more) => `EIN/${String(Number(next) + more).padStart(3, '0')}`);
		expect(heads.map(({ id, number }) => [id, number])).toEqual([
			[two.id, numbers[0]],
			[one.id, numbers[1]]
		]);
		const { entries } = await stock.world.api().history.row({ entity: 'numberRange', row: id });
		expect(entries[0]).toMatchObject({ source: 'action', cells: [{ field: 'next' }] });
	});

	test('that were given already are not given again by a range that was set back', async () => {
		const { id, version } = await range('putIn');
		await stock.save('numberRange', id, version, { prefix: 'IN-', digits: 5, next: 1 });
		const paper = await draft();
		expect(await problemsOf(post(paper))).toEqual([
			{ code: 'value.taken', params: { value: 'IN-00001' }, at: { row: paper.id, field: 'number' } }
		]);
		expect(await range('putIn')).toMatchObject({ next: 1 });
	});

	test('come from a range that is there', async () => {
		const { id, version } = await range('transfer');
		const rows = [{ id, version }];
		await entityApi(stock.world, 'numberRange').remove({ operation: newId(), rows });
		const article = await stock.addArticle();
		const [one, other] = [await stock.addWarehouse(), await stock.addWarehouse()];
		await stock.posted('takeOut', { warehouse: one }, { article, quantity: 1 }).catch(() => null);
		const head = { fromWarehouse: one, toWarehouse: other };
		const paper = await stock.addPaper('transfer', head, { article, quantity: 1 });
		expect(await problemsOf(post(paper))).toEqual([
			{ code: 'number-range.missing', params: { range: 'transfer' } }
		]);
	});
});
