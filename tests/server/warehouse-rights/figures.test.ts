import { afterAll, beforeAll, expect, test } from 'vitest';
import { known } from '#lib/domain/model/assert.ts';
import type { AnyRow } from '#lib/domain/model/row.ts';
import { entityApi } from '../../support/entity-api.ts';
import { newId } from '../../support/make.ts';
import { openTwoHouses, type TwoHouses } from './two-houses.ts';

let houses: TwoHouses;
beforeAll(async () => {
	houses = await openTwoHouses();
});
afterAll(() => houses.stock.world.close());

const page = { offset: 0, limit: 100, total: true };

test('records, totals and formulas count what lies in the own warehouse', async () => {
	const { article, own, limited, stock } = houses;
	const { rows, total } = await limited().entities.stockRecord.list(page);
	expect(rows).toMatchObject([{ article, warehouse: own, onHand: 8, available: 8 }]);
	expect(total).toBe(1);
	const asked = { query: {}, fields: ['onHand', 'reserved'] };
	const totals = await limited().entities.stockRecord.totals(asked);
	expect(totals).toMatchObject({ count: 1, fields: { onHand: { sum: 8 }, reserved: { sum: 0 } } });
	const figures = ['STOCK', 'AVAILABLE', 'ORDERED'];
	const ask = (name: string, ...rest: string[]) => ({ name, args: ['TEA', ...rest] });
	const own3 = figures.flatMap((name) => [ask(name), ask(name, 'OWN')]);
	const { answers } = await limited().sheets.answers({ asks: own3 });
	expect(answers.map(({ value }) => value)).toEqual([8, 8, 8, 8, 0, 0]);
	const hidden = figures.map((name) => ask(name, 'HIDDEN-HOUSE'));
	const refused = await limited().sheets.answers({ asks: hidden });
	expect(refused.answers.map(({ value }) => value)).toEqual(['#N/A', '#N/A', '#N/A']);
	const whole = await stock.world.api().sheets.answers({ asks: [ask('STOCK')] });
	expect(whole.answers[0]?.value).toBe(8 + 7771.25 - 1 + 2);
});

test('columns of formulas show, sort and filter by the own warehouse', async () => {
	const { limited, stock } = houses;
	const column = { id: newId(), version: 0, name: 'There', formula: '=STOCK([number])' };
	await stock.world.api().entities.article.saveColumn({
		...{ ...column, as: 'quantity', decimals: null, shared: true }
	});
	const api = entityApi(stock.world, 'article', 'administrator', [houses.own]);
	const filter = { field: column.id, is: 'more', value: 8 } as const;
	expect((await api.list({ ...page, filter })).rows).toEqual([]);
	const sort = [{ field: column.id, descending: true }];
	const { rows } = await api.list({ ...page, sort });
	expect(rows[0]?.[column.id]).toBe(8);
	const totals = await limited().entities.article.totals({ query: {}, fields: [column.id] });
	expect(totals.fields[column.id]?.sum).toBe(8);
});

test('an article is seen, but not that it usually lies in the hidden warehouse', async () => {
	const { article, limited, stock } = houses;
	const { rows, refs } = await limited().entities.article.rows({ ids: [article] });
	expect(rows).toMatchObject([{ number: 'TEA', defaultWarehouse: null, defaultBin: null }]);
	expect(Object.keys(refs)).not.toContain(houses.hidden);
	expect(await stock.row('article', article)).toMatchObject({ defaultWarehouse: houses.hidden });
	const filter = { field: 'defaultWarehouse', is: 'filled' } as const;
	expect((await limited().entities.article.list({ ...page, filter })).rows).toEqual([]);
});

test('the card counts what comes to the own warehouse and leaves it, whatever lies on the other side', async () => {
	const { article, own, limited, hidden } = houses;
	const { lying, moves, refs } = await limited().stock.card({ article });
	expect(lying.map(({ warehouse, onHand }) => [warehouse, onHand])).toEqual([[own, 8]]);
	const told = moves.map(({ kind, change, balance, fromWarehouse, toWarehouse }) => [
		...[kind, change, balance, fromWarehouse, toWarehouse]
	]);
	expect(told).toEqual([
		['transfer', -2, 8, own, null],
		['putIn', 10, 10, null, own]
	]);
	expect(Object.keys(refs)).not.toContain(hidden);
	expect(await limited().stock.card({ article, warehouse: hidden })).toMatchObject({
		...{ lying: [], moves: [] }
	});
});

test('a transfer is seen from either side, and the other side is empty', async () => {
	const { limited, own, there, back } = houses;
	const api = (name: string) =>
		entityApi(houses.stock.world, name, 'administrator', [houses.own]).list(page);
	const { rows } = await api('transfer');
	const sides = new Map(rows.map((row) => [row.id, [row['fromWarehouse'], row['toWarehouse']]]));
	expect(sides).toEqual(
		new Map([
			[there.id, [own, null]],
			[back.id, [null, own]]
		])
	);
	const lines = (await api('transferLine')).rows;
	expect(lines.map(({ fromBin, toBin }: AnyRow & Cells) => [fromBin, toBin])).toEqual([
		[houses.ownBin, null],
		[null, houses.ownBin]
	]);
	const asked = { entity: 'transfer', row: there.id, limit: 100 };
	const { entries } = await limited().history.row(asked);
	const cells = entries.flatMap((entry) => entry.cells);
	expect(cells.find(({ field }) => field === 'toWarehouse')?.new ?? null).toBeNull();
	expect(cells.find(({ field }) => field === 'fromWarehouse')?.new).toBe(own);
});
type Cells = { readonly fromBin?: unknown; readonly toBin?: unknown };

test('the report on values has the own warehouse, at the cost that goods have in the company', async () => {
	const { limited, own, article, stock } = houses;
	const { rows } = await limited().reports.stockValue({ parameters: {} });
	const whole = await stock.world.api().reports.stockValue({ parameters: {} });
	const there = whole.rows.filter((row: AnyRow) => row['warehouse'] === own);
	expect(rows).toEqual(there);
	expect(rows).toMatchObject([{ article, warehouse: own, quantity: 8 }]);
});

test('a token sees no more than its user', async () => {
	const { rows } = await houses.limited(['stockRecord.read']).entities.stockRecord.list(page);
	expect(rows).toHaveLength(1);
	expect(known(rows[0], 'record').warehouse).toBe(houses.own);
});
