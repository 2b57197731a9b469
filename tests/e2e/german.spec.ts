import { speakGerman } from './german-desk.ts';
import { expect, test, type Desk } from './journey.ts';

test.use({ viewport: { width: 2400, height: 1100 } });

test('typing in German: decimal comma, thousands point, reasons in German', async ({ sit }) => {
	const desk = await sit('manager');
	await speakGerman(desk);
	const { page, sheet, api } = desk;
	const niku = await api.row('article', '9');
	const price = sheet.cell(niku.id, 'salesPrice');
	await expect(price).toHaveText('97,00');
	await sheet.type(price, '1.234,50');
	await expect(price).toHaveText('1.234,50');
	await expect.poll(() => stored(desk, '9')).toBe(1234.5);
	await sheet.type(price, '112,5');
	await expect(price).toHaveText('112,50');
	await expect.poll(() => stored(desk, '9')).toBe(112.5);
	await price.click();
	await page.keyboard.press('F2');
	await expect(sheet.root.locator('.k-editor-input')).toHaveValue('112,5');
	await page.keyboard.press('Escape');

	await sheet.type(price, '-12,5');
	await expect(price).toHaveClass(/k-refused/);
	await expect(price).toHaveText('-12,50');
	await price.click();
	await expect(sheet.note).toContainText('Mindestens 0');
	await expect(sheet.note.getByRole('button', { name: 'Zurück zu 112,50' })).toBeVisible();
	await expect(sheet.foot).toContainText('1 Problem');
	await sheet.type(price, '97');
	await expect.poll(() => stored(desk, '9')).toBe(97);
	await expect(sheet.foot).not.toContainText('Problem');

	await sheet.type(price, '1');
	await expect(price).toHaveClass(/k-confirm/);
	await price.click();
	await expect(sheet.note).toContainText('unter dem Einstandspreis');
	await page.keyboard.press('Control+Enter');
	await expect.poll(() => stored(desk, '9')).toBe(1);
	await expect(price).toHaveText('1,00');
	await price.click();
	await page.keyboard.press('Control+z');
	await expect(sheet.toast('Rückgängig gemacht: 1 Zelle geändert')).toBeVisible();
	await expect(price).toHaveText('97,00');
});

test('keys are called as German keyboards print them', async ({ sit }) => {
	const desk = await sit('manager');
	await speakGerman(desk);
	const { page, sheet } = desk;
	const [first] = await sheet.ids(1);
	await sheet.cell(first, 'packaging').click();
	await page.keyboard.press('Shift+F10');
	const entry = (name: string) => page.getByRole('menuitem', { name });
	await expect(entry('Zellen leeren')).toContainText('Entf');
	await expect(entry('Zeilen duplizieren')).toContainText('Strg+Umschalt+D');
	await expect(entry('Details der Zeile öffnen')).toContainText('Leertaste');
	await page.keyboard.press('Escape');

	const add = sheet.root.getByRole('button', { name: 'Zeile hinzufügen' }).first();
	await expect(add).toHaveAttribute('title', /Strg\++/);
	await expect(add).toHaveAttribute('aria-keyshortcuts', 'Control++');

	await page.keyboard.press('Control+/');
	const keys = page.getByRole('dialog').locator('kbd');
	await expect(keys.first()).toBeVisible();
	const caps = await keys.allTextContents();
	expect(caps).toEqual(
		expect.arrayContaining(['Strg+Pos1', 'Strg+Ende', 'Bild ↑', 'Bild ↓', 'Umschalt+↓', 'Alt+↵'])
	);
	expect(caps.join(' ')).not.toMatch(/Ctrl|Shift|Control|Home|End\b|Pg|Page|Space|Del\b/);
});

test('a change in bulk in German: semicolons and a decimal comma', async ({ sit }) => {
	const desk = await sit('manager');
	await speakGerman(desk);
	const { page, sheet, api } = desk;
	const beverages = await api.row('category', 'Beverages', 'name');
	const total = () => api.sum('article', 'salesPrice', 'category', beverages.id);
	const chai = await api.row('article', '1');
	await sheet.filter('category', 'Beverages', 'Anwenden');
	await expect(sheet.count).toHaveText('12 von 77');
	await page.getByRole('button', { name: '12 Zeilen ändern' }).click();
	const panel = page.getByRole('complementary');
	await panel.getByRole('combobox', { name: /^Feld/ }).click();
	await page.getByRole('option', { name: 'Verkaufspreis' }).click();
	await panel.getByRole('combobox', { name: /^Änderung/ }).click();
	await page.getByRole('option', { name: 'Formel' }).click();
	const formula = panel.getByRole('combobox', { name: 'Formel', exact: true });
	await expect(formula).toHaveValue('=ROUND([Verkaufspreis]*1,05;2)');
	await formula.fill('=ROUND([Verkaufspreis]*1,035;2)');
	await expect(panel).toContainText('455,75 → 471,71');
	await expect(panel).toContainText('+15,96');
	await panel.getByRole('button', { name: '12 Zeilen ändern' }).click();
	const done = sheet.toast('12 Zeilen geändert');
	await expect(done).toBeVisible();
	await expect(sheet.cell(chai.id, 'salesPrice')).toHaveText('18,63');
	expect(await total()).toBe(471.71);
	await done.getByRole('button', { name: 'Rückgängig' }).click();
	await expect(sheet.cell(chai.id, 'salesPrice')).toHaveText('18,00');
	await sheet.cell(chai.id, 'salesPrice').click();
	await expect(sheet.foot).toContainText('Summe 455,75');
	expect(await total()).toBe(455.75);
});

const stored = async ({ api }: Desk, number: string) =>
	(await api.row('article', number))['salesPrice'];
