import type { Locator, Page } from '@playwright/test';
import { readXlsx } from 'hucre/xlsx';
import { newId } from '../support/make.ts';
import { expect, test, type Desk } from './journey.ts';

/** A sheet on the screen. */
const cell = (page: Page, name: string): Locator => {
	const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(name) ?? [];
	return page.locator(`.ag-row[row-index="${Number(row) - 1}"] [col-id="${letters}"]`);
};
const bar = (page: Page) => page.getByRole('combobox', { name: /^Content of/ });
const saved = (page: Page) => expect(page.getByText(/^saved \d/)).toBeVisible();

async function type(page: Page, text: string) {
	await page.keyboard.type(text);
	await page.keyboard.press('Enter');
}

async function add({ page }: Desk): Promise<string> {
	await page.goto('/sheets');
	await page.getByRole('button', { name: 'New sheet', exact: true }).click();
	await expect(page).toHaveURL(/\/sheets\/.+/);
	await expect(cell(page, 'A1')).toBeVisible();
	await cell(page, 'A1').click();
	return page.url().split('/').at(-1) ?? '';
}

async function put({ api }: Desk, cells: object, over: object = {}): Promise<string> {
	const id = newId();
	await api.mutate('sheets.save', { id, version: 0, name: 'Sums', cells, ...over });
	return id;
}
const stored = async ({ api }: Desk, id: string) =>
	(await api.query<{ cells: object }>('sheets.read', { id })).cells;

test('a sheet calculates with the company, saves by itself, and is there again', async ({
	sit
}) => {
	const desk = await sit('admin', '/sheets');
	const { page } = desk;
	await expect(page.getByText('No sheets yet')).toBeVisible();
	const id = await add(desk);
	await type(page, '17');
	await type(page, '=ARTICLE(A1,"name")');
	await type(page, '=ARTICLE("17","salesPrice")');
	await type(page, '=A3*1.1');
	await type(page, '=SUM(A3:A4)');
	await expect(cell(page, 'A2')).toHaveText('Alice Mutton');
	await expect(cell(page, 'A3')).toHaveText('39');
	await expect(cell(page, 'A4')).toHaveText('42.9');
	await expect(cell(page, 'A5')).toHaveText('81.9');
	await saved(page);
	expect(await stored(desk, id)).toEqual({
		A1: 17,
		A2: '=ARTICLE(A1,"name")',
		A3: '=ARTICLE("17","salesPrice")',
		A4: '=A3*1.1',
		A5: '=SUM(A3:A4)'
	});
	await page.reload();
	await expect(cell(page, 'A5')).toHaveText('81.9');
	await page.getByLabel('Name').fill('Mutton');
	await page.getByLabel('Name').press('Enter');
	await saved(page);
	await page.getByRole('main').getByRole('link', { name: 'Sheets' }).click();
	await expect(page.getByRole('link', { name: 'Mutton' })).toBeVisible();
});

test('a price that changes elsewhere is a new result here', async ({ sit }) => {
	const desk = await sit('admin', '/sheets');
	const { page, api } = desk;
	await page.goto(`/sheets/${await put(desk, { A1: '=ARTICLE("1","salesPrice")*2' })}`);
	await expect(cell(page, 'A1')).toHaveText('36');
	const { id, version } = await api.row('article', '1');
	const changes = [{ id, version, patch: { salesPrice: 20 } }];
	const other = await sit('manager');
	await other.api.mutate('entities.article.save', { operation: newId(), changes });
	await expect(cell(page, 'A1')).toHaveText('40');
});

test('cells are walked, filled, emptied, undone and carried by keys', async ({ sit }) => {
	const desk = await sit('admin', '/sheets');
	const { page } = desk;
	const id = await put(desk, { A1: 1, A2: 2, A3: 3, B1: '=A1*10' });
	await page.goto(`/sheets/${id}`);
	await cell(page, 'B1').click();
	await page.keyboard.press('Shift+ArrowDown');
	await page.keyboard.press('Shift+ArrowDown');
	await page.keyboard.press('Control+d');
	await expect(cell(page, 'B3')).toHaveText('30');
	await expect(page.getByText('Sum 60')).toBeVisible();
	await page.keyboard.press('Control+c');
	await cell(page, 'D2').click();
	await page.keyboard.press('Control+v');
	await expect(cell(page, 'D2')).toHaveText('0');
	await saved(page);
	expect(await stored(desk, id)).toMatchObject({ B3: '=A3*10', D2: '=C2*10', D4: '=C4*10' });
	await page.keyboard.press('Delete');
	await expect(cell(page, 'D2')).toHaveText('');
	await page.keyboard.press('Control+z');
	await expect(cell(page, 'D4')).toHaveText('0');
	await page.keyboard.press('Control+y');
	await expect(cell(page, 'D4')).toHaveText('');
	await cell(page, 'A1').click();
	await page.keyboard.press('F2');
	await page.keyboard.type('5');
	await page.keyboard.press('Tab');
	await expect(cell(page, 'B1')).toHaveText('50');
	await expect(bar(page)).toHaveValue('=A1*10');
});

test('text that is pasted is read as if it were typed', async ({ sit }) => {
	const desk = await sit('admin', '/sheets');
	const { page } = desk;
	const id = await add(desk);
	await paste(page, 'Name\t1,234.5\r\n0012\t=B1*2\r\n"two\nlines"\t2026-03-02\r\n');
	await expect(cell(page, 'B2')).toHaveText('2469');
	await saved(page);
	expect(await stored(desk, id)).toEqual({
		A1: 'Name',
		A2: '0012',
		A3: 'two\nlines',
		B1: 1234.5,
		B2: '=B1*2',
		B3: '2026-03-02'
	});
	await paste(page, 'x'.repeat(10_000_000));
	await expect(page.getByText('A sheet holds 4,000,000 characters at most')).toBeVisible();
	expect(await stored(desk, id)).toMatchObject({ A1: 'Name' });
});

test('what cannot be calculated says why, and the page goes on', async ({ sit }) => {
	test.setTimeout(90_000);
	const desk = await sit('admin', '/sheets');
	const { page } = desk;
	await add(desk);
	const faults: readonly (readonly [string, string, RegExp])[] = [
		['=A1', '#CYCLE!', /would be calculated from itself/],
		['=NOSUCH(1)', '#NAME?', /no function NOSUCH/],
		[`=${'('.repeat(2000)}1${')'.repeat(2000)}`, '#ERROR!', /longer than 2,000/],
		['=ARTICLE("9999","name")', '#N/A', /“9999” does not exist/],
		['=ARTICLE("1","nmae")', '#NAME?', /Articles has no field “nmae”/],
		['=REPT("x",1E8)', '#VALUE!', /gives #VALUE!/]
	];
	for (const [at, [typed, shown, why]] of faults.entries()) {
		await cell(page, `A${at + 1}`).click();
		await page.keyboard.press('F2');
		await page.keyboard.insertText(typed);
		await page.keyboard.press('Enter');
		await cell(page, `A${at + 1}`).click();
		await expect(cell(page, `A${at + 1}`)).toHaveText(shown);
		await expect(page.getByRole('group', { name: 'Formula' }).getByRole('status')).toHaveText(why);
	}
	await cell(page, 'B1').click();
	await type(page, `=SUM(${Array.from({ length: 40 }, () => 'SEQUENCE(9000,700)').join()})`);
	await type(page, '=1+1');
	await expect(cell(page, 'B2')).toHaveText('2', { timeout: 30_000 });
	await expect(cell(page, 'B1')).toHaveText('#VALUE!');
	await cell(page, 'B1').click();
	await expect(page.getByText(/too long to calculate|too much memory/)).toBeVisible();
});

test('the bar completes functions and takes what is typed', async ({ sit }) => {
	const desk = await sit('admin', '/sheets');
	const { page } = desk;
	await add(desk);
	await bar(page).fill('=artic');
	await bar(page).press('End');
	await expect(page.getByRole('option', { name: /^ARTICLE / })).toBeVisible();
	await page.keyboard.press('Enter');
	await page.keyboard.type('"1","name")');
	await page.keyboard.press('Enter');
	await expect(cell(page, 'A1')).toHaveText('Chai');
	await expect(cell(page, 'A2')).toBeFocused();
});

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

test('in German, numbers and formulas are typed as in German', async ({ sit, product }) => {
	const desk = await sit('admin', '/sheets');
	const { page, api } = desk;
	await api.mutate('session.setLanguage', { language: 'de' });
	const id = await put(desk, {});
	await page.goto(`/sheets/${id}`);
	await cell(page, 'A1').click();
	await type(page, '1,5');
	await type(page, '=RUNDEN(1;2)');
	await type(page, '=ROUND(A1*2,25;1)');
	await type(page, '2.3.2026');
	await expect(cell(page, 'A1')).toHaveText('1,5');
	await expect(cell(page, 'A3')).toHaveText('3,4');
	await expect(cell(page, 'A4')).toHaveText('02.03.2026');
	await expect(page.getByText(/^gespeichert \d/)).toBeVisible();
	expect(await stored(desk, id)).toMatchObject({
		A1: 1.5,
		A3: '=ROUND(A1*2.25,1)',
		A4: '2026-03-02'
	});
	await api.mutate('session.setLanguage', { language: 'en' });
	expect(product.origin).toBeTruthy();
});

async function paste(page: Page, text: string) {
	await page.evaluate((pasted) => {
		const clipboardData = new DataTransfer();
		clipboardData.setData('text/plain', pasted);
		const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
		document.activeElement?.dispatchEvent(event);
	}, text);
}
