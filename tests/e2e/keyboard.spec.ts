import { demoPassword } from '../support/product.ts';
import { expect, test, type Desk } from './journey.ts';

test('without a mouse: sign in, search, edit, filter, change in bulk, undo', async ({ sit }) => {
	const desk = await sit(undefined, '/login');
	const { page, sheet, api } = desk;
	const { keyboard } = page;
	await expect(page.getByLabel('Sign-in name')).toBeFocused();
	await keyboard.type('manager');
	await keyboard.press('Tab');
	await keyboard.type(demoPassword('manager'));
	await keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Good to see you');
	await keyboard.press('Tab');
	await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
	await reach(desk, 'link', 'Articles');
	await keyboard.press('Enter');
	await sheet.isLoaded();

	// Nothing has the focus on a new page, and the keys are those of its table.
	const chai = await api.row('article', '1');
	await keyboard.press('F3');
	await keyboard.type('chai');
	await expect(sheet.count).toHaveText('1 of 77');
	await keyboard.press('Enter');
	const price = sheet.cell(chai.id, 'salesPrice');
	await expect(sheet.cell(chai.id, 'number')).toBeFocused();
	for (let step = 0; step < 6; step++) await keyboard.press('ArrowRight');
	await expect(price).toBeFocused();
	await keyboard.type('19');
	await keyboard.press('Enter');
	await expect(price).toHaveText('19.00');
	await sheet.isSaved(price);
	await keyboard.press('Control+z');
	await expect(price).toHaveText('18.00');

	await keyboard.press('F3');
	await keyboard.press('Escape');
	await expect(sheet.count).toHaveText('77');
	await keyboard.press('Enter');
	await keyboard.press('ArrowUp');
	await expect(sheet.head('number')).toBeFocused();
	await keyboard.press('ArrowRight');
	await keyboard.press('ArrowRight');
	await keyboard.press('Alt+ArrowDown');
	await expect(page.getByRole('checkbox', { name: 'Beverages' })).toBeVisible();
	await reach(desk, 'checkbox', /^Beverages/);
	await keyboard.press('Space');
	await keyboard.press('Enter');
	await expect(sheet.count).toHaveText('12 of 77');
	await expect(sheet.head('category')).toBeFocused();

	await reach(desk, 'button', 'Change 12 rows', 'Shift+Tab');
	await keyboard.press('Enter');
	await reach(desk, 'combobox', /^Field/);
	await keyboard.press('Enter');
	await keyboard.type('Sal');
	await keyboard.press('Enter');
	await reach(desk, 'combobox', /^What to do/);
	await keyboard.press('Enter');
	await keyboard.type('Add');
	await keyboard.press('Enter');
	await keyboard.press('Tab');
	await keyboard.type('1');
	await expect(page.getByRole('complementary')).toContainText('455.75 → 467.75');
	await reach(desk, 'button', 'Change 12 rows');
	await keyboard.press('Enter');
	await expect(sheet.toast('Changed 12 rows')).toBeVisible();
	expect((await api.row('article', '1'))['salesPrice']).toBe(19);
	await keyboard.press('Control+z');
	await expect(sheet.toast('Undone: changed 12 rows')).toBeVisible();
	expect((await api.row('article', '1'))['salesPrice']).toBe(18);
});

/** Goes on by a key until that has the focus, which must be seen on every step. */
async function reach(
	{ page }: Desk,
	role: 'link' | 'button' | 'checkbox' | 'combobox',
	name: string | RegExp,
	key = 'Tab'
) {
	const wanted = page.getByRole(role, { name, exact: typeof name === 'string' });
	for (let step = 0; step < 40; step++) {
		const focused = page.locator(':focus');
		const there = (await focused.count()) > 0 && (await wanted.and(focused).count()) > 0;
		if (there) return;
		await page.keyboard.press(key);
		await expect(page.locator(':focus-visible')).toBeInViewport();
	}
	throw new Error(`${role} ${name} is not reached by ${key}`);
}
