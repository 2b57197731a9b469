import { afterAll, beforeAll, expect, test } from 'vitest';
import { deviations, unkept } from '../../support/ledger.ts';
import { runJob } from '../../support/jobs.ts';
import { makeStock, type Cells, type Stock } from '../../support/stock.ts';

let stock: Stock;
beforeAll(async () => {
	stock = await makeStock();
});
afterAll(async () => {
	expect(await deviations(stock.world.db)).toEqual([]);
	expect(await unkept(stock.world.db)).toEqual([]);
	await stock.world.close();
});

test('E35: what was reserved until 10 March is free on the 11th, whatever is reserved for longer stays', async () => {
	const [article, warehouse] = [await stock.addArticle(), await stock.addWarehouse()];
	await stock.posted('putIn', { warehouse }, { article, quantity: 10 });
	const reserve = async (head: Cells, quantity: number) => {
		const paper = await stock.addPaper(
			'reservation',
			{ warehouse, ...head },
			{ article, quantity }
		);
		await stock.perform('reserve', [paper]);
		return paper;
	};
	const short = await reserve({ until: '2026-03-10' }, 2);
	const long = await reserve({ until: '2026-03-11' }, 3);
	const open = await reserve({}, 1);
	const early = await runJob(stock.world, 'expireReservations', 'administrator', '2026-03-10');
	expect(early.result).toMatchObject({ counts: { ended: 0 }, found: 0 });

	const run = await runJob(stock.world, 'expireReservations', 'administrator', '2026-03-11');
	expect(run.result).toMatchObject({
		counts: { ended: 1 },
		findings: [{ code: 'expired', params: { day: '2026-03-10' }, at: { row: short.id } }]
	});
	expect(await stock.row('reservation', short.id)).toMatchObject({ state: 'expired', version: 3 });
	for (const { id } of [long, open]) {
		expect(await stock.row('reservation', id)).toMatchObject({ state: 'reserved' });
	}
	expect(await stock.records(article)).toMatchObject([{ onHand: 10, reserved: 4, available: 6 }]);
	const again = await runJob(stock.world, 'expireReservations', 'administrator', '2026-03-11');
	expect(again.result).toMatchObject({ counts: { ended: 0 } });
});
