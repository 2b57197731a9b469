import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import { makeBuying, type Buying } from '../../support/buying.ts';
import type { Cells } from '../../support/stock.ts';
import { TODAY } from '../../support/world.ts';

let buying: Buying;
let warehouse: Id;
let customer: Id;
beforeAll(async () => {
	buying = await makeBuying();
	warehouse = await buying.stock.addWarehouse();
	customer = await buying.add('partner', { number: 'C', name: 'Customer', customer: true });
});
afterAll(() => buying.stock.world.close());

const bring = (article: Id, quantity: number) =>
	buying.stock.posted('putIn', { warehouse, on: TODAY }, { article, quantity, unitCost: 5 });
async function sell(article: Id, quantity: number, head: Cells) {
	const line = { article, quantity, unitPrice: 9 };
	const order = await buying.stock.addPaper('salesOrder', { customer, warehouse, ...head }, line);
	await buying.act('confirm', order);
	return order;
}
const projected = async (article: Id, on: string): Promise<AnyRow | undefined> => {
	const api = buying.stock.world.api('manager', TODAY);
	const { rows } = await api.reports.projectedStock({ parameters: { on } });
	return rows.find((row: AnyRow) => row['article'] === article);
};

test('what is promised goes and what is ordered comes on its day (F105)', async () => {
	const article = await buying.addArticle();
	await bring(article, 5);
	await sell(article, 8, { deliverOn: '2026-03-10' });
	const order = await buying.ordered(
		{ warehouse, expectedOn: '2026-03-12' },
		{ article, quantity: 10, unitCost: 5 },
		{ article, quantity: 4, unitCost: 5, expectedOn: '2026-03-20' }
	);
	expect(await projected(article, '2026-03-09')).toMatchObject({
		...{ warehouse, onHand: 5, promised: 0, arriving: 0, undated: 0 },
		...{ projected: 5, lowest: 5, lowestOn: TODAY }
	});
	expect(await projected(article, '2026-03-11')).toMatchObject({
		...{ onHand: 5, promised: 8, arriving: 0, projected: -3, lowest: -3, lowestOn: '2026-03-10' }
	});
	expect(await projected(article, '2026-03-12')).toMatchObject({ arriving: 10, projected: 7 });
	expect(await projected(article, '2026-03-31')).toMatchObject({
		...{ promised: 8, arriving: 14, projected: 11, lowest: -3, lowestOn: '2026-03-10' }
	});

	// What has come is on hand, and expected no more.
	await buying.arrived(order, { on: TODAY }, { quantity: 6 }, { quantity: 4 });
	expect(await projected(article, '2026-03-31')).toMatchObject({
		...{ onHand: 15, promised: 8, arriving: 4, projected: 11, lowest: 7 }
	});
	await buying.act('closeShort', order);
	expect(await projected(article, '2026-03-31')).toMatchObject({ arriving: 0, projected: 7 });
});

test('without a day it goes at once, but is not counted on to come', async () => {
	const article = await buying.addArticle();
	await bring(article, 5);
	await sell(article, 2, {});
	await buying.ordered({ warehouse }, { article, quantity: 10, unitCost: 5 });
	expect(await projected(article, TODAY)).toMatchObject({
		...{ onHand: 5, promised: 2, arriving: 0, projected: 3, lowest: 3, undated: 10 }
	});
});

test('what is kept for somebody is free again after its last day', async () => {
	const article = await buying.addArticle();
	await bring(article, 5);
	const line = { article, quantity: 4 };
	const kept = await buying.stock.addPaper(
		'reservation',
		{ warehouse, customer, until: '2099-03-10' },
		line
	);
	await buying.act('reserve', kept);
	expect(await projected(article, '2099-03-10')).toMatchObject({ promised: 4, projected: 1 });
	expect(await projected(article, '2099-03-11')).toMatchObject({
		...{ promised: 0, projected: 5, lowest: 1, lowestOn: TODAY }
	});
});
