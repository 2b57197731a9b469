import type { Page } from '@playwright/test';
import { expect, test } from './journey.ts';

const CODE = '**/_app/immutable/**';

/** From now on the code of the page comes late, as over a bad line. */
const slow = (page: Page) =>
	page.route(CODE, async (route) => {
		await new Promise((resolve) => setTimeout(resolve, 800));
		await route.continue();
	});

test('what is typed while the palette is on its way is not lost, nor written into a cell', async ({
	sit
}) => {
	const { page, sheet, api } = await sit('manager');
	const mutton = await api.row('article', '17');
	const name = sheet.rows.first().locator('[col-id=name]');
	const before = await name.innerText();
	await name.click();
	await slow(page);
	await page.keyboard.press('Control+k');
	await page.keyboard.type('alice mutton');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(`/data/article?row=${mutton.id}`);
	await expect(sheet.cell(mutton.id, 'number')).toBeFocused();
	await expect(name).toHaveText(before);
});

test('nor is what is looked for, nor a formula written over another', async ({ sit }) => {
	const { page, sheet, api } = await sit('manager');
	const chai = await api.row('article', '1');
	await sheet.cell(chai.id, 'name').click();
	await slow(page);
	await page.keyboard.press('Control+f');
	await page.keyboard.type('mutton');
	await page.keyboard.press('Enter');
	const bar = page.getByRole('search', { name: 'Find and replace' });
	await expect(bar.getByRole('status')).toHaveText('1 of 1');
	await page.keyboard.press('Escape');
	await expect(bar).toHaveCount(0);
	await expect(sheet.root.locator('.ag-cell:focus')).toHaveText('Alice Mutton');

	await page.keyboard.press('Control+Shift+F');
	await page.keyboard.press('Control+a');
	await page.keyboard.type('=[Cost]*2');
	const formula = page.getByRole('combobox', { name: 'Formula' });
	await expect(formula).toBeFocused();
	await expect(formula).toHaveValue('=[Cost]*2');
	await page.keyboard.press('Escape');
	expect((await api.row('article', '1'))['name']).toBe('Chai');
});

test('a formula, Enter and a name typed ahead each go where they belong', async ({ sit }) => {
	const { page, sheet, api } = await sit('manager');
	const chai = await api.row('article', '1');
	await sheet.cell(chai.id, 'name').click();
	await slow(page);
	await page.keyboard.press('Control+Shift+F');
	await page.keyboard.press('Control+a');
	await page.keyboard.type('=[Cost]*2');
	await page.keyboard.press('Enter');
	await page.keyboard.type('Twice');
	await page.keyboard.press('Enter');
	await expect(sheet.root.getByRole('columnheader', { name: 'Twice' })).toBeVisible();
	const { columns } = await api.query<{ columns: readonly object[] }>('entities.article.columns');
	expect(columns).toMatchObject([{ name: 'Twice', formula: '=[cost]*2' }]);
	expect((await api.row('article', '1'))['name']).toBe('Chai');
});

test('a menu begins at its first item by key, also while its code is on its way', async ({
	sit
}) => {
	const { page, sheet } = await sit('manager');
	await slow(page);
	const button = sheet.root.getByRole('button', { name: 'Export' });
	await button.focus();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('menuitem', { name: 'XLSX' })).toBeFocused();
	await page.keyboard.press('ArrowDown');
	await expect(page.getByRole('menuitem', { name: 'CSV' })).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(button).toBeFocused();
	await expect(page.getByRole('menu')).toHaveCount(0);
	await button.click();
	await expect(page.getByRole('menu')).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(button).toBeFocused();
});

test.describe('without the server', () => {
	test.use({ torn: true });

	test('a part that cannot be had is told, and what was there goes on', async ({ sit }) => {
		const { page, sheet } = await sit('manager');
		const first = sheet.rows.first().locator('[col-id=name]');
		await first.click();
		await page.route(CODE, (route) => route.abort('connectionrefused'));
		await page.keyboard.press('Control+k');
		const told = sheet.toast('This part of the page could not be loaded.');
		await expect(told).toBeVisible();
		await expect(first).toBeFocused();
		await page.keyboard.press('ArrowDown');
		await expect(sheet.rows.nth(1).locator('[col-id=name]')).toBeFocused();

		// By key too it is told once, and does not try for ever.
		await told.getByRole('button', { name: 'Close' }).click();
		await sheet.root.getByRole('button', { name: 'Export' }).press('Enter');
		await expect(told).toBeVisible();
		await page.waitForTimeout(300);
		await expect(told).toHaveCount(1);
		await page.unroute(CODE);
		await told.getByRole('button', { name: 'Reload the page' }).click();
		await sheet.isLoaded();
		await page.keyboard.press('Control+k');
		await expect(page.getByRole('combobox', { name: 'Go to or do' })).toBeFocused();
	});
});
