import { newId } from '../support/make.ts';
import { FormulaDesk } from './formula-desk.ts';
import { expect, test } from './journey.ts';
import { chip, price } from './live-desk.ts';

test('a shared column comes, changes and goes without taking away what somebody types', async ({
	sit
}) => {
	const [one, other] = [await sit('manager', '/data/unit'), await sit('admin')];
	const { page, sheet } = other;
	const { api } = one;
	// Columns out of sight are not drawn.
	await page.setViewportSize({ width: 2600, height: 900 });
	const row = await api.row('article', '6');
	const editor = sheet.root.locator('.k-editor-input');
	const column = { id: newId(), name: 'Twice', as: 'price', decimals: null, shared: true };
	const keep = (formula: string, version: number) =>
		api.mutate('entities.article.saveColumn', { ...column, formula, version });
	const heard = () => page.waitForResponse(/entities\.article\.columns/);

	await price(other, row.id).click();
	await page.keyboard.type('31');
	let asked = heard();
	await keep('=[salesPrice]*2', 0);
	await asked;
	await expect(chip(other)).toBeVisible();
	await expect(editor).toHaveValue('31');
	await expect(editor).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(chip(other)).toBeHidden();
	await page.getByRole('button', { name: 'Columns' }).click();
	await page.getByRole('checkbox', { name: 'Twice' }).check();
	await page.keyboard.press('Escape');
	const twice = sheet.cell(row.id, column.id);
	await expect(twice).toHaveText('62.00');

	await keep('=[salesPrice]*3', 1);
	await expect(twice).toHaveText('93.00', { timeout: 3000 });

	// What is written in the bar stays as well, and so does the focus.
	const bar = new FormulaDesk(page);
	await price(other, row.id).click();
	await page.keyboard.press('Control+Shift+F');
	await bar.write('=[Sales price]*');
	await keep('=[salesPrice]*4', 2);
	await expect(twice).toHaveText('124.00', { timeout: 3000 });
	await expect(bar.box).toHaveValue('=[Sales price]*');
	await expect(bar.box).toBeFocused();
	await page.keyboard.press('Escape');

	await price(other, row.id).click();
	await page.keyboard.type('32');
	asked = heard();
	await api.mutate('entities.article.removeColumn', { id: column.id });
	await asked;
	await expect(editor).toHaveValue('32');
	await expect(editor).toBeFocused();
	await expect(sheet.head(column.id)).toBeVisible();
	await page.keyboard.press('Enter');
	await expect(sheet.head(column.id)).toBeHidden();
	await expect(price(other, row.id)).toHaveText('32.00');
	expect((await api.row('article', '6'))['salesPrice']).toBe(32);
});
