import { newId } from '../support/make.ts';
import { expect, test } from './journey.ts';
import { cell, put } from './sheet-desk.ts';

test('a sheet calculates with the rates and the prices of the company', async ({ sit }) => {
	const { page, api } = await sit('admin', '/sheets');
	const [partner, article] = [await api.row('partner', 'ALFKI'), await api.row('article', '1')];
	const customerPrice = { partner: partner.id, article: article.id, price: 12.5 };
	await api.add('customerPrice', 1, () => customerPrice);
	const id = newId();
	const cells = {
		A1: '=VATRATE("standard")',
		A2: '=VATRATE("standard",DATE(2020,8,1))',
		A3: '=PRICE("",1,1)',
		A4: '=PRICE("ALFKI",1,1)',
		A5: '=ROUND(A4*(1+A1/100),2)'
	};
	await api.mutate('sheets.save', { id, version: 0, name: 'Prices', cells });
	await page.goto(`/sheets/${id}`);
	const column = page.locator('.ag-row [col-id="A"]');
	await expect
		.poll(async () => (await column.allTextContents()).slice(0, 5))
		.toEqual(['19', '16', '18', '12.5', '14.88']);

	const [row] = await api.rows('customerPrice', 'price', 12.5);
	const changes = [{ id: row?.id, version: row?.version, patch: { price: 15 } }];
	await api.mutate('entities.customerPrice.save', { operation: newId(), changes });
	await page.reload();
	await expect
		.poll(async () => (await column.allTextContents()).slice(2, 5))
		.toEqual(['18', '15', '17.85']);
	const { cells: stored } = await api.query<{ cells: object }>('sheets.read', { id });
	expect(stored).toEqual(cells);
});

test('a function with too few values says which it lacks', async ({ sit }) => {
	const desk = await sit('admin', '/sheets');
	const { page } = desk;
	await page.goto(`/sheets/${await put(desk, { A1: '=PRICE(A2,1)', B1: '=MROUND(7)' })}`);
	await expect(cell(page, 'A1')).toHaveText('#ERROR!');
	await cell(page, 'A1').click();
	await expect(page.getByRole('status').filter({ hasText: 'PRICE' })).toHaveText(
		'PRICE still needs: quantity'
	);
	await expect(cell(page, 'B1')).toHaveText('#ERROR!');
	await cell(page, 'B1').hover();
	await expect(page.getByRole('tooltip')).toHaveText('MROUND still needs: multiple of');
});
