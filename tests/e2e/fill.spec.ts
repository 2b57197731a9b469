import { expect, test } from './journey.ts';

test.use({ viewport: { width: 2400, height: 1000 } });

test('dragging the handle copies one cell and continues two', async ({ sit }) => {
	const { page, sheet, api } = await sit('manager');
	const ids = await sheet.ids(5);
	const field = 'minimumOrderQuantity';
	await sheet.type(sheet.cell(ids[0], field), '3');
	await sheet.isSaved(sheet.cell(ids[0], field));
	await sheet.cell(ids[0], field).click();
	await sheet.dragHandle({ row: ids[2] ?? '', field });
	await expect.poll(() => sheet.texts(ids.slice(0, 3), field)).toEqual(['3', '3', '3']);
	await expect(sheet.chosen).toHaveCount(3);

	await sheet.type(sheet.cell(ids[1], field), '5');
	await sheet.isSaved(sheet.cell(ids[1], field));
	await sheet.cell(ids[0], field).click();
	await page.keyboard.press('Shift+ArrowDown');
	await sheet.dragHandle({ row: ids[4] ?? '', field });
	await expect.poll(() => sheet.texts(ids, field)).toEqual(['3', '5', '7', '9', '11']);
	expect((await api.operations('article'))[0]).toMatchObject({ updated: 3 });

	await sheet.cell(ids[0], field).click();
	await page.keyboard.press('Shift+ArrowDown');
	await sheet.dragHandle({ row: ids[4] ?? '', field }, 'Control');
	await expect.poll(() => sheet.texts(ids, field)).toEqual(['3', '5', '3', '5', '3']);
	await page.keyboard.press('Control+z');
	await expect.poll(() => sheet.texts(ids, field)).toEqual(['3', '5', '7', '9', '11']);
	await page.keyboard.press('Control+y');
	await expect.poll(() => sheet.texts(ids, field)).toEqual(['3', '5', '3', '5', '3']);
});

test('a double click on the handle fills to the end of the filter, after a look', async ({
	sit
}) => {
	const { page, sheet, api } = await sit('manager');
	await sheet.filter('category', 'Beverages');
	await expect(sheet.rows).toHaveCount(12);
	const [first] = await sheet.ids(1);
	const cell = sheet.cell(first, 'packaging');
	await cell.click();
	const box = await cell.boundingBox();
	if (!box) throw new Error('no cell');
	await page.mouse.dblclick(box.x + box.width - 3, box.y + box.height - 3);
	await expect(page.getByRole('dialog')).toContainText('11 cells will change');
	expect((await api.row('article', '2'))['packaging']).toBe('24 - 12 oz bottles');
	await page.getByRole('button', { name: 'Write', exact: true }).click();
	await expect
		.poll(async () => (await api.row('article', '2'))['packaging'])
		.toBe('10 boxes x 20 bags');
	expect((await api.row('article', '3'))['packaging']).toBe('12 - 550 ml bottles');
	await expect(sheet.toast('filled 11 cells')).toBeVisible();
	await page.keyboard.press('Control+z');
	await expect(sheet.cell((await sheet.ids(2))[1], 'packaging')).toHaveText('24 - 12 oz bottles');
});

test('Ctrl+D fills from the edge, a single cell takes the one above', async ({ sit }) => {
	const { page, sheet } = await sit('manager');
	const ids = await sheet.ids(4);
	await sheet.cell(ids[0], 'packaging').click();
	await sheet.cell(ids[2] ?? '', 'packaging').click({ modifiers: ['Shift'] });
	await page.keyboard.press('Control+d');
	const box = '10 boxes x 20 bags';
	await expect.poll(() => sheet.texts(ids.slice(0, 3), 'packaging')).toEqual([box, box, box]);
	await page.keyboard.press('Control+z');
	await expect
		.poll(() => sheet.texts(ids.slice(1, 2), 'packaging'))
		.toEqual(['24 - 12 oz bottles']);
	await sheet.cell(ids[1], 'packaging').click();
	await page.keyboard.press('Control+d');
	await expect(sheet.cell(ids[1], 'packaging')).toHaveText(box);
	await page.keyboard.press('Control+z');
	await expect(sheet.cell(ids[1], 'packaging')).toHaveText('24 - 12 oz bottles');
});

test('typing into many at once, and entries relative to what stands there', async ({ sit }) => {
	const { page, sheet, api } = await sit('manager');
	const ids = await sheet.ids(3);
	const prices = () => sheet.texts(ids, 'salesPrice');
	await sheet.cell(ids[0], 'packaging').click();
	await sheet.cell(ids[2] ?? '', 'packaging').click({ modifiers: ['Shift'] });
	await page.keyboard.type('crate');
	await page.keyboard.press('Control+Enter');
	await expect.poll(() => sheet.texts(ids, 'packaging')).toEqual(['crate', 'crate', 'crate']);
	expect((await api.operations('article'))[0]).toMatchObject({ updated: 3 });

	await sheet.cell(ids[0], 'category').click();
	await sheet.cell(ids[1], 'category').click({ modifiers: ['Shift'] });
	await page.keyboard.type('Seaf');
	await expect(page.getByRole('option')).toHaveText([/^Seafood/]);
	await page.keyboard.press('Control+Enter');
	await expect.poll(() => sheet.texts(ids.slice(0, 2), 'category')).toEqual(['Seafood', 'Seafood']);

	await sheet.cell(ids[0], 'salesPrice').click();
	await sheet.cell(ids[2] ?? '', 'salesPrice').click({ modifiers: ['Shift'] });
	const before = await prices();
	await page.keyboard.type('+=2');
	await page.keyboard.press('Enter');
	await expect.poll(prices).toEqual(['20.00', '21.00', '12.00']);
	await page.keyboard.press('Control+z');
	await expect.poll(prices).toEqual(before);

	await sheet.cell(ids[0], 'salesPrice').click();
	await page.keyboard.type('*=1.05');
	await page.keyboard.press('Enter');
	await expect(sheet.cell(ids[0], 'salesPrice')).toHaveText('18.90');
	await sheet.cell(ids[0], 'salesPrice').click();
	const cost = Number((await api.row('article', '1'))['cost']);
	const computed = (cost * 2 + 1).toFixed(2);
	await page.keyboard.type('=[cost]*2+1');
	await page.keyboard.press('Enter');
	await expect(sheet.cell(ids[0], 'salesPrice')).toHaveText(computed);
	await sheet.cell(ids[0], 'salesPrice').click();
	await page.keyboard.type('=12*');
	await page.keyboard.press('Enter');
	await expect(sheet.cell(ids[0], 'salesPrice')).toHaveClass(/k-refused/);
	await sheet.cell(ids[0], 'salesPrice').click();
	await page.keyboard.press('Escape');
	await expect(sheet.cell(ids[0], 'salesPrice')).toHaveText(computed);
});

test('a formula that only the engine computes goes into every chosen cell, one without end into none', async ({
	sit
}) => {
	const { page, sheet, api } = await sit('manager');
	const ids = await sheet.ids(2);
	const prices = () => sheet.texts(ids, 'salesPrice');
	const before = await prices();
	await sheet.cell(ids[0], 'salesPrice').click();
	await sheet.cell(ids[1] ?? '', 'salesPrice').click({ modifiers: ['Shift'] });
	await page.keyboard.type('=MEDIAN([salesPrice],500,600)+LEN([number])');
	await page.keyboard.press('Control+Enter');
	await expect.poll(prices).toEqual(['501.00', '501.00']);
	await page.keyboard.press('Control+z');
	await expect.poll(prices).toEqual(before);

	await sheet.cell(ids[0], 'salesPrice').click();
	await page.keyboard.type('=WORKDAY(TODAY(),10^17)');
	await page.keyboard.press('Enter');
	await sheet.cell(ids[1] ?? '', 'salesPrice').click();
	await expect(sheet.cell(ids[0], 'salesPrice')).toHaveClass(/k-refused/);
	await expect(page.getByText('The formula takes too long to calculate').first()).toBeVisible();
	expect((await api.row('article', '1'))['salesPrice']).toBe(Number(before[0]));
	await sheet.cell(ids[0], 'salesPrice').click();
	await page.keyboard.press('Escape');
	await expect.poll(prices).toEqual(before);
});

test('Delete clears what may be empty, in one step', async ({ sit }) => {
	const { page, sheet, api } = await sit('manager');
	const ids = await sheet.ids(2);
	await sheet.cell(ids[0], 'unit').click();
	await sheet.cell(ids[1], 'packaging').click({ modifiers: ['Shift'] });
	await page.keyboard.press('Delete');
	await expect.poll(() => sheet.texts(ids, 'packaging')).toEqual(['', '']);
	await expect(sheet.toast('2 cells that cannot be changed')).toBeVisible();
	expect((await api.row('article', '1'))['unit']).not.toBeNull();
	await page.keyboard.press('Control+z');
	await expect(sheet.cell(ids[0], 'packaging')).not.toHaveText('');
});

test('today by key, rows duplicated and removed by key', async ({ sit }) => {
	const { page, sheet, api } = await sit('manager', '/data/priceList');
	const [first] = await sheet.ids(1);
	await sheet.cell(first, 'validFrom').click();
	await page.keyboard.press('Control+;');
	const now = new Date();
	const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
		.map((part) => String(part).padStart(2, '0'))
		.join('-');
	const stored = async () =>
		(
			await api.query<{ rows: { id: string; validFrom: string }[] }>('entities.priceList.rows', {
				ids: [first]
			})
		).rows[0]?.validFrom;
	await expect.poll(stored).toBe(day);

	await page.goto('/data/article');
	await sheet.isLoaded();
	const ids = await sheet.ids(2);
	await sheet.cell(ids[0], 'name').click();
	await page.keyboard.press('Control+Shift+d');
	await expect(sheet.fresh('name')).toHaveText('Chai');
	await expect(sheet.fresh('number')).toHaveText('');
	await page.keyboard.type('1-B');
	await page.keyboard.press('Tab');
	await sheet.cell(ids[1], 'name').click();
	await expect(sheet.count).toHaveText('78');
	const copy = await api.row('article', '1-B');
	const original = await api.row('article', '1');
	expect(copy).toMatchObject({ name: 'Chai', salesPrice: original['salesPrice'] });

	await sheet.find('1-B', '1 of 78');
	await sheet.cell(copy.id, 'name').click();
	await page.keyboard.press('Control+-');
	await expect(page.getByText('No row matches the filters')).toBeVisible();
});

test('an edit never lands on the row that comes to stand under the editor', async ({ sit }) => {
	const { page, sheet, api } = await sit('manager', '/data/category?sort=name');
	const beverages = await api.row('category', 'Beverages', 'name');
	const condiments = await api.row('category', 'Condiments', 'name');
	await sheet.cell(condiments.id, 'description').click();
	await page.keyboard.type('sauces');
	await api.add('category', 1, () => ({ name: 'Aaa' }));
	await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
	await page.waitForTimeout(300);
	await page.keyboard.press('Enter');
	await expect
		.poll(async () => (await api.row('category', 'Condiments', 'name'))['description'])
		.toBe('sauces');
	expect((await api.row('category', 'Beverages', 'name')).version).toBe(beverages.version);
	expect((await api.row('category', 'Aaa', 'name')).version).toBe(1);
});

test('steps outlast the page', async ({ sit }) => {
	const { page, sheet, api } = await sit('manager', '/data/category');
	const seafood = await api.row('category', 'Seafood', 'name');
	const cell = sheet.cell(seafood.id, 'description');
	const before = String(seafood['description']);
	await sheet.type(cell, 'From the sea');
	await sheet.isSaved(cell);
	await page.reload();
	await sheet.isLoaded();
	await expect(sheet.foot).toContainText('Undo: changed 1 row');
	await cell.click();
	await page.keyboard.press('Control+z');
	await expect(cell).toHaveText(before);
	const recalled = page.waitForResponse(/history\.steps/);
	await page.reload();
	await sheet.isLoaded();
	await recalled;
	await cell.click();
	await page.keyboard.press('Control+y');
	await expect(cell).toHaveText('From the sea');
	await page.keyboard.press('Control+z');
	await expect(cell).toHaveText(before);
});
