import { newId } from '../support/make.ts';
import { expect, test, type Desk } from './journey.ts';
import { card, field, NARROW } from './narrow-desk.ts';
import { SheetView } from './sheet-view.ts';

/** Below the row that is open stands a table of its own. */
const below = ({ page }: Desk) =>
	new SheetView(
		page,
		page.getByRole('region', { name: 'Details of the row' }).locator('[data-sheet]')
	);

const onHand = async ({ api }: Desk, article: string, warehouse: string) =>
	(await api.rows('stockRecord', 'article', article)).find(
		(record) => record['warehouse'] === warehouse
	)?.['onHand'];

/** Two warehouses, of which only this journey knows. */
async function warehouses({ api }: Desk, name: string) {
	const [from, to] = [`${name} hall`, `${name} yard`];
	const codes = [from, to].map((each) => ({ code: each.toUpperCase(), name: each }));
	await api.add('warehouse', 2, (at) => codes[at] ?? {});
	const rows = [await api.row('warehouse', from, 'name'), await api.row('warehouse', to, 'name')];
	return rows.map(({ id }) => id) as [string, string];
}

/** Goods in a warehouse, as a document of another day brought them. */
async function bring({ api }: Desk, article: string, warehouse: string, quantity: number) {
	const id = newId();
	const save = (entity: string, row: string, patch: object) =>
		api.mutate(`entities.${entity}.save`, {
			operation: newId(),
			changes: [{ id: row, version: 0, patch }]
		});
	await save('putIn', id, { warehouse });
	await save('putInLine', newId(), { document: id, article, quantity });
	const rows = [{ id, version: 1 }];
	await api.mutate('documents.putIn.post', { operation: newId(), rows });
	return id;
}

async function act({ page }: Desk, action: string) {
	await page.keyboard.press('Control+k');
	await page.keyboard.type(action);
	await expect(page.getByRole('option', { name: action, exact: true })).toBeVisible();
	await page.keyboard.press('Enter');
}

test('goods are put in without a mouse, and taken back', async ({ sit }) => {
	const desk = await sit('manager', '/documents/putIn');
	const { page, sheet, api } = desk;
	const { keyboard } = page;
	const [hall] = await warehouses(desk, 'North');
	const chai = await api.row('article', '1');
	await keyboard.press('Control+=');
	await expect(sheet.fresh('warehouse')).toBeFocused();
	await keyboard.type('North hall');
	await expect(page.getByRole('option', { name: /^North hall/ })).toBeVisible();
	await keyboard.press('Tab');
	await keyboard.type('found behind the shelf');
	await keyboard.press('Shift+Tab');
	await keyboard.press('Space');
	const lines = below(desk);
	await expect(lines.fresh('article')).toBeFocused();
	const [paper] = await api.rows('putIn', 'warehouse', hall);
	const id = paper?.id ?? '';
	expect(paper).toMatchObject({ state: 'draft', number: null, note: 'found behind the shelf' });

	await keyboard.type('Chai');
	await expect(page.getByRole('option', { name: /^Chai/ })).toBeVisible();
	for (const _ of ['bin', 'batch', 'expiresOn', 'serials', 'quantity']) await keyboard.press('Tab');
	await expect(lines.fresh('quantity')).toBeFocused();
	await keyboard.type('2');
	await keyboard.press('Tab');
	await keyboard.type('1.5');
	await keyboard.press('Tab');
	await expect(lines.rows).toHaveCount(1);
	await expect(lines.fresh('article')).toBeFocused();
	await keyboard.type('Chai');
	await expect(page.getByRole('option', { name: /^Chai/ })).toBeVisible();
	for (const _ of ['bin', 'batch', 'expiresOn', 'serials', 'quantity']) await keyboard.press('Tab');
	await keyboard.type('10');
	// Nothing has left the editor yet.
	await act(desk, 'Post');
	await expect(sheet.toast('Post: done (1)')).toBeVisible();
	await expect(sheet.cell(id, 'state')).toHaveText('Posted');
	await expect(sheet.cell(id, 'number')).toHaveText(/^IN-\d+$/);
	expect(await onHand(desk, chai.id, hall)).toBe(12);
	const moves = await api.rows('stockMove', 'paper', id);
	expect(moves.map(({ kind, quantity }) => [kind, quantity]).toSorted()).toEqual([
		['putIn', 10],
		['putIn', 2]
	]);

	// What is posted is not typed into any more.
	const note = sheet.cell(id, 'note');
	await note.click();
	await keyboard.type('x');
	await expect(sheet.root.locator('.k-editor-input')).toHaveCount(0);
	await expect(note).toHaveClass(/k-fixed/);
	await expect(lines.root.getByRole('button', { name: 'Add row' })).toHaveCount(0);
	await expect(sheet.root.getByRole('button', { name: 'Post', exact: true })).toBeDisabled();

	await page.goto('/data/stockRecord');
	await sheet.find('North hall', 1);
	await expect(sheet.rows.first().locator('[col-id="onHand"]')).toHaveText('12');
	await page.goto('/documents/putIn');
	await sheet.cell(id, 'number').click();
	await keyboard.press('Shift+F10');
	await page.getByRole('menuitem', { name: 'Cancel' }).press('Enter');
	await expect(sheet.cell(id, 'state')).toHaveText('Cancelled');
	expect(await onHand(desk, chai.id, hall)).toBe(0);
	expect(await api.rows('stockMove', 'paper', id)).toHaveLength(4);
});

test('a new document is opened once what it refers to is found, wherever the focus went', async ({
	sit
}) => {
	const desk = await sit('manager', '/documents/putIn');
	const { page, sheet, api } = desk;
	const [hall] = await warehouses(desk, 'Late');
	await page.route('**/api/trpc/entities.warehouse.*', async (route) => {
		await new Promise((resolve) => setTimeout(resolve, 500));
		await route.continue();
	});
	await page.keyboard.press('Control+=');
	await expect(sheet.fresh('warehouse')).toBeFocused();
	await page.keyboard.type('Late hall');
	for (const key of ['Tab', 'Shift+Tab', 'Space']) await page.keyboard.press(key);
	await page.waitForTimeout(100);
	await page.keyboard.press('ArrowRight');
	await expect(below(desk).fresh('article')).toBeFocused();
	expect(await api.rows('putIn', 'warehouse', hall)).toHaveLength(1);
});

test('a transfer of more than there is: the mark stands at the quantity', async ({ sit }) => {
	const desk = await sit('manager', '/documents/transfer');
	const { page, sheet, api } = desk;
	const [hall, yard] = await warehouses(desk, 'South');
	const chang = await api.row('article', '2');
	await bring(desk, chang.id, hall, 10);
	await api.add('transfer', 1, () => ({ fromWarehouse: hall, toWarehouse: yard }));
	const { id } = await api.row('transfer', hall, 'fromWarehouse');
	const line = { document: id, article: chang.id };
	await api.add('transferLine', 2, (at) => ({ ...line, quantity: at === 0 ? 4 : 8 }));
	const [first, second] = await api.rows('transferLine', 'document', id);

	const post = sheet.root.getByRole('button', { name: 'Post', exact: true });
	await sheet.cell(id, 'note').click();
	await post.click();
	await expect(sheet.toast('Quantity: There are 2 too few')).toBeVisible();
	const lines = below(desk);
	const quantity = lines.cell(second?.id ?? '', 'quantity');
	await expect(quantity).toBeFocused();
	await expect(quantity).toHaveClass(/k-refused/);
	await expect(page.getByRole('tooltip')).toContainText('2');
	await expect(lines.cell(first?.id ?? '', 'quantity')).not.toHaveClass(/k-refused/);
	const refused = await api.row('transfer', hall, 'fromWarehouse');
	expect(refused).toMatchObject({ id, state: 'draft', number: null });

	// The mark is there again wherever the lines are.
	await page.getByRole('button', { name: 'Close details' }).click();
	await sheet.cell(id, 'note').click();
	await page.keyboard.press('Space');
	await expect(quantity).toHaveClass(/k-refused/);
	await page.keyboard.press('Space');
	await expect(lines.cell(first?.id ?? '', 'position')).toBeFocused();
	await sheet.type(quantity, '6');
	await expect(quantity).not.toHaveClass(/k-refused/);
	await post.click();
	await expect(sheet.cell(id, 'state')).toHaveText('Posted');
	expect([await onHand(desk, chang.id, hall), await onHand(desk, chang.id, yard)]).toEqual([0, 10]);
});

test('several at once: all of them or none, and each problem in its place', async ({ sit }) => {
	const desk = await sit('manager', '/documents/putIn');
	const { page, sheet, api } = desk;
	const [hall] = await warehouses(desk, 'West');
	const chang = await api.row('article', '2');
	await api.add('putIn', 2, () => ({ warehouse: hall }));
	const [empty, zero] = (await api.rows('putIn', 'warehouse', hall)).map(({ id }) => id);
	const line = { document: zero, article: chang.id, quantity: 0 };
	await api.add('putInLine', 1, () => line);
	await page.reload();
	await sheet.isLoaded();
	for (const id of [empty, zero]) await sheet.tick(id ?? '');
	await sheet.root.getByRole('button', { name: 'Post', exact: true }).click();
	await expect(sheet.toast('2 problems: ')).toBeVisible();
	await expect(sheet.cell(empty ?? '', 'state')).toHaveClass(/k-refused/);
	await expect(sheet.cell(empty ?? '', 'state')).toBeFocused();
	expect(await api.rows('putIn', 'warehouse', hall)).toMatchObject([
		{ state: 'draft' },
		{ state: 'draft' }
	]);
});

test('an action is offered to whom it is granted', async ({ sit }) => {
	const manager = await sit('manager', '/documents/putIn');
	const [hall] = await warehouses(manager, 'East');
	const chai = await manager.api.row('article', '1');
	const id = await bring(manager, chai.id, hall, 1);
	const { page, sheet } = await sit('staff', '/documents/putIn');
	await sheet.cell(id, 'number').click();
	await expect(sheet.root.getByRole('button', { name: /^(Post|Cancel)$/ })).toHaveCount(0);
	await page.keyboard.press('Shift+F10');
	await expect(page.getByRole('menuitem', { name: 'Copy' })).toBeVisible();
	await expect(page.getByRole('menuitem', { name: /^(Post|Cancel)$/ })).toHaveCount(0);

	const clerk = await sit('clerk', '/documents/putIn');
	const actions = clerk.sheet.root.getByRole('button', { name: /^(Post|Cancel)$/ });
	await expect(actions).toHaveText(['Post']);
	await clerk.sheet.cell(id, 'number').click();
	await expect(actions).toBeDisabled();
});

test('with a telephone: refused, mended, posted', async ({ sit }) => {
	const desk = await sit('manager', '/');
	const { page, api } = desk;
	await page.setViewportSize(NARROW);
	const [hall] = await warehouses(desk, 'Far');
	const chai = await api.row('article', '1');
	await api.add('putIn', 1, () => ({ warehouse: hall, note: 'by telephone' }));
	const { id } = await api.row('putIn', hall, 'warehouse');
	// The table that holds documents is the page of the documents.
	await page.goto(`/data/putIn?row=${id}`);
	await expect(page).toHaveURL(`/documents/putIn?row=${id}`);
	const form = page.getByRole('dialog');
	await form.getByRole('button', { name: 'Post', exact: true }).click();
	await expect(field(page, 'state')).toContainText('no lines');
	await form.getByRole('button', { name: 'Add row' }).click();
	await page.getByRole('button', { name: /^Article:/ }).click();
	await page.getByRole('combobox', { name: 'Article' }).fill('Chai');
	await page.getByRole('option', { name: /^Chai/ }).click();
	await page.getByLabel('Quantity').fill('3');
	await page.getByRole('button', { name: 'Save row' }).click();
	await expect.poll(() => api.rows('putInLine', 'document', id)).toHaveLength(1);
	// Stored is not yet known to be: until the answer has come, nobody leaves.
	await expect(page.getByText(/^saved /).last()).toBeVisible();
	await page.goBack();
	await expect(card(page, 'Chai')).toBeVisible();
	await form.getByRole('button', { name: 'Post', exact: true }).click();
	await expect(field(page, 'state')).toContainText('Posted');
	await expect(field(page, 'note').locator('input, textarea')).toHaveCount(0);
	await expect(form.getByRole('button', { name: 'Post', exact: true })).toBeDisabled();
	expect(await onHand(desk, chai.id, hall)).toBe(3);
});
