import { isAccessible } from './accessible.ts';
import { expect, test } from './journey.ts';

test('the value of stock is told for a day, added up, sorted and saved', async ({ sit }) => {
	const { page } = await sit('manager', '/data/article');
	await page.getByRole('link', { name: 'Stock value' }).click();
	const report = page.getByRole('region', { name: 'Stock value' });
	await expect(report.getByText('Chai', { exact: true })).toBeVisible();
	const total = report.locator('.ag-grid-pinned-bottom-rows [col-id="value"]');
	await expect(total).toHaveText('50,450.81');
	await isAccessible(page);

	const head = report.getByRole('columnheader', { name: 'Value', exact: true });
	await head.click();
	await head.click();
	await expect(head).toHaveAttribute('aria-sort', 'descending');
	await expect(report.locator('[row-index="0"] [col-id="article"]')).toHaveText('Côte de Blaye');

	const saved = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Export' }).click();
	await page.getByText('CSV').click();
	expect((await saved).suggestedFilename()).toMatch(/^Stock value \d{4}-\d\d-\d\d\.csv$/);

	await page.getByLabel('At the end of').fill('2020-01-31');
	await page.getByLabel('At the end of').blur();
	await expect(page.getByText('Nothing was in stock on this day')).toBeVisible();
	await expect(page).toHaveURL(/on=2020-01-31/);
});

test('in a narrow window the rows of a report are cards, sorted and added up', async ({ sit }) => {
	const { page } = await sit('manager', '/');
	await page.setViewportSize({ width: 390, height: 844 });
	await page.goto('/reports/stockValue');
	const report = page.getByRole('region', { name: 'Stock value' });
	const cards = report.getByRole('listitem');
	await expect(cards.filter({ hasText: 'Chai' })).toContainText('470.34');
	await expect(report.getByText('Σ Value 50,450.81')).toBeVisible();
	await isAccessible(page);
	await page.getByRole('button', { name: 'Sort' }).click();
	await page.getByRole('menuitemradio', { name: 'Value', exact: true }).click();
	await page.getByRole('button', { name: 'Sort' }).click();
	await page.getByRole('menuitemradio', { name: 'Descending' }).click();
	await expect(cards.first()).toContainText('Côte de Blaye');
});
