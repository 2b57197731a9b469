import type { Page } from '@playwright/test';
import { expect, test } from './journey.ts';

test.use({ viewport: { width: 2400, height: 1000 } });

const entry = (page: Page, name: string | RegExp) => page.getByRole('menuitem', { name });

test('a series goes on, and a fill reaches the end of the list, by keys alone', async ({ sit }) => {
	const { page, sheet, api } = await sit('manager');
	const rows = await Promise.all(['60', '61', '62', '63'].map((at) => api.row('article', at)));
	const prices = async () => {
		const now = await Promise.all(['60', '61', '62', '63'].map((at) => api.row('article', at)));
		return now.map((row) => row['minimumOrderQuantity']);
	};
	await sheet.search.fill('6');
	await expect(sheet.row(rows[0]?.id ?? '')).toBeVisible();
	const at = (row: number) => sheet.cell(rows[row]?.id ?? '', 'minimumOrderQuantity');
	await sheet.type(at(0), '10');
	await sheet.type(at(1), '15');
	await expect.poll(prices).toEqual([10, 15, ...(await prices()).slice(2)]);
	await at(0).click();
	for (const _ of [1, 2, 3]) await page.keyboard.press('Shift+ArrowDown');
	await page.keyboard.press('Shift+F10');
	await entry(page, 'Continue the first two rows').press('Enter');
	await expect(sheet.toast('filled 2 cells')).toBeVisible();
	expect(await prices()).toEqual([10, 15, 20, 25]);
	const [last] = await api.history('article', rows[3]?.id ?? '');
	expect(last?.cells).toMatchObject([{ field: 'minimumOrderQuantity', new: 25 }]);
	await page.keyboard.press('Control+z');
	await expect.poll(async () => (await prices())[3]).not.toBe(25);

	await page.keyboard.press('Shift+F10');
	await entry(page, /^Fill to the end of the list/).press('Enter');
	await expect(page.getByRole('dialog')).toContainText('will change');
	await page.keyboard.press('Escape');
	await expect(at(0)).toBeFocused();
});
