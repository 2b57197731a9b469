import { expect, test, type Desk } from './journey.ts';
import { SheetView } from './sheet-view.ts';
import { addWarehouse, posted, recordsIn } from './stock-desk.ts';

/** Six teapots in a warehouse of their own. */
async function teapots(desk: Desk, name: string) {
	const { api } = desk;
	const warehouse = await addWarehouse(desk, name);
	const { unit } = await api.row('article', '1');
	const number = name.toUpperCase();
	const cells = { name: `${name} teapot`, unit, salesPrice: 12, cost: 5 };
	await api.add('article', 1, () => ({ number, ...cells }));
	const { id: article } = await api.row('article', number);
	await posted(desk, 'putIn', { warehouse }, { article, quantity: 6 });
	return { warehouse, article };
}

test('a quote is typed with two lines, sent and accepted, and its order opens from the message', async ({
	sit
}) => {
	const desk = await sit('manager', '/documents/quote');
	const { page, sheet, api } = desk;
	const { keyboard } = page;
	const { warehouse, article } = await teapots(desk, 'quoting');
	const offered = (name: RegExp) =>
		expect(page.getByRole('option', { name }).first()).toBeVisible();
	await keyboard.press('Control+=');
	await sheet.fresh('customer').click();
	await keyboard.type('Alfreds');
	await offered(/^Alfreds/);
	await keyboard.press('Tab');
	await sheet.fresh('warehouse').click();
	await keyboard.type('quoting');
	await offered(/^quoting/);
	await keyboard.press('Tab');
	await keyboard.press('Space');
	const pane = page.getByRole('region', { name: 'Details of the row' });
	const lines = new SheetView(page, pane.locator('[data-sheet]'));
	await expect(lines.fresh('article')).toBeFocused();
	const [{ id: quote } = { id: '' }] = await api.rows('quote', 'warehouse', warehouse);
	const fill = async (field: string, text: string) => {
		await lines.fresh(field).click();
		await keyboard.type(text);
	};
	const store = () => lines.root.getByRole('button', { name: 'Save row' }).click();
	const line = async (quantity: string, kept: string) => {
		await fill('article', 'quoting');
		await offered(/^quoting/);
		await keyboard.press('Tab');
		await keyboard.type(quantity);
		await keyboard.press('Tab');
		await fill('toReserve', kept);
		await keyboard.press('Enter');
		await store();
	};
	await line('4', '3');
	await expect(lines.rows).toHaveCount(1);
	await lines.root.getByRole('button', { name: 'Add row' }).click();
	await line('2', '9');
	await expect(lines.fresh('toReserve')).toHaveClass(/k-refused/);
	await expect(
		page.getByText('The line is about 2: no more can be reserved').first()
	).toBeVisible();
	await fill('toReserve', '2');
	await keyboard.press('Enter');
	await expect(lines.rows).toHaveCount(2);

	const act = (name: string) => page.getByRole('button', { name, exact: true }).click();
	await sheet.cell(quote, 'customer').click();
	await act('Send');
	await expect(sheet.cell(quote, 'state')).toHaveText('Sent');
	await expect(sheet.cell(quote, 'net')).toHaveText('72.00');
	const sums = async () => (await lines.column('reserved')).toSorted();
	await expect.poll(sums).toEqual(['2', '3']);
	await act('Accept');
	await expect(sheet.cell(quote, 'state')).toHaveText('Accepted');
	await expect(sheet.root.getByRole('button', { name: 'Accept', exact: true })).toBeDisabled();
	const [order] = await api.rows('salesOrder', 'quote', quote);
	await sheet.toast('Accept: done (1)').getByRole('button', { name: 'Open: Sales order' }).click();
	await expect(page).toHaveURL(/\/documents\/salesOrder\?.*row=/);
	const made = String(order?.id);
	await expect(sheet.cell(made, 'customer')).toHaveText('Alfreds Futterkiste');
	await expect(lines.rows).toHaveCount(2);
	await sheet.cell(made, 'customer').click();
	await act('Confirm');
	await expect(sheet.cell(made, 'state')).toHaveText('Confirmed');
	const [record] = await recordsIn(desk, warehouse);
	expect(record).toMatchObject({ article, onHand: 6, reserved: 6 });

	await page.goto('/documents/quote');
	await sheet.cell(quote, 'customer').click();
	await act('Make order');
	await expect(page).toHaveURL(/\/documents\/salesOrder\?.*row=/);
	expect(await api.rows('salesOrder', 'quote', quote)).toHaveLength(2);
});
