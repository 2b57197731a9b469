import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { known } from '#lib/domain/model/assert.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { codesOf, entityApi, problemsOf } from '../../support/entity-api.ts';
import { newId } from '../../support/make.ts';
import { makeSales, type Sales } from '../../support/sales.ts';
import { rowsOf, type Cells } from '../../support/stock.ts';

let sales: Sales;
const units = new Map<unknown, Id>();
const unit = (code: string) => known(units.get(code), code);
beforeAll(async () => {
	sales = await makeSales();
	for (const { id, code } of await rowsOf(sales.world, 'unit')) units.set(code, id);
});
afterAll(() => sales.world.close());

/** An article that comes in cartons of twelve, and in pallets of 40 cartons. */
async function cartoned(cells: Cells = {}): Promise<Id> {
	const article = await sales.addArticle({ salesPrice: 10, ...cells });
	const add = (code: string, numerator: number, denominator = 1) =>
		sales.addRow('articleUnit', { article, unit: unit(code), numerator, denominator });
	await add('CTN', 12);
	await add('PAL', 480);
	return article;
}

async function line(cells: Cells, type = 'putIn', head: Cells = {}) {
	const warehouse = await sales.addWarehouse();
	const article = cells['article'] ?? (await cartoned());
	const paper = await sales.addPaper(type, { warehouse, ...head }, { article, ...cells });
	const id = known(paper.lines[0], type);
	const told = async () => {
		const { pack, packs, quantity } = await sales.row(`${type}Line`, id);
		const code = [...units].find(([, each]) => each === pack)?.[0] ?? '–';
		return `${String(packs ?? '–')} ${String(code)} ${String(quantity)}`;
	};
	const put = async (patch: Cells) => {
		await sales.save(`${type}Line`, id, (await sales.row(`${type}Line`, id)).version, patch);
		return told();
	};
	return { id, article, told, put, paper };
}

describe('a line tells its quantity in packs', () => {
	test('so many packs are so many pieces, also where no quantity is given', async () => {
		const { told, put } = await line({ pack: unit('CTN'), packs: 2 });
		expect(await told()).toBe('2 CTN 24');
		expect(await put({ packs: 3 })).toBe('3 CTN 36');
		expect(await put({ pack: unit('PAL') })).toBe('3 PAL 1440');
		expect(await put({ pack: unit('CTN'), packs: 5 })).toBe('5 CTN 60');
	});

	test('a quantity tells how many packs there are', async () => {
		const { told, put } = await line({ pack: unit('CTN'), quantity: 24 });
		expect(await told()).toBe('2 CTN 24');
		expect(await put({ quantity: 48 })).toBe('4 CTN 48');
		const plain = await line({ quantity: 36 });
		expect(await plain.told()).toBe('– – 36');
		expect(await plain.put({ pack: unit('CTN') })).toBe('3 CTN 36');
	});

	test('one that does not divide is refused at the cell that was typed', async () => {
		const { id, told } = await line({ pack: unit('CTN'), quantity: 24 });
		const refused = sales.save('putInLine', id, 1, { quantity: 30 });
		await expect(problemsOf(refused)).resolves.toEqual([
			{
				code: 'pack.not-divided',
				params: { size: 12, unit: 'PCS', packs: 1, pack: 'CTN', quantity: 30 },
				at: { row: id, field: 'quantity' }
			}
		]);
		expect(await told()).toBe('2 CTN 24');
		const plain = await line({ quantity: 30 });
		const chosen = sales.save('putInLine', plain.id, 1, { pack: unit('CTN') });
		await expect(problemsOf(chosen)).resolves.toMatchObject([
			{ code: 'pack.not-divided', at: { row: plain.id, field: 'pack' } }
		]);
	});

	test('both at once have to agree', async () => {
		const { id, put } = await line({ quantity: 1 });
		expect(await put({ pack: unit('CTN'), packs: 2, quantity: 24 })).toBe('2 CTN 24');
		const refused = sales.save('putInLine', id, 2, { packs: 3, quantity: 30 });
		await expect(problemsOf(refused)).resolves.toEqual([
			{
				code: 'pack.other-quantity',
				params: { packs: 3, pack: 'CTN', quantity: 36, unit: 'PCS' },
				at: { row: id, field: 'quantity' }
			}
		]);
	});

	test('packs are as whole as their unit, and of one that the article comes in', async () => {
		const { id } = await line({ quantity: 1 });
		const codes = (patch: Cells) => codesOf(sales.save('putInLine', id, 1, patch));
		await expect(codes({ pack: unit('CTN'), packs: 1.5 })).resolves.toEqual(['number.too-precise']);
		await expect(codes({ pack: unit('BOX'), packs: 1 })).resolves.toEqual(['pack.not-of-article']);
		await expect(codes({ packs: 1 })).resolves.toEqual(['pack.missing']);
		await expect(codes({ pack: unit('PAL'), packs: 9e9 })).resolves.toEqual(['number.too-large']);
		await expect(codes({ pack: newId(), packs: 1 })).resolves.toEqual(['reference.unknown']);
	});

	test('a fraction of the unit counts exactly or not at all', async () => {
		const article = await sales.addArticle({ unit: unit('KG') });
		const add = (code: string, numerator: number, denominator: number) =>
			sales.addRow('articleUnit', { article, unit: unit(code), numerator, denominator });
		await add('BOX', 1, 3);
		await add('G', 1, 1000);
		const { id, put, told } = await line({ article, pack: unit('BOX'), packs: 3 });
		expect(await told()).toBe('3 BOX 1');
		const refused = sales.save('putInLine', id, 1, { packs: 1 });
		await expect(codesOf(refused)).resolves.toEqual(['number.too-precise']);
		expect(await put({ pack: unit('G'), packs: 1500 })).toBe('1500 G 1.5');
		expect(await put({ pack: unit('KG') })).toBe('1500 KG 1500');
	});

	test('other goods, and no packs any more, count in their own unit', async () => {
		const { put } = await line({ pack: unit('CTN'), packs: 2 });
		expect(await put({ packs: null })).toBe('– – 24');
		expect(await put({ pack: unit('CTN') })).toBe('2 CTN 24');
		expect(await put({ pack: null })).toBe('– – 24');
		expect(await put({ pack: unit('CTN') })).toBe('2 CTN 24');
		expect(await put({ article: await cartoned() })).toBe('– – 24');
	});
});

describe('every document of goods counts so', () => {
	const heads = { putIn: {}, takeOut: {}, writeOff: { reason: 'x' } };
	test.each(Object.entries(heads))('%s', async (type, head) => {
		const { told } = await line({ pack: unit('CTN'), packs: 2 }, type, head);
		expect(await told()).toBe('2 CTN 24');
	});

	test('transfers, and what is bought', async () => {
		const toWarehouse = await sales.addWarehouse();
		const fromWarehouse = await sales.addWarehouse();
		const article = await cartoned();
		const supplier = await sales.addRow('partner', { number: 'S', name: 'S', supplier: true });
		await sales.addRow('supplierArticle', { article, supplier });
		const cells = { article, pack: unit('CTN'), packs: 2 };
		const heads = {
			transfer: { fromWarehouse, toWarehouse },
			purchaseOrder: { supplier, warehouse: toWarehouse },
			goodsReceipt: { supplier, warehouse: toWarehouse }
		};
		for (const [type, head] of Object.entries(heads)) {
			const { lines } = await sales.addPaper(type, head, cells);
			const row = await sales.row(`${type}Line`, known(lines[0], type));
			expect([row['packs'], row['quantity']], type).toEqual([2, 24]);
		}
	});

	test('moves, prices and what is open read the quantity alone', async () => {
		const article = await cartoned();
		const price = { article, fromQuantity: 24, price: 8 };
		const currencies = await rowsOf(sales.world, 'currency');
		const currency = currencies.find(({ code }) => code === 'EUR')?.id;
		const priceList = await sales.addRow('priceList', { name: 'List', currency });
		await sales.addRow('articlePrice', { ...price, priceList });
		const warehouse = await sales.addWarehouse();
		await sales.posted('putIn', { warehouse }, { article, pack: unit('CTN'), packs: 3 });
		const customer = await sales.addCustomer();
		const cells = { article, pack: unit('CTN'), packs: 2 };
		const order = await sales.confirmed({ customer, warehouse }, cells);
		const [ordered] = order.lines;
		const { quantity, open, unitPrice } = await sales.row('salesOrderLine', known(ordered, ''));
		expect([quantity, open]).toEqual([24, 24]);
		expect(unitPrice).toBe(8);
		expect(await sales.figures(article)).toBe('36/24/0');
		const note = await sales.addPaper(...(['deliveryNote', { customer, warehouse }] as const), {
			orderLine: ordered,
			pack: unit('CTN'),
			packs: 2
		});
		await sales.perform('post', [note]);
		expect(await sales.figures(article)).toBe('12/0/0');
	});

	test('goods proposed of several places are counted piece by piece', async () => {
		const article = await cartoned();
		const warehouse = await sales.addWarehouse();
		const [here, there] = [await sales.addBin(warehouse), await sales.addBin(warehouse)];
		const lying = [
			{ article, bin: here, quantity: 10 },
			{ article, bin: there, quantity: 20 }
		];
		await sales.posted('putIn', { warehouse }, ...lying);
		const paper = await sales.addPaper(...(['takeOut', { warehouse }] as const), {
			article,
			pack: unit('CTN'),
			packs: 2
		});
		const asked = { document: 'takeOut', id: paper.id };
		const { lines } = await sales.world.api().stock.proposal(asked);
		const parts = lines[0]?.parts ?? [];
		expect(parts).toMatchObject([
			{ bin: here, quantity: 10, pack: null, packs: null },
			{ bin: there, quantity: 14 }
		]);
		await sales.save('takeOutLine', known(paper.lines[0], 'line'), 1, parts[0] ?? {});
	});

	test('a bulk change of packs brings the quantity with it', async () => {
		const [one, other] = [await line({ quantity: 1 }), await line({ quantity: 2 })];
		await one.put({ pack: unit('CTN'), quantity: 12 });
		await other.put({ pack: unit('PAL'), quantity: 480 });
		const api = entityApi(sales.world, 'putInLine');
		const change = {
			target: { ids: [one.id, other.id] },
			field: 'packs',
			step: { do: 'set' as const, value: 3 }
		};
		const { state } = await api.previewBulk(change);
		await api.applyBulk({ operation: newId(), change, state, confirmed: [] });
		expect([await one.told(), await other.told()]).toEqual(['3 CTN 36', '3 PAL 1440']);
	});
});
