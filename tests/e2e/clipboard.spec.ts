import { expect, test, type Desk } from './journey.ts';

test.use({ viewport: { width: 2400, height: 1000 } });

const paste = ({ sheet }: Desk, text: string, keys?: string) => sheet.paste(text, keys);

async function clipboard({ page }: Desk): Promise<string> {
	await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	return page.evaluate(() => navigator.clipboard.readText());
}

const dialog = ({ page }: Desk) => page.getByRole('dialog');

test('a block is copied as text and table, and pasted elsewhere as the same', async ({ sit }) => {
	const desk = await sit('manager');
	const { page, sheet, api } = desk;
	const [first, second, third = '', fourth = ''] = await sheet.ids(4);
	await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	await sheet.cell(first, 'packaging').click();
	await sheet.cell(second, 'salesPrice').click({ modifiers: ['Shift'] });
	await page.keyboard.press('Control+c');
	expect(await clipboard(desk)).toBe(
		'10 boxes x 20 bags\t18\n24 - 12 oz bottles\t19'.replace('\n', '\r\n')
	);
	const html = await page.evaluate(async () => {
		const [item] = await navigator.clipboard.read();
		return (await item?.getType('text/html'))?.text();
	});
	expect(html).toContain('<td');

	await sheet.cell(third, 'packaging').click();
	await page.keyboard.press('Control+v');
	await expect(sheet.cell(fourth, 'salesPrice')).toHaveText('19.00');
	await expect(sheet.cell(third, 'packaging')).toHaveText('10 boxes x 20 bags');
	await expect.poll(async () => (await api.row('article', '4'))['salesPrice']).toBe(19);
	await page.keyboard.press('Control+z');
	await expect(sheet.cell(third, 'packaging')).toHaveText('12 - 550 ml bottles');
	expect((await api.row('article', '4'))['salesPrice']).toBe(22);
});

test('a block from a spreadsheet: one request, one step, references by number or name', async ({
	sit
}) => {
	const desk = await sit('manager');
	const { page, sheet, api } = desk;
	const [first, second] = await sheet.ids(2);
	const saves: string[] = [];
	page.on('request', (request) => {
		if (request.url().includes('.save')) saves.push(request.postData() ?? '');
	});
	await sheet.cell(first, 'category').click();
	await paste(desk, 'Seafood\tfinished goods\r\n"2"\traw material\r\n');
	await expect(sheet.cell(first, 'category')).toHaveText('Seafood');
	await expect(sheet.cell(second, 'category')).toHaveText('Condiments');
	await expect(sheet.toast('pasted 4 cells')).toBeVisible();
	expect(saves).toHaveLength(1);
	const [operation] = await api.operations('article');
	expect(operation).toMatchObject({ source: 'paste', updated: 2 });
	expect((await api.row('article', '2'))['kind']).toBe('rawMaterial');

	await sheet.toast('pasted 4 cells').getByRole('button', { name: 'Undo' }).click();
	await expect(sheet.cell(first, 'category')).toHaveText('Beverages');
	expect((await api.row('article', '2'))['kind']).toBe('goods');
});

test('a column of numbers shifts by one in one paste and comes back by one undo', async ({
	sit
}) => {
	const desk = await sit('manager');
	const { page, sheet, api } = desk;
	const ids = await sheet.ids(3);
	const cell = (at: number) => sheet.cell(ids[at] ?? '', 'number');
	const before = await Promise.all([0, 1, 2].map((at) => cell(at).innerText()));
	const [first = '', second = '', third = ''] = before;
	await cell(0).click();
	await paste(desk, [second, third, first].join('\n'));
	await expect(sheet.toast('pasted 3 cells')).toBeVisible();
	await expect(cell(2)).toHaveText(first);
	expect((await api.row('article', first)).id).toBe(ids[2]);
	expect((await api.row('article', second)).id).toBe(ids[0]);

	await page.keyboard.press('Control+z');
	await expect(cell(0)).toHaveText(first);
	expect((await api.row('article', third)).id).toBe(ids[2]);
});

test('one value fills all that is chosen, a block is laid as often as it fits', async ({ sit }) => {
	const desk = await sit('manager');
	const { page, sheet } = desk;
	const ids = await sheet.ids(4);
	const texts = (field: string) =>
		Promise.all(ids.map((id) => sheet.cell(id, field).textContent()));
	await sheet.cell(ids[0], 'minimumOrderQuantity').click();
	await sheet.cell(ids[3] ?? '', 'minimumOrderQuantity').click({ modifiers: ['Shift'] });
	await paste(desk, '5');
	await expect.poll(() => texts('minimumOrderQuantity')).toEqual(['5', '5', '5', '5']);
	await paste(desk, '6\n7');
	await expect.poll(() => texts('minimumOrderQuantity')).toEqual(['6', '7', '6', '7']);
	await paste(desk, '8\n9', 'Control+Shift+v');
	await expect.poll(() => texts('minimumOrderQuantity')).toEqual(['8', '9', '6', '7']);
	for (let step = 0; step < 3; step++) await page.keyboard.press('Control+z');
	await expect.poll(() => texts('minimumOrderQuantity')).toEqual(['', '', '', '']);
});

test('a bad cell: nothing is written until it is mended, left out, or let go', async ({ sit }) => {
	const desk = await sit('manager');
	const { page, sheet, api } = desk;
	const [first] = await sheet.ids(1);
	const prices = async () =>
		Promise.all(['1', '2', '3'].map(async (no) => (await api.row('article', no))['salesPrice']));
	const before = await prices();
	await sheet.cell(first, 'salesPrice').click();
	await paste(desk, '21\nabout ten\n-4');
	await expect(dialog(desk)).toContainText('1 cell cannot be written as it is');
	await expect(dialog(desk)).toContainText('Number expected');
	await page.keyboard.press('Escape');
	await expect(dialog(desk)).toBeHidden();
	expect(await prices()).toEqual(before);

	await paste(desk, '21\nabout ten\n-4');
	await dialog(desk).getByRole('textbox').fill('22.5');
	await page.keyboard.press('Enter');
	await expect(dialog(desk).getByRole('textbox')).toHaveCount(0);
	await dialog(desk).getByRole('button', { name: 'Write', exact: true }).click();
	// The server knows more: a price is not negative.
	await expect(dialog(desk)).toContainText('At least 0');
	expect(await prices()).toEqual(before);
	await dialog(desk).getByRole('button', { name: 'Leave 1 out and write the rest' }).click();
	await expect(dialog(desk)).toBeHidden();
	await expect.poll(prices).toEqual([21, 22.5, before[2]]);
	await page.keyboard.press('Control+z');
	await expect.poll(prices).toEqual(before);
});

test('computed columns are passed over, what is too wide is dropped, both are said', async ({
	sit
}) => {
	const desk = await sit('manager');
	const { sheet, api } = desk;
	const [first] = await sheet.ids(1);
	await sheet.cell(first, 'salesPrice').click();
	await paste(desk, '20\t99\t13');
	await expect(sheet.toast('1 cell that cannot be changed was left as it was')).toBeVisible();
	await expect(sheet.cell(first, 'cost')).toHaveText('13.00');
	expect(await api.row('article', '1')).toMatchObject({ salesPrice: 20, cost: 13 });
	await sheet.cell(first, 'discontinued').click();
	await paste(desk, 'yes\tand\tmore');
	await expect(sheet.toast('2 columns did not fit beside the last one')).toBeVisible();
	await expect.poll(async () => (await api.row('article', '1'))['discontinued']).toBe(true);
});

test('rows past the end are added, after a look at them', async ({ sit }) => {
	const desk = await sit('manager', '/data/category');
	const { page, sheet, api } = desk;
	await sheet.cell((await api.row('category', 'Seafood', 'name')).id, 'number').click();
	await paste(desk, '8\tSeafood\n0012\t"Drinks\nand more"\n0013\t');
	await expect(dialog(desk)).toContainText('2 rows will be added');
	await dialog(desk).getByRole('button', { name: 'Write', exact: true }).click();
	await expect(dialog(desk)).toContainText('1 cell cannot be written as it is');
	await expect(dialog(desk)).toContainText('new row 2');
	expect(await api.rows('category', 'number', '0012')).toEqual([]);
	await dialog(desk).getByRole('textbox').fill('Toys');
	await page.keyboard.press('Enter');
	await dialog(desk).getByRole('button', { name: 'Write', exact: true }).click();
	await expect(sheet.count).toHaveText('10');
	expect(await api.row('category', '0012')).toMatchObject({ number: '0012' });
	expect(await api.row('category', '0013')).toMatchObject({ name: 'Toys' });
	await page.keyboard.press('Control+z');
	await expect(sheet.count).toHaveText('8');
});

test('a name that two rows bear is marked, and can be told apart by number', async ({ sit }) => {
	const desk = await sit('manager');
	const { page, sheet, api } = desk;
	await api.add('unit', 2, (at) => ({ code: `TW${at}`, name: 'Twin', decimals: 0 }));
	const [first] = await sheet.ids(1);
	await sheet.cell(first, 'unit').click();
	await paste(desk, 'TW1');
	await expect(sheet.cell(first, 'unit')).toHaveText('TW1');
	await page.goto('/data/customerPrice');
	await api.add('partner', 2, (at) => ({ number: `T${at}`, name: 'Twin Ltd', customer: true }));
	await page.getByRole('button', { name: 'Add row' }).first().click();
	await paste(desk, 'Twin Ltd\tChai\t19');
	await expect(dialog(desk)).toContainText('Twin Ltd');
	await expect(dialog(desk)).toContainText('2');
	await dialog(desk).getByRole('textbox').fill('T1');
	await page.keyboard.press('Enter');
	await dialog(desk)
		.getByRole('button', { name: /^Write/ })
		.click();
	await expect(sheet.rows.filter({ hasText: 'Twin Ltd' })).toHaveCount(1);
});

test('rows that are not loaded are copied as well', async ({ sit }) => {
	const desk = await sit('manager', '/data/paymentTerm');
	const { page, sheet, api } = desk;
	await api.add('paymentTerm', 700, (at) => ({ name: `Term ${at}`, dueDays: at }));
	await page.reload();
	await sheet.isLoaded();
	await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	await sheet.choose('name');
	await page.keyboard.press('Control+c');
	const total = (await api.count('paymentTerm')) ?? 0;
	await expect(sheet.toast(`${total} rows copied`)).toBeVisible();
	const lines = (await clipboard(desk)).split(/\r?\n/);
	expect(lines).toHaveLength(total);
	expect(lines.at(-1)).toBe('Term 699');
});

test('more than a paste can take goes to the import', async ({ sit }) => {
	const desk = await sit('manager', '/data/category');
	const { sheet } = desk;
	const [first] = await sheet.ids(1);
	await sheet.cell(first, 'number').click();
	const rows = Array.from({ length: 25_000 }, (_, at) => `${at}\tname ${at}`);
	await paste(desk, rows.join('\n'));
	await expect(dialog(desk)).toContainText('Import');
	await expect(dialog(desk)).toContainText('name 3');
});

test('cells that one may not write are not pasted into', async ({ sit }) => {
	const desk = await sit('staff');
	const { sheet, api } = desk;
	const before = await api.row('article', '1');
	const price = await sheet.cell(before.id, 'salesPrice').textContent();
	await sheet.cell(before.id, 'salesPrice').click();
	await paste(desk, '1');
	await expect(sheet.toast('You may look at this table, but not change it')).toBeVisible();
	await expect(sheet.cell(before.id, 'salesPrice')).toHaveText(price ?? '');
	expect((await api.row('article', '1')).version).toBe(before.version);
});
