import { expect, test } from './journey.ts';

test.use({ viewport: { width: 2400, height: 1100 } });

test('the demo company is all there', async ({ sit }) => {
	const { page, sheet } = await sit('manager');
	await expect(sheet.count).toHaveText('77');
	await expect(sheet.rows.first()).toContainText('Chai');
	await sheet.find('chocolate', '1 of 77');
	await expect(sheet.rows).toHaveText(/Teatime Chocolate Biscuits/);
	await expect(sheet.cell('totals', 'row.number')).toBeVisible();
	await page.goto('/data/partner');
	await sheet.isLoaded();
	await expect(sheet.count).toHaveText('120');
});

test('a filter from the header, with the sum over its rows', async ({ sit }) => {
	const { page, sheet, api } = await sit('staff');
	await sheet.filter('category', 'Beverages');
	await expect(sheet.count).toHaveText('12 of 77');
	await expect(sheet.rows).toHaveCount(12);
	await sheet.rows.first().locator('[col-id="salesPrice"]').click();
	await expect(sheet.foot).toContainText('Sum 455.75');
	const beverages = await api.row('category', 'Beverages', 'name');
	expect(await api.sum('article', 'salesPrice', 'category', beverages.id)).toBe(455.75);

	await page.reload();
	await expect(sheet.count).toHaveText('12 of 77');
	await page.getByRole('button', { name: 'Clear all filters' }).click();
	await expect(sheet.count).toHaveText('77');
});

test('a price typed over is stored, with version and history, and comes back by Ctrl+Z', async ({
	sit
}) => {
	const { page, sheet, api } = await sit('manager');
	const chang = await api.row('article', '2');
	const price = sheet.cell(chang.id, 'salesPrice');
	await sheet.type(price, '19.5');
	await expect(price).toHaveText('19.50');
	await expect(sheet.foot).toContainText('saved');
	await expect(sheet.cell(chang.id, 'grossPrice')).toHaveText('23.21');

	const stored = await api.row('article', '2');
	expect(stored['salesPrice']).toBe(19.5);
	expect(stored.version).toBe(chang.version + 1);
	const [entry] = await api.history('article', chang.id);
	expect(entry).toMatchObject({ who: 'Manager', source: 'grid', kind: 'update' });
	expect(entry?.cells).toEqual([{ field: 'salesPrice', old: 19, new: 19.5 }]);

	await page.keyboard.press('Control+z');
	await expect(sheet.toast('Undone: changed 1 cell')).toBeVisible();
	await expect(price).toHaveText('19.00');
	expect((await api.row('article', '2'))['salesPrice']).toBe(19);
	await page.keyboard.press('Control+y');
	await expect(price).toHaveText('19.50');
	await page.keyboard.press('Control+z');
	await expect(price).toHaveText('19.00');
});

test('a negative price is refused in its cell until it is right', async ({ sit }) => {
	const { page, sheet, api } = await sit('manager');
	const ikura = await api.row('article', '10');
	const price = sheet.cell(ikura.id, 'salesPrice');
	await sheet.type(price, '-5');
	await expect(price).toHaveClass(/k-refused/);
	await expect(price).toHaveText('-5.00');
	await expect(sheet.foot).toContainText('1 problem');
	expect((await api.row('article', '10')).version).toBe(ikura.version);

	await price.click();
	await expect(sheet.note).toContainText('At least 0');
	await sheet.type(price, 'ten');
	await expect(price).toHaveText('ten');
	await price.click();
	await expect(sheet.note).toContainText('Number expected');

	await sheet.type(price, '32');
	await expect(price).not.toHaveClass(/k-refused/);
	await expect(price).toHaveText('32.00');
	await expect(sheet.foot).not.toContainText('problem');
	await expect.poll(async () => (await api.row('article', '10'))['salesPrice']).toBe(32);

	// Letting go of a refused value shows what is stored again.
	await sheet.type(price, '-1');
	await expect(price).toHaveClass(/k-refused/);
	await price.click();
	await page.keyboard.press('Escape');
	await expect(price).toHaveText('32.00');
	await expect(price).not.toHaveClass(/k-refused/);
});

test('a price below the cost asks first', async ({ sit }) => {
	const { sheet, api } = await sit('manager');
	const chai = await api.row('article', '1');
	const price = sheet.cell(chai.id, 'salesPrice');
	await sheet.type(price, '11');
	await expect(price).toHaveClass(/k-confirm/);
	expect((await api.row('article', '1'))['salesPrice']).toBe(18);
	await price.click();
	await expect(sheet.note).toContainText('below');
	await sheet.note.getByRole('button', { name: 'Save anyway' }).click();
	await sheet.isSaved(price);
	await expect.poll(async () => (await api.row('article', '1'))['salesPrice']).toBe(11);
	await expect(sheet.cell(chai.id, 'margin')).toHaveText('-9.6%');
	await sheet.type(price, '18');
	await expect.poll(async () => (await api.row('article', '1'))['salesPrice']).toBe(18);
});

test('references, choices and flags by keyboard alone', async ({ sit }) => {
	const { page, sheet, api } = await sit('manager');
	const syrup = await api.row('article', '3');
	const category = sheet.cell(syrup.id, 'category');
	await category.click();
	await page.keyboard.type('Confec');
	await expect(page.getByRole('option', { name: 'Confections' })).toBeVisible();
	await page.keyboard.press('Enter');
	await expect(category).toHaveText('Confections');
	await sheet.isSaved(category);
	const confections = await api.row('category', 'Confections', 'name');
	await expect.poll(async () => (await api.row('article', '3'))['category']).toBe(confections.id);

	const kind = sheet.cell(syrup.id, 'kind');
	await kind.click();
	await page.keyboard.press('F2');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	await expect.poll(async () => (await api.row('article', '3'))['kind']).toBe('rawMaterial');

	const sales = sheet.cell(syrup.id, 'sales');
	await kind.click();
	await sheet.cell(syrup.id, 'tracking').click();
	for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowLeft');
	await expect(sales).toHaveClass(/ag-cell-focus/);
	await page.keyboard.press('Space');
	await expect.poll(async () => (await api.row('article', '3'))['sales']).toBe(false);
	await page.keyboard.press('Space');
	await expect.poll(async () => (await api.row('article', '3'))['sales']).toBe(true);

	await category.click();
	await page.keyboard.type('nothing like it');
	await page.keyboard.press('Enter');
	await expect(category).toHaveClass(/k-refused/);
	await expect(category).toHaveText('nothing like it');
});

test('a new row says what is missing, is stored when complete, and can be deleted', async ({
	sit
}) => {
	const { page, sheet, api } = await sit('manager');
	await page.getByRole('button', { name: 'Add row' }).click();
	await page.keyboard.type('T-1');
	await page.keyboard.press('Tab');
	await expect(page.getByText(/New row, still missing: .*Name.*Unit/)).toBeVisible();
	await page.getByRole('button', { name: 'Save row' }).click();
	await expect(sheet.fresh('name')).toHaveClass(/k-refused/);
	expect(await api.rows('article', 'number', 'T-1')).toEqual([]);

	await sheet.fresh('name').click();
	await page.keyboard.type('<img src=x onerror="throw 1">');
	await page.keyboard.press('Tab');
	await sheet.fresh('unit').click();
	await page.keyboard.type('PCS');
	await expect(page.getByRole('option', { name: /PCS/ })).toBeVisible();
	await page.keyboard.press('Tab');
	await expect(page.getByText('New row: complete.')).toBeVisible();
	await page.getByRole('button', { name: 'Save row' }).click();
	await expect(sheet.count).toHaveText('78');

	const added = await api.row('article', 'T-1');
	expect(added).toMatchObject({ version: 1, kind: 'goods', sales: true });
	await sheet.find('T-1', '1 of 78');
	const name = sheet.cell(added.id, 'name');
	await expect(name).toHaveText('<img src=x onerror="throw 1">');
	await expect(sheet.root.locator('.ag-cell img')).toHaveCount(0);

	await name.click();
	await page.keyboard.press('Control+-');
	const gone = sheet.toast('1 row deleted');
	await expect(gone).toBeVisible();
	await expect(page.getByText('No row matches the filters')).toBeVisible();
	expect(await api.rows('article', 'number', 'T-1')).toEqual([]);
	await gone.getByRole('button', { name: 'Undo' }).click();
	await expect(name).toBeVisible();
	expect((await api.row('article', 'T-1')).id).toBe(added.id);
	await name.click();
	await page.keyboard.press('Control+-');
	await expect(name).toBeHidden();
});

test('a column that is hidden stays hidden, and a view has a link', async ({ sit }) => {
	const { page, sheet } = await sit('admin');
	await page.getByRole('button', { name: 'Columns' }).click();
	const kept = page.waitForResponse(/preferences\.set/);
	await page.getByRole('checkbox', { name: 'Packaging' }).uncheck();
	await expect(sheet.head('packaging')).toHaveCount(0);
	await kept;
	await page.reload();
	await sheet.isLoaded();
	await expect(sheet.head('packaging')).toHaveCount(0);

	await sheet.filter('category', 'Seafood');
	await expect(sheet.count).toHaveText('12 of 77');
	await page
		.getByRole('button', { name: /^Articles/ })
		.last()
		.click();
	await page.getByLabel('Save as').fill('Fish');
	await page.getByLabel('Share with everybody').check();
	await page.getByRole('button', { name: 'Save view' }).click();
	await expect(page).toHaveURL(/\?view=[0-9a-f-]{36}/);
	const link = new URL(page.url());

	const other = await sit('staff', link.pathname + link.search);
	await expect(other.sheet.count).toHaveText('12 of 77');
	await expect(other.page.getByRole('button', { name: 'Fish' })).toBeVisible();
});

test('rows in the order of a formula', async ({ sit }) => {
	const { sheet } = await sit('manager');
	await sheet.sort('margin');
	await expect(sheet.head('margin')).toHaveAttribute('aria-sort', 'ascending');
	await expect.poll(() => ordered(sheet)).toBe('up');
	await sheet.sort('margin');
	await expect.poll(() => ordered(sheet)).toBe('down');
});

async function ordered(sheet: { column(field: string): Promise<readonly string[]> }) {
	const margins = (await sheet.column('margin')).map(parseFloat).filter((each) => !isNaN(each));
	const isUp = margins.every((each, at) => at === 0 || each >= (margins[at - 1] ?? each));
	const isDown = margins.every((each, at) => at === 0 || each <= (margins[at - 1] ?? each));
	return isUp === isDown ? 'neither' : isUp ? 'up' : 'down';
}
