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

test('of addresses those of the customer are offered, and of articles what is sold', async ({
	sit
}) => {
	const { page, sheet, api } = await sit('manager', '/documents/salesOrder');
	const country = (await api.row('country', 'DE', 'code')).id;
	const filter = { field: 'customer', is: 'equals', value: true };
	const few = { offset: 0, limit: 2, filter };
	const { rows } = await api.query<{ rows: { id: string }[] }>('entities.partner.list', few);
	const [customer, other] = rows;
	const address = (partner: string | undefined, city: string) =>
		api.add('address', 1, () => ({ partner, country, city, delivery: true, name: city }));
	await address(customer?.id, 'Ownstadt');
	await address(other?.id, 'Otherstadt');
	const warehouse = (await api.row('warehouse', 'MAIN', 'code')).id;
	const cells = { customer: customer?.id, warehouse, note: 'offered' };
	await api.add('salesOrder', 1, () => cells);
	const order = await api.row('salesOrder', 'offered', 'note');
	await page.setViewportSize({ width: 2600, height: 900 });
	await page.reload();
	await sheet.isLoaded();
	await sheet.cell(order.id, 'deliveryAddress').click();
	await page.keyboard.type('stadt');
	await expect(page.getByRole('option')).toHaveCount(1);
	await page.keyboard.press('Enter');
	const [own] = await api.rows('address', 'city', 'Ownstadt');
	await expect
		.poll(async () => (await api.row('salesOrder', 'offered', 'note'))['deliveryAddress'])
		.toBe(own?.id);
});
