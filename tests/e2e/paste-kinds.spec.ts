import type { AnyRow } from '../../src/lib/domain/model/row.ts';
import { expect, test } from './journey.ts';
import { speakGerman } from './german-desk.ts';

test.use({ viewport: { width: 2400, height: 1000 } });

test('a German block: thousands and decimals, days, percents', async ({ sit }) => {
	const desk = await sit('manager');
	const { page, sheet, api } = desk;
	await speakGerman(desk);
	const { id } = await api.row('article', '1');
	await sheet.cell(id, 'packaging').click();
	await sheet.paste('0012\t1.234,50');
	await expect(sheet.cell(id, 'salesPrice')).toHaveText('1.234,50');
	await expect.poll(async () => (await api.row('article', '1'))['salesPrice']).toBe(1234.5);
	expect((await api.row('article', '1'))['packaging']).toBe('0012');
	expect((await api.history('article', id))[0]).toMatchObject({ source: 'paste', rows: 1 });

	await page.goto('/data/priceList');
	await sheet.isLoaded();
	const [list] = await sheet.ids(1);
	const stored = async () =>
		(await api.query<{ rows: AnyRow[] }>('entities.priceList.rows', { ids: [list] })).rows[0];
	await sheet.cell(list, 'validFrom').click();
	await sheet.paste('01.02.2026\t31.12.2026');
	await expect(sheet.cell(list, 'validUntil')).toHaveText('31.12.2026');
	await expect.poll(stored).toMatchObject({ validFrom: '2026-02-01', validUntil: '2026-12-31' });
	await sheet.cell(list, 'validUntil').click();
	await sheet.paste('31.02.2026');
	await expect(page.getByRole('dialog')).toContainText('1 Zelle');
	await page.keyboard.press('Escape');
	expect(await stored()).toMatchObject({ validUntil: '2026-12-31' });
	const [entry] = await api.history('priceList', list);
	expect(entry?.cells.map(({ field }) => field).toSorted()).toEqual(['validFrom', 'validUntil']);

	await api.add('paymentTerm', 1, () => ({ name: 'Skonto', dueDays: 30 }));
	await page.goto('/data/paymentTerm');
	await sheet.isLoaded();
	const term = await api.row('paymentTerm', 'Skonto', 'name');
	await sheet.cell(term.id, 'discountDays').click();
	await sheet.paste('14\t2,5 %');
	await expect
		.poll(() => api.row('paymentTerm', 'Skonto', 'name'))
		.toMatchObject({ discountDays: 14, discountPercent: 2.5, version: 2 });
	await expect(sheet.cell(term.id, 'discountPercent')).toContainText('2,5');
});

test('a quoted cell of several lines stays one text; digits in a text keep their zeros', async ({
	sit
}) => {
	const { page, sheet, api } = await sit('manager', '/data/category');
	const { id } = await api.row('category', 'Seafood', 'name');
	const before = await api.row('category', 'Seafood', 'name');
	await sheet.cell(id, 'description').click();
	await sheet.paste('"Fish,\nand ""weed"" as well"\r\n');
	const stored = async () => (await api.row('category', 'Seafood', 'name'))['description'];
	await expect.poll(stored).toBe('Fish,\nand "weed" as well');
	const [entry] = await api.history('category', id);
	expect(entry).toMatchObject({
		source: 'paste',
		rows: 1,
		cells: [{ field: 'description', new: 'Fish,\nand "weed" as well' }]
	});
	await expect(sheet.count).toHaveText('8');

	await sheet.cell(id, 'number').click();
	await sheet.paste('0012');
	await expect(sheet.cell(id, 'number')).toHaveText('0012');
	await expect.poll(async () => (await api.row('category', '0012')).id).toBe(id);
	await page.keyboard.press('Control+z');
	await expect(sheet.cell(id, 'number')).toHaveText(String(before['number'] ?? ''));
	await page.keyboard.press('Control+z');
	await expect.poll(stored).toBe(before['description']);
});
