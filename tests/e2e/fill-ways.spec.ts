import type { AnyRow } from '../../src/lib/domain/model/row.ts';
import { expect, test, type Desk } from './journey.ts';

test.use({ viewport: { width: 2400, height: 1000 } });

/** Types over the prices from the first of these rows to the last. */
async function typeOver({ page, sheet }: Desk, ids: readonly string[], text: string) {
	await sheet.cell(ids[0] ?? '', 'salesPrice').click();
	await sheet.cell(ids.at(-1) ?? '', 'salesPrice').click({ modifiers: ['Shift'] });
	await page.keyboard.type(text);
	await page.keyboard.press('Enter');
}

test('less so many percent, and divided, over all that is chosen', async ({ sit }) => {
	const desk = await sit('manager');
	const { page, sheet, api } = desk;
	const ids = await sheet.ids(3);
	const stored = () =>
		Promise.all(['1', '2', '3'].map(async (no) => (await api.row('article', no))['salesPrice']));
	const before = await stored();
	await typeOver(desk, ids, '-=10%');
	await expect.poll(() => sheet.texts(ids, 'salesPrice')).toEqual(['16.20', '17.10', '9.00']);
	await expect.poll(stored).toEqual([16.2, 17.1, 9]);
	const [operation] = await api.operations('article');
	expect(operation).toMatchObject({ updated: 3 });
	expect((await api.history('article', ids[1]))[0]).toMatchObject({
		operation: operation?.id,
		cells: [{ field: 'salesPrice', old: 19, new: 17.1 }]
	});
	await page.keyboard.press('Control+z');
	await expect.poll(stored).toEqual(before);

	await typeOver(desk, ids, '/=0.5');
	await expect.poll(stored).toEqual([36, 38, 20]);
	await page.keyboard.press('Control+z');
	await expect.poll(stored).toEqual(before);
	await expect.poll(() => sheet.texts(ids, 'salesPrice')).toEqual(['18.00', '19.00', '10.00']);
});

test('two days go on by what lies between them: weeks, and ends of months', async ({ sit }) => {
	const { page, sheet, api } = await sit('manager', '/data/priceList?sort=name');
	const currency = (await api.row('currency', 'EUR', 'code')).id;
	const from = ['2026-03-02', '2026-03-09', null, null, null];
	const until = ['2026-01-31', '2026-02-28', null, null, null];
	await api.add('priceList', 5, (at) => ({
		name: `Season ${at}`,
		currency,
		...(from[at] && { validFrom: from[at] })
	}));
	await api.add('priceList', 5, (at) => ({
		name: `Until ${at}`,
		currency,
		...(until[at] && { validUntil: until[at] })
	}));
	await page.reload();
	await sheet.isLoaded();
	const listed = async (name: string) => {
		const all = { offset: 0, limit: 100, sort: [{ field: 'name' }] };
		const { rows } = await api.query<{ rows: AnyRow[] }>('entities.priceList.list', all);
		return rows
			.filter((row) => String(row['name']).startsWith(name))
			.toSorted((one, other) => String(one['name']).localeCompare(String(other['name'])));
	};
	const drag = async (name: string, field: string) => {
		const ids = (await listed(name)).map(({ id }) => id);
		await sheet.cell(ids[0] ?? '', field).click();
		await page.keyboard.press('Shift+ArrowDown');
		await sheet.dragHandle({ row: ids[4] ?? '', field });
	};
	await drag('Season', 'validFrom');
	await expect
		.poll(async () => (await listed('Season')).map((row) => row['validFrom']))
		.toEqual(['2026-03-02', '2026-03-09', '2026-03-16', '2026-03-23', '2026-03-30']);
	expect((await api.operations('priceList'))[0]).toMatchObject({ updated: 3 });
	await drag('Until', 'validUntil');
	await expect
		.poll(async () => (await listed('Until')).map((row) => row['validUntil']))
		.toEqual(['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31']);
	await page.keyboard.press('Control+z');
	await expect
		.poll(async () => (await listed('Until')).map((row) => row['validUntil']))
		.toEqual(['2026-01-31', '2026-02-28', null, null, null]);
});

test('upward a series goes on before its beginning', async ({ sit }) => {
	const { page, sheet, api } = await sit('manager');
	const ids = await sheet.ids(5);
	const field = 'minimumOrderQuantity';
	for (const [at, amount] of [
		[3, '10'],
		[4, '12']
	] as const) {
		await sheet.type(sheet.cell(ids[at] ?? '', field), amount);
		await sheet.isSaved(sheet.cell(ids[at] ?? '', field));
	}
	await sheet.cell(ids[3] ?? '', field).click();
	await page.keyboard.press('Shift+ArrowDown');
	await sheet.dragHandle({ row: ids[0], field });
	await expect.poll(() => sheet.texts(ids, field)).toEqual(['4', '6', '8', '10', '12']);
	await expect(sheet.chosen).toHaveCount(5);
	await expect.poll(async () => (await api.row('article', '1'))[field]).toBe(4);
	expect((await api.operations('article'))[0]).toMatchObject({ updated: 3 });
	await page.keyboard.press('Control+z');
	await expect.poll(() => sheet.texts(ids, field)).toEqual(['', '', '', '10', '12']);
});

test('Ctrl+R takes the neighbour on the left, and over several rows each its own', async ({
	sit
}) => {
	const { page, sheet, api } = await sit('manager');
	const flags = async (number: string) => {
		const { sales, purchase, stockManaged } = await api.row('article', number);
		return [sales, purchase, stockManaged];
	};
	// What lies in stock stays kept in stock.
	const { unit } = await api.row('article', '1');
	const added = ['R-1', 'R-2'].map((number) => ({ number, name: `Right ${number}`, unit }));
	await api.add('article', 2, (at) => added[at] ?? {});
	await sheet.find('Right', 2);
	const [{ id: first }, { id: second }] = [
		await api.row('article', 'R-1'),
		await api.row('article', 'R-2')
	];
	const flip = async (row: string, field: string) => {
		await sheet.cell(row, field).click({ position: { x: 4, y: 12 } });
		await page.keyboard.press('Space');
		await sheet.isSaved(sheet.cell(row, field));
	};
	await flip(first, 'sales');
	await expect.poll(() => flags('R-1')).toEqual([false, true, true]);
	await sheet.cell(first, 'purchase').click({ position: { x: 4, y: 12 } });
	await page.keyboard.press('Control+r');
	await expect(sheet.cell(first, 'purchase')).not.toHaveClass(/k-yes/);
	await expect.poll(() => flags('R-1')).toEqual([false, false, true]);

	await flip(second, 'purchase');
	await expect.poll(() => flags('R-2')).toEqual([true, false, true]);
	await sheet.cell(first, 'sales').click({ position: { x: 4, y: 12 } });
	const corner = sheet.cell(second, 'stockManaged');
	await corner.click({ position: { x: 4, y: 12 }, modifiers: ['Shift'] });
	await expect(sheet.chosen).toHaveCount(6);
	await page.keyboard.press('Control+r');
	await expect.poll(() => flags('R-1')).toEqual([false, false, false]);
	await expect.poll(() => flags('R-2')).toEqual([true, true, true]);
	expect((await api.operations('article'))[0]).toMatchObject({ updated: 2 });
	await page.keyboard.press('Control+z');
	await expect.poll(() => flags('R-1')).toEqual([false, false, true]);
	await expect.poll(() => flags('R-2')).toEqual([true, false, true]);
});
