import { expect, test } from './journey.ts';
import { add, cell, type } from './sheet-desk.ts';

test.use({ viewport: { width: 2400, height: 1000 } });

test('areas apart from each other are chosen and copied by keys alone', async ({ sit }) => {
	const { page, sheet, api } = await sit('manager');
	const [first, second, third = '', fourth = '', fifth = ''] = await sheet.ids(5);
	await sheet.cell(first, 'salesPrice').click();
	await page.keyboard.press('Shift+ArrowDown');
	await page.keyboard.press('Shift+F8');
	await expect(sheet.foot.getByRole('status').getByText('Further cells are added')).toBeVisible();
	// The first way leads from the cell that is typed into, which is the first one.
	for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowDown');
	await expect(sheet.cell(fourth, 'salesPrice')).toHaveClass(/ag-cell-focus/);
	await expect(sheet.chosen).toHaveCount(3);
	await expect(sheet.cell(third, 'salesPrice')).not.toHaveClass(/k-in/);
	await page.keyboard.press('Shift+ArrowDown');
	await expect(sheet.chosen).toHaveCount(4);
	await expect(sheet.foot).toContainText('Count 4');

	await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.keyboard.press('Control+c');
	const copied = await page.evaluate(() => navigator.clipboard.readText());
	const prices = await Promise.all(
		['1', '2', '4', '5'].map(async (number) => (await api.row('article', number))['salesPrice'])
	);
	expect(copied.split(/\r?\n/)).toEqual(prices.map(String));

	await page.keyboard.press('Escape');
	await expect(sheet.foot).not.toContainText('Further cells are added');
	await expect(sheet.chosen).toHaveCount(4);
	await page.keyboard.press('ArrowDown');
	await expect(sheet.chosen).toHaveCount(0);
	await expect(sheet.cell(fifth, 'salesPrice')).toHaveText(/./);
	await expect(sheet.cell(second, 'salesPrice')).not.toHaveClass(/k-in/);
});

test('whole rows and columns are added by key, a press of the mouse begins anew', async ({
	sit
}) => {
	const { page, sheet } = await sit('manager');
	const [first, second, third = ''] = await sheet.ids(3);
	await sheet.cell(first, 'salesPrice').click();
	await page.keyboard.press('Control+Space');
	await page.keyboard.press('Shift+F8');
	await page.keyboard.press('Control+ArrowRight');
	await page.keyboard.press('Control+Space');
	await expect(sheet.cell(second, 'salesPrice')).toHaveClass(/k-in/);
	await expect(sheet.cell(second, 'discontinued')).toHaveClass(/k-in/);
	await expect(sheet.cell(second, 'packaging')).not.toHaveClass(/k-in/);
	await sheet.cell(third, 'packaging').click();
	await expect(sheet.chosen).toHaveCount(0);
	await expect(sheet.foot).not.toContainText('Further cells are added');
});

test('cells of a sheet apart from each other are emptied by keys alone', async ({ sit }) => {
	const desk = await sit('manager', '/sheets');
	const { page } = desk;
	await add(desk);
	for (const text of ['1', '2', '4', '8']) await type(page, text);
	await page.keyboard.press('ArrowUp');
	await page.keyboard.press('Shift+F8');
	await page.keyboard.press('ArrowUp');
	await page.keyboard.press('ArrowUp');
	await expect(page.getByText('Sum 10')).toBeVisible();
	await page.keyboard.press('Delete');
	await expect(cell(page, 'A4')).toHaveText('');
	await expect(cell(page, 'A3')).toHaveText('4');
	await expect(cell(page, 'A2')).toHaveText('');
	await expect(cell(page, 'A1')).toHaveText('1');
});
