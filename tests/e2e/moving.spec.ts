import { expect, test, type Desk } from './journey.ts';
import { loseAnswer, recordsIn, sitAtStock } from './stock-desk.ts';

const lying = async (desk: Desk, warehouse: string) =>
	(await recordsIn(desk, warehouse))
		.filter(({ onHand }) => onHand !== 0)
		.map(({ bin, onHand }) => [bin, onHand]);

test('a bin typed over where goods lie takes them there, and they come back', async ({ sit }) => {
	const desk = await sitAtStock(sit, 'manager', 'Shelf hall');
	const { page, sheet, api, chai, warehouse, bin, code } = desk;
	await sheet.cell(chai, 'bin').click();
	await page.keyboard.type(code);
	await page.keyboard.press('Enter');
	await expect(sheet.toast(/Moved: TR-\d+/)).toBeVisible();
	await expect(sheet.cell(chai, 'onHand')).toHaveText('0');
	await expect(sheet.cell(chai, 'bin')).toHaveText('');
	await expect(sheet.count).toHaveText(/^3 of/);
	expect(await lying(desk, warehouse)).toEqual([
		[null, 4],
		[bin, 10]
	]);
	const [transfer] = await api.rows('transfer', 'fromWarehouse', warehouse);
	expect(transfer).toMatchObject({ state: 'posted', toWarehouse: warehouse });
	const moves = await api.rows('stockMove', 'paper', transfer?.id ?? '');
	expect(moves).toMatchObject([{ kind: 'transfer', quantity: 10, fromBin: null, toBin: bin }]);

	await sheet.toast('Moved').getByRole('button', { name: 'Undo' }).click();
	await expect(sheet.toast('The transfer is cancelled')).toBeVisible();
	await expect(sheet.cell(chai, 'onHand')).toHaveText('10');
});

test('part of several goods goes to another warehouse from the menu; what is wrong stands at its line', async ({
	sit
}) => {
	const desk = await sitAtStock(sit, 'clerk', 'Part hall');
	const { page, sheet, chai, chang, warehouse } = desk;
	await sheet.cell(chai, 'article').click();
	await sheet.cell(chang, 'article').click({ modifiers: ['Shift'] });
	await page.keyboard.press('Shift+F10');
	await page.getByRole('menuitem', { name: 'Move…' }).click();
	const dialog = page.getByRole('dialog', { name: 'Move goods' });
	await expect(dialog.getByLabel('To move: Chai')).toHaveValue('10');
	await dialog.getByRole('button', { name: /^Warehouse/ }).click();
	const picker = page.getByRole('dialog', { name: 'Warehouse' });
	await picker.getByRole('combobox').fill('Main');
	await picker.getByRole('option').first().click();
	await dialog.getByLabel('To move: Chai').fill('11');
	await dialog.getByLabel('To move: Chang').fill('1');
	await page.keyboard.press('Enter');
	await expect(dialog.getByRole('alert')).toContainText('1');
	expect(await lying(desk, warehouse)).toEqual([
		[null, 10],
		[null, 4]
	]);
	await dialog.getByLabel('To move: Chai').fill('3');
	await page.keyboard.press('Enter');
	await expect(sheet.toast(/Moved: TR-\d+/)).toBeVisible();
	await expect(dialog).toBeHidden();
	await expect(sheet.cell(chai, 'onHand')).toHaveText('7');
	await expect(sheet.cell(chang, 'onHand')).toHaveText('3');
});

test('promised goods stay where they are, and the cell says so', async ({ sit }) => {
	const desk = await sitAtStock(sit, 'manager', 'Kept hall');
	const { page, sheet, api, chai, warehouse, code } = desk;
	const article = (await api.row('article', '1')).id;
	const id = crypto.randomUUID();
	const save = (entity: string, patch: Record<string, unknown>) =>
		api.mutate(`entities.${entity}.save`, {
			operation: crypto.randomUUID(),
			changes: [{ id: entity === 'reservation' ? id : crypto.randomUUID(), version: 0, patch }]
		});
	await save('reservation', { warehouse });
	await save('reservationLine', { document: id, article, quantity: 6 });
	await api.mutate('documents.reservation.reserve', {
		operation: crypto.randomUUID(),
		rows: [{ id, version: 1 }]
	});
	await sheet.cell(chai, 'bin').click();
	await page.keyboard.type(code);
	await page.keyboard.press('Enter');
	await expect(sheet.cell(chai, 'bin')).toHaveClass(/k-refused/);
	expect(await lying(desk, warehouse)).toEqual([
		[null, 10],
		[null, 4]
	]);
});

test('goods whose move got no answer go once, however often it is sent', async ({ sit }) => {
	const desk = await sitAtStock(sit, 'manager', 'Gone hall');
	const { page, sheet, chai, warehouse, bin, code } = desk;
	await loseAnswer(desk, '**/moving.post*');
	await sheet.cell(chai, 'article').click();
	await page.getByRole('button', { name: 'Move…' }).click();
	const dialog = page.getByRole('dialog', { name: 'Move goods' });
	await dialog.getByRole('button', { name: /^Bin/ }).click();
	await page.getByRole('dialog', { name: 'Bin' }).getByRole('option', { name: code }).click();
	await dialog.getByLabel('To move: Chai').fill('3');
	await page.keyboard.press('Enter');
	await expect(sheet.toast('The server cannot be reached')).toBeVisible();
	await dialog.getByRole('button', { name: 'Move', exact: true }).click();
	await expect(sheet.toast(/Moved: TR-\d+/)).toBeVisible();
	expect(await lying(desk, warehouse)).toEqual([
		[null, 7],
		[null, 4],
		[bin, 3]
	]);
});

test('what is suggested to be bought is moved from where it lies free', async ({ sit }) => {
	const { api, warehouse, bin, code, article } = await sitAtStock(sit, 'manager', 'Free hall');
	await api.add('reorderSuggestion', 1, () => ({ article, warehouse, bin, quantity: 4 }));
	const { page, sheet } = await sit('manager', '/documents/reorderSuggestion');
	const [suggestion] = await api.rows('reorderSuggestion', 'warehouse', warehouse);
	const id = suggestion?.id ?? '';
	await expect(sheet.cell(id, 'elsewhereAt')).toHaveText('MAIN');
	await sheet.cell(id, 'article').click();
	await page.getByRole('button', { name: 'Move here…' }).click();
	const dialog = page.getByRole('dialog', { name: 'Move goods' });
	await expect(dialog.getByRole('button', { name: /^Bin/ })).toHaveText(code);
	await expect(dialog.getByRole('row').nth(1)).toContainText('Chai');
	await page.screenshot({ path: 'test-results/move-here.png' });
	await dialog.getByRole('button', { name: 'Move', exact: true }).click();
	await expect(sheet.toast(/Moved: TR-\d+/)).toBeVisible();
	const records = await api.rows('stockRecord', 'warehouse', warehouse);
	expect(records.find((record) => record['bin'] === bin)).toMatchObject({ onHand: 4 });
});
