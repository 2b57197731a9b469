import { readFile } from 'node:fs/promises';
import { expect, test, type Desk } from './journey.ts';

test('a file with faults is put right line by line, imported, and undone as one', async ({
	sit
}) => {
	const { page, sheet, api } = await sit('manager');
	const wizard = page.getByRole('dialog', { name: 'Import into Articles' });
	await sendFile(page, 'tests/fixtures/articles-with-faults.csv');
	await wizard.getByRole('button', { name: 'Next' }).click();
	for (const field of ['Number', 'Name', 'Category', 'Unit', 'Sales price', 'Packaging']) {
		const target = wizard.getByRole('row').filter({ hasText: field }).first();
		await expect(target.getByRole('combobox', { name: `Field for ${field}` })).toContainText(field);
	}
	await wizard.getByRole('button', { name: 'Check all lines' }).click();

	await expect(wizard.getByRole('button', { name: 'Errors 3' })).toBeVisible();
	await wizard.getByRole('button', { name: 'Errors 3' }).click();
	await expect(wizard.locator('tbody tr')).toHaveCount(3);
	const line = (number: number) =>
		wizard.locator('tbody tr').filter({ has: page.getByText(String(number), { exact: true }) });
	await expect(line(4)).toContainText('Spirits');
	await expect(line(5)).toContainText('At least 0');
	await expect(line(6)).toContainText(/7/);
	expect(await api.rows('article', 'number', 'I-1')).toEqual([]);

	const download = page.waitForEvent('download');
	await wizard.getByRole('link', { name: 'Download errors' }).click();
	const faults = await readFile(await (await download).path(), 'utf8');
	expect(faults).toContain('Spirits');
	expect(faults.trim().split('\n')).toHaveLength(4);

	await wizard.getByLabel('Line 4, Category').fill('Beverages');
	await page.keyboard.press('Enter');
	await expect(wizard.getByRole('button', { name: 'Errors 2' })).toBeVisible();
	await wizard.getByLabel('Line 5, Sales price').fill('3,20');
	await page.keyboard.press('Enter');
	await expect(wizard.getByRole('button', { name: 'Errors 1' })).toBeVisible();
	await wizard.getByRole('button', { name: 'Edit line 6' }).click();
	const editor = page.getByRole('dialog', { name: 'Edit line 6' });
	await expect(editor).toContainText('One cell too many');
	await editor.getByRole('button', { name: 'Join with next' }).nth(5).click();
	await editor.getByRole('button', { name: 'Save' }).click();
	await expect(wizard.getByRole('button', { name: 'Errors 0' })).toBeVisible();

	await wizard.getByRole('button', { name: /^Changes/ }).click();
	await expect(line(2)).toContainText('Chai');
	await expect(line(2)).toContainText(/18\.00\s*18\.50/);
	await wizard.getByRole('button', { name: 'Import 5 rows' }).click();
	await expect(wizard.getByRole('heading', { name: 'Imported' })).toBeVisible();
	await expect(wizard.getByRole('definition')).toHaveText(['4', '1', '1', '0']);
	const jam = await api.row('article', 'I-4');
	expect(jam).toMatchObject({ salesPrice: 4.1, packaging: 'jar;12 pieces' });
	expect((await api.row('article', 'I-3'))['salesPrice']).toBe(3.2);
	expect(await api.row('article', '1')).toMatchObject({ salesPrice: 18.5, stockManaged: true });
	await wizard.getByRole('button', { name: 'Close' }).last().click();
	await expect(sheet.count).toHaveText('81');

	await sheet.foot.getByRole('button', { name: /^Undo/ }).click();
	await expect(sheet.count).toHaveText('77');
	expect(await api.rows('article', 'number', 'I-1')).toEqual([]);
	expect((await api.row('article', '1'))['salesPrice']).toBe(18);
});

test('a file as it circulates: every shifted line is named', async ({ sit }) => {
	const { page, api } = await sit('manager', '/data/partner');
	const wizard = page.getByRole('dialog', { name: 'Import into Partners' });
	const before = await api.count('partner');
	await sendFile(page, 'tests/fixtures/northwind-dirty/suppliers.csv');
	await wizard.getByRole('button', { name: 'Next' }).click();
	await wizard.getByRole('button', { name: 'Check all lines' }).click();
	await wizard.getByRole('button', { name: /^Errors/ }).click();
	const shifted = wizard.locator('tbody tr').filter({ hasText: /1[34] columns instead of 12/ });
	await expect(shifted).toHaveCount(9);
	await expect(shifted.first()).toContainText('8');
	await expect(shifted.first()).toContainText('Pavlova · Ltd.');
	await expect(wizard.getByRole('button', { name: /^Import/ })).toBeDisabled();
	await wizard.getByRole('button', { name: 'Cancel' }).click();
	await expect(wizard).toBeHidden();
	expect(await api.count('partner')).toBe(before);
});

test('what is no table at all is told at once', async ({ sit }) => {
	const { page } = await sit('manager');
	await openImport(page);
	await page.locator('input[type=file]').setInputFiles({
		name: 'picture.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 2, 3, 0xff, 0xfe, 0, 0])
	});
	await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
});

async function sendFile(page: Desk['page'], file: string) {
	await openImport(page);
	await page.locator('input[type=file]').setInputFiles(file);
}

async function openImport(page: Desk['page']) {
	await page.getByRole('button', { name: 'Import' }).click();
	await expect(page.getByText('Choose a file')).toBeVisible();
}
