import type { Page } from '@playwright/test';
import { newId } from '../support/make.ts';
import { expect, test } from './journey.ts';

/** No hand is as fast, but a busy page hears all keys before its grid tells of what the first of them did. */
const inOneBreath = (page: Page, ...keys: readonly string[]) =>
	page.evaluate((all) => {
		for (const chord of all) {
			const parts = chord.split('+');
			const name = parts.at(-1) ?? '';
			const press = {
				key: name === 'Space' ? ' ' : name,
				shiftKey: parts.includes('Shift'),
				ctrlKey: parts.includes('Control'),
				bubbles: true,
				cancelable: true
			};
			document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', press));
		}
	}, keys);

test('Enter and Ctrl+Z in one breath: what was typed is what is taken back', async ({ sit }) => {
	const { page, sheet, api } = await sit('manager');
	const [first, second] = [await api.row('article', '6'), await api.row('article', '7')];
	await sheet.type(sheet.cell(first.id, 'salesPrice'), '26');
	await expect.poll(async () => (await api.row('article', '6'))['salesPrice']).toBe(26);
	await sheet.cell(second.id, 'salesPrice').click();
	await page.keyboard.type('33');
	await inOneBreath(page, 'Enter', 'Control+z');
	await expect(sheet.toast('Undone: changed 1 cell')).toBeVisible();
	await expect(sheet.cell(second.id, 'salesPrice')).toHaveText('30.00');
	expect((await api.row('article', '7'))['salesPrice']).toBe(30);
	expect((await api.row('article', '6'))['salesPrice']).toBe(26);
});

test('cells are chosen from where the keys before led', async ({ sit }) => {
	const { page, sheet } = await sit('manager');
	const [first, second] = await sheet.ids(2);
	await sheet.cell(first, 'salesPrice').click();
	await inOneBreath(page, 'ArrowDown', 'Shift+ArrowRight');
	await expect(sheet.foot).toContainText('1 × 2 cells');
	await expect(sheet.chosen).toHaveCount(2);
	await expect(sheet.cell(second, 'salesPrice')).toHaveClass(/k-in/);
});

test('a far key and those after it work on a column that was not in view', async ({ sit }) => {
	const { page, sheet } = await sit('manager');
	const [first] = await sheet.ids(1);
	await sheet.cell(first, 'salesPrice').click();
	await inOneBreath(page, 'End', 'Home', 'Shift+Space');
	await expect(sheet.foot).toContainText(/1 × 1\d cells/);
	await expect(sheet.cell(first, 'number')).toBeInViewport();
	await expect(sheet.cell(first, 'number')).toBeFocused();
	await inOneBreath(page, 'End', 'Shift+ArrowLeft');
	await expect(sheet.foot).toContainText('1 × 2 cells');
	await expect(sheet.cell(first, 'discontinued')).toBeFocused();
	await expect(sheet.cell(first, 'discontinued')).toBeInViewport();
});

test('in a sheet of free cells, keys work on the cell that the keys before led to', async ({
	sit
}) => {
	const { page, api } = await sit('admin', '/sheets');
	const id = newId();
	await api.mutate('sheets.save', { id, version: 0, name: 'Sums', cells: { A1: 1, A2: 2, B1: 3 } });
	await page.goto(`/sheets/${id}`);
	const cell = (row: number, column: string) =>
		page.locator(`.ag-row[row-index="${row - 1}"] [col-id="${column}"]`);
	await cell(1, 'A').click();
	await inOneBreath(page, 'ArrowDown', 'Delete');
	await expect(cell(2, 'A')).toHaveText('');
	await expect(cell(1, 'A')).toHaveText('1');
	await cell(1, 'A').click();
	await inOneBreath(page, 'ArrowRight', 'ArrowDown', 'Shift+ArrowUp', 'Shift+ArrowLeft');
	await expect(page.locator('.ag-cell.k-in')).toHaveCount(4);

	await cell(1, 'B').click();
	await page.keyboard.type('33');
	await inOneBreath(page, 'Enter', 'Control+z');
	await expect(cell(1, 'B')).toHaveText('3');
	await expect(cell(2, 'A')).toHaveText('');
});

test('a new row that is left in the breath in which it was typed keeps what was typed', async ({
	sit
}) => {
	const { page, sheet, api } = await sit('manager', '/data/category');
	await page.keyboard.press('Control+=');
	await expect(sheet.fresh('number')).toBeFocused();
	await page.keyboard.type('77');
	await page.evaluate(() => {
		const tab = { key: 'Tab', bubbles: true, cancelable: true };
		document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', tab));
		document.querySelector<HTMLElement>('[data-sheet] [type=search]')?.focus();
	});
	await expect(sheet.fresh('number')).toHaveText('77');
	await sheet.type(sheet.fresh('name'), 'Toys');
	await expect.poll(async () => (await api.rows('category', 'number', '77')).length).toBe(1);
});

test('a row that is to be saved is saved, although the grid tells late and what was typed is looked up', async ({
	sit
}) => {
	const { page, sheet, api } = await sit('admin', '/data/user');
	const clerk = await api.row('user', 'clerk', 'login');
	const slow = (path: string, ms: number) =>
		page.route(path, async (route) => {
			await new Promise((resolve) => setTimeout(resolve, ms));
			await route.continue();
		});
	await slow('**/entities.role.lookup*', 100);
	await slow('**/entities.userRole.save*', 600);
	await sheet.cell(clerk.id, 'login').click();
	await page.keyboard.press('Space');
	const pane = page.getByRole('region', { name: 'Details of the row' });
	await pane.getByRole('button', { name: 'Add row' }).first().click();
	await page.keyboard.type('Manager');
	await pane.getByRole('button', { name: 'Save row' }).evaluate((button) => {
		const enter = { key: 'Enter', bubbles: true, cancelable: true };
		document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', enter));
		(button as HTMLButtonElement).click();
	});
	const roles = async () => (await api.rows('userRole', 'user', clerk.id)).length;
	await expect.poll(roles).toBe(2);
	await expect(pane.getByRole('button', { name: 'Save row' })).toHaveCount(0);
});

test('what is typed into many cells before its list has come means the one row that it finds', async ({
	sit
}) => {
	const { page, sheet } = await sit('manager');
	const ids = await sheet.ids(2);
	await page.route('**/entities.category.lookup*', async (route) => {
		await new Promise((resolve) => setTimeout(resolve, 300));
		await route.continue();
	});
	await sheet.cell(ids[0], 'category').click();
	await sheet.cell(ids[1], 'category').click({ modifiers: ['Shift'] });
	await page.keyboard.type('Seaf');
	await page.keyboard.press('Control+Enter');
	await expect.poll(() => sheet.texts(ids, 'category')).toEqual(['Seafood', 'Seafood']);
});
