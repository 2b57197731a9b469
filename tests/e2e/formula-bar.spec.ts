import type { AnyRow } from '../../src/lib/domain/model/row.ts';
import { newId } from '../support/make.ts';
import { FormulaDesk } from './formula-desk.ts';
import { expect, test } from './journey.ts';

test.use({ viewport: { width: 1900, height: 1000 } });

test('a column is made by keys: completed, helped, tried, named, beside the cell it began at', async ({
	sit
}) => {
	const { page, sheet, api } = await sit('manager');
	const bar = new FormulaDesk(page);
	const chai = await api.row('article', '1');
	await sheet.cell(chai.id, 'salesPrice').click();
	await expect(bar.shown).toHaveText('18');

	await page.keyboard.press('Control+Shift+F');
	await expect(bar.box).toBeFocused();
	await page.keyboard.type('=rou');
	await expect(bar.box).toHaveValue('=rou');
	await expect(bar.chosen).toContainText('ROUND');
	await expect(bar.hint).toContainText('ROUND(number, [decimals])');
	await expect(bar.hint).toContainText('Rounds half up to so many decimals');
	await page.keyboard.press('Enter');
	await expect(bar.box).toHaveValue('=ROUND(');
	await page.keyboard.type('[sal');
	await expect(bar.chosen).toContainText('Sales price');
	await page.keyboard.press('Tab');
	await expect(bar.box).toHaveValue('=ROUND([Sales price]');
	await page.keyboard.type('*2, ');
	await expect(bar.hint.locator('.font-bold')).toHaveText('[decimals]');
	await page.keyboard.type('1)');
	await expect(bar.result).toHaveText('= 36.00');
	await expect(bar.root.locator('.k-part-column')).toHaveText('[Sales price]');
	await expect(bar.root.locator('.k-part-function')).toHaveText('ROUND');

	await page.keyboard.press('Enter');
	await expect(bar.name).toBeFocused();
	await page.keyboard.type('Twice');
	await page.keyboard.press('Enter');
	await expect(bar.box).toBeHidden();
	const { columns } = await api.query<{ columns: { id: string; formula: string }[] }>(
		'entities.article.columns'
	);
	expect(columns).toMatchObject([{ name: 'Twice', formula: '=ROUND([salesPrice]*2, 1)' }]);
	const twice = columns[0]?.id ?? '';
	await expect(sheet.cell(chai.id, twice)).toHaveText('36.00');
	await expect(sheet.head(twice)).toContainText(/fx\s*Twice/);
	await expect(sheet.cell(chai.id, 'salesPrice')).toBeFocused();
	await page.keyboard.press('ArrowRight');
	await expect(sheet.cell(chai.id, twice)).toBeFocused();
	await expect(bar.shown).toHaveText('=ROUND([Sales price]*2, 1)');

	await page.keyboard.press('F2');
	await bar.write('=[Sales price]*3');
	await page.keyboard.press('Enter');
	await expect(sheet.cell(chai.id, twice)).toHaveText('54.00');
	await page.reload();
	await expect(sheet.cell(chai.id, twice)).toHaveText('54.00');
	await sheet.type(sheet.cell(chai.id, 'salesPrice'), '20');
	await expect(sheet.cell(chai.id, twice)).toHaveText('60.00');
});

test('what is wrong is underlined and told, and is not kept', async ({ sit }) => {
	const { page, sheet, api } = await sit('manager');
	const bar = new FormulaDesk(page);
	const [first] = await sheet.ids(1);
	await sheet.cell(first, 'salesPrice').click();
	await page.keyboard.press('Control+Shift+F');
	for (const [formula, wrong, why] of [
		['=[Colour]*2', '[Colour]', 'There is no column Colour'],
		['=ROUNDABOUT([Cost])', 'ROUNDABOUT', 'There is no function ROUNDABOUT'],
		['=ROUND([Cost],1,2)', 'ROUND', 'Too many values for ROUND: no more than 2'],
		['=[Cost]+*2', '*', 'cannot be read at sign 9'],
		['=Cost*2', 'Cost', 'Write a column in brackets: [Cost]']
	] as const) {
		await bar.write(formula);
		await expect(bar.wrong).toHaveText(wrong);
		await expect(bar.hint).toContainText(why);
		await expect(bar.box).toHaveAttribute('aria-invalid', 'true');
	}
	await page.keyboard.press('Enter');
	await bar.name.fill('Wrong');
	await page.keyboard.press('Enter');
	await expect(bar.box).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(bar.box).toBeHidden();
	const { columns } = await api.query<{ columns: { name: string }[] }>('entities.article.columns');
	expect(columns.map(({ name }) => name)).not.toContain('Wrong');
});

test('a circle is refused with the way round it', async ({ sit }) => {
	const { page, sheet } = await sit('manager');
	const bar = new FormulaDesk(page);
	const [first] = await sheet.ids(1);
	await sheet.cell(first, 'salesPrice').click();
	await bar.make('One', '=[Sales price]+1');
	await bar.make('Two', '=[One]*2');
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('ArrowRight');
	await expect(bar.shown).toHaveText('=[Sales price]+1');
	await page.keyboard.press('F2');
	await bar.write('=[Two]-1');
	await page.keyboard.press('Enter');
	await expect(bar.hint).toContainText('One would be calculated from itself: One → Two → One');
	await expect(bar.wrong).toHaveText('[Two]');
	await page.keyboard.press('Escape');
	await expect(bar.shown).toHaveText('=[Sales price]+1');
});

test('no formula floods or freezes the page', async ({ sit }) => {
	const { page, sheet } = await sit('manager');
	const bar = new FormulaDesk(page);
	const [first] = await sheet.ids(1);
	await sheet.cell(first, 'salesPrice').click();
	await page.keyboard.press('Control+Shift+F');
	await bar.write('=REPT("x",1E8)');
	await expect(bar.result).toHaveText('= #VALUE!');
	const started = Date.now();
	await bar.box.fill(`=${'('.repeat(2000)}1${')'.repeat(2000)}`);
	await expect(bar.hint).toContainText('longer than');
	await bar.box.fill(`=${'('.repeat(900)}1${')'.repeat(900)}`);
	await expect(bar.result).toHaveText('= 1');
	await bar.box.fill('=WORKDAY(TODAY(),10^17)');
	await page.keyboard.press('End');
	await page.keyboard.type('+1');
	await expect(bar.box).toHaveValue('=WORKDAY(TODAY(),10^17)+1');
	expect(Date.now() - started).toBeLessThan(5000);
	await expect(bar.result).toContainText('takes too long');
	await page.keyboard.press('Escape');
	await expect(bar.box).toBeHidden();
});

test('the bar follows the chosen cell: taken back, done again, written by somebody else', async ({
	sit
}) => {
	const { page, sheet, api } = await sit('manager');
	const bar = new FormulaDesk(page);
	const chang = await api.row('article', '2');
	const price = sheet.cell(chang.id, 'salesPrice');
	await price.click();
	await page.keyboard.type('21');
	await page.keyboard.press('Enter');
	await sheet.isSaved(price);
	await price.click();
	await expect(bar.shown).toHaveText('21');
	await page.keyboard.press('Control+z');
	await expect(price).toHaveText('19.00');
	await expect(bar.shown).toHaveText('19');
	await page.keyboard.press('Control+y');
	await expect(price).toHaveText('21.00');
	await expect(bar.shown).toHaveText('21');

	const other = await sit('admin', '/settings/account');
	const write = async (entity: string, { id, version }: AnyRow, patch: object) => {
		const changes = [{ id, version, patch }];
		await other.api.mutate(`entities.${entity}.save`, { operation: newId(), changes });
	};
	await write('article', await api.row('article', '2'), { salesPrice: 23 });
	await expect(bar.shown).toHaveText('23');
	await sheet.cell(chang.id, 'category').click();
	await expect(bar.shown).toHaveText('Beverages');
	await write('category', await api.row('category', 'Beverages', 'name'), { name: 'Drinks' });
	await expect(bar.shown).toHaveText('Drinks');
});
