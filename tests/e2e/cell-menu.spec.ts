import { dress, isAccessible } from './accessible.ts';
import { expect, test, type Desk } from './journey.ts';

test.use({ viewport: { width: 2400, height: 1000 } });

const menu = ({ page }: Desk) => page.getByRole('menu', { name: 'Menu of the cell' });
const entry = (desk: Desk, name: string | RegExp) => menu(desk).getByRole('menuitem', { name });
const entries = async (desk: Desk) =>
	(await menu(desk).getByRole('menuitem').locator('span:first-child').allTextContents()).join();

test('Shift+F10 opens the menu at the cell, keys walk it, Escape and Tab give the focus back', async ({
	sit
}) => {
	const desk = await sit('manager');
	const { page, sheet } = desk;
	const [first] = await sheet.ids(1);
	const cell = sheet.cell(first, 'packaging');
	await cell.click();
	await page.keyboard.press('Shift+F10');
	await expect(entry(desk, 'Cut')).toBeFocused();
	expect(await entries(desk)).toBe(
		'Cut,Copy,Paste,Fill to the end of the list …,Clear the cells,Open the details of the row,Add row,Duplicate rows,Delete rows,Stock card,Only rows with this value'
	);
	await expect(entry(desk, 'Delete rows')).toContainText('Ctrl+-');
	const [box, below] = [await cell.boundingBox(), await menu(desk).boundingBox()];
	expect(below?.x).toBeCloseTo(box?.x ?? 0, -1);
	expect(Math.abs((below?.y ?? 0) - (box?.y ?? 0) - (box?.height ?? 0))).toBeLessThan(8);

	await page.keyboard.press('ArrowDown');
	await expect(entry(desk, 'Copy')).toBeFocused();
	await page.keyboard.press('End');
	await expect(entry(desk, 'Only rows with this value')).toBeFocused();
	await page.keyboard.press('Home');
	await page.keyboard.type('du');
	await expect(entry(desk, 'Duplicate rows')).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(menu(desk)).toHaveCount(0);
	await expect(cell).toBeFocused();
	await expect(cell).toHaveText('10 boxes x 20 bags');

	await page.keyboard.press('ContextMenu');
	await expect(entry(desk, 'Cut')).toBeFocused();
	await page.keyboard.press('Tab');
	await expect(menu(desk)).toHaveCount(0);
	await expect(cell).toBeFocused();
	await page.keyboard.press('ArrowDown');
	await expect(sheet.cell((await sheet.ids(2))[1], 'packaging')).toBeFocused();
});

test('keys pressed before the menu has come write nothing into the cell', async ({ sit }) => {
	const desk = await sit('manager');
	const { page, sheet } = desk;
	const [first] = await sheet.ids(1);
	await page.route('**/_app/immutable/**', async (route) => {
		await new Promise((later) => setTimeout(later, 400));
		await route.continue();
	});
	await sheet.cell(first, 'packaging').click();
	await page.keyboard.press('Shift+F10');
	await page.keyboard.type('xyz');
	await expect(entry(desk, 'Cut')).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(sheet.cell(first, 'packaging')).toBeFocused();
	await expect(sheet.cell(first, 'packaging')).toHaveText('10 boxes x 20 bags');
});

test('keys pressed before the menu has come are heard by it', async ({ sit }) => {
	const desk = await sit('manager');
	const { page, sheet } = desk;
	const [first] = await sheet.ids(1);
	const cell = sheet.cell(first, 'packaging');
	await page.route('**/_app/immutable/**', async (route) => {
		await new Promise((later) => setTimeout(later, 400));
		await route.continue();
	});
	const ahead = async (...keys: readonly string[]) => {
		await page.reload();
		await sheet.isLoaded();
		await cell.click();
		await page.keyboard.press('Shift+F10');
		for (const key of keys) await page.keyboard.press(key);
	};
	await ahead('End');
	await expect(entry(desk, 'Only rows with this value')).toBeFocused();
	await ahead('End', 'Home', 'ArrowDown');
	await expect(entry(desk, 'Copy')).toBeFocused();
	await ahead('d', 'u');
	await expect(entry(desk, 'Duplicate rows')).toBeFocused();
	// What follows the end of the menu is not for the cell below it.
	await ahead('d', 'Escape', 'x', 'Delete');
	await expect(menu(desk)).toHaveCount(0);
	await expect(cell).toBeFocused();
	await expect(cell).toHaveText('10 boxes x 20 bags');
	await ahead('d', 'u', 'Enter');
	await expect(sheet.fresh('packaging')).toHaveText('10 boxes x 20 bags');
});

test('a right click outside of the range moves it, one inside leaves it', async ({ sit }) => {
	const desk = await sit('manager');
	const { page, sheet } = desk;
	const ids = await sheet.ids(5);
	await sheet.cell(ids[0], 'packaging').click();
	await sheet.cell(ids[2] ?? '', 'salesPrice').click({ modifiers: ['Shift'] });
	const chosen = await sheet.chosen.count();
	await sheet.cell(ids[1], 'packaging').click({ button: 'right' });
	await expect(entry(desk, 'Fill down')).toBeVisible();
	await expect(entry(desk, 'Fill right')).toBeVisible();
	await expect(sheet.chosen).toHaveCount(chosen);

	const other = sheet.cell(ids[4] ?? '', 'name');
	await other.click({ button: 'right' });
	await expect(menu(desk)).toHaveCount(1);
	await expect(entry(desk, 'Copy')).toBeVisible();
	await expect(entry(desk, /^Fill (down|right)/)).toHaveCount(0);
	await expect(sheet.chosen).toHaveCount(0);
	await page.keyboard.press('Escape');
	await expect(other).toBeFocused();

	await sheet.cell(ids[3] ?? '', 'row.number').click({ button: 'right' });
	await expect(entry(desk, 'Fill right')).toBeVisible();
	await expect(sheet.chosen.first()).toBeVisible();
	await page.keyboard.press('Escape');
	await other.dblclick();
	await page.locator('.ag-cell-inline-editing').getByRole('textbox').click({ button: 'right' });
	await expect(menu(desk)).toHaveCount(0);
});

test('filling down writes once and leaves its history', async ({ sit }) => {
	const desk = await sit('manager');
	const { sheet, api } = desk;
	const ids = await sheet.ids(3);
	const texts = () => Promise.all(ids.map((id) => sheet.cell(id, 'packaging').textContent()));
	const before = await texts();
	await sheet.cell(ids[0], 'packaging').click();
	await sheet.cell(ids[2] ?? '', 'packaging').click({ modifiers: ['Shift'] });
	await sheet.cell(ids[1], 'packaging').click({ button: 'right' });
	await entry(desk, 'Fill down').click();
	const box = '10 boxes x 20 bags';
	await expect.poll(texts).toEqual([box, box, box]);
	await expect.poll(async () => (await api.row('article', '3'))['packaging']).toBe(box);
	expect((await api.operations('article'))[0]).toMatchObject({ updated: 2 });
	expect((await api.history('article', ids[1])).length).toBeGreaterThan(1);
	await expect(sheet.cell(ids[0], 'packaging')).toBeFocused();
	await desk.page.keyboard.press('Control+z');
	await expect.poll(texts).toEqual(before);

	await sheet.cell(ids[1], 'packaging').click({ button: 'right' });
	await entry(desk, 'Clear the cells').click();
	await expect(sheet.cell(ids[1], 'packaging')).toHaveText('');
	await expect.poll(async () => (await api.row('article', '2'))['packaging']).toBe(null);
	await desk.page.keyboard.press('Control+z');
	await expect.poll(texts).toEqual(before);
});

test('rows are duplicated and let go, and what is ticked is counted', async ({ sit }) => {
	const desk = await sit('manager');
	const { page, sheet } = desk;
	const [first, second] = await sheet.ids(2);
	await sheet.cell(first, 'packaging').click({ button: 'right' });
	await entry(desk, 'Duplicate rows').click();
	await expect(sheet.fresh('packaging')).toHaveText('10 boxes x 20 bags');
	await sheet.fresh('packaging').click({ button: 'right' });
	expect(await entries(desk)).toBe('Copy,Paste,Clear the cells,Add row,Delete rows');
	await entry(desk, 'Delete rows').click();
	await expect(sheet.fresh('packaging')).toHaveCount(0);

	await sheet.tick(first);
	await sheet.tick(second);
	await sheet.cell(first, 'packaging').click({ button: 'right' });
	await expect(entry(desk, /^Delete 2 rows/)).toBeVisible();
	await page.keyboard.press('Escape');
	await sheet.tick(first);
	await sheet.tick(second);
});

test('a row is deleted from the menu and comes back by one undo', async ({ sit }) => {
	const desk = await sit('manager', '/data/category');
	const { page, sheet, api } = desk;
	await api.add('category', 1, () => ({ number: '99', name: 'Short-lived' }));
	await page.reload();
	await sheet.find('Short-lived', 1);
	await sheet.rows.first().locator('[col-id="name"]').click({ button: 'right' });
	await entry(desk, 'Delete rows').click();
	await expect(sheet.toast('1 row')).toBeVisible();
	await expect(sheet.count).toHaveText(/^0/);
	expect((await api.operations('category'))[0]).toMatchObject({ deleted: 1 });
	await sheet.toast('1 row').getByRole('button', { name: 'Undo' }).click();
	await expect(sheet.count).toHaveText(/^1/);
});

test('what is copied by the menu is pasted by it, and cut leaves nothing', async ({ sit }) => {
	const desk = await sit('manager');
	const { page, sheet, api } = desk;
	await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	const ids = await sheet.ids(4);
	await sheet.cell(ids[0], 'category').click({ button: 'right' });
	await entry(desk, 'Copy').click();
	await expect(sheet.toast(/copied/i)).toBeVisible();
	await sheet.cell(ids[2] ?? '', 'category').click({ button: 'right' });
	await entry(desk, 'Paste').click();
	await expect(sheet.cell(ids[2] ?? '', 'category')).toHaveText('Beverages');
	await expect(sheet.toast('pasted 1 cell')).toBeVisible();
	expect((await api.operations('article'))[0]).toMatchObject({ source: 'paste', updated: 1 });

	await sheet.cell(ids[1], 'packaging').click({ button: 'right' });
	await entry(desk, 'Cut').click();
	await expect(sheet.cell(ids[1], 'packaging')).toHaveText('');
	expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('24 - 12 oz bottles');
	await page.keyboard.press('Control+z');
	await expect(sheet.cell(ids[1], 'packaging')).toHaveText('24 - 12 oz bottles');
});

test('where the browser lets no page read the clipboard, the keys are named', async ({ sit }) => {
	const desk = await sit('manager');
	const { page, sheet } = desk;
	const [first] = await sheet.ids(1);
	await page.context().clearPermissions();
	await sheet.cell(first, 'packaging').click({ button: 'right' });
	await entry(desk, 'Paste').click();
	await expect(sheet.toast('Press Ctrl+V to paste')).toBeVisible();
	await expect(sheet.cell(first, 'packaging')).toBeFocused();
	await expect(sheet.cell(first, 'packaging')).toHaveText('10 boxes x 20 bags');
});

test('only the rows with the value of the cell', async ({ sit }) => {
	const desk = await sit('manager');
	const { sheet } = desk;
	const [first] = await sheet.ids(1);
	await sheet.cell(first, 'category').click({ button: 'right' });
	await entry(desk, 'Only rows with this value').click();
	await expect(sheet.count).toHaveText(/^1\d of 77$/);
	expect(new Set(await sheet.column('category'))).toEqual(new Set(['Beverages']));
});

test('who may only look is offered nothing that writes', async ({ sit }) => {
	const desk = await sit('clerk', '/data/article');
	const { sheet } = desk;
	const ids = await sheet.ids(3);
	await sheet.cell(ids[0], 'name').click();
	await sheet.cell(ids[2] ?? '', 'packaging').click({ modifiers: ['Shift'] });
	await sheet.cell(ids[1], 'name').click({ button: 'right' });
	await expect(entry(desk, 'Copy')).toBeVisible();
	expect(await entries(desk)).toBe(
		'Copy,Open the details of the row,Stock card,Only rows with this value'
	);
	await entry(desk, 'Open the details of the row').click();
	await expect(desk.page.getByRole('region', { name: 'Details of the row' })).toBeVisible();
});

test.describe('at the edge of a small window', () => {
	test.use({ viewport: { width: 1000, height: 620 } });

	test('the menu fits, in the light and in the dark', async ({ sit }) => {
		const desk = await sit('manager');
		const { page, sheet } = desk;
		const box = await sheet.root.locator('.k-grid').boundingBox();
		if (!box) throw new Error('no grid');
		await page.mouse.click(box.x + box.width - 30, box.y + box.height - 70, { button: 'right' });
		await expect(menu(desk)).toBeVisible();
		const place = await menu(desk).boundingBox();
		expect((place?.x ?? 0) + (place?.width ?? 0)).toBeLessThanOrEqual(1000);
		expect((place?.y ?? 0) + (place?.height ?? 0)).toBeLessThanOrEqual(620);
		for (const look of ['light', 'dark'] as const) {
			await dress(page, look);
			await isAccessible(page);
		}
	});
});
