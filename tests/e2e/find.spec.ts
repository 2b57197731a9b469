import type { Locator, Page } from '@playwright/test';
import { expect, test } from './journey.ts';
import type { SheetView } from './sheet-view.ts';

test.use({ viewport: { width: 1440, height: 900 } });

const barOf = (page: Page, name = 'Find and replace') => page.getByRole('search', { name });
const hit = (sheet: SheetView) => sheet.root.locator('.ag-cell.k-hit');
/** The cell with the focus of the page. */
const focused = (page: Page): Locator => page.locator('.ag-cell:focus');

test('Ctrl+F walks to rows that are not loaded, and round; Esc goes on at the hit', async ({
	sit
}) => {
	const { page, sheet, api } = await sit('manager');
	const chai = await api.row('article', '1');
	const { unit } = chai;
	const names = (at: number) => (at === 440 ? 'A Needle' : at === 30 ? 'needle two' : `Hay ${at}`);
	await api.add('article', 460, (at) => ({
		number: `H${at}`,
		name: names(at),
		kind: 'goods',
		unit
	}));
	await page.reload();
	await sheet.isLoaded();
	const far = await api.row('article', 'H440');
	const near = await api.row('article', 'H30');
	await expect(sheet.row(far.id)).toHaveCount(0);

	await sheet.cell(chai.id, 'name').click();
	await page.keyboard.press('Control+f');
	const bar = barOf(page);
	await expect(bar.getByRole('textbox', { name: 'Find in cells' })).toBeFocused();
	await page.keyboard.type('NEEDLE');
	await expect(bar.getByRole('status')).toHaveText('2 cells');
	await page.keyboard.press('Enter');
	await expect(bar.getByRole('status')).toHaveText('1 of 2');
	await expect(hit(sheet)).toHaveText('needle two');
	await page.keyboard.press('Enter');
	await expect(bar.getByRole('status')).toHaveText('2 of 2');
	await expect(sheet.cell(far.id, 'name')).toHaveClass(/k-hit/);
	await expect(sheet.cell(far.id, 'name')).toBeInViewport();
	await expect(hit(sheet)).toHaveText('A Needle');
	await page.keyboard.press('Enter');
	await expect(bar.getByRole('status')).toHaveText('1 of 2');
	await expect(sheet.cell(near.id, 'name')).toHaveClass(/k-hit/);
	await page.keyboard.press('Shift+Enter');
	await expect(bar.getByRole('status')).toHaveText('2 of 2');
	await expect(sheet.cell(far.id, 'name')).toHaveClass(/k-hit/);

	await bar.getByRole('checkbox', { name: 'Match case and accents' }).click();
	await expect(bar.getByRole('status')).toHaveText('Nothing found');
	await bar.getByRole('checkbox', { name: 'Match case and accents' }).click();
	await bar.getByRole('textbox', { name: 'Find in cells' }).fill('a needle');
	await bar.getByRole('checkbox', { name: 'Whole cell' }).click();
	await expect(bar.getByRole('status')).toHaveText('1 cell');
	await bar.getByRole('button', { name: 'Next hit' }).click();
	await expect(bar.getByRole('status')).toHaveText('1 of 1');
	await page.keyboard.press('Escape');
	await expect(bar).toBeHidden();
	await expect(hit(sheet)).toHaveCount(0);
	await expect(focused(page)).toHaveText('A Needle');
});

test('Esc gives the focus back to the cell that had it', async ({ sit }) => {
	const { page, sheet, api } = await sit('manager');
	const chang = await api.row('article', '2');
	await sheet.cell(chang.id, 'salesPrice').click();
	await page.keyboard.press('Control+f');
	await page.keyboard.type('xyz');
	await expect(barOf(page).getByRole('status')).toHaveText('Nothing found');
	await page.keyboard.press('Escape');
	await expect(sheet.cell(chang.id, 'salesPrice')).toBeFocused();
	await page.keyboard.press('ArrowDown');
	await expect(focused(page)).toHaveAttribute('col-id', 'salesPrice');

	await sheet.root.getByRole('button', { name: 'Find and replace' }).click();
	await expect(barOf(page)).toBeVisible();
	await barOf(page).getByRole('button', { name: 'Close' }).click();
	await expect(focused(page)).toHaveAttribute('col-id', 'salesPrice');
});

test('replaces one after the other as if it were typed, each with its undo', async ({ sit }) => {
	const { page, sheet, api } = await sit('manager');
	const { unit } = await api.row('article', '1');
	const names = ['Red one', 'two red', 'Three'];
	await api.add('article', 3, (at) => ({ number: `R${at}`, name: names[at], kind: 'goods', unit }));
	await page.reload();
	await sheet.find('red', 2);
	await sheet.rows.first().locator('[col-id=name]').click();
	const name = async (number: string) => (await api.row('article', number))['name'];

	await page.keyboard.press('Control+h');
	const bar = barOf(page);
	await page.keyboard.type('red');
	await expect(bar.getByRole('status')).toHaveText('2 cells');
	await page.keyboard.press('Enter');
	await expect(hit(sheet)).toHaveText('Red one');
	const by = bar.getByRole('textbox', { name: 'Replace with' });
	await by.fill('Blue');
	await page.keyboard.press('Enter');
	await expect.poll(() => name('R0')).toBe('Blue one');
	await expect(hit(sheet)).toHaveText('two red');
	expect(await name('R1')).toBe('two red');
	await page.keyboard.press('Enter');
	await expect.poll(() => name('R1')).toBe('two Blue');
	await expect(bar.getByRole('status')).toHaveText('Nothing found');
	expect((await api.operations('article'))[0]).toMatchObject({ source: 'grid', updated: 1 });
	await sheet.foot.getByRole('button', { name: /^Undo/ }).click();
	await expect.poll(() => name('R1')).toBe('two red');
	expect(await name('R0')).toBe('Blue one');
});

test('replaces all after a look, in one step, and takes it back', async ({ sit }) => {
	const { page, sheet, api } = await sit('manager');
	const [chai, chang] = [await api.row('article', '1'), await api.row('article', '2')];
	await sheet.cell(chai.id, 'name').click();
	await page.keyboard.press('Control+h');
	const bar = barOf(page);
	await page.keyboard.type('boxes');
	await bar.getByRole('textbox', { name: 'Replace with' }).fill('crates');
	const count = Number((await statusOf(bar, /^\d+ cells$/)).split(' ')[0]);
	expect(count).toBeGreaterThan(3);
	await bar.getByRole('button', { name: 'Replace all' }).click();
	const dialog = page.getByRole('dialog', { name: 'Replace all' });
	await expect(dialog).toContainText(`${count} cells change.`);
	await expect(dialog).toContainText(`Packaging: ${count}`);
	const line = dialog.getByRole('row').filter({ hasText: 'Chai' });
	await expect(line.locator('mark')).toHaveText(['boxes', 'crates']);
	expect((await api.row('article', '1'))['packaging']).toBe(chai['packaging']);
	await dialog.getByRole('button', { name: `Replace in ${count} rows` }).click();

	await expect(dialog).toBeHidden();
	await expect(bar.getByRole('status')).toHaveText('Nothing found');
	await expect(sheet.cell(chai.id, 'packaging')).toContainText('crates');
	expect((await api.operations('article'))[0]).toMatchObject({ source: 'bulk', updated: count });
	await sheet.toast(`Replaced in ${count} rows`).getByRole('button', { name: 'Undo' }).click();
	await expect(sheet.cell(chai.id, 'packaging')).toContainText('boxes');
	await expect(bar.getByRole('status')).toHaveText(`${count} cells`);
	expect(await api.row('article', '2')).toMatchObject({ packaging: chang['packaging'] });

	// What the rules refuse is told at its line, and may be left out.
	await bar.getByRole('textbox', { name: 'Find in cells' }).fill('chai');
	await bar.getByRole('textbox', { name: 'Replace with' }).fill('');
	await statusOf(bar, /^1 cell$/);
	await bar.getByRole('button', { name: 'Replace all' }).click();
	await expect(dialog).toContainText('Required');
	await expect(dialog.getByRole('button', { name: /^(Nothing|Replace in)/ })).toBeDisabled();
	await page.keyboard.press('Escape');
	await expect(dialog).toBeHidden();
	await expect(bar).toBeVisible();
});

test('looks only into what is chosen', async ({ sit }) => {
	const { page, sheet, api } = await sit('manager');
	const chai = await api.row('article', '1');
	await sheet.cell(chai.id, 'name').click();
	await page.keyboard.press('Shift+ArrowDown');
	await page.keyboard.press('Control+f');
	await page.keyboard.type('cha');
	const bar = barOf(page);
	await expect(bar.getByRole('status')).toHaveText('2 cells');
	await bar.getByRole('combobox', { name: /^Where/ }).click();
	await page.getByRole('option', { name: 'All columns' }).click();
	await expect(bar.getByRole('status')).not.toHaveText(/^(2 cells|Looking …)$/);
	await bar.getByRole('combobox', { name: /^Where/ }).click();
	await page.getByRole('option', { name: 'Chosen cells' }).click();
	await expect(bar.getByRole('status')).toHaveText('2 cells');
	await bar.getByRole('textbox', { name: 'Find in cells' }).press('Enter');
	await page.keyboard.press('Enter');
	await expect(bar.getByRole('status')).toHaveText('2 of 2');
	await page.keyboard.press('Escape');
	await expect(sheet.chosen).toHaveCount(2);
	await expect(focused(page)).toHaveText('Chang');
});

test('who may only read finds, but replaces nothing', async ({ sit }) => {
	const { page } = await sit('clerk');
	await page.getByRole('button', { name: 'Find and replace' }).click();
	await page.keyboard.type('chai');
	const bar = barOf(page);
	await expect(bar.getByRole('status')).toHaveText('1 cell');
	await page.keyboard.press('Control+h');
	await expect(bar.getByRole('textbox', { name: 'Replace with' })).toHaveCount(0);
	await expect(bar.getByRole('button', { name: 'Replace' })).toHaveCount(0);
});

test('in German: numbers and words as they are read there', async ({ sit }) => {
	const { page, sheet, api } = await sit('admin');
	await page.getByRole('button', { name: /sign out$/ }).click();
	await page.getByText('Deutsch', { exact: true }).click();
	await expect(page.locator('html')).toHaveAttribute('lang', 'de');
	await sheet.isLoaded();
	const niku = await api.row('article', '9');
	await sheet.cell(niku.id, 'name').click();
	await page.keyboard.press('Control+h');
	const bar = barOf(page, 'Suchen und ersetzen');
	await page.keyboard.type('97,0');
	await expect(bar.getByRole('status')).toHaveText('1 Zelle');
	await page.keyboard.press('Enter');
	await expect(bar.getByRole('status')).toHaveText('1 von 1');
	await expect(sheet.cell(niku.id, 'salesPrice')).toHaveClass(/k-hit/);
	await bar.getByRole('textbox', { name: 'Ersetzen durch' }).fill('1.098,5');
	await bar.getByRole('button', { name: 'Alle ersetzen' }).click();
	const dialog = page.getByRole('dialog', { name: 'Alle ersetzen' });
	await expect(dialog).toContainText('1 Zelle wird geändert.');
	await expect(dialog.getByRole('row').last()).toContainText('1.098,50');
	await dialog.getByRole('button', { name: 'In 1 Zeile ersetzen' }).click();
	await expect(sheet.cell(niku.id, 'salesPrice')).toHaveText('1.098,50');
	await sheet.toast('In 1 Zeile ersetzt').getByRole('button', { name: 'Rückgängig' }).click();
	await expect(sheet.cell(niku.id, 'salesPrice')).toHaveText('97,00');
	await bar.getByRole('textbox', { name: 'In Zellen suchen' }).fill('handelsware');
	await expect(bar.getByRole('status')).toHaveText(/^\d+ Zellen$/);
});

async function statusOf(bar: Locator, words: RegExp): Promise<string> {
	await expect(bar.getByRole('status')).toHaveText(words);
	return (await bar.getByRole('status').textContent()) ?? '';
}
