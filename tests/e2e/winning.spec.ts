import { newId } from '../support/make.ts';
import { expect, test } from './journey.ts';
import { SheetView } from './sheet-view.ts';
import { addWarehouse, posted } from './stock-desk.ts';

test('a deal keeps goods, is won, and what is missing is bought and comes', async ({ sit }) => {
	const desk = await sit('manager', '/documents/deal');
	const { page, sheet, api } = desk;
	const warehouse = await addWarehouse(desk, 'showroom');
	const { unit } = await api.row('article', '1');
	await api.add('article', 1, () => ({
		...{ number: 'M-1', name: 'Monitor', unit },
		...{ salesPrice: 200, cost: 120 }
	}));
	const { id: article } = await api.row('article', 'M-1');
	await posted(desk, 'putIn', { warehouse }, { article, quantity: 2 });
	const save = (entity: string, id: string, patch: object) =>
		api.mutate(`entities.${entity}.save`, {
			...{ operation: newId(), changes: [{ id, version: 0, patch }] }
		});
	await api.add('partner', 1, () => ({ number: 'V-1', name: 'Screens Ltd', supplier: true }));
	const [supplier] = await api.rows('partner', 'number', 'V-1');
	await save('supplierArticle', newId(), { article, supplier: supplier?.id, price: 110 });
	const [partner] = await api.rows('partner', 'number', 'ALFKI');
	const deal = newId();
	await save('deal', deal, { name: 'Three desks', customer: partner?.id, warehouse });
	const line = newId();
	await save('dealLine', line, { document: deal, article, quantity: 3 });

	await sheet.find('Three desks', 1);
	await sheet.cell(deal, 'name').click();
	await page.keyboard.press('Space');
	const pane = page.getByRole('region', { name: 'Details of the row' });
	const lines = new SheetView(page, pane.locator('[data-sheet]'));
	const act = (name: string) => page.getByRole('button', { name, exact: true }).first().click();
	await act('Reserve');
	await expect(sheet.toast('Only 2 are free to be reserved')).toBeVisible();
	await lines.type(lines.cell(line, 'toReserve'), '2');
	await act('Reserve');
	await expect(lines.cell(line, 'reserved')).toHaveText('2');
	await act('Won');
	await expect(sheet.cell(deal, 'state')).toHaveText('Won');
	const [order] = await api.rows('salesOrder', 'deal', deal);
	expect(order).toMatchObject({ state: 'confirmed' });

	await page.goto('/documents/demandLine');
	await sheet.find('Monitor', 1);
	const [demand] = await api.rows('demandLine', 'article', article);
	const row = String(demand?.id);
	await expect(sheet.cell(row, 'state')).toHaveText('To be ordered');
	await expect(sheet.cell(row, 'toOrder')).toHaveText('1');
	await sheet.cell(row, 'article').click();
	await act('Order');
	await expect(page).toHaveURL(/\/documents\/purchaseOrder\?.*row=/);
	const [bought] = await api.rows('purchaseOrderLine', 'demandLine', row);
	const purchase = String(bought?.['document']);
	await sheet.cell(purchase, 'supplier').click();
	await act('Submit');
	await expect(sheet.cell(purchase, 'state')).toHaveText('Submitted');
	await act('Receive');
	await expect(page).toHaveURL(/goodsReceipt\?row=/);
	const [arrived] = await api.rows('goodsReceiptLine', 'orderLine', String(bought?.id));
	const receipt = String(arrived?.['document']);
	await sheet.cell(receipt, 'warehouse').click();
	await act('Post');
	await expect(sheet.cell(receipt, 'state')).toHaveText('Posted');

	await page.goto('/documents/demandLine');
	await sheet.find('Monitor', 1);
	await expect(sheet.cell(row, 'state')).toHaveText('Ready to go');
	await expect(sheet.cell(row, 'picked')).toHaveText('3');
});
