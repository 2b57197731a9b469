import { expect, test, type Desk } from './journey.ts';

test.use({ viewport: { width: 1800, height: 1000 } });

test('undo from the history of a row: one cell back, another kept for its new writer', async ({
	sit
}) => {
	const mine = await sit('manager');
	const { page, sheet, api } = mine;
	const { id } = await api.row('article', '5');
	const price = sheet.cell(id, 'salesPrice');
	const packaging = sheet.cell(id, 'packaging');
	await sheet.type(price, '22.5');
	await sheet.type(packaging, '40 boxes');
	await sheet.isSaved(packaging);
	const other = await sit('admin');
	await other.sheet.type(other.sheet.cell(id, 'packaging'), '50 boxes');
	await other.sheet.isSaved(other.sheet.cell(id, 'packaging'));

	await sheet.cell(id, 'name').click();
	await page.keyboard.press('Space');
	const pane = page.getByRole('region', { name: 'Details of the row' });
	await pane.getByRole('tab', { name: 'History' }).click();
	const entries = pane.getByRole('listitem');
	await expect(entries.first()).toContainText('50 boxes');
	await undoIn(entries.filter({ hasText: '22.50' }));
	await expect(sheet.toast('1 row put back')).toBeVisible();
	await expect(price).toHaveText('21.35');
	await expect(entries.filter({ hasText: '21.35 → 22.50' })).toContainText('undone');

	await undoIn(entries.filter({ hasText: '36 boxes → 40 boxes' }));
	const told = sheet.toast('Nothing was put back');
	await expect(told).toContainText("Chef Anton's Gumbo Mix, Packaging (Admin)");
	expect((await api.row('article', '5'))['packaging']).toBe('50 boxes');
	await expect(entries.filter({ hasText: '36 boxes → 40 boxes' })).not.toContainText('undone');

	// The row came with others, and would go with them.
	const imported = entries.filter({ hasText: 'Added' });
	await expect(imported).toContainText('with 76 other rows');
	await expect(imported.getByRole('button', { name: 'Undo all 77 rows' })).toBeVisible();
});

test('undo from the history of the table tells what somebody changed since', async ({ sit }) => {
	const { page, sheet, api } = await sit('manager');
	await sheet.filter('category', 'Produce');
	await page.getByRole('button', { name: 'Change 5 rows' }).click();
	const panel = page.getByRole('complementary');
	await panel.getByRole('combobox', { name: /^Field/ }).click();
	await page.getByRole('option', { name: 'Packaging' }).click();
	await panel.getByRole('textbox', { name: /^New value/ }).fill('crate');
	await panel.getByRole('button', { name: 'Change 5 rows' }).click();
	await expect(sheet.toast('Changed 5 rows')).toBeVisible();
	const tofu = await api.row('article', '14');
	const other = await sit('admin');
	await other.sheet.type(other.sheet.cell(tofu.id, 'packaging'), 'sack');
	await other.sheet.isSaved(other.sheet.cell(tofu.id, 'packaging'));

	await page.getByRole('button', { name: 'History' }).click();
	const operations = panel.getByRole('list', { name: 'History of Articles' });
	await operations.getByRole('button', { name: 'Undo: bulk change: 5 changed' }).click();
	await expect(panel.getByRole('status')).toContainText('Tofu, Packaging (Admin)');
	await expect(operations.getByRole('listitem').filter({ hasText: 'bulk change' })).toContainText(
		'undone'
	);
	expect((await api.row('article', '14'))['packaging']).toBe('sack');
	expect((await api.row('article', '7'))['packaging']).toBe('12 - 1 lb pkgs.');
});

const undoIn = (entry: ReturnType<Desk['page']['locator']>) =>
	entry.getByRole('button', { name: /^Undo/ }).click();
