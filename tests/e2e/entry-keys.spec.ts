import { expect, test } from './journey.ts';

test.use({ viewport: { width: 2400, height: 1000 } });

test('Ctrl+Plus adds a row that is written without a mouse', async ({ sit }) => {
	const { page, sheet, api } = await sit('manager', '/data/category');
	await sheet.rows.first().locator('[col-id="name"]').click();
	await page.keyboard.press('Control++');
	await expect(sheet.fresh('number')).toBeFocused();
	await page.keyboard.type('0099');
	await page.keyboard.press('Tab');
	await page.keyboard.type('By key');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Tab');
	await expect(sheet.count).toHaveText('9');
	const row = await api.row('category', '0099');
	expect(row).toMatchObject({ name: 'By key', version: 1 });
	expect(await api.history('category', row.id)).toMatchObject([{ kind: 'insert', rows: 1 }]);
});

test('Ctrl+Shift+Z does again what Ctrl+Z took back', async ({ sit }) => {
	const { page, sheet, api } = await sit('manager');
	const { id } = await api.row('article', '1');
	const { length } = await api.history('article', id);
	const cell = sheet.cell(id, 'packaging');
	await sheet.type(cell, 'crate');
	await sheet.isSaved(cell);
	await cell.click();
	await page.keyboard.press('Control+z');
	await expect(cell).toHaveText('10 boxes x 20 bags');
	await page.keyboard.press('Control+Shift+z');
	await expect(cell).toHaveText('crate');
	expect((await api.row('article', '1'))['packaging']).toBe('crate');
	const [last] = await api.history('article', id);
	expect(last?.cells).toEqual([{ field: 'packaging', old: '10 boxes x 20 bags', new: 'crate' }]);
	expect(await api.history('article', id)).toHaveLength(length + 3);
});

test('Delete empties one cell, Backspace all that are chosen', async ({ sit }) => {
	const { page, sheet, api } = await sit('manager');
	const ids = await sheet.ids(3);
	const before = await sheet.texts(ids, 'packaging');
	await sheet.cell(ids[2] ?? '', 'packaging').click();
	await page.keyboard.press('Delete');
	await expect.poll(async () => (await api.row('article', '3'))['packaging']).toBeNull();
	const [entry] = await api.history('article', ids[2] ?? '');
	expect(entry).toMatchObject({
		kind: 'update',
		rows: 1,
		cells: [{ field: 'packaging', old: before[2], new: null }]
	});
	expect(await sheet.texts(ids, 'packaging')).toEqual([before[0], before[1], '']);

	await sheet.cell(ids[0], 'packaging').click();
	await page.keyboard.press('Shift+ArrowDown');
	await page.keyboard.press('Backspace');
	await expect.poll(() => sheet.texts(ids, 'packaging')).toEqual(['', '', '']);
	await expect(sheet.root.locator('.k-editor-input')).toHaveCount(0);
	await expect.poll(async () => (await api.row('article', '2'))['packaging']).toBeNull();
	expect((await api.operations('article'))[0]).toMatchObject({ updated: 2 });
	await page.keyboard.press('Control+z');
	await expect.poll(() => sheet.texts(ids, 'packaging')).toEqual([before[0], before[1], '']);
});

test('Alt+ArrowDown opens what a cell can be chosen from', async ({ sit }) => {
	const { page, sheet, api } = await sit('manager');
	const { id } = await api.row('article', '1');
	const cell = sheet.cell(id, 'category');
	await cell.click();
	await expect(page.getByRole('option')).toHaveCount(0);
	await page.keyboard.press('Alt+ArrowDown');
	await expect(page.getByRole('option', { name: /^Condiments/ })).toBeVisible();
	await page.keyboard.type('Seaf');
	await expect(page.getByRole('option')).toHaveText([/^Seafood/]);
	await page.keyboard.press('Enter');
	await expect(cell).toHaveText('Seafood');
	const seafood = await api.row('category', 'Seafood', 'name');
	await expect.poll(async () => (await api.row('article', '1'))['category']).toBe(seafood.id);
	const [entry] = await api.history('article', id);
	expect(entry?.cells).toMatchObject([{ field: 'category' }]);
});

test('Escape while typing leaves what stood there, and writes nothing', async ({ sit }) => {
	const { page, sheet, api } = await sit('manager');
	const before = await api.row('article', '4');
	const { length } = await api.operations('article');
	const saves: string[] = [];
	page.on('request', (request) => {
		if (request.url().includes('.save')) saves.push(request.url());
	});
	const editor = sheet.root.locator('.k-editor-input');
	for (const field of ['packaging', 'salesPrice']) {
		const cell = sheet.cell(before.id, field);
		const shown = await cell.innerText();
		await cell.click();
		await page.keyboard.type('77');
		await expect(editor).toHaveValue('77');
		await page.keyboard.press('Escape');
		await expect(editor).toHaveCount(0);
		await expect(cell).toHaveText(shown);
		await expect(cell).toBeFocused();
	}
	// What is typed after it is the only thing that is written.
	await sheet.type(sheet.cell(before.id, 'cost'), '9');
	await expect.poll(async () => (await api.row('article', '4'))['cost']).toBe(9);
	expect(saves).toHaveLength(1);
	expect(await api.operations('article')).toHaveLength(length + 1);
	expect(await api.row('article', '4')).toMatchObject({
		packaging: before['packaging'],
		salesPrice: before['salesPrice'],
		version: before.version + 1
	});
});

test('what is typed into a new row while it is on its way is stored after it', async ({ sit }) => {
	const { page, sheet, api } = await sit('manager', '/data/category');
	await page.route('**/entities.category.save*', async (route) => {
		await new Promise((resolve) => setTimeout(resolve, 1500));
		await route.continue();
	});
	await page.keyboard.press('Control++');
	await expect(sheet.fresh('number')).toBeFocused();
	await page.keyboard.press('Tab');
	await page.keyboard.type('Slow');
	await page.keyboard.press('Enter');
	await expect(sheet.fresh('name')).not.toBeFocused();
	await sheet.fresh('description').click();
	await page.keyboard.type('typed meanwhile');
	await page.keyboard.press('Enter');
	await expect(sheet.fresh('description')).toHaveCount(0);
	const stored = () => api.row('category', 'Slow', 'name');
	await expect.poll(stored).toMatchObject({ version: 2, description: 'typed meanwhile' });
});
