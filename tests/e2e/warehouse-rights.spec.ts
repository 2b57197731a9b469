import { isAccessible } from './accessible.ts';
import { expect, test } from './journey.ts';
import { addWarehouse, posted } from './stock-desk.ts';

test.use({ viewport: { width: 1600, height: 900 } });

test('a user who is limited to a warehouse sees its stock and its value, and nothing of the others', async ({
	sit
}) => {
	const admin = await sit('admin', '/data/user');
	const [west, east] = [
		await addWarehouse(admin, 'Westhouse'),
		await addWarehouse(admin, 'Easthouse')
	];
	const article = (await admin.api.row('article', '5')).id;
	for (const [warehouse, quantity] of [
		[west, 12],
		[east, 7771]
	] as const) {
		await posted(admin, 'putIn', { warehouse }, { article, quantity, unitCost: 2 });
	}

	const staff = await admin.api.row('user', 'staff', 'login');
	await admin.sheet.cell(staff.id, 'login').click();
	await admin.page.keyboard.press('Space');
	const pane = admin.page.getByRole('region', { name: 'Details of the row' });
	await pane.getByRole('tab', { name: 'Warehouses of users' }).click();
	await expect(pane.getByText('this user may see all warehouses')).toBeVisible();

	const { page, sheet, api } = await sit('staff', '/data/stockRecord');
	expect(await api.rows('stockRecord', 'article', article)).toHaveLength(3);

	await pane.getByRole('button', { name: 'Add row' }).first().click();
	await admin.page.keyboard.type('Westh');
	await admin.page.keyboard.press('Enter');
	await pane.getByRole('button', { name: 'Save row' }).click();
	await expect.poll(() => admin.api.count('userWarehouse')).toBe(1);
	await isAccessible(admin.page);

	await page.reload();
	await sheet.isLoaded();
	await expect(sheet.count).toHaveText('1');
	await expect(page.getByText('Easthouse')).toHaveCount(0);
	await expect(page.getByText('Westhouse').first()).toBeVisible();
	expect(await api.rows('stockRecord', 'article', article)).toMatchObject([{ onHand: 12 }]);

	await page.getByRole('link', { name: 'Stock value' }).click();
	const report = page.getByRole('region', { name: 'Stock value' });
	await expect(report.getByText('Westhouse')).toHaveCount(1);
	await expect(report.locator('.ag-grid-pinned-bottom-rows [col-id="value"]')).toHaveText('24.00');
	await expect(page.getByText('Easthouse')).toHaveCount(0);

	await page.goto('/data/warehouse');
	await sheet.isLoaded();
	await expect(sheet.count).toHaveText('1');
});
