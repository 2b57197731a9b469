import { readFile } from 'node:fs/promises';
import type { Api } from './api.ts';
import { FormulaDesk } from './formula-desk.ts';
import { expect, test, type Desk } from './journey.ts';

test.use({ viewport: { width: 2400, height: 1100 } });

type Column = { readonly id: string; readonly name: string; readonly shared: boolean };

const columnsOf = async (api: Api, entity = 'article') =>
	(await api.query<{ columns: readonly Column[] }>(`entities.${entity}.columns`)).columns;

async function idOf(api: Api, name: string, entity?: string): Promise<string> {
	const find = async () =>
		(await columnsOf(api, entity)).find((each) => each.name === name)?.id ?? '';
	await expect.poll(find, `no column ${name}`).not.toBe('');
	return find();
}

/** Makes a column by keys, begun in the first row, and answers its id. */
async function make({ page, sheet, api }: Desk, name: string, formula: string): Promise<string> {
	const [first] = await sheet.ids(1);
	await sheet.cell(first, 'name').click();
	await new FormulaDesk(page).make(name, formula);
	const id = await idOf(api, name);
	await expect(sheet.head(id)).toContainText(name);
	return id;
}

test('a column of one’s own sorts, filters, adds up and exports the whole table', async ({
	sit
}) => {
	const desk = await sit('manager');
	const { page, sheet, api } = desk;
	const dear = await make(desk, 'Dear', '=IF([Sales price]>100,[Sales price]*2,[Sales price])');
	const cote = await api.row('article', '38');
	await sheet.sort(dear);
	await sheet.sort(dear);
	await expect(sheet.cell(cote.id, dear)).toHaveText('527.00');
	expect((await sheet.column(dear)).slice(0, 3)).toEqual(['527.00', '247.58', '97.00']);

	const filter = await sheet.openFilter(dear);
	await filter.getByRole('combobox', { name: 'Condition' }).selectOption({ label: 'more than' });
	await filter.getByRole('textbox', { name: 'Value' }).fill('90');
	await page.keyboard.press('Enter');
	await expect(sheet.count).toHaveText('3 of 77');
	await sheet.cell(cote.id, dear).click();
	await expect(sheet.foot).toContainText('Sum 871.58');
	const total = sheet.total(dear);
	await expect(total).toHaveText('290.53');

	await page.getByRole('button', { name: 'Export' }).click();
	const download = page.waitForEvent('download');
	await page.getByRole('menuitem', { name: 'CSV' }).click();
	const file = await readFile(await (await download).path(), 'utf8');
	const [head = '', first = '', ...more] = file.trim().split('\r\n');
	expect(head).toContain('Dear');
	expect(first).toContain('527');
	expect(more).toHaveLength(2);
});

test('formulas of the product are read in the same bar, and not changed there', async ({ sit }) => {
	const { page, sheet, api } = await sit('manager');
	const bar = new FormulaDesk(page);
	const chai = await api.row('article', '1');
	await sheet.cell(chai.id, 'grossPrice').click();
	await expect(bar.shown).toHaveText(
		'=IF([Sales price], ROUND([Sales price] * (1 + VATRATE([VAT]) / 100), 2), "")'
	);
	await expect(bar.shown.locator('.k-part-function').last()).toHaveText('VATRATE');
	await page.keyboard.press('F2');
	await expect(bar.box).toBeHidden();
	await expect(sheet.head('grossPrice')).toContainText('fx');
});

test('PRICE, COST, FX and VATRATE tell what the company knows, and sort by it', async ({ sit }) => {
	const desk = await sit('manager');
	const { sheet, api } = desk;
	const chai = await api.row('article', '1');
	const asked = await make(
		desk,
		'Asked',
		'=PRICE("",[Number],1)+COST([Number])*0+VATRATE([VAT])+FX(1,"EUR","EUR")'
	);
	await expect(sheet.cell(chai.id, asked)).toHaveText('38.00');
	await sheet.sort(asked);
	const sorted = (await sheet.column(asked)).map(Number);
	expect(sorted).toEqual([...sorted].sort((one, other) => one - other));
});

test('a column is named, shown and shared as its maker wishes, and nobody sees by it what he may not', async ({
	sit
}) => {
	const desk = await sit('manager');
	const { page, sheet, api } = desk;
	const bar = new FormulaDesk(page);
	const chai = await api.row('article', '1');
	const id = await make(desk, 'Markup', '=([Sales price]-[Cost])/[Cost]');
	await sheet.cell(chai.id, id).click();
	await page.keyboard.press('F2');
	await page.getByRole('button', { name: 'Name, kind and sharing of the column' }).click();
	await expect(page.getByRole('combobox', { name: /^Shown as/ })).toContainText('Percent');
	await page.getByRole('combobox', { name: /^Decimals/ }).click();
	await page.getByRole('option', { name: '1', exact: true }).click();
	await page.getByRole('textbox', { name: 'Name of the column' }).fill('Markup on cost');
	await page.getByRole('checkbox', { name: /^For everybody/ }).click();
	await page.keyboard.press('Escape');
	await bar.box.press('Enter');
	await expect(bar.box).toBeHidden();
	await expect(sheet.head(id)).toContainText('Markup on cost');
	await expect(sheet.cell(chai.id, id)).toHaveText(/^\d+\.\d%$/);
	const kept = (await columnsOf(api)).find((each) => each.id === id);
	expect(kept).toMatchObject({ as: 'percent', decimals: 1, shared: true });

	const staff = await sit('staff');
	await staff.page.getByRole('button', { name: 'Columns' }).click();
	await staff.page.getByRole('checkbox', { name: /^Markup on cost/ }).check();
	await staff.page.keyboard.press('Escape');
	await expect(staff.sheet.cell(chai.id, id)).toHaveText(/^\d+\.\d%$/);

	const clerk = await sit('clerk');
	await clerk.page.getByRole('button', { name: 'Columns' }).click();
	await expect(clerk.page.getByRole('checkbox', { name: 'Name' })).toBeVisible();
	await expect(clerk.page.getByRole('checkbox', { name: /Markup/ })).toHaveCount(0);
	await clerk.page.keyboard.press('Escape');
	expect((await columnsOf(clerk.api)).map((each) => each.id)).not.toContain(id);
	await clerk.sheet.cell(chai.id, 'salesPrice').click();
	await clerk.page.keyboard.press('Control+Shift+F');
	const spying = new FormulaDesk(clerk.page);
	await clerk.page.keyboard.type('[cos');
	await expect(spying.choices).toHaveCount(0);
	await spying.write('=[Cost]*2');
	await expect(spying.hint).toContainText('There is no column Cost');
	await spying.write('=COST([Number])');
	await expect(spying.hint).toContainText('COST tells what you may not see');
	await expect(spying.wrong).toHaveText('COST');
});

test('a saved view holds the columns of its maker, and shares them with itself', async ({
	sit
}) => {
	const desk = await sit('manager');
	const { page, sheet, api } = desk;
	const id = await make(desk, 'Rounded', '=ROUND([Sales price],0)');
	await sheet.sort(id);
	await sheet.root.getByRole('button', { name: /^Articles/ }).click();
	await page.getByLabel('Save as').fill('By rounded price');
	await page.getByRole('checkbox', { name: /^Share/ }).click();
	await expect(page.getByText(/Shares your columns with it: .*Rounded/)).toBeVisible();
	await page.getByRole('button', { name: 'Save view' }).click();
	await expect(page.getByRole('button', { name: /^Articles By rounded price/ })).toBeVisible();
	expect((await columnsOf(api)).find((each) => each.id === id)).toMatchObject({ shared: true });

	const staff = await sit('staff');
	await staff.sheet.root.getByRole('button', { name: /^Articles/ }).click();
	await staff.page.getByRole('button', { name: /^By rounded price/ }).click();
	await expect(staff.sheet.head(id)).toContainText('Rounded');
	// The head stands before the rows do.
	await expect(async () => {
		const column = (await staff.sheet.column(id)).map(Number);
		expect(column.length).toBeGreaterThan(10);
		expect(column).toEqual([...column].sort((one, other) => one - other));
	}).toPass({ timeout: 20_000 });
});

test('what only the page computes says why it does not sort, and is shown all the same', async ({
	sit
}) => {
	const desk = await sit('manager');
	const { page, sheet, api } = desk;
	const chai = await api.row('article', '1');
	const id = await make(desk, 'Middle', '=MEDIAN([Sales price],20,30)');
	await expect(sheet.cell(chai.id, id)).toHaveText('20.00');
	const filter = await sheet.openFilter(id);
	await expect(filter).toContainText('MEDIAN is calculated page by page');
	await page.keyboard.press('Escape');
	const sort = sheet.head(id).getByRole('button', { name: 'Sort: Middle' });
	await expect(sort).toBeDisabled();
	await expect(sort).toHaveAttribute('title', /^MEDIAN is calculated page by page/);
	const endless = await make(desk, 'Endless', '=WORKDAY(TODAY(),10^17)');
	await expect(sheet.cell(chai.id, endless)).toHaveClass(/k-refused/);
	await sheet.type(sheet.cell(chai.id, 'name'), 'Chai and more');
	await expect.poll(async () => (await api.row('article', '1'))['name']).toBe('Chai and more');
	await page.keyboard.press('Control+z');
});

test('a table below a row has columns of its own', async ({ sit }) => {
	const { page, api } = await sit('manager', '/data/partner?sort=name');
	const partner = await api.row('partner', 'ALFKI');
	await page.locator(`.ag-row[row-id="${partner.id}"] [col-id="name"]`).click();
	await page.keyboard.press('Space');
	const pane = page.getByRole('region', { name: 'Details of the row' });
	const below = pane.locator('[data-sheet]').first();
	await below.locator('.ag-row[row-id] .ag-cell[col-id="city"]').first().click();
	await page.keyboard.press('Control+Shift+F');
	const box = below.getByRole('combobox', { name: 'Formula' });
	await expect(box).toBeFocused();
	await page.keyboard.type('[City]&"!"');
	await page.keyboard.press('Enter');
	await page.keyboard.type('Loud');
	await page.keyboard.press('Enter');
	await expect(box).toBeHidden();
	const id = await idOf(api, 'Loud', 'address');
	await expect(below.locator(`.ag-row[row-id] [col-id="${id}"]`).first()).toHaveText('Berlin!');
});

test('a column is removed by its maker, unless others are made of it', async ({ sit }) => {
	const desk = await sit('manager');
	const { page, sheet, api } = desk;
	const bar = new FormulaDesk(page);
	const [first] = await sheet.ids(1);
	const base = await make(desk, 'Base', '=[Sales price]');
	const upon = await make(desk, 'Upon', '=[Base]+1');
	await page.getByRole('button', { name: 'Columns' }).click();
	await page.getByRole('button', { name: 'Change the formula of Base' }).click();
	const settings = page.getByRole('button', { name: 'Name, kind and sharing of the column' });
	await settings.click();
	await page.getByRole('button', { name: 'Remove', exact: true }).click();
	await expect(bar.root.getByText('Other columns are calculated from it: Upon')).toBeVisible();
	await page.keyboard.press('Escape');
	await bar.box.press('Escape');
	for (const id of [upon, base]) {
		await sheet.cell(first, id).click();
		await page.keyboard.press('F2');
		await settings.click();
		await page.getByRole('button', { name: 'Remove', exact: true }).click();
		await expect(sheet.head(id)).toHaveCount(0);
	}
	expect((await columnsOf(api)).map(({ name }) => name)).not.toContain('Base');
});
