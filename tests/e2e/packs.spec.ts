import { newId } from '../support/make.ts';
import { expect, test } from './journey.ts';

test('packs typed into a line bring its quantity, and a quantity that does not divide says so', async ({
	sit
}) => {
	const desk = await sit('manager', '/documents/putIn');
	const { page, api } = desk;
	const chai = await api.row('article', '1');
	const unit = (await api.row('unit', 'CTN', 'code')).id;
	await api.add('articleUnit', 1, () => ({ article: chai.id, unit, numerator: 12 }));
	const warehouse = (await api.row('warehouse', 'MAIN', 'code')).id;
	const document = newId();
	const changes = [{ id: document, version: 0, patch: { warehouse, note: 'packs' } }];
	await api.mutate('entities.putIn.save', { operation: newId(), changes });
	await api.add('putInLine', 1, () => ({ document, article: chai.id, quantity: 36 }));
	await page.goto(`/documents/putIn?row=${document}`);
	const lines = page.locator('[data-sheet]').nth(1);
	const columns = async () => {
		await lines.getByRole('button', { name: 'Columns' }).click();
		await page.getByRole('checkbox', { name: 'Pack', exact: true }).check();
		await page.getByRole('checkbox', { name: 'Packs', exact: true }).check();
		await page.keyboard.press('Escape');
	};
	const cell = (field: string) => lines.locator(`.ag-row [col-id="${field}"]`).first();
	await page.locator(`.ag-row[row-id="${document}"] [col-id="note"]`).click();
	await page.keyboard.press('Space');
	await columns();
	await cell('pack').click();
	await page.keyboard.type('CTN');
	await page.keyboard.press('Enter');
	await expect(cell('packs')).toHaveText('3');
	await cell('packs').click();
	await page.keyboard.type('2');
	await page.keyboard.press('Enter');
	await expect(cell('quantity')).toHaveText('24');
	await cell('quantity').click();
	await page.keyboard.type('30');
	await page.keyboard.press('Enter');
	await expect(cell('quantity')).toHaveClass(/k-refused/);
	await cell('quantity').click();
	await expect(page.getByText('12 PCS make 1 CTN; 30 does not divide')).toBeVisible();
});
