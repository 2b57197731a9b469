import { writeXlsx } from 'hucre/xlsx';
import { expect, test, type Desk } from './journey.ts';

test('a workbook: the right sheet, its header, real days and numbers, put right with a comma', async ({
	sit
}) => {
	const { page, sheet, api } = await sit('admin', '/data/exchangeRate');
	await page.getByRole('button', { name: /sign out$/ }).click();
	await page.getByText('Deutsch', { exact: true }).click();
	await expect(page.getByText('Noch keine Einträge')).toBeVisible();
	const wizard = await openImport(page, 'Importieren');
	await page.locator('input[type=file]').setInputFiles({
		name: 'Kurse.xlsx',
		mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
		buffer: await rates()
	});
	await wizard.getByRole('combobox', { name: /^Tabellenblatt/ }).click();
	await page.getByRole('option', { name: 'Kurse' }).click();
	await expect(wizard.getByRole('radio', { name: 'Zeile 3 ist die Kopfzeile' })).toBeChecked();
	await expect(wizard.locator('tbody tr').nth(2)).toContainText('1,0834');
	await wizard.getByRole('button', { name: 'Weiter' }).click();
	await expect(wizard.getByRole('combobox', { name: /Zahlen von|Zahlen:/ })).toContainText(
		'1.234,50'
	);
	await wizard.getByRole('button', { name: 'Alle Zeilen prüfen' }).click();
	await expect(wizard.getByRole('button', { name: 'Fehler 2' })).toBeVisible();
	await wizard.getByLabel('Zeile 6, Kurs').fill('47,5');
	await page.keyboard.press('Enter');
	await expect(wizard.getByLabel('Zeile 7, Gültig ab')).toBeFocused();
	await page.keyboard.press('Control+A');
	await page.keyboard.type('3.2.2026');
	await page.keyboard.press('Enter');
	await wizard.getByRole('button', { name: '4 Zeilen importieren' }).click();
	await expect(wizard.getByRole('definition')).toHaveText(['4', '0', '0', '0']);
	const lira = await api.row('currency', 'TRY', 'code');
	expect(await api.row('exchangeRate', lira.id, 'currency')).toMatchObject({
		rate: 47.5,
		validFrom: '2026-02-28'
	});
	await wizard.getByRole('button', { name: 'Schließen' }).last().click();
	await expect(sheet.foot).toContainText('Rückgängig: 4 Zeilen importiert');

	// The same once more changes nothing, and is assigned as it was.
	await openImport(page, 'Importieren');
	await page.locator('input[type=file]').setInputFiles({
		name: 'wieder.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from('Währung;Gültig ab;Kurs\nTRY;28.02.2026;47,50\n')
	});
	await expect(wizard.getByText('Zugeordnet wie bei der letzten Datei')).toBeVisible();
	await wizard.getByRole('button', { name: 'Alle Zeilen prüfen' }).click();
	await expect(wizard.getByText('Alles steht schon so in der Tabelle')).toBeVisible();
	await expect(wizard.locator('tbody tr')).toHaveCount(1);
});

test('rows pasted from a spreadsheet change prices, and one undo takes them back', async ({
	sit
}) => {
	const { page, sheet, api } = await sit('manager');
	const wizard = await openImport(page, 'Import');
	await wizard
		.getByLabel('Or paste from a spreadsheet')
		.fill('Number\tSales price\n1\t18.75\n2\t1,019.00\nX\t3');
	await wizard.getByRole('button', { name: 'Use the pasted rows' }).click();
	await wizard.getByRole('button', { name: 'Next' }).click();
	await expect(wizard.getByRole('combobox', { name: /^What to do/ })).toContainText('Change rows');
	await expect(wizard.getByText('New rows also need: Name, Unit')).toBeVisible();
	await wizard.getByRole('button', { name: 'Check all lines' }).click();
	await expect(wizard.getByText('There is no row with this key')).toBeVisible();
	await wizard.getByRole('button', { name: 'Leave 1 line out' }).click();
	await expect(wizard.locator('tbody tr')).toHaveCount(2);
	await expect(wizard.locator('tbody tr').last()).toContainText(/19\.00\s*1,019\.00/);
	await wizard.getByRole('button', { name: 'Import 2 rows' }).click();
	await expect(wizard.getByRole('definition')).toHaveText(['0', '2', '0', '1']);
	expect((await api.row('article', '2'))['salesPrice']).toBe(1019);
	await wizard.getByRole('button', { name: 'Undo the whole import' }).click();
	await expect(sheet.toast('Undone: imported 2 rows')).toBeVisible();
	expect((await api.row('article', '2'))['salesPrice']).toBe(19);
});

test('a large file: progress, cancelled at either step, and written while one is elsewhere', async ({
	sit
}) => {
	const { page, sheet } = await sit('manager', '/data/partner');
	await page.getByRole('link', { name: 'Articles' }).click();
	await expect(sheet.count).toHaveText('77');
	const wizard = page.getByRole('dialog', { name: 'Import into Articles' });
	const check = async () => {
		await openImport(page, 'Import');
		await page.locator('input[type=file]').setInputFiles(large);
		await wizard.getByRole('button', { name: 'Next' }).click();
		await wizard.getByRole('button', { name: 'Check all lines' }).click();
	};
	const write = async () => {
		await wizard.getByRole('button', { name: 'Import 20,000 rows' }).click({ timeout: 30_000 });
		await expect(wizard.getByRole('progressbar', { name: 'Writing …' })).toBeVisible();
	};
	await check();
	await expect(wizard.getByRole('progressbar', { name: 'Checking all lines …' })).toBeVisible();
	await wizard.getByRole('button', { name: 'Cancel' }).click();
	await expect(wizard).toBeHidden();

	await check();
	await write();
	await wizard.getByRole('button', { name: 'Cancel' }).click();
	await expect(sheet.toast('The import was cancelled. Nothing was written')).toBeVisible();
	await page.reload();
	await expect(sheet.count).toHaveText('77');

	await page.getByRole('link', { name: 'Partners' }).click();
	await page.getByRole('link', { name: 'Articles' }).click();
	await check();
	await write();
	await page.goBack();
	await expect(page.getByRole('heading', { level: 1, name: 'Partners' })).toBeVisible();
	const done = sheet.toast('Articles: 20,000 rows imported');
	await expect(done).toBeVisible({ timeout: 30_000 });
	await done.getByRole('button', { name: 'Undo' }).click();
	await expect(sheet.toast('20,000 rows put back')).toBeVisible({ timeout: 30_000 });
	await page.getByRole('link', { name: 'Articles' }).click();
	await expect(sheet.count).toHaveText('77');
});

async function rates(): Promise<Buffer> {
	const day = (text: string) => new Date(`${text}T00:00:00Z`);
	const rows = [
		['Kurse zum Euro'],
		[],
		['Währung', 'Gültig ab', 'Kurs'],
		['USD', day('2026-01-02'), 1.0834],
		['PLN', day('2026-01-02'), 0.1 + 0.2],
		['TRY', day('2026-02-28'), -47.5],
		['USD', 'gestern', 1.1]
	];
	const sheets = [
		{ name: 'Notizen', rows: [['Bitte lesen']] },
		{ name: 'Kurse', rows }
	];
	return Buffer.from(await writeXlsx({ sheets }));
}

const large = {
	name: 'large.csv',
	mimeType: 'text/csv',
	buffer: Buffer.from(
		`Number,Name,Unit,Sales price\n${Array.from(
			{ length: 20_000 },
			(_, at) => `L-${at},Large ${at},PCS,${at % 90}.50`
		).join('\n')}\n`
	)
};

async function openImport(page: Desk['page'], name: string) {
	await page.getByRole('button', { name }).first().click();
	return page.getByRole('dialog');
}
