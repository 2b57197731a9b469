import { readXlsx } from 'hucre/xlsx';
import { expect, test } from './journey.ts';
import { cell, put, saved, stored, type } from './sheet-desk.ts';

test('others see a shared sheet by their own rights, and make a copy to change it', async ({
	sit
}) => {
	const owner = await sit('admin', '/sheets');
	const cells = {
		A1: '=ARTICLE("2","salesPrice")',
		A2: '=ARTICLE("2","cost")',
		A3: '=PARTNER("1","name")'
	};
	const id = await put(owner, cells, { name: 'Margins' });
	await owner.page.goto(`/sheets/${id}`);
	await expect(cell(owner.page, 'A2')).not.toHaveText(/^(#.*)?$/);
	const clerk = await sit('clerk', '/sheets');
	await expect(clerk.page.getByRole('link', { name: 'Margins' })).toHaveCount(0);
	await owner.page.getByLabel('Shared with everybody').click();
	await saved(owner.page);
	await clerk.page.reload();
	await clerk.page.getByRole('link', { name: 'Margins' }).click();
	await expect(cell(clerk.page, 'A1')).toHaveText('19');
	await expect(cell(clerk.page, 'A2')).toHaveText('#N/A');
	await expect(cell(clerk.page, 'A3')).toHaveText('#N/A');
	await cell(clerk.page, 'A2').click();
	await expect(clerk.page.getByText('You may not see this field: Articles, Cost')).toBeVisible();
	await clerk.page.keyboard.type('1');
	await expect(clerk.page.locator('.k-editor-input')).toHaveCount(0);
	const file = await clerk.page.request.get(`/api/export/csv/sheets/${id}?locale=en`);
	expect(await file.text()).toBe('\ufeff19\r\n#N/A\r\n#N/A\r\n');
	await clerk.page.getByRole('button', { name: 'Make a copy' }).click();
	await expect(clerk.page.getByLabel('Name')).toHaveValue('Copy of Margins');
	await cell(clerk.page, 'A3').click();
	await type(clerk.page, 'mine');
	await saved(clerk.page);
	expect(await stored(owner, id)).toEqual(cells);
});

test('a sheet goes out as a file of its values', async ({ sit }) => {
	const desk = await sit('admin', '/sheets');
	const { page } = desk;
	const id = await put(desk, { A1: 1.5, B1: '=A1*2', A2: "'=1+1", B2: '2026-03-02', C3: true });
	await page.goto(`/sheets/${id}`);
	await expect(cell(page, 'B1')).toHaveText('3');
	await page.getByRole('button', { name: 'Export' }).click();
	const download = page.waitForEvent('download');
	await page.getByRole('menuitem', { name: 'CSV' }).click();
	expect((await download).suggestedFilename()).toBe('Sums.csv');
	const german = await page.request.get(`/api/export/csv/sheets/${id}?locale=de`);
	expect(await german.text()).toBe("\ufeff1,5;3;\r\n'=1+1;2026-03-02;\r\n;;ja\r\n");
	const xlsx = await page.request.get(`/api/export/xlsx/sheets/${id}`);
	const [first] = (await readXlsx(await xlsx.body())).sheets;
	expect(first?.rows).toEqual([
		[1.5, 3, null],
		['=1+1', new Date('2026-03-02'), null],
		[null, null, true]
	]);
});

test('a deleted sheet comes back by undo', async ({ sit }) => {
	const desk = await sit('admin', '/sheets');
	const { page } = desk;
	await put(desk, { A1: 1 }, { name: 'Going' });
	await page.reload();
	await page.getByRole('button', { name: 'Delete Going' }).click();
	await expect(page.getByRole('link', { name: 'Going' })).toHaveCount(0);
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page.getByRole('link', { name: 'Going' })).toBeVisible();
});

test('two windows on one sheet: nothing typed is lost', async ({ sit }) => {
	const desk = await sit('admin', '/sheets');
	const { page, api } = desk;
	const id = await put(desk, { A1: 1 });
	await page.goto(`/sheets/${id}`);
	await expect(cell(page, 'A1')).toHaveText('1');
	await api.mutate('sheets.save', { id, version: 1, cells: { A1: 5, B1: 'theirs' } });
	await cell(page, 'A2').click();
	await type(page, 'mine');
	await expect(page.getByText('This sheet was changed in another window.')).toBeVisible();
	await type(page, 'mine too');
	await page.getByRole('button', { name: 'Keep mine on top' }).click();
	await expect(cell(page, 'B1')).toHaveText('theirs');
	await expect(cell(page, 'A2')).toHaveText('mine');
	await saved(page);
	expect(await stored(desk, id)).toEqual({ A1: 5, B1: 'theirs', A2: 'mine', A3: 'mine too' });
});

test('who goes on at once leaves nothing behind', async ({ sit }) => {
	const desk = await sit('admin', '/sheets');
	const { page } = desk;
	const id = await put(desk, {});
	await page.goto(`/sheets/${id}`);
	await cell(page, 'A1').click();
	let asked = 0;
	await page.route('**/sheets.save', async (route) => {
		if (++asked === 1) return route.abort('connectionreset');
		return route.continue();
	});
	await type(page, 'last words');
	const link = page.getByRole('main').getByRole('link', { name: 'Sheets' });
	await link.click();
	await expect(page.getByText('What you typed last is not saved yet')).toBeVisible();
	await expect(page).toHaveURL(new RegExp(id));
	await saved(page);
	await cell(page, 'A2').click();
	await type(page, 'and more');
	await link.click();
	await expect(page).toHaveURL(/\/sheets$/);
	expect(await stored(desk, id)).toEqual({ A1: 'last words', A2: 'and more' });
});
