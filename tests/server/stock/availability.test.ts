import { afterAll, beforeAll, expect, test } from 'vitest';
import { lightOf, type Light } from '#lib/domain/stock/availability.ts';
import { hold } from '../../support/counters.ts';
import { deviations } from '../../support/ledger.ts';
import { makeStock, type Stock } from '../../support/stock.ts';

let stock: Stock;
beforeAll(async () => {
	stock = await makeStock();
});
afterAll(async () => {
	expect(await deviations(stock.world.db)).toEqual([]);
	await stock.world.close();
});

/** On hand, reserved, ordered; and whether the warehouse ships. */
type Held = readonly [onHand: number, reserved: number, ordered: number, shipping?: boolean];
type Case = readonly [
	example: string,
	held: readonly Held[],
	available: number,
	ordered: number,
	light: Light
];

const cases: readonly Case[] = [
	['E17', [[10, 9, 0]], 1, 0, 'inStock'],
	['E18', [[10, 10, 5]], 0, 5, 'ordered'],
	[
		'E19',
		[
			[4, 6, 0],
			[3, 0, 0]
		],
		1,
		0,
		'inStock'
	],
	[
		'E20',
		[
			[0, 0, 0],
			[50, 0, 0, false]
		],
		0,
		0,
		'notAvailable'
	],
	['E21', [[2, 5, 0]], -3, 0, 'notAvailable'],
	// The light ignores that five are wanted: the figure beside it says that one is there.
	['E22', [[10, 9, 0]], 1, 0, 'inStock']
];

test.each(cases)('%s: what an article shows of its availability', async (_, held, ...expected) => {
	const article = await stock.addArticle();
	for (const [onHand, reserved, ordered, shipping = true] of held) {
		const warehouse = await stock.addWarehouse();
		if (!shipping) await stock.save('warehouse', warehouse, 1, { shipping });
		await hold(stock, { article, warehouse }, [onHand, reserved, ordered]);
	}
	const row = await stock.row('article', article);
	const [available, ordered] = [Number(row['available']), Number(row['ordered'])];
	expect([available, ordered, lightOf(available, ordered)]).toEqual(expected);
});

test('what is not kept in stock has no figure, and no light', async () => {
	const article = await stock.addArticle({ kind: 'service', stockManaged: false });
	expect(await stock.row('article', article)).toMatchObject({ available: null, ordered: null });
});
