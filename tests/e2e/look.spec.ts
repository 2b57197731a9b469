import type { Page } from '@playwright/test';
import { dress, isAccessible } from './accessible.ts';
import { expect, test } from './journey.ts';

test('the grid, in the light and in the dark', async ({ sit }) => {
	const { page, sheet, api } = await sit('manager');
	await page.getByRole('button', { name: 'Columns' }).click();
	for (const column of ['Kind', 'Packaging']) {
		await page.getByRole('checkbox', { name: column }).uncheck();
	}
	await page.keyboard.press('Escape');
	const syrup = await api.row('article', '3');
	const price = sheet.cell(syrup.id, 'salesPrice');
	await sheet.type(price, '-5');
	await expect(price).toHaveClass(/k-refused/);
	await price.click();
	await expect(sheet.note).toBeVisible();
	await expect(sheet.foot).toContainText('Sum');
	await expect(page.locator('[data-formula]')).toHaveText('-5');
	await shoot(page, 'articles');
	await isAccessible(page);
	await dress(page, 'dark');
	await shoot(page, 'articles-dark');
	await isAccessible(page);
});

test('finding and replacing, in the light and in the dark', async ({ sit }) => {
	const { page, sheet, api } = await sit('manager');
	const tofu = await api.row('article', '14');
	await sheet.cell(tofu.id, 'name').click();
	await page.keyboard.press('Control+h');
	await page.keyboard.type('tofu');
	await page.keyboard.press('Enter');
	await expect(sheet.cell(tofu.id, 'name')).toHaveClass(/k-hit/);
	await isAccessible(page);
	const bar = page.getByRole('search');
	await bar.getByRole('textbox', { name: 'Replace with' }).fill('x'.repeat(201));
	await bar.getByRole('button', { name: 'Replace all' }).click();
	await expect(page.getByRole('dialog')).toContainText('At most 200 characters');
	await isAccessible(page);
	await dress(page, 'dark');
	await isAccessible(page);
	await page.keyboard.press('Escape');
	await expect(page.getByRole('dialog')).toBeHidden();
	await isAccessible(page);
});

test('several people at one table', async ({ sit }) => {
	const { page, sheet, api } = await sit('admin');
	const others = [await sit('manager'), await sit('staff'), await sit('clerk')];
	const number = (at: number) => api.row('article', String(at));
	for (const [at, other] of others.entries()) {
		await other.sheet.cell((await number(2 + 2 * at)).id, 'name').click();
	}
	await expect(sheet.root.locator('.k-here')).toHaveCount(3);
	// Of what lies in stock, no article is removed.
	const [mutton, spread] = [await number(17), await number(5)];
	await sheet.cell(spread.id, 'packaging').click();
	await page.keyboard.type('36 jars');
	const rows = [{ id: mutton.id, version: mutton.version }];
	await others[0]?.api.mutate('entities.article.remove', { operation: crypto.randomUUID(), rows });
	await expect(sheet.cell(mutton.id, 'name')).toHaveClass(/k-gone/);
	await shoot(page, 'people');
	await isAccessible(page);
	await dress(page, 'dark');
	await isAccessible(page);
	await page.keyboard.press('Escape');
});

test('the panel of a partner', async ({ sit }) => {
	const { page, sheet, api } = await sit('manager', '/data/partner?sort=name');
	const partner = await api.row('partner', 'ALFKI');
	await sheet.cell(partner.id, 'name').click();
	await page.keyboard.press('Space');
	const pane = page.getByRole('region', { name: 'Details of the row' });
	await expect(pane.locator('.ag-row[row-id]').first()).toBeVisible();
	await expect(page).toHaveURL(new RegExp(`row=${partner.id}`));
	await shoot(page, 'partner');
	await isAccessible(page);
	await pane.getByRole('tab', { name: 'History' }).click();
	await expect(pane.getByText('import').first()).toBeVisible();
	await isAccessible(page);
});

test('the change in bulk', async ({ sit }) => {
	const { page, sheet } = await sit('manager');
	await sheet.filter('category', 'Beverages');
	const panel = await sheet.change(12, 'Sales price', 'Formula');
	await panel
		.getByRole('combobox', { name: 'Formula', exact: true })
		.fill('=ROUND([Sales price]*1.035,2)');
	await expect(panel).toContainText('471.71');
	await shoot(page, 'bulk-change');
	await isAccessible(page);
});

test('the import', async ({ sit }) => {
	const { page } = await sit('manager');
	const wizard = page.getByRole('dialog', { name: 'Import into Articles' });
	await page.getByRole('button', { name: 'Import' }).click();
	await expect(wizard.getByText('Choose a file')).toBeVisible();
	await isAccessible(page);
	await page.locator('input[type=file]').setInputFiles('tests/fixtures/articles-with-faults.csv');
	await wizard.getByRole('button', { name: 'Next' }).click();
	await expect(wizard.getByRole('button', { name: 'Check all lines' })).toBeEnabled();
	await isAccessible(page);
	await wizard.getByRole('button', { name: 'Check all lines' }).click();
	await wizard.getByRole('button', { name: /^All/ }).click();
	await expect(wizard.locator('tbody tr')).toHaveCount(6);
	await shoot(page, 'import');
	await isAccessible(page);
});

test('on a phone the panels lie over the cards and fit the screen', async ({ sit }) => {
	const { page } = await sit('manager');
	await page.setViewportSize({ width: 390, height: 844 });
	for (const opener of ['Change rows', 'History']) {
		await page.getByRole('button', { name: 'More actions' }).click();
		await page.getByRole('menuitem', { name: opener }).click();
		const panel = page.getByRole('complementary');
		await expect(panel).toHaveCSS('width', '390px');
		await expect(panel.getByRole('button', { name: 'Close' })).toBeInViewport();
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
		await panel.getByRole('button', { name: 'Close' }).click();
	}
});

/** Pictures for the README, taken anew with SCREENSHOTS=1. */
async function shoot(page: Page, name: string) {
	if (process.env['SCREENSHOTS'] !== '1') return;
	await page.mouse.move(0, 0);
	await page.screenshot({ path: `static/screenshots/${name}.png`, animations: 'disabled' });
}
