import { newId } from '../support/make.ts';
import { expect, test } from './journey.ts';
import { SheetView } from './sheet-view.ts';

test('an order is submitted, received in part, and says how far it is', async ({ sit }) => {
	const { page, sheet, api } = await sit('manager', '/documents/purchaseOrder');
	const [chai, chang] = [await api.row('article', '1'), await api.row('article', '2')];
	const [source] = await api.rows('supplierArticle', 'article', chai.id);
	const supplier = String(source?.['supplier']);
	const { id: warehouse } = await api.row('warehouse', 'MAIN', 'code');
	const order = newId();
	const save = (entity: string, id: string, patch: object) =>
		api.mutate(`entities.${entity}.save`, {
			...{ operation: newId(), changes: [{ id, version: 0, patch }] }
		});
	await save('purchaseOrder', order, { supplier, warehouse, note: 'for the spring' });
	const lines = [
		{ article: chai.id, quantity: 20, unitCost: 12.5 },
		{ article: chang.id, quantity: 6 }
	];
	for (const [at, line] of lines.entries()) {
		await save('purchaseOrderLine', newId(), { document: order, position: at + 1, ...line });
	}

	await sheet.find('for the spring', 1);
	await sheet.cell(order, 'note').click();
	await page.getByRole('button', { name: 'Submit', exact: true }).first().click();
	await expect(sheet.cell(order, 'state')).toHaveText('Submitted');
	await page.keyboard.press('Space');
	const pane = page.getByRole('region', { name: 'Details of the row' });
	const ordered = new SheetView(page, pane.locator('[data-sheet]'));
	await expect(ordered.rows).toHaveCount(2);

	await page.getByRole('button', { name: 'Receive', exact: true }).first().click();
	await expect(sheet.toast('Receive: done (1)')).toBeVisible();
	await expect(page).toHaveURL(/goodsReceipt\?row=/);
	const arrived = new SheetView(page, pane.locator('[data-sheet]'));
	await expect(arrived.rows).toHaveCount(2);
	const [receipt] = await api.rows('goodsReceipt', 'supplier', supplier);
	const [first] = await api.rows('goodsReceiptLine', 'document', String(receipt?.id));
	await arrived.type(arrived.cell(String(first?.id), 'quantity'), '15');
	await expect(arrived.cell(String(first?.id), 'discrepancy')).toHaveText('-5');
	await expect(arrived.cell(String(first?.id), 'discrepancy')).toHaveClass(/k-tone-warning/);
	await page.getByRole('button', { name: 'Post', exact: true }).first().click();
	await expect(sheet.cell(String(receipt?.id), 'state')).toHaveText('Posted');
	expect(await api.rows('purchaseOrder', 'note', 'for the spring')).toMatchObject([
		{ state: 'partlyReceived' }
	]);
});
