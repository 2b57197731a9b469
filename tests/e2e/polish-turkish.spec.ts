import type { AnyRow } from '../../src/lib/domain/model/row.ts';
import { demoPassword } from '../support/product.ts';
import { expect, test, type Desk } from './journey.ts';
import { isTranslated } from './translated.ts';

test.use({ viewport: { width: 2000, height: 1000 } });

test('in Polish: from the sign-in to a change in bulk', async ({ sit }) => {
	const desk = await signIn(await sit(undefined, '/data/article'), 'manager', 'Polski', 'pl');
	const { page, sheet, api } = desk;
	await expect(sheet.foot).toContainText('77 wierszy');
	const niku = await api.row('article', '9');
	const price = sheet.cell(niku.id, 'salesPrice');
	await sheet.type(price, '1 234,5');
	await expect(price).toHaveText(/^1.?234,50$/);
	await expect.poll(async () => (await api.row('article', '9'))['salesPrice']).toBe(1234.5);
	await sheet.type(price, '-1,5');
	await price.click();
	await expect(sheet.note).toContainText('Co najmniej 0');
	await expect(sheet.foot).toContainText('1 problem');
	await sheet.type(price, '97');
	await sheet.isSaved(price);
	await sheet.filter('category', 'Condiments', 'Zastosuj');
	await expect(sheet.count).toHaveText('12 z 77');
	await isTranslated(page, 'pl');

	await page.getByRole('button', { name: 'Zmień 12 wierszy' }).click();
	const panel = page.getByRole('complementary');
	await panel.getByRole('combobox', { name: /^Pole/ }).click();
	await page.getByRole('option', { name: 'Cena sprzedaży' }).click();
	await panel.getByRole('combobox', { name: /^Co zrobić/ }).click();
	await page.getByRole('option', { name: 'Zmień o %' }).click();
	await panel.getByLabel('Procent').fill('2,5');
	await expect(panel).toContainText('Zmieniane wiersze');
	await isTranslated(page, 'pl');
	await panel.getByRole('button', { name: /^Zmień \d+ wierszy/ }).click();
	await expect(sheet.toast('Zmieniono 12 wierszy')).toBeVisible();
	await page.keyboard.press('Control+z');
	await expect(sheet.toast('Cofnięto: zmieniono 12 wierszy')).toBeVisible();
	await look(desk, 'pl');
});

test('in Turkish: days and numbers, and every page', async ({ sit }) => {
	const desk = await signIn(await sit(undefined, '/data/priceList'), 'admin', 'Türkçe', 'tr');
	const { page, sheet, api } = desk;
	await expect(sheet.foot).toContainText('2 satır');
	const first = async () =>
		(await api.query<{ rows: AnyRow[] }>('entities.priceList.list', all)).rows[0];
	const from = sheet.cell((await first())?.id ?? '', 'validFrom');
	await sheet.type(from, '29.2.2028');
	await expect(from).toHaveText('29.02.2028');
	await expect.poll(async () => (await first())?.['validFrom']).toBe('2028-02-29');
	await sheet.type(from, '31.02.2028');
	await from.click();
	await expect(sheet.note).toContainText('Tarih bekleniyor');
	await isTranslated(page, 'tr');
	await page.keyboard.press('Escape');
	await expect(from).toHaveText('29.02.2028');
	for (const path of ['/', '/settings/account', '/settings/roles', '/settings/tokens']) {
		await page.goto(path);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await isTranslated(page, 'tr');
	}
	await page.goto('/data/article');
	await sheet.isLoaded();
	await look(desk, 'tr');
});

const all = { offset: 0, limit: 10 };

async function signIn(desk: Desk, login: string, language: string, code: 'pl' | 'tr') {
	const { page, sheet } = desk;
	await page.getByRole('button', { name: language }).click();
	await expect(page.locator('html')).toHaveAttribute('lang', code);
	await isTranslated(page, code);
	await page.locator('[autocomplete=username]').fill(login);
	await page.locator('[type=password]').fill(demoPassword(login));
	await page.keyboard.press('Enter');
	await sheet.isLoaded();
	await expect(page.locator('html')).toHaveAttribute('lang', code);
	return desk;
}

/** Into the details, the history and the import of the table. */
async function look({ page, sheet }: Desk, language: 'pl' | 'tr') {
	const words = {
		pl: { details: 'Historia', import: 'Importuj', drop: 'Upuść plik tutaj' },
		tr: { details: 'Geçmiş', import: 'İçe aktar', drop: 'Dosyayı buraya bırakın' }
	}[language];
	await sheet.rows.first().locator('[col-id=name]').click();
	await page.keyboard.press('Space');
	await page.getByRole('tab', { name: words.details }).click();
	await expect(page.getByRole('tabpanel').getByRole('listitem').first()).toBeVisible();
	await isTranslated(page, language);
	await page.getByRole('button', { name: words.details, exact: true }).click();
	await expect(page.getByRole('complementary').getByRole('listitem').first()).toBeVisible();
	await isTranslated(page, language);
	await page.keyboard.press('Escape');
	await page.getByRole('button', { name: words.import }).click();
	await expect(page.getByText(words.drop)).toBeVisible();
	await isTranslated(page, language);
}
