import { expect, test, type Desk } from './journey.ts';

test.use({ viewport: { width: 2400, height: 1000 } });

/** The cell with the focus, by its place in the list and its column. */
async function isAt({ sheet }: Desk, row: number, field: string) {
	const cell = sheet.root.locator(`.ag-row[row-index="${row}"] [col-id="${field}"]`);
	await expect(cell).toHaveClass(/ag-cell-focus/);
	await expect(cell).toBeFocused();
	await expect(cell).toBeInViewport();
}

/** Rows and columns that are chosen, as the line below tells. */
const isChosen = ({ sheet }: Desk, rows: number, columns: number) =>
	expect(sheet.foot).toContainText(`${rows} × ${columns} cells`);

const numberOfFocus = async ({ sheet }: Desk) =>
	Number(await sheet.root.locator('.ag-row:has(.ag-cell-focus)').first().getAttribute('row-index'));

test('Ctrl+Space chooses one whole column, and that alone', async ({ sit }) => {
	const desk = await sit('manager');
	const { page, sheet } = desk;
	const [first] = await sheet.ids(1);
	await sheet.cell(first, 'salesPrice').click();
	await page.keyboard.press('Control+Space');
	await isChosen(desk, 77, 1);
	await expect(sheet.foot).toContainText('Sum 2,222.71');
	await expect(sheet.chosen).toHaveCount(await sheet.rows.count());
	await expect(sheet.root.locator('.k-in:not([col-id="salesPrice"])')).toHaveCount(0);
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('Shift+ArrowRight');
	await page.keyboard.press('Control+Space');
	await isChosen(desk, 77, 2);
});

test('Ctrl+Shift+Space ticks the rows of what is chosen, and takes the ticks off again', async ({
	sit
}) => {
	const desk = await sit('manager');
	const { page, sheet } = desk;
	const ids = await sheet.ids(4);
	const ticks = () =>
		Promise.all(
			ids.map((id) => sheet.row(id).locator('[role=checkbox]').getAttribute('aria-checked'))
		);
	await sheet.cell(ids[0], 'name').click();
	await page.keyboard.press('Shift+ArrowDown');
	await page.keyboard.press('Shift+ArrowDown');
	await page.keyboard.press('Control+Shift+Space');
	await expect.poll(ticks).toEqual(['true', 'true', 'true', 'false']);
	await expect(page.getByRole('button', { name: 'Change 3 rows' })).toBeVisible();
	await page.keyboard.press('Shift+ArrowDown');
	await page.keyboard.press('Control+Shift+Space');
	await expect.poll(ticks).toEqual(['true', 'true', 'true', 'true']);
	await page.keyboard.press('Control+Shift+Space');
	await expect.poll(ticks).toEqual(['false', 'false', 'false', 'false']);
});

test('far keys go to the edges of the list', async ({ sit }) => {
	const desk = await sit('manager');
	const { page, sheet, api } = desk;
	const [first] = await sheet.ids(1);
	const { length } = await api.operations('article');
	await sheet.cell(first, 'salesPrice').click();
	for (const [key, row, field] of [
		['Control+ArrowDown', 76, 'salesPrice'],
		['Control+ArrowLeft', 76, 'number'],
		['Control+ArrowUp', 0, 'number'],
		['Control+ArrowRight', 0, 'discontinued'],
		['Control+Home', 0, 'number'],
		['Control+End', 76, 'discontinued'],
		['Home', 76, 'number'],
		['End', 76, 'discontinued']
	] as const) {
		await page.keyboard.press(key);
		await isAt(desk, row, field);
	}
	expect(await api.operations('article')).toHaveLength(length);
});

test('PageDown and PageUp go by what is seen, in the same column', async ({ sit }) => {
	const desk = await sit('manager');
	const { page, sheet } = desk;
	const [first] = await sheet.ids(1);
	await sheet.cell(first, 'cost').click();
	const before = await sheet.cell(first, 'cost').boundingBox();
	await page.keyboard.press('PageDown');
	const seen = await numberOfFocus(desk);
	await isAt(desk, seen, 'cost');
	expect(seen).toBeGreaterThan(20);
	// The list has moved by a page below the focus, which stands where it stood.
	await expect(sheet.cell(first, 'cost')).not.toBeInViewport();
	const after = await sheet.root.locator('.ag-cell-focus').boundingBox();
	expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(30);
	await page.keyboard.press('PageDown');
	await isAt(desk, 2 * seen, 'cost');
	await page.keyboard.press('PageUp');
	await isAt(desk, seen, 'cost');
	// However fast they come, none is passed over.
	await page.keyboard.press('PageUp');
	for (const key of ['PageDown', 'PageDown', 'PageUp', 'PageUp']) await page.keyboard.press(key);
	await isAt(desk, 0, 'cost');
	for (let step = 0; step < 9; step++) await page.keyboard.press('PageDown');
	await isAt(desk, 76, 'cost');
	for (let step = 0; step < 9; step++) await page.keyboard.press('PageUp');
	await isAt(desk, 0, 'cost');
	await expect(sheet.chosen).toHaveCount(0);
});

test('Shift with far keys chooses up to there', async ({ sit }) => {
	const desk = await sit('manager');
	const { page, sheet } = desk;
	const [first] = await sheet.ids(1);
	const price = sheet.cell(first, 'salesPrice');
	await price.click();
	await page.keyboard.press('Shift+Home');
	await isChosen(desk, 1, 7);
	await expect(sheet.cell(first, 'number')).toHaveClass(/k-in/);
	await page.keyboard.press('Shift+End');
	await isChosen(desk, 1, 12);
	await expect(sheet.cell(first, 'number')).not.toHaveClass(/k-in/);
	await expect(price).toHaveClass(/ag-cell-focus/);
	await page.keyboard.press('Control+Shift+End');
	await isChosen(desk, 77, 12);
	await page.keyboard.press('Control+Shift+Home');
	await isChosen(desk, 1, 7);

	await price.click();
	await expect(sheet.chosen).toHaveCount(0);
	await page.keyboard.press('Shift+PageDown');
	await expect(sheet.foot).toContainText(/\d{2} × 1 cells/);
	await page.keyboard.press('Shift+PageUp');
	await expect(sheet.chosen).toHaveCount(0);
	await expect(price).toHaveClass(/ag-cell-focus/);
});

test('Tab and Enter go on, with Shift they go back', async ({ sit }) => {
	const desk = await sit('manager');
	const { page, sheet } = desk;
	const [first] = await sheet.ids(1);
	await sheet.cell(first, 'salesPrice').click();
	await page.keyboard.press('Shift+Tab');
	await isAt(desk, 0, 'packaging');
	await page.keyboard.press('Tab');
	await isAt(desk, 0, 'salesPrice');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Shift+Enter');
	await isAt(desk, 0, 'salesPrice');
	await page.keyboard.press('Enter');
	await isAt(desk, 1, 'salesPrice');
});
