import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callerOf } from '#lib/server/trpc/router.ts';
import { codesOf, entityApi, problemsOf } from '../../support/entity-api.ts';
import { runJob } from '../../support/jobs.ts';
import { deviations, unkept } from '../../support/ledger.ts';
import { newId } from '../../support/make.ts';
import { makeSales, type Sales } from '../../support/sales.ts';
import { rowsOf, type Cells, type Paper } from '../../support/stock.ts';
import { actor, TODAY } from '../../support/world.ts';

let sales: Sales;
let customer: string;
beforeAll(async () => {
	sales = await makeSales();
	customer = await sales.addCustomer();
});
afterAll(async () => {
	expect(await deviations(sales.world.db)).toEqual([]);
	expect(await unkept(sales.world.db)).toEqual([]);
	await sales.world.close();
});

/** A deal about one article. */
const addDeal = (head: Cells, ...lines: readonly Cells[]) =>
	sales.addPaper('deal', { customer, name: 'Deal', ...head }, ...lines);
const act = async (action: string, paper: Paper, today = TODAY) => {
	await sales.perform(action, [await sales.now(paper)], { today });
	return sales.now(paper);
};
const headOf = ({ id }: Paper) => sales.row('deal', id);
const lineOf = ({ lines: [line = ''] }: Paper) => sales.row('dealLine', line);
const changeLine = async (paper: Paper, patch: Cells) => {
	const { id, version } = await lineOf(paper);
	return sales.save('dealLine', id, version, patch);
};

async function setCompany(patch: Cells) {
	const [company] = await rowsOf(sales.world, 'company');
	await sales.save('company', company?.id ?? '', company?.version ?? 0, patch);
}

describe('a deal', () => {
	test('starts with what its customer says, and with the prices of its lines', async () => {
		const { article, warehouse } = await sales.lying(5);
		const deal = await addDeal({ warehouse, discount: 5 }, { article, quantity: 3, discount: 10 });
		const { rows } = await entityApi(sales.world, 'currency').list({ offset: 0, limit: 100 });
		expect(await headOf(deal)).toMatchObject({
			...{ state: 'open', number: null, net: 25.65, until: null },
			currency: rows.find(({ code }) => code === 'EUR')?.id
		});
		expect(await lineOf(deal)).toMatchObject({ unitPrice: 10, priceOrigin: 'base', net: 27 });
	});

	test('is lost and comes up again; won it stays', async () => {
		const { article, warehouse } = await sales.lying(5);
		const deal = await addDeal({ warehouse }, { article, quantity: 3 });
		await act('lose', deal);
		expect(await headOf(deal)).toMatchObject({ state: 'lost', number: 'D-00001', on: TODAY });
		expect(await codesOf(changeLine(deal, { quantity: 2 }))).toEqual(['document.locked']);
		await act('reopen', deal);
		expect(await headOf(deal)).toMatchObject({ state: 'open', number: 'D-00001' });
		await act('win', deal);
		expect(await sales.stateOf(deal)).toBe('won');
		expect(await codesOf(act('reopen', deal))).toEqual(['document.wrong-state']);
	});

	test('is staff’s to make, reserve for and close; a clerk does not see it', async () => {
		const { article, warehouse } = await sales.lying(5);
		const deal = await addDeal({ warehouse }, { article, quantity: 3 });
		const forbidden = { code: 'FORBIDDEN' };
		const clerk = sales.perform('reserve', [deal], { who: 'clerk' });
		await expect(clerk).rejects.toMatchObject(forbidden);
		await sales.perform('reserve', [deal], { who: 'staff' });
		const list = entityApi(sales.world, 'deal', 'clerk').list({ offset: 0, limit: 1 });
		await expect(list).rejects.toMatchObject(forbidden);
	});
});

describe('what is reserved for a deal (F44)', () => {
	test('is kept for the usual days, and free again when it is let go', async () => {
		const { article, warehouse } = await sales.lying(5);
		const deal = await addDeal({ warehouse }, { article, quantity: 3 });
		await act('reserve', deal);
		expect(await sales.figures(article)).toBe('5/3/0');
		const { number } = await headOf(deal);
		expect(await headOf(deal)).toMatchObject({ state: 'open', until: '2026-03-05' });
		expect(await sales.entriesOf(article)).toEqual([
			expect.objectContaining({
				...{ document: 'deal', number, paper: deal.id, line: deal.lines[0], customer },
				...{ open: 3, allocated: 3, until: '2026-03-05' }
			})
		]);
		expect(await lineOf(deal)).toMatchObject({ reserved: 3, allocated: 3 });
		await act('unreserve', deal);
		expect(await sales.figures(article)).toBe('5/0/0');
		expect(await headOf(deal)).toMatchObject({ state: 'open', until: null });
	});

	test('stands where it is when it is reserved again for more or fewer, and for longer', async () => {
		const { article, warehouse } = await sales.lying(10);
		const deal = await addDeal({ warehouse }, { article, quantity: 6, toReserve: 4 });
		await act('reserve', deal);
		await changeLine(deal, { toReserve: 6 });
		const { id, version } = await headOf(deal);
		await sales.save('deal', id, version, { until: '2026-04-30' });
		await act('reserve', deal);
		const open = async () =>
			(await sales.entriesOf(article)).map(({ open, until }) => [open, until]);
		expect(await open()).toEqual([
			[4, '2026-04-30'],
			[2, '2026-04-30']
		]);
		await changeLine(deal, { toReserve: 3 });
		await act('reserve', deal);
		expect(await open()).toEqual([
			[3, '2026-04-30'],
			[0, '2026-04-30']
		]);
		expect(await sales.figures(article)).toBe('10/3/0');
		const before = await headOf(deal);
		await act('reserve', deal);
		expect(await headOf(deal)).toEqual(before);
		await changeLine(deal, { toReserve: 0 });
		expect(await codesOf(act('reserve', deal))).toEqual(['deal.nothing-to-reserve']);
	});

	test('ends after its last day by the job that ends reservations, and not before', async () => {
		const { article, warehouse } = await sales.lying(5);
		const deal = await addDeal({ warehouse }, { article, quantity: 3 });
		await act('reserve', deal);
		expect(await codesOf(act('expire', deal))).toEqual(['reservation.lasts']);
		const early = await runJob(sales.world, 'expireReservations', 'administrator', '2026-03-05');
		expect(early.result?.findings.map(({ at }) => at?.row)).not.toContain(deal.id);
		const run = await runJob(sales.world, 'expireReservations', 'administrator', '2026-03-06');
		expect(run.result?.findings).toContainEqual(
			expect.objectContaining({ code: 'expired', at: { entity: 'deal', row: deal.id } })
		);
		expect(await sales.figures(article)).toBe('5/0/0');
		expect(await headOf(deal)).toMatchObject({ state: 'open', until: null });
		const again = await runJob(sales.world, 'expireReservations', 'administrator', '2026-03-06');
		expect(again.result).toMatchObject({ counts: { ended: 0 } });
	});

	test('goes with the deal that is lost', async () => {
		const { article, warehouse } = await sales.lying(5);
		const deal = await addDeal({ warehouse }, { article, quantity: 3 });
		await act('reserve', deal);
		await act('lose', deal);
		expect(await sales.figures(article)).toBe('5/0/0');
	});

	test('is no more than there is for others, unless the company says so (Decision 3)', async () => {
		const { article, warehouse } = await sales.lying(5);
		await act('reserve', await addDeal({ warehouse }, { article, quantity: 3 }));
		const deal = await addDeal({ warehouse }, { article, quantity: 3 });
		expect(await problemsOf(act('reserve', deal))).toEqual([
			{
				code: 'reserved.not-free',
				params: { free: 2 },
				at: { row: deal.lines[0], field: 'toReserve' }
			}
		]);
		expect(await sales.figures(article)).toBe('5/3/0');
		await changeLine(deal, { toReserve: 2 });
		await act('reserve', deal);
		expect(await sales.figures(article)).toBe('5/5/0');
	});

	test('E36: a line of 20 is reserved where 5 lie, 21 of it are not', async () => {
		await setCompany({ dealsOverReserve: true });
		const { article, warehouse } = await sales.lying(5);
		const deal = await addDeal({ warehouse }, { article, quantity: 20 });
		expect(await problemsOf(changeLine(deal, { toReserve: 21 }))).toEqual([
			{
				code: 'reserved.more-than-line',
				params: { quantity: 20 },
				at: { row: deal.lines[0], field: 'toReserve' }
			}
		]);
		await act('reserve', deal);
		expect(await sales.figures(article)).toBe('5/20/0');
		expect(await sales.records(article)).toMatchObject([{ available: -15 }]);
		expect(await lineOf(deal)).toMatchObject({ reserved: 20, allocated: 5 });
		await setCompany({ dealsOverReserve: false });
	});

	test('holds the deal to what it promises', async () => {
		const { article, warehouse } = await sales.lying(5);
		const deal = await addDeal({ warehouse }, { article, quantity: 3 });
		await act('reserve', deal);
		const { id, version } = await headOf(deal);
		const elsewhere = await sales.addWarehouse();
		expect(await problemsOf(sales.save('deal', id, version, { warehouse: elsewhere }))).toEqual([
			{ code: 'deal.reserved', at: { row: id, field: 'warehouse' } }
		]);
		const other = await sales.addArticle({ salesPrice: 9 });
		expect(await codesOf(changeLine(deal, { article: other }))).toEqual(['deal.reserved']);
		expect(await codesOf(changeLine(deal, { quantity: 2 }))).toEqual(['deal.reserved']);
		await changeLine(deal, { quantity: 4 });
		const line = await lineOf(deal);
		const removed = (entity: string, row: { id: string; version: number }) => {
			const rows = [{ id: row.id, version: row.version }];
			return entityApi(sales.world, entity).remove({ operation: newId(), rows });
		};
		expect(await codesOf(removed('dealLine', line))).toEqual(['deal.reserved']);
		expect(await codesOf(removed('deal', { id, version }))).toContain('deal.reserved');
		await act('unreserve', deal);
		await removed('dealLine', line);
		expect(await codesOf(removed('deal', await headOf(deal)))).toEqual(['document.numbered']);
	});

	test('cannot be what is not kept in stock, or ends before today', async () => {
		const { article, warehouse } = await sales.lying(5);
		const service = await sales.addArticle({ kind: 'service', salesPrice: 10 });
		const labour = await addDeal({ warehouse }, { article: service, quantity: 3 });
		expect(await codesOf(act('reserve', labour))).toEqual(['deal.nothing-to-reserve']);
		const late = await addDeal({ warehouse, until: '2026-03-01' }, { article, quantity: 3 });
		expect(await codesOf(act('reserve', late))).toEqual(['date.past']);
		const empty = await addDeal({ warehouse });
		expect(await codesOf(act('reserve', empty))).toEqual(['document.no-lines']);
	});
});

test('how long deals reserve is for holders of a right of its own to say (F44)', async () => {
	const [company] = await rowsOf(sales.world, 'company');
	expect(company).toMatchObject({ dealReservationDays: 3, dealsOverReserve: false });
	const without = actor('administrator');
	const grants = new Set([...without.grants].filter((grant) => grant !== 'reservations.write'));
	const caller = callerOf({
		...{ db: sales.world.db, today: TODAY, token: false },
		actor: { ...without, grants }
	});
	const { id = '', version = 0 } = company ?? {};
	const save = (patch: Cells) =>
		(caller.entities as unknown as Record<string, ReturnType<typeof entityApi>>)['company']?.save({
			operation: newId(),
			changes: [{ id, version, patch }]
		});
	for (const patch of [{ dealReservationDays: 5 }, { dealsOverReserve: true }]) {
		expect(await codesOf(save(patch) ?? Promise.resolve())).toEqual(['field.forbidden']);
	}
	await setCompany({ dealReservationDays: 10 });
	const { article, warehouse } = await sales.lying(5);
	const deal = await addDeal({ warehouse }, { article, quantity: 3 });
	await act('reserve', deal);
	expect(await headOf(deal)).toMatchObject({ until: '2026-03-12' });
});
