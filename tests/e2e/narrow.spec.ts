import { newId } from '../support/make.ts';
import { expect, test } from './journey.ts';
import { card, cards, field, foot, NARROW, sitNarrow, stored, type } from './narrow-desk.ts';

const WIDE = { width: 1280, height: 800 };
test.use({ viewport: NARROW });

test('cards: search, filter, order, totals, and as many as one scrolls', async ({ sit }) => {
	const { page } = await sitNarrow(sit, 'manager');
	await expect(cards(page)).toHaveCount(50);
	await expect(card(page, 'Chai')).toContainText(/Chai\s*18\.00\s*1 · Beverages/);
	await expect(foot(page)).toContainText('77 rows');
	await expect(foot(page)).toContainText('Ø Sales price 28.87');
	await cards(page).last().scrollIntoViewIfNeeded();
	await expect(cards(page)).toHaveCount(77);

	await page.getByRole('searchbox').fill('chocolate');
	await expect(cards(page)).toHaveCount(1);
	await expect(card(page, 'Teatime Chocolate Biscuits')).toBeVisible();
	await page.getByRole('button', { name: 'Clear all filters' }).click();
	await page.getByRole('button', { name: 'Filter', exact: true }).click();
	await page.getByRole('menuitem', { name: 'Category' }).click();
	const filter = page.getByRole('dialog', { name: 'Filter Category' });
	await filter.getByRole('checkbox', { name: 'Beverages' }).check();
	await filter.getByRole('button', { name: 'Apply' }).click();
	await expect(cards(page)).toHaveCount(12);
	await expect(foot(page)).toContainText('12 rows');

	await page.getByRole('button', { name: 'Sort' }).click();
	await page.getByRole('menuitemradio', { name: 'Sales price' }).click();
	await page.getByRole('button', { name: 'Sort' }).click();
	await page.getByRole('menuitemradio', { name: 'Descending' }).click();
	await expect(cards(page).first()).toContainText(/Côte de Blaye\s*263\.50/);
});

test('a form: saved field by field, refused with the reason, asked where in doubt', async ({
	sit
}) => {
	const { page, api } = await sitNarrow(sit, 'manager');
	await card(page, 'Chang').click();
	const price = page.getByLabel('Sales price');
	await expect(price).toHaveValue('19.00');
	await expect(price).toHaveAttribute('inputmode', 'decimal');
	await type(page, price, '19.5');
	await expect.poll(() => stored(api, '2', 'salesPrice')).toBe(19.5);
	await expect(field(page, 'grossPrice')).toContainText('23.21');
	await expect(page.getByRole('dialog').getByText(/^saved/)).toBeVisible();

	await type(page, price, '-5');
	await expect(field(page, 'salesPrice')).toContainText('At least 0');
	await expect(price).toHaveAttribute('aria-invalid', 'true');
	await type(page, price, 'ten');
	await expect(field(page, 'salesPrice')).toContainText('Number expected');
	await page.getByRole('button', { name: 'Back to 19.50' }).click();
	await expect(price).toHaveValue('19.50');
	await type(page, price, '11');
	await expect(field(page, 'salesPrice')).toContainText('below');
	expect(await stored(api, '2', 'salesPrice')).toBe(19.5);
	await page.getByRole('button', { name: 'Save anyway' }).click();
	await expect.poll(() => stored(api, '2', 'salesPrice')).toBe(11);

	await page.getByRole('button', { name: /^Category:/ }).click();
	await page.getByRole('combobox', { name: 'Category' }).fill('sea');
	await page.getByRole('option', { name: 'Seafood' }).click();
	const seafood = await api.row('category', 'Seafood', 'name');
	await expect.poll(() => stored(api, '2', 'category')).toBe(seafood.id);
	await page.getByLabel('Kind').selectOption({ label: 'Raw material' });
	await expect.poll(() => stored(api, '2', 'kind')).toBe('rawMaterial');
	await page.getByRole('checkbox', { name: 'Discontinued' }).click();
	await expect.poll(() => stored(api, '2', 'discontinued')).toBe(true);

	await page.getByRole('button', { name: 'Undo, delete' }).click();
	await page.getByRole('menuitem', { name: /^Undo/ }).click();
	await expect.poll(() => stored(api, '2', 'discontinued')).toBe(false);
	await expect(page.getByRole('checkbox', { name: 'Discontinued' })).not.toBeChecked();

	// The way back of the browser, and of a telephone, leads to the cards; the card has the focus.
	await page.goBack();
	await expect(page.getByRole('dialog')).toBeHidden();
	await expect(card(page, 'Chang')).toBeFocused();
	await expect(card(page, 'Chang')).toContainText('11.00');
	await expect(page).toHaveURL(/\/data\/article$/);
});

test('two people on one field: both values, then one of the two', async ({ sit }) => {
	const { page, api } = await sitNarrow(sit, 'manager');
	const other = await sit('admin', '/');
	await card(page, 'Aniseed Syrup').click();
	const price = page.getByLabel('Sales price');
	await expect(price).toHaveValue('10.00');
	const { id, version } = await api.row('article', '3');
	await price.click();
	await page.keyboard.press('ControlOrMeta+a');
	await page.keyboard.type('13');
	await other.api.mutate('entities.article.save', {
		operation: newId(),
		changes: [{ id, version, patch: { salesPrice: 12 } }]
	});
	await expect(field(page, 'grossPrice')).toContainText('12.84');
	await page.keyboard.press('Enter');
	const trouble = field(page, 'salesPrice');
	await expect(trouble).toContainText('Admin changed this cell');
	await expect(trouble).toContainText(/Theirs\s*12\.00\s*Mine\s*13\.00/);
	expect(await stored(api, '3', 'salesPrice')).toBe(12);
	await page.getByRole('button', { name: 'Done' }).click();
	await expect(card(page, 'Aniseed Syrup')).toContainText('1 problem');

	// The list of problems leads back to the field.
	await foot(page).getByRole('button', { name: '1 problem' }).click();
	await page.getByRole('button', { name: /Aniseed Syrup · Sales price/ }).click();
	await expect(price).toBeFocused();
	await page.getByRole('button', { name: 'Keep mine' }).click();
	await expect.poll(() => stored(api, '3', 'salesPrice')).toBe(13);
});

test('a new record, what belongs to it, and away with it again', async ({ sit }) => {
	const { page, api } = await sitNarrow(sit, 'manager', '/data/partner');
	await page.getByRole('button', { name: 'Add', exact: true }).click();
	await page.getByLabel('Name').fill('Thumb & Co');
	await page.getByRole('button', { name: 'Save row' }).click();
	await expect(field(page, 'number')).toContainText('Required');
	expect(await api.rows('partner', 'name', 'Thumb & Co')).toEqual([]);
	await type(page, page.getByLabel('Number'), 'THUMB');
	await page.getByRole('checkbox', { name: 'Customer' }).click();
	await expect(page.getByText('New row: complete.')).toBeVisible();
	await page.getByRole('button', { name: 'Save row' }).click();
	await expect(page.getByRole('heading', { name: 'Thumb & Co' })).toBeVisible();
	const partner = await api.row('partner', 'THUMB');
	expect(partner).toMatchObject({ version: 1, customer: true, active: true });

	const form = page.getByRole('dialog');
	await form.getByText('Addresses', { exact: true }).click();
	await page.getByRole('button', { name: 'Add row' }).click();
	await page.getByLabel('City').fill('Gdańsk');
	await page.getByRole('button', { name: /^Country:/ }).click();
	await page.getByRole('combobox', { name: 'Country' }).fill('Pol');
	await page.getByRole('option', { name: 'Poland' }).click();
	await page.getByRole('button', { name: 'Save row' }).click();
	await expect(page.getByRole('heading', { name: 'Gdańsk' })).toBeVisible();
	expect(await api.rows('address', 'partner', partner.id)).toMatchObject([{ city: 'Gdańsk' }]);
	await page.goBack();
	await expect(page.getByRole('heading', { name: 'Thumb & Co' })).toBeVisible();
	await expect(card(page, 'Gdańsk')).toBeVisible();
	await page.getByText('History', { exact: true }).click();
	await expect(page.getByText('Added').first()).toBeVisible();

	await page.getByRole('button', { name: 'Undo, delete' }).click();
	await page.getByRole('menuitem', { name: 'Delete this row' }).click();
	const gone = page.locator('.shadow-float').filter({ hasText: '1 row deleted' });
	await expect(gone).toBeVisible();
	await expect(page.getByRole('dialog')).toBeHidden();
	expect(await api.rows('partner', 'number', 'THUMB')).toEqual([]);
	await gone.getByRole('button', { name: 'Undo' }).click();
	await expect.poll(() => api.rows('partner', 'number', 'THUMB')).toHaveLength(1);
	expect(await api.rows('address', 'partner', partner.id)).toHaveLength(1);
});

test('turned while somebody types: nothing is lost either way', async ({ sit }) => {
	const { page, sheet, api } = await sitNarrow(sit, 'manager');
	const cajun = await api.row('article', '4');
	await card(page, /Cajun/).click();
	await type(page, page.getByLabel('Sales price'), '-1');
	await expect(field(page, 'salesPrice')).toContainText('At least 0');
	await page.getByLabel('Packaging').fill('a crate');
	await page.setViewportSize(WIDE);
	await sheet.isLoaded();
	await expect(sheet.cell(cajun.id, 'salesPrice')).toHaveClass(/k-refused/);
	await expect(sheet.cell(cajun.id, 'salesPrice')).toHaveText('-1.00');
	await expect.poll(() => stored(api, '4', 'packaging')).toBe('a crate');

	await sheet.cell(cajun.id, 'packaging').click();
	await page.keyboard.type('two crates');
	await page.setViewportSize(NARROW);
	// The heads of the table bear the same names until the cards are there.
	const form = page.getByRole('dialog');
	await expect(form.getByLabel('Sales price')).toHaveValue('-1.00');
	await expect(form.getByLabel('Packaging')).toHaveValue('two crates');
	await expect.poll(() => stored(api, '4', 'packaging')).toBe('two crates');
	await page.getByRole('button', { name: 'Done' }).click();
	await expect(card(page, /Cajun/)).toContainText('1 problem');

	await page.getByRole('button', { name: 'Add', exact: true }).click();
	await page.getByLabel('Name').fill('Half a row');
	await page.setViewportSize(WIDE);
	await sheet.isLoaded();
	await expect(sheet.fresh('name')).toHaveText('Half a row');
	await page.setViewportSize(NARROW);
	await expect(form.getByLabel('Name')).toHaveValue('Half a row');
	await page.getByRole('button', { name: 'Discard' }).click();
	await expect(page.getByRole('dialog')).toBeHidden();
});

test('a scanner in the search opens the record, one after the other', async ({ sit }) => {
	const { page, api } = await sitNarrow(sit, 'manager');
	const codes = ['4006381333931', '5901234123457'];
	for (const [at, ean] of codes.entries()) {
		const { id, version } = await api.row('article', String(at + 5));
		const changes = [{ id, version, patch: { ean } }];
		await api.mutate('entities.article.save', { operation: crypto.randomUUID(), changes });
	}
	for (const [at, name] of ["Chef Anton's Gumbo Mix", "Grandma's Boysenberry Spread"].entries()) {
		await page.getByRole('searchbox').click();
		await page.keyboard.type(codes[at] ?? '');
		await page.keyboard.press('Enter');
		await expect(page.getByRole('heading', { name })).toBeVisible();
		await page.goBack();
		await expect(page.getByRole('dialog')).toBeHidden();
		await expect(page.getByRole('searchbox')).toHaveValue('');
	}
});

test('a form beside the table, for whoever cannot use one', async ({ sit }) => {
	const { page, sheet, api } = await sit('manager', '/');
	await page.setViewportSize({ width: 2000, height: 900 });
	await page.goto('/data/article');
	await sheet.isLoaded();
	const [mutton, tofu] = [await api.row('article', '17'), await api.row('article', '14')];
	await sheet.cell(mutton.id, 'name').click();
	await page.keyboard.press('Control+k');
	await page.keyboard.type('form');
	await page.keyboard.press('Enter');
	const form = page.getByRole('complementary');
	const packaging = form.getByLabel('Packaging');
	await expect(packaging).toHaveValue('20 - 1 kg tins');
	await packaging.fill('10 - 2 kg tins');
	await page.keyboard.press('Tab');
	await expect(sheet.cell(mutton.id, 'packaging')).toHaveText('10 - 2 kg tins');
	await expect.poll(() => stored(api, '17', 'packaging')).toBe('10 - 2 kg tins');
	await sheet.type(sheet.cell(mutton.id, 'packaging'), '5 - 4 kg tins');
	await sheet.cell(mutton.id, 'name').click();
	await expect(packaging).toHaveValue('5 - 4 kg tins');
	await sheet.cell(tofu.id, 'name').click();
	await expect(packaging).toHaveValue('40 - 100 g pkgs.');
});
