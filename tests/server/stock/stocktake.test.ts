import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { known } from '#lib/domain/model/assert.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import { codesOf, entityApi, problemsOf } from '../../support/entity-api.ts';
import { deviations, uncosted } from '../../support/ledger.ts';
import { newId } from '../../support/make.ts';
import { makeStock, rowsOf, type Cells, type Options, type Stock } from '../../support/stock.ts';
import { TODAY } from '../../support/world.ts';

let stock: Stock;
beforeAll(async () => {
	stock = await makeStock();
});
afterAll(async () => {
	expect(await deviations(stock.world.db)).toEqual([]);
	expect(await uncosted(stock.world.db)).toEqual([]);
	await stock.world.close();
});

/** A stocktake as somebody works with it, whose version follows what is done. */
class Taking {
	#version = 1;
	private constructor(readonly id: Id) {}

	static async plan(head: Cells, ...lines: readonly Cells[]): Promise<Taking> {
		return new Taking((await stock.addPaper('stocktake', head, ...lines)).id);
	}

	static async begun(head: Cells): Promise<Taking> {
		const taking = await Taking.plan(head);
		await taking.act('begin');
		return taking;
	}

	async act(action: string, options?: Options): Promise<AnyRow> {
		const paper = { type: 'stocktake', id: this.id, version: this.#version, lines: [] };
		const [head] = await stock.perform(action, [paper], options);
		this.#version = known(head, action).version;
		return known(head, action);
	}

	async lines(): Promise<readonly AnyRow[]> {
		const rows = await rowsOf(stock.world, 'stocktakeLine');
		return rows.filter(({ document }) => document === this.id);
	}

	/** Types what was counted into the one line that holds these cells. */
	async count(cells: Cells, counted: number | null, more: Cells = {}): Promise<AnyRow> {
		const fits = (line: AnyRow) =>
			Object.entries(cells).every(([field, cell]) => line[field] === cell);
		const [line, ...others] = (await this.lines()).filter(fits);
		expect(others).toEqual([]);
		const { id, version } = known(line, 'line');
		return stock.save('stocktakeLine', id, version, { counted, ...more });
	}

	/** A line for what was found besides. */
	find(cells: Cells): Promise<AnyRow> {
		return stock.save('stocktakeLine', newId(), 0, { document: this.id, ...cells });
	}

	/** Finishes and posts; answers the moves of the differences. */
	async post(options?: Options): Promise<readonly AnyRow[]> {
		await this.act('finish');
		await this.act('post', options);
		return (await rowsOf(stock.world, 'stockMove')).filter(({ paper }) => paper === this.id);
	}
}

async function shelf(quantity: number, cells: Cells = {}, more: Cells = {}) {
	const [article, warehouse] = [await stock.addArticle(cells), await stock.addWarehouse()];
	if (quantity > 0) await stock.posted('putIn', { warehouse }, { article, quantity, ...more });
	return { article, warehouse };
}
const onHand = async (article: Id) =>
	(await stock.records(article)).map((record) => record['onHand']);

describe('the numbers of counting', () => {
	test('E76: snapshot 100, counted 97: three are missing, 97 are on hand', async () => {
		const { article, warehouse } = await shelf(100);
		const taking = await Taking.begun({ warehouse });
		expect(await taking.lines()).toMatchObject([
			{ article, snapshot: 100, counted: null, difference: null, listed: true, position: 1 }
		]);
		await taking.count({ article }, 97);
		expect(await taking.lines()).toMatchObject([{ counted: 97, difference: -3 }]);
		const moves = await taking.post();
		const head = await stock.row('stocktake', taking.id);
		expect(head).toMatchObject({ state: 'posted', on: TODAY });
		expect(head['number']).toMatch(/^ST-\d{5}$/);
		expect(moves).toMatchObject([
			{
				...{ kind: 'countDiff', quantity: 3, fromWarehouse: warehouse, toWarehouse: null },
				...{ number: head['number'], on: TODAY, value: 15 }
			}
		]);
		expect(await onHand(article)).toEqual([97]);
	});

	test('E77: five are sold after the snapshot: 92 are on hand, not 97', async () => {
		const { article, warehouse } = await shelf(100);
		const taking = await Taking.begun({ warehouse });
		await stock.posted('takeOut', { warehouse }, { article, quantity: 5 });
		await taking.count({ article }, 97);
		expect(await taking.post()).toMatchObject([{ quantity: 3 }]);
		expect(await onHand(article)).toEqual([92]);
	});

	test('E78: four are found: they come in at what they cost last, else that must be said', async () => {
		const { warehouse } = await shelf(1);
		const [known, unknown] = [
			await stock.addArticle({ cost: 6 }),
			await stock.addArticle({ cost: null })
		];
		const taking = await Taking.begun({ warehouse });
		await taking.find({ article: known, counted: 4 });
		const line = await taking.find({ article: unknown, counted: 4 });
		await taking.act('finish');
		expect(await problemsOf(taking.act('post'))).toEqual([
			{ code: 'cost.missing', at: { row: line.id, field: 'unitCost' } }
		]);
		await taking.act('recount');
		await taking.count({ article: known }, 4);
		await taking.count({ article: unknown }, 4, { unitCost: 2.5 });
		expect(await taking.post()).toMatchObject([
			{ article: known, quantity: 4, value: 24, toWarehouse: warehouse },
			{ article: unknown, quantity: 4, value: 10, toWarehouse: warehouse }
		]);
		expect(await taking.lines()).toMatchObject([
			{ listed: true, counted: null },
			{ listed: false, snapshot: 0, counted: 4, firstCounted: 4 },
			{ listed: false, snapshot: 0, counted: 4, firstCounted: 4 }
		]);
	});

	test('E79: counted 5, reserved 8: posted when the warning is confirmed, 3 are short', async () => {
		const { article, warehouse } = await shelf(8);
		const reserve = async (quantity: number) => {
			const paper = await stock.addPaper('reservation', { warehouse }, { article, quantity });
			return (await stock.perform('reserve', [paper]))[0]?.['number'];
		};
		const [first, second, third] = [await reserve(4), await reserve(2), await reserve(2)];
		const taking = await Taking.begun({ warehouse });
		const line = await taking.count({ article }, 5);
		await taking.act('finish');
		expect(await problemsOf(taking.act('post'))).toEqual([
			{
				code: 'count.short',
				params: { short: 3, papers: `${second}, ${third}` },
				at: { row: line.id, field: 'counted' },
				severity: 'warning'
			}
		]);
		expect(await onHand(article)).toEqual([8]);
		await taking.act('post', { confirmed: ['count.short'] });
		expect(await stock.records(article)).toMatchObject([{ onHand: 5, available: -3 }]);
		expect(first).not.toBeNull();
	});

	test('E80: what was not counted does not differ, what was counted as zero does', async () => {
		const { article, warehouse } = await shelf(10);
		const other = await stock.addArticle();
		await stock.posted('putIn', { warehouse }, { article: other, quantity: 7 });
		const taking = await Taking.begun({ warehouse });
		await taking.count({ article: other }, 0);
		expect(await taking.post()).toMatchObject([{ article: other, quantity: 7 }]);
		expect([await onHand(article), await onHand(other)]).toEqual([[10], [0]]);
	});

	test('E81: S9 is on the book and not found, S7 is found and not on the book', async () => {
		const serials = { serials: 'S8, S9' };
		const { article, warehouse } = await shelf(2, { tracking: 'serial' }, serials);
		const taking = await Taking.begun({ warehouse });
		await taking.count({ serial: 'S8' }, 1);
		await taking.count({ serial: 'S9' }, 0);
		await taking.find({ article, serial: 'S7', counted: 1 });
		// What comes in is there before what goes out.
		expect(await taking.post()).toMatchObject([
			{ serial: 'S7', quantity: 1, toWarehouse: warehouse },
			{ serial: 'S9', quantity: 1, fromWarehouse: warehouse }
		]);
		const held = (await stock.records(article)).map(({ serial, onHand }) => [serial, onHand]);
		expect(held).toEqual([
			['S8', 1],
			['S9', 0],
			['S7', 1]
		]);
	});
});

describe('several people', () => {
	test('add up what they count of the same goods', async () => {
		const { article, warehouse } = await shelf(10);
		const taking = await Taking.begun({ warehouse });
		await taking.count({ listed: true }, 6);
		await taking.find({ article, counted: 3 });
		expect(await taking.post()).toMatchObject([{ quantity: 1, fromWarehouse: warehouse }]);
		expect(await onHand(article)).toEqual([9]);
	});

	test('find one piece, though both find it', async () => {
		const serials = { serials: 'A1' };
		const { article, warehouse } = await shelf(1, { tracking: 'serial' }, serials);
		const taking = await Taking.begun({ warehouse });
		await taking.count({ listed: true }, 1);
		await taking.find({ article, serial: 'A1', counted: 1 });
		expect(await taking.post()).toEqual([]);
	});
});

describe('what is counted', () => {
	test('is what a plan names: a bin, a category, an ABC class; pieces and batches that are gone are not', async () => {
		const warehouse = await stock.addWarehouse();
		const [bin, other] = [await stock.addBin(warehouse), await stock.addBin(warehouse)];
		const { rows } = await entityApi(stock.world, 'category').save({
			operation: newId(),
			changes: [{ id: newId(), version: 0, patch: { name: `Category ${newId()}` } }]
		});
		const category = known(rows[0]?.id, 'category');
		const plain = await stock.addArticle({ abcClass: 'a' });
		const chosen = await stock.addArticle({ category, abcClass: 'b' });
		const batch = await stock.addArticle({ tracking: 'batch', category });
		await stock.posted(
			'putIn',
			{ warehouse },
			{ article: plain, bin, quantity: 1 },
			{ article: chosen, bin, quantity: 2 },
			{ article: chosen, bin: other, quantity: 3 },
			{ article: batch, bin, batch: 'L1', quantity: 4 },
			{ article: batch, bin, batch: 'L2', quantity: 5 }
		);
		await stock.posted(
			'takeOut',
			{ warehouse },
			{ article: chosen, bin, quantity: 2 },
			{ article: batch, bin, batch: 'L1', quantity: 4 }
		);
		const listed = async (head: Cells) => {
			const taking = await Taking.begun({ warehouse, ...head });
			const lines = await taking.lines();
			await taking.act('cancel');
			return lines.map((line) => [line['article'], line['bin'], line['batch'], line['snapshot']]);
		};
		expect(await listed({ bin })).toEqual([
			[plain, bin, null, 1],
			[chosen, bin, null, 0],
			[batch, bin, 'L2', 5]
		]);
		expect(await listed({ abcClass: 'a' })).toEqual([[plain, bin, null, 1]]);
		expect(await listed({ category })).toEqual([
			[chosen, bin, null, 0],
			[batch, bin, 'L2', 5],
			[chosen, other, null, 3]
		]);
	});

	test('is nothing that is only promised of any batch', async () => {
		const { article, warehouse } = await shelf(5, { tracking: 'batch' }, { batch: 'L1' });
		const paper = await stock.addPaper('reservation', { warehouse }, { article, quantity: 2 });
		await stock.perform('reserve', [paper]);
		expect(await stock.records(article)).toHaveLength(2);
		const taking = await Taking.begun({ warehouse });
		expect(await taking.lines()).toMatchObject([{ article, batch: 'L1', snapshot: 5 }]);
	});

	test('is what was listed by hand, where something was', async () => {
		const { article, warehouse } = await shelf(5);
		const other = await stock.addArticle();
		await stock.posted('putIn', { warehouse }, { article: other, quantity: 4 });
		const taking = await Taking.plan({ warehouse }, { article: other });
		await taking.act('begin');
		expect(await taking.lines()).toMatchObject([{ article: other, snapshot: 4, listed: true }]);
		// What lies there besides is known by the log, whether it is on the list or not.
		await stock.posted('takeOut', { warehouse }, { article, quantity: 2 });
		await taking.find({ article, counted: 6 });
		await taking.count({ article: other }, 4);
		expect(await taking.post()).toMatchObject([{ article, quantity: 1, toWarehouse: warehouse }]);
		expect(await onHand(article)).toEqual([4]);
	});

	test('is refused where nothing is there, and where it is being counted', async () => {
		const empty = await Taking.plan({ warehouse: await stock.addWarehouse() });
		expect(await problemsOf(empty.act('begin'))).toEqual([
			{ code: 'stocktake.nothing-there', at: { row: empty.id, field: 'warehouse' } }
		]);
		const { warehouse } = await shelf(5);
		const first = await Taking.begun({ warehouse });
		const { number } = await stock.row('stocktake', first.id);
		const second = await Taking.plan({ warehouse });
		expect(await problemsOf(second.act('begin'))).toEqual([
			{
				code: 'stocktake.under-way',
				params: { number },
				at: { row: second.id, field: 'warehouse' }
			}
		]);
		await first.act('cancel');
		await second.act('begin');
	});

	test('stays as it was planned while it is counted', async () => {
		const { article, warehouse } = await shelf(5);
		const taking = await Taking.begun({ warehouse });
		const save = (entity: string, row: AnyRow, patch: Cells) =>
			codesOf(stock.save(entity, row.id, row.version, patch));
		const head = await stock.row('stocktake', taking.id);
		expect(await save('stocktake', head, { blind: true })).toEqual(['document.locked']);
		const line = known((await taking.lines())[0], article);
		expect(await save('stocktakeLine', line, { article: await stock.addArticle() })).toEqual([
			'stocktake.listed'
		]);
		expect(await save('stocktakeLine', line, { snapshot: 1 })).toEqual(['field.readonly']);
		await taking.act('finish');
		expect(await save('stocktakeLine', line, { counted: 1 })).toEqual(['document.locked']);
	});

	test('names goods as its article wants them', async () => {
		const { warehouse } = await shelf(1);
		const serial = await stock.addArticle({ tracking: 'serial' });
		const batch = await stock.addArticle({ tracking: 'batch' });
		const plain = await stock.addArticle();
		const service = await stock.addArticle({ stockManaged: false });
		const taking = await Taking.begun({ warehouse });
		await taking.find({ article: serial, counted: 1 });
		await taking.find({ article: serial, serial: 'A', counted: 2 });
		await taking.find({ article: batch, serial: 'B', counted: 2 });
		await taking.find({ article: plain, batch: 'L', counted: 2 });
		await taking.find({ article: service, counted: 2 });
		const problems = await problemsOf(taking.act('finish'));
		expect(problems.map(({ code, at }) => [code, at?.field])).toEqual([
			['serial.missing', 'serial'],
			['serial.one-piece', 'counted'],
			['batch.missing', 'batch'],
			['serial.not-wanted', 'serial'],
			['batch.not-wanted', 'batch'],
			['article.no-stock', 'article']
		]);
		expect(await codesOf(taking.find({ article: plain, counted: 0.5 }))).toEqual([
			'number.too-precise'
		]);
	});
});

test('counted blindly, the figures leave the server when counting is over', async () => {
	const { article, warehouse } = await shelf(10);
	const taking = await Taking.begun({ warehouse, blind: true });
	await stock.posted('takeOut', { warehouse }, { article, quantity: 1 });
	const told = async () =>
		(await taking.lines()).map((line) => [line['snapshot'], line['difference'], line['counted']]);
	expect(await told()).toEqual([[null, null, null]]);
	await taking.count({ article }, 8);
	expect(await told()).toEqual([[null, null, 8]]);
	const [line] = await taking.lines();
	const asked = { entity: 'stocktakeLine', row: known(line, article).id };
	const { entries } = await stock.world.api().history.row(asked);
	const figures = entries.flatMap(({ cells }) => cells.filter(({ field }) => field === 'snapshot'));
	expect(figures.filter((cell) => cell.new !== null)).toEqual([]);
	await taking.act('finish');
	expect(await told()).toEqual([[10, -2, 8]]);
	await taking.act('recount');
	expect(await told()).toEqual([[null, null, null]]);
	await taking.count({ article }, 9);
	expect(await taking.post()).toMatchObject([{ quantity: 1 }]);
	expect(await onHand(article)).toEqual([8]);
	expect(await taking.lines()).toMatchObject([{ firstCounted: 8, counted: 9, snapshot: 10 }]);
});

test('counted again is what differs, the first count stands beside', async () => {
	const { article, warehouse } = await shelf(10);
	const right = await stock.addArticle();
	await stock.posted('putIn', { warehouse }, { article: right, quantity: 3 });
	const taking = await Taking.begun({ warehouse });
	await taking.count({ article }, 7);
	await taking.count({ article: right }, 3);
	await taking.act('finish');
	await taking.act('recount');
	expect(await taking.lines()).toMatchObject([
		{ article, counted: null, firstCounted: 7, snapshot: 10 },
		{ article: right, counted: 3, firstCounted: null }
	]);
	await taking.count({ article }, 10);
	expect(await taking.post()).toEqual([]);
});

test('cancelled before it is posted, and not after', async () => {
	const { article, warehouse } = await shelf(10);
	const taking = await Taking.begun({ warehouse });
	await taking.count({ article }, 7);
	await taking.act('finish');
	await taking.act('cancel');
	expect(await codesOf(taking.act('post'))).toEqual(['document.wrong-state']);
	expect(await stock.moves(article)).toHaveLength(1);
	const other = await Taking.begun({ warehouse });
	await other.count({ article }, 9);
	await other.post();
	expect(await codesOf(other.act('cancel'))).toEqual(['document.wrong-state']);
});

test('what was counted as missing and is sold meanwhile cannot be missing', async () => {
	const { article, warehouse } = await shelf(10);
	const taking = await Taking.begun({ warehouse });
	const line = await taking.count({ article }, 2);
	await stock.posted('takeOut', { warehouse }, { article, quantity: 5 });
	await taking.act('finish');
	expect(await problemsOf(taking.act('post'))).toEqual([
		{
			code: 'stock.insufficient',
			params: { missing: 3 },
			at: { row: line.id, field: 'counted' }
		}
	]);
});

test('a piece that was found and is on hand elsewhere is refused at its serial number', async () => {
	const serials = { serials: 'P1' };
	const { article } = await shelf(1, { tracking: 'serial' }, serials);
	const { warehouse } = await shelf(1);
	const taking = await Taking.begun({ warehouse });
	const line = await taking.find({ article, serial: 'P1', counted: 1 });
	await taking.act('finish');
	expect(await problemsOf(taking.act('post'))).toEqual([
		{ code: 'serial.on-hand', params: { serial: 'P1' }, at: { row: line.id, field: 'serial' } }
	]);
});

test('the clerk counts, and others post', async () => {
	const { article, warehouse } = await shelf(4);
	const taking = await Taking.plan({ warehouse });
	await taking.act('begin', { who: 'clerk' });
	await taking.count({ article }, 3);
	await taking.act('finish', { who: 'clerk' });
	await expect(taking.act('post', { who: 'clerk' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
	await taking.act('recount', { who: 'clerk' });
});
