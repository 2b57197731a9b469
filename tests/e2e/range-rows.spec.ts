import { expect, test } from './journey.ts';

test.use({ viewport: { width: 2400, height: 1000 } });

test('a column that is hidden takes what is chosen with it, and nothing lands beside it', async ({
	sit
}) => {
	const { page, sheet, api } = await sit('manager');
	const ids = await sheet.ids(2);
	const operations = await api.operations('article');
	await sheet.cell(ids[0], 'kind').click();
	await sheet.cell(ids[1], 'packaging').click({ modifiers: ['Shift'] });
	await expect(sheet.chosen).toHaveCount(6);
	await page.getByRole('button', { name: 'Columns' }).click();
	await page.getByRole('checkbox', { name: 'Packaging' }).uncheck();
	await page.keyboard.press('Escape');
	await expect(sheet.head('packaging')).toHaveCount(0);
	await expect(sheet.chosen).toHaveCount(0);
	await expect(sheet.root.locator('[aria-selected="true"]')).toHaveCount(0);
	await expect(sheet.foot).not.toContainText('cells selected');
	for (const keys of ['Control+d', 'Control+r', 'Delete']) await page.keyboard.press(keys);

	// What is typed next goes where one looks, and is all that was written.
	await sheet.type(sheet.cell(ids[0], 'cost'), '11');
	await expect.poll(async () => (await api.row('article', '1'))['cost']).toBe(11);
	const after = await api.operations('article');
	expect(after).toHaveLength(operations.length + 1);
	expect((await api.history('article', ids[0]))[0]?.cells.map(({ field }) => field)).toEqual([
		'cost'
	]);
});

test('three rows are removed by one key, and are back by one undo', async ({ sit }) => {
	const { page, sheet, api } = await sit('manager', '/data/paymentTerm?sort=name');
	await api.add('paymentTerm', 4, (at) => ({ name: `Away ${at}`, dueDays: at }));
	await page.reload();
	await sheet.isLoaded();
	await sheet.find('Away', 4);
	const [first] = await sheet.ids(4);
	await sheet.cell(first, 'name').click();
	await page.keyboard.press('Shift+ArrowDown');
	await page.keyboard.press('Shift+ArrowDown');
	await page.keyboard.press('Control+-');
	await expect(sheet.toast('3 rows deleted')).toBeVisible();
	await expect.poll(() => sheet.column('name')).toEqual(['Away 3']);
	expect((await api.operations('paymentTerm'))[0]).toMatchObject({ deleted: 3 });
	expect((await api.history('paymentTerm', first))[0]).toMatchObject({ kind: 'delete', rows: 3 });
	await page.keyboard.press('Control+z');
	await expect.poll(() => sheet.column('name')).toEqual(['Away 0', 'Away 1', 'Away 2', 'Away 3']);
	expect((await api.operations('paymentTerm'))[0]).toMatchObject({ inserted: 3 });
});

test('three rows are duplicated by one key, and each wants what is its own', async ({ sit }) => {
	const { page, sheet, api } = await sit('manager');
	const ids = await sheet.ids(3);
	await sheet.cell(ids[0], 'name').click();
	await page.keyboard.press('Shift+ArrowDown');
	await page.keyboard.press('Shift+ArrowDown');
	await page.keyboard.press('Control+Shift+d');
	const fresh = (at: number, field: string) =>
		sheet.root.locator(`.ag-row[row-index="t-${at}"] [col-id="${field}"]`);
	for (const [at, name] of ['Chai', 'Chang', 'Aniseed Syrup'].entries()) {
		await expect(fresh(at, 'name')).toHaveText(name);
		await expect(fresh(at, 'number')).toHaveText('');
	}
	expect(await api.count('article')).toBe(77);
	await expect(fresh(0, 'number')).toBeFocused();
	for (const number of ['D-1', 'D-2', 'D-3']) {
		await fresh(0, 'number').click();
		await page.keyboard.type(number);
		await page.keyboard.press('Tab');
		await sheet.cell(ids[0], 'name').click();
		await expect.poll(() => api.rows('article', 'number', number)).toHaveLength(1);
	}
	await expect(sheet.count).toHaveText('80');
	const copies = await Promise.all(['D-1', 'D-2', 'D-3'].map((no) => api.row('article', no)));
	expect(copies.map((row) => row['name'])).toEqual(['Chai', 'Chang', 'Aniseed Syrup']);
	for (const { id } of copies) {
		expect(await api.history('article', id)).toMatchObject([{ kind: 'insert' }]);
	}
	for (const count of [79, 78, 77]) {
		await page.keyboard.press('Control+z');
		await expect(sheet.count).toHaveText(String(count));
	}
	for (const number of ['D-1', 'D-2', 'D-3']) {
		expect(await api.rows('article', 'number', number)).toEqual([]);
	}
});
