import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Problem } from '#lib/domain/model/problem.ts';
import { write } from '#lib/server/db/transaction.ts';
import { problemsOf } from '../../support/entity-api.ts';
import { deviations } from '../../support/ledger.ts';
import { newId } from '../../support/make.ts';
import { makeStock, rowsOf, type Paper, type Stock } from '../../support/stock.ts';
import { actor } from '../../support/world.ts';

let stock: Stock;
beforeAll(async () => {
	stock = await makeStock();
});
afterAll(() => stock.world.close());

/** How each of the calls ended: with the problems of its refusal, or none. */
const outcomes = (papers: readonly Paper[]) =>
	Promise.all(
		papers.map((paper): Promise<readonly Problem[]> => {
			const call = stock.perform('post', [paper]);
			return call.then(
				() => [],
				() => problemsOf(call)
			);
		})
	);

test('of two hundred who take one each of the last hundred pieces, a hundred succeed', async () => {
	const [article, warehouse] = [await stock.addArticle(), await stock.addWarehouse()];
	await stock.posted('putIn', { warehouse }, { article, quantity: 100 });
	const papers: Paper[] = [];
	while (papers.length < 200) {
		papers.push(await stock.addPaper('takeOut', { warehouse }, { article, quantity: 1 }));
	}
	const told = await outcomes(papers);
	const refused = told.flatMap((problems, at) => (problems.length > 0 ? [at] : []));
	expect(refused).toHaveLength(100);
	for (const at of refused) {
		expect(told[at]).toEqual([
			{
				code: 'stock.insufficient',
				params: { missing: 1 },
				at: { row: papers[at]?.lines[0], field: 'quantity' }
			}
		]);
	}
	expect(await stock.records(article)).toMatchObject([{ onHand: 0, version: 101 }]);
	expect(await stock.moves(article)).toHaveLength(101);
	const heads = await rowsOf(stock.world, 'takeOut');
	const numbers = heads.flatMap(({ state, number }) => (state === 'posted' ? [number] : []));
	expect(new Set(numbers).size).toBe(100);
	expect(numbers).toContain('OUT-00100');
	expect(heads.filter(({ state, number }) => state === 'draft' && number === null)).toHaveLength(
		100
	);
	expect(await deviations(stock.world.db)).toEqual([]);
});

test('of many who post one document, one does', async () => {
	const [article, warehouse] = [await stock.addArticle(), await stock.addWarehouse()];
	const paper = await stock.addPaper('putIn', { warehouse }, { article, quantity: 1 });
	const told = await outcomes(Array.from({ length: 20 }, () => paper));
	expect(told.filter((problems) => problems.length === 0)).toHaveLength(1);
	const codes = new Set(told.flatMap((problems) => problems.map(({ code }) => code)));
	expect(codes).toEqual(new Set(['row.changed']));
	expect(await stock.records(article)).toMatchObject([{ onHand: 1 }]);
});

describe('the database itself', () => {
	const columns = [
		...['on', 'kind', 'counter', 'article', 'quantity', 'fromWarehouse', 'fromBin'],
		...['toWarehouse', 'toBin', 'document', 'paper', 'line', 'who', 'at', 'operation']
	];
	/** Written past everything that would refuse it before. */
	function insert(cells: Readonly<Record<string, string | number | null>>) {
		const row = { ...cells, kind: 'putIn', counter: 'onHand', on: '2026-03-02' };
		const rest = { document: 'putIn', paper: 'p', line: 'l', who: 'w', at: 'now', operation: 1 };
		const values: Readonly<Record<string, string | number | null>> = { ...row, ...rest };
		const names = columns.map((column) => sql.identifier(column));
		const cellsOf = columns.map((column) => sql`${values[column] ?? null}`);
		return write({ db: stock.world.db, actor: actor() }, (tx) =>
			tx.run(sql`insert into stockMove (id, version, ${sql.join(names, sql`, `)})
				values (${newId()}, 1, ${sql.join(cellsOf, sql`, `)})`)
		);
	}

	test('takes no move from nowhere to nowhere, from a place to itself, or of nothing', async () => {
		const [article, warehouse] = [await stock.addArticle(), await stock.addWarehouse()];
		const bin = await stock.addBin(warehouse);
		const good = { article, quantity: 10_000, toWarehouse: warehouse, toBin: bin };
		const within = { ...good, fromWarehouse: warehouse };
		for (const bad of [
			{ article, quantity: 10_000 },
			{ ...within, fromBin: bin },
			{ ...within, toBin: null },
			{ ...good, quantity: 0 },
			{ ...good, quantity: -10_000 }
		]) {
			await expect(insert(bad)).rejects.toThrow('CHECK constraint failed: stockMove');
		}
		await insert(good);
		await insert(within);
		expect(await stock.moves(article)).toHaveLength(2);
	});

	test('takes no record that holds less than nothing', async () => {
		const [article, warehouse] = [await stock.addArticle(), await stock.addWarehouse()];
		await stock.posted('putIn', { warehouse }, { article, quantity: 1 });
		for (const counter of ['onHand', 'reserved', 'ordered']) {
			const below = write({ db: stock.world.db, actor: actor() }, (tx) =>
				tx.run(
					sql`update stockRecord set ${sql.identifier(counter)} = -1 where article = ${article}`
				)
			);
			await expect(below).rejects.toThrow('CHECK constraint failed: stockRecord');
		}
	});
});
