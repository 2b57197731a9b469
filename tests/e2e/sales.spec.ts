import { newId } from '../support/make.ts';
import { expect, test } from './journey.ts';
import { SheetView } from './sheet-view.ts';
import { addWarehouse, posted } from './stock-desk.ts';

test('an order is confirmed, a note drafted for what is there and posted, and the order follows', async ({
	sit
}) => {
	const desk = await sit('manager', '/documents/salesOrder');
	const { page, sheet, api } = desk;
	const warehouse = await addWarehouse(desk, 'dispatch');
	const { unit } = await api.row('article', '1');
	await api.add('article', 1, () => ({
		number: 'T-1',
		name: 'Teapot',
		unit,
		salesPrice: 12,
		cost: 5
	}));
	const { id: article } = await api.row('article', 'T-1');
	await posted(desk, 'putIn', { warehouse }, { article, quantity: 6 });
	const [partner] = await api.rows('partner', 'number', 'ALFKI');
	const order = newId();
	const save = (entity: string, id: string, patch: object) =>
		api.mutate(`entities.${entity}.save`, {
			operation: newId(),
			changes: [{ id, version: 0, patch }]
		});
	await save('salesOrder', order, { customer: partner?.id, warehouse, note: 'for the party' });
	await save('salesOrderLine', newId(), { document: order, article, quantity: 10, unitPrice: 12 });

	await sheet.find('for the party', 1);
	await sheet.cell(order, 'customer').click();
	await page.keyboard.press('Space');
	const pane = page.getByRole('region', { name: 'Details of the row' });
	const lines = new SheetView(page, pane.locator('[data-sheet]'));
	await expect(lines.rows).toHaveCount(1);
	const act = (name: string) => page.getByRole('button', { name, exact: true }).click();
	await act('Confirm');
	await expect(sheet.cell(order, 'state')).toHaveText('Confirmed');
	await act('Deliver');
	await expect(page).toHaveURL(/\/documents\/deliveryNote\?.*row=/);
	const [line] = await api.rows('deliveryNoteLine', 'order', order);
	expect(line).toMatchObject({ article, quantity: 6 });
	const note = String(line?.['document']);
	await sheet.cell(note, 'warehouse').click();
	await act('Post');
	await expect(sheet.cell(note, 'state')).toHaveText('Posted');
	const { rows } = await api.query<{ rows: readonly Record<string, unknown>[] }>(
		'entities.salesOrder.rows',
		{ ids: [order] }
	);
	expect(rows[0]).toMatchObject({ state: 'partlyDelivered' });
});
