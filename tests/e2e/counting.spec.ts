import { expect, test, type Desk } from './journey.ts';
import { loseAnswer, posted, recordsIn, sitAtStock } from './stock-desk.ts';

const figures = async (desk: Desk, warehouse: string) =>
	(await recordsIn(desk, warehouse)).map((record) => record['onHand']);

test('a number typed into what is on hand begins a count, which is posted and taken back', async ({
	sit
}) => {
	const desk = await sitAtStock(sit, 'manager', 'Count hall');
	const { page, sheet, api, chai, warehouse, article } = desk;
	const { keyboard } = page;
	await sheet.cell(chai, 'onHand').click();
	await keyboard.type('7');
	const dialog = page.getByRole('dialog', { name: 'Count' });
	await expect(dialog.getByLabel('Counted: Chai')).toHaveValue('7');
	await expect(dialog).toContainText('-3');

	// What is sold while somebody counts is kept.
	await posted(desk, 'takeOut', { warehouse }, { article, quantity: 2 });
	await keyboard.press('Enter');
	await expect(dialog).toContainText('Required');
	await dialog.getByLabel('Reason').fill('shelf check');
	await keyboard.press('Enter');
	await expect(sheet.toast(/Stock set right: ADJ-\d+/)).toBeVisible();
	await expect(dialog).toBeHidden();
	await expect(sheet.cell(chai, 'onHand')).toHaveText('5');
	await expect(sheet.cell(chai, 'onHand')).toBeFocused();
	expect(await figures(desk, warehouse)).toEqual([5, 4]);
	const [adjustment] = await api.rows('adjustment', 'warehouse', warehouse);
	expect(adjustment).toMatchObject({ state: 'posted', reason: 'shelf check' });
	const moves = await api.rows('stockMove', 'paper', adjustment?.id ?? '');
	expect(moves).toMatchObject([{ kind: 'adjustment', quantity: 3, fromWarehouse: warehouse }]);

	await sheet.toast('Stock set right').getByRole('button', { name: 'Undo' }).click();
	await expect(sheet.toast('The adjustment is cancelled')).toBeVisible();
	await expect(sheet.cell(chai, 'onHand')).toHaveText('8');
	expect(await api.rows('adjustment', 'warehouse', warehouse)).toMatchObject([
		{ state: 'cancelled' }
	]);
});

test('several records at once from the menu, the reason proposed; what agrees is not posted', async ({
	sit
}) => {
	const desk = await sitAtStock(sit, 'clerk', 'Count yard');
	const { page, sheet, api, chai, chang, warehouse } = desk;
	await sheet.cell(chai, 'warehouse').click();
	await sheet.cell(chang, 'warehouse').click({ modifiers: ['Shift'] });
	await sheet.cell(chai, 'warehouse').click({ button: 'right' });
	await page.getByRole('menuitem', { name: 'Count…' }).click();
	const dialog = page.getByRole('dialog', { name: 'Count' });
	await dialog.getByLabel('Counted: Chai').fill('10');
	await dialog.getByLabel('Counted: Chang').fill('6');
	await dialog.getByLabel('Reason').fill('yearly');
	await dialog.getByRole('button', { name: 'Post' }).click();
	await expect(sheet.toast('Stock set right')).toBeVisible();
	// Who may not cancel is offered no way back.
	await expect(sheet.toast('Stock set right').getByRole('button', { name: 'Undo' })).toHaveCount(0);
	await expect(sheet.cell(chang, 'onHand')).toHaveText('6');
	const [adjustment] = await api.rows('adjustment', 'warehouse', warehouse);
	const lines = await api.rows('adjustmentLine', 'document', adjustment?.id ?? '');
	expect(lines).toMatchObject([{ difference: 2 }]);

	await sheet.cell(chang, 'onHand').click();
	await page.keyboard.press('F2');
	await expect(dialog.getByLabel('Reason')).toHaveValue('yearly');
	await page.keyboard.type('99999999999');
	await page.keyboard.press('Escape');
	await expect(dialog).toBeHidden();
	expect(await figures(desk, warehouse)).toEqual([10, 6]);
});

test('who may not adjust is offered no count', async ({ sit }) => {
	const { page, sheet, chai } = await sitAtStock(sit, 'staff', 'Count shop');
	await expect(sheet.root.getByRole('button', { name: 'Count…' })).toHaveCount(0);
	await sheet.cell(chai, 'onHand').click();
	await page.keyboard.type('3');
	await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('a count whose answer got lost is posted once, however often it is sent', async ({ sit }) => {
	const desk = await sitAtStock(sit, 'manager', 'Lost hall');
	const { page, sheet, chai, warehouse } = desk;
	await loseAnswer(desk, '**/counting.post*');
	await sheet.cell(chai, 'onHand').click();
	await page.keyboard.type('7');
	const dialog = page.getByRole('dialog', { name: 'Count' });
	await dialog.getByLabel('Reason').fill('shelf check');
	await page.keyboard.press('Enter');
	await expect(sheet.toast('The server cannot be reached')).toBeVisible();
	await dialog.getByRole('button', { name: 'Post' }).click();
	await expect(sheet.toast(/Stock set right: ADJ-\d+/)).toBeVisible();
	expect(await figures(desk, warehouse)).toEqual([7, 4]);
});
