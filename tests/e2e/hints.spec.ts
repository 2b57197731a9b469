import { newId } from '../support/make.ts';
import { FormulaDesk } from './formula-desk.ts';
import { expect, test } from './journey.ts';

test('a text that is cut off is told whole, and the hint goes with the pointer', async ({
	sit
}) => {
	const { page, sheet, api } = await sit('manager');
	const whole =
		'Sauerkraut in a barrel of fifty litres, as it was made in the years before the war';
	const { id, version } = await api.row('article', '1');
	const changes = [{ id, version, patch: { name: whole } }];
	await api.mutate('entities.article.save', { operation: newId(), changes });
	const [cut, short] = [sheet.cell(id, 'name'), sheet.cell(id, 'salesPrice')];
	await expect(cut).toHaveText(whole);
	const hint = page.getByRole('tooltip');
	await cut.hover();
	await expect(hint).toHaveText(whole);
	await expect(cut).toHaveAccessibleDescription(whole);
	const box = await hint.boundingBox();
	expect(box && box.x >= 0 && box.x + box.width <= 1280).toBe(true);
	await short.hover();
	await expect(hint).toHaveCount(0);
	await page.waitForTimeout(500);
	await expect(hint).toHaveCount(0);
	await cut.hover();
	await expect(hint).toBeVisible();
	await page.keyboard.press('ArrowDown');
	await expect(hint).toHaveCount(0);
});

test('why a cell is refused is told by the pointer, beside the note that the focus opens', async ({
	sit
}) => {
	const { page, sheet } = await sit('manager');
	const [first] = await sheet.ids(1);
	const price = sheet.cell(first, 'salesPrice');
	await sheet.type(price, '-5');
	await expect(price).toHaveClass(/k-refused/);
	await price.hover();
	await expect(page.getByRole('tooltip')).toHaveText(/0/);
});

test('a cell of a sheet that cannot be calculated says why where the pointer rests', async ({
	sit
}) => {
	const { page, api } = await sit('admin', '/sheets');
	const id = newId();
	await api.mutate('sheets.save', { id, version: 0, name: 'Sums', cells: { A1: 1, A2: '=A1/0' } });
	await page.goto(`/sheets/${id}`);
	const cell = (row: number) => page.locator(`.ag-row[row-index="${row - 1}"] [col-id="A"]`);
	await expect(cell(2)).toHaveClass(/k-wrong/);
	const hint = page.getByRole('tooltip');
	await cell(2).hover();
	await expect(hint).toContainText('#DIV/0!');
	await page.mouse.move(0, 0);
	await expect(hint).toHaveCount(0);
});

test('by key, what a cell cannot tell stands beside it, not over the next one', async ({ sit }) => {
	const desk = await sit('manager');
	const { page, sheet, api } = desk;
	const [first, second] = await sheet.ids(2);
	await sheet.cell(first, 'salesPrice').click();
	await new FormulaDesk(page).make('Endless', '=WORKDAY(TODAY(),10^17)');
	type Columns = { columns: readonly { id: string }[] };
	const [column] = (await api.query<Columns>('entities.article.columns')).columns;
	const at = (row: string) => sheet.cell(row, column?.id ?? '');
	await expect(at(first)).toHaveClass(/k-refused/);
	await page.keyboard.press('ArrowRight');
	const hint = page.getByRole('tooltip');
	await expect(hint).toContainText('takes too long');
	await expect(at(first)).toHaveAccessibleDescription(/takes too long/);
	const [box, below] = [await hint.boundingBox(), await at(second).boundingBox()];
	expect(box && below && (box.x + box.width <= below.x || box.x >= below.x + below.width)).toBe(
		true
	);
	await page.keyboard.press('ArrowLeft');
	await expect(hint).toHaveCount(0);
});

test('a cell of a table below a row is told of once', async ({ sit }) => {
	const { page, sheet, api } = await sit('manager', '/data/partner');
	const [partner] = await sheet.ids(1);
	await sheet.cell(partner, 'name').click();
	await page.keyboard.press('Space');
	const below = page.locator('[data-sheet] [data-sheet]').first();
	const cell = below.locator('.ag-row[row-index="0"] .ag-cell[col-id="street"]');
	await expect(cell).not.toHaveText('');
	const address = (await api.rows('address', 'partner', partner))[0];
	const street =
		'A street that is so long that no column of a table holds its name from end to end';
	const changes = [{ id: address?.id, version: address?.version, patch: { street } }];
	await api.mutate('entities.address.save', { operation: newId(), changes });
	await expect(cell).toHaveText(street);
	await cell.hover();
	await expect(page.getByRole('tooltip')).toHaveText([street]);
	await expect(cell).toHaveAccessibleDescription(street);
});
