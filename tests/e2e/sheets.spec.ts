import type { Page } from '@playwright/test';
import { newId } from '../support/make.ts';
import { expect, test } from './journey.ts';
import { add, bar, cell, put, saved, stored, type } from './sheet-desk.ts';

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
