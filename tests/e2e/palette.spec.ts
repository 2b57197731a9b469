import { FormulaDesk } from './formula-desk.ts';
import { expect, test, type Desk } from './journey.ts';

test('to a record by its number, from anywhere, with the row in sight and open', async ({
	sit
}) => {
	const { page, sheet, api } = await sit('manager', '/data/unit');
	const mutton = await api.row('article', '17');
	await page.keyboard.press('Control+k');
	await page.keyboard.type('17');
	await expect(options(page).first()).toHaveText(/Alice Mutton\s*17/);
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(`/data/article?row=${mutton.id}`);
	await expect(sheet.cell(mutton.id, 'number')).toBeFocused();
	await expect(page.getByRole('region', { name: 'Details of the row' })).toContainText(
		'Alice Mutton'
	);

	// Another one of the same table, which a filter hides: the table stays and goes there.
	await sheet.filter('category', 'Beverages');
	await expect(sheet.count).toHaveText('12 of 77');
	const ikura = await api.row('article', '10');
	await page.keyboard.press('Control+k');
	await page.keyboard.type('ikura');
	await expect(options(page).filter({ hasText: 'Ikura' })).toBeVisible();
	await page.keyboard.press('Enter');
	await expect(sheet.cell(ikura.id, 'number')).toBeFocused();
	await expect(sheet.count).toHaveText('77');
});

test('a scanner is faster than the answer: code and Enter in one breath', async ({ sit }) => {
	const { page, sheet, api } = await sit('manager', '/');
	const chai = await api.row('article', '1');
	const { id, version } = chai;
	await api.mutate('entities.article.save', {
		operation: crypto.randomUUID(),
		changes: [{ id, version, patch: { ean: '4006381333931' } }]
	});
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await page.keyboard.press('Control+k');
	await page.keyboard.type('4006381333931');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(`/data/article?row=${id}`);
	await expect(sheet.cell(id, 'number')).toBeFocused();
});

test('tables, actions and records by keys alone, each where it was left', async ({ sit }) => {
	const { page, sheet } = await sit('manager');
	const cell = sheet.rows.nth(2).locator('[col-id=name]');
	await cell.click();
	await page.keyboard.press('Control+k');
	const input = page.getByRole('combobox', { name: 'Go to or do' });
	await expect(input).toBeFocused();
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('End');
	await expect(chosen(page)).toHaveText('Sign out');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('ArrowUp');
	await expect(chosen(page)).toHaveText('Sign out');
	await page.keyboard.press('Home');
	await expect(chosen(page)).toHaveText(/Add row\s*Ctrl\+\+/);
	await expect(input).toHaveAttribute(
		'aria-activedescendant',
		(await chosen(page).getAttribute('id')) ?? ''
	);
	await page.keyboard.press('Escape');
	await expect(page.getByRole('listbox')).toBeHidden();
	await expect(cell).toBeFocused();

	await run(page, 'history');
	await expect(page.getByRole('complementary')).toContainText('History');
	await page.keyboard.press('Escape');
	await run(page, 'columns');
	await expect(page.getByRole('checkbox', { name: 'Packaging' })).toBeVisible();
	await page.keyboard.press('Escape');
	await run(page, 'change rows');
	await expect(page.getByRole('complementary')).toContainText('Change 77 rows');
	await page.keyboard.press('Escape');

	// Letters in order, each at the start of a word: price lists.
	await run(page, 'prli');
	await expect(page).toHaveURL('/data/priceList');
	await run(page, 'categ');
	await expect(page).toHaveURL('/data/category');
	await page.keyboard.press('Control+k');
	await expect(options(page).first()).toContainText('Price lists');
	await page.keyboard.press('Escape');

	await run(page, 'dark');
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
	await run(page, 'compact');
	await expect(page.locator('html')).toHaveAttribute('data-density', 'compact');
	await run(page, 'deutsch');
	await expect(page.locator('html')).toHaveAttribute('lang', 'de');
	await run(page, 'englisch');
	await expect(page.getByText('Nichts gefunden zu „englisch“')).toBeVisible();
	await page.keyboard.press('Escape');
	await run(page, 'english');
	await expect(page.locator('html')).toHaveAttribute('lang', 'en');
	await run(page, 'sign out');
	await expect(page.getByLabel('Password')).toBeVisible();
});

test('a new row, an undo and a view from the palette', async ({ sit }) => {
	const { page, sheet, api } = await sit('manager', '/data/category');
	await run(page, 'add row');
	await page.keyboard.type('9');
	await page.keyboard.press('Tab');
	await page.keyboard.type('Spices');
	await page.keyboard.press('Enter');
	await sheet.rows.first().locator('[col-id=name]').click();
	await expect.poll(() => api.count('category')).toBe(9);
	await run(page, 'undo');
	await expect(sheet.toast('Undone: added 1 row')).toBeVisible();
	expect(await api.count('category')).toBe(8);
	await run(page, 'redo');
	await expect(sheet.toast('Done again: added 1 row')).toBeVisible();
	expect(await api.count('category')).toBe(9);

	await sheet.find('spices', '1 of 9');
	await run(page, 'save view');
	await page.getByLabel('Save as').fill('Hot things');
	await page.getByRole('button', { name: 'Save view' }).click();
	await expect(sheet.root.getByRole('button', { name: 'Hot things' })).toBeVisible();
	await expect(page.getByLabel('Save as')).toHaveCount(0);
	await run(page, 'clear all');
	await expect(sheet.count).toHaveText('9');
	await run(page, 'hot th');
	await expect(sheet.count).toHaveText('1 of 9');
});

test('a formula column from the palette, beside the cell it began at', async ({ sit }) => {
	const { page, sheet, api } = await sit('manager');
	const bar = new FormulaDesk(page);
	const chai = await api.row('article', '1');
	await sheet.cell(chai.id, 'salesPrice').click();
	await run(page, 'add formula');
	await expect(bar.box).toBeFocused();
	await bar.write('=[Sales price]*2');
	await page.keyboard.press('Enter');
	await page.keyboard.type('By palette');
	await page.keyboard.press('Enter');
	await expect(bar.box).toBeHidden();
	const { columns } = await api.query<{ columns: { id: string; formula: string }[] }>(
		'entities.article.columns'
	);
	expect(columns).toMatchObject([{ name: 'By palette', formula: '=[salesPrice]*2' }]);
	await expect(sheet.cell(chai.id, columns[0]?.id ?? '')).toHaveText('36.00');
	await expect(sheet.cell(chai.id, 'salesPrice')).toBeFocused();
	await page.keyboard.press('ArrowRight');
	await expect(sheet.cell(chai.id, columns[0]?.id ?? '')).toBeFocused();

	// Where one has no right to write, a column of one's own may still be made; given up, nothing is kept.
	const clerk = await sit('clerk');
	await run(clerk.page, 'add formula');
	const theirs = new FormulaDesk(clerk.page);
	await expect(theirs.box).toBeFocused();
	await clerk.page.keyboard.press('Escape');
	await expect(theirs.box).toBeHidden();
	expect(await clerk.api.query('entities.article.columns')).toEqual({ columns: [] });
});

test('what somebody may not read is not found', async ({ sit }) => {
	const { page, api } = await sit('clerk');
	await page.keyboard.press('Control+k');
	await page.keyboard.type('exotic');
	await expect(page.getByText('Nothing found for “exotic”')).toBeVisible();
	await page.keyboard.press('Control+a');
	await page.keyboard.type('import');
	await expect(page.getByText('Nothing found for “import”')).toBeVisible();
	const asked = { search: 'exotic', entities: ['partner'] };
	expect(await api.query('records.find', asked)).toEqual({ hits: [] });
});

test('nothing moves under a hand that has chosen', async ({ sit }) => {
	const { page } = await sit('manager');
	let answer = () => {};
	const held = new Promise<void>((resolve) => (answer = resolve));
	await page.route('**/records.find*', async (route) => {
		await held;
		await route.continue();
	});
	await page.keyboard.press('Control+k');
	await page.keyboard.type('con');
	// Two places begin so; the records with such names are still on their way.
	await expect(options(page).first()).toContainText('Contacts');
	await page.keyboard.press('ArrowDown');
	const before = await options(page).allTextContents();
	const mine = await chosen(page).textContent();
	answer();
	await expect(options(page).filter({ hasText: 'Consolidated Holdings' })).toBeVisible();
	expect((await options(page).allTextContents()).slice(0, before.length)).toEqual(before);
	await expect(chosen(page)).toHaveText(mine ?? '');
});

const options = (page: Desk['page']) => page.getByRole('listbox').getByRole('option');
const chosen = (page: Desk['page']) => page.locator('[role=option][aria-selected=true]');

/** Opens the palette, types and takes the first that fits. */
async function run(page: Desk['page'], words: string) {
	// A page that loads anew in another language hears no keys yet.
	await expect(async () => {
		await page.keyboard.press('Control+k');
		await expect(page.getByRole('listbox')).toBeVisible({ timeout: 1000 });
	}).toPass({ timeout: 10_000 });
	await page.keyboard.type(words);
	await page.keyboard.press('Enter');
}
