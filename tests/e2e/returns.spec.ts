import { expect, test } from './journey.ts';
import { SheetView } from './sheet-view.ts';
import { addWarehouse, posted, recordsIn } from './stock-desk.ts';

test('what was delivered is taken back, and on hand follows', async ({ sit }) => {
	const desk = await sit('manager', '/documents/deliveryNote');
	const { page, sheet, api } = desk;
	const warehouse = await addWarehouse(desk, 'returns');
	const { unit } = await api.row('article', '1');
	const cells = { number: 'K-1', name: 'Kettle', unit, salesPrice: 30, cost: 20 };
	await api.add('article', 1, () => cells);
	const { id: article } = await api.row('article', 'K-1');
	await posted(desk, 'putIn', { warehouse }, { article, quantity: 6 });
	const [customer] = await api.rows('partner', 'number', 'ALFKI');
	const head = { customer: customer?.id, warehouse, note: 'six kettles' };
	const note = await posted(desk, 'deliveryNote', head, { article, quantity: 6 });
	const onHand = async () => (await recordsIn(desk, warehouse)).map((record) => record['onHand']);
	expect(await onHand()).toEqual([0]);

	await page.reload();
	await sheet.find('six kettles', 1);
	await sheet.cell(note, 'note').click();
	await page.keyboard.press('Space');
	const act = (name: string) => page.getByRole('button', { name, exact: true }).first().click();
	await act('Take back');
	await expect(sheet.toast('Take back: done (1)')).toBeVisible();
	await expect(page).toHaveURL(/\/documents\/salesReturn\?.*row=/);
	const [line] = await api.rows('salesReturnLine', 'delivery', note);
	expect(line).toMatchObject({ article, quantity: 6 });
	const pane = page.getByRole('region', { name: 'Details of the row' });
	const lines = new SheetView(page, pane.locator('[data-sheet]'));
	await expect(lines.rows).toHaveCount(1);
	await lines.type(lines.cell(String(line?.id), 'quantity'), '7');
	await lines.type(lines.cell(String(line?.id), 'reason'), 'lid does not fit');
	const paper = String(line?.['document']);
	await sheet.cell(paper, 'warehouse').click();
	await act('Receive');
	const refused = lines.cell(String(line?.id), 'quantity');
	await expect(refused).toHaveClass(/k-refused/);
	await lines.type(refused, '2');
	await sheet.cell(paper, 'warehouse').click();
	await act('Receive');
	await expect(sheet.cell(paper, 'state')).toHaveText('Received');
	expect(await onHand()).toEqual([2]);

	await page.goto(`/stock/card?article=${article}`);
	await expect(page.getByRole('cell', { name: 'Customer return' })).toBeVisible();
	await expect(page.getByRole('cell', { name: 'Alfreds Futterkiste' })).toHaveCount(2);
});
