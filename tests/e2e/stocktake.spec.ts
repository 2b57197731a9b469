import { newId } from '../support/make.ts';
import { expect, test, type Desk } from './journey.ts';
import { field, NARROW, type } from './narrow-desk.ts';
import { SheetView } from './sheet-view.ts';
import { addWarehouse, posted, recordsIn } from './stock-desk.ts';

const EAN = '4006381333931';

/** Puts a code on an article that a scanner reads. */
async function label({ api }: Desk, article: string, ean: string) {
	const { id, version } = await api.row('article', article);
	const changes = [{ id, version, patch: { ean } }];
	await api.mutate('entities.article.save', { operation: newId(), changes });
}

/** An article of which each piece has a serial number. */
async function addRadio({ api }: Desk): Promise<string> {
	const { id: unit } = await api.row('unit', 'PCS', 'code');
	const cells = { number: 'RADIO', name: 'Radio', unit, tracking: 'serial', cost: 20 };
	await api.add('article', 1, () => cells);
	return (await api.row('article', 'RADIO')).id;
}

/** Ten Chai, which bear an EAN, and four Chang in a warehouse of their own, and a stocktake planned there. */
async function plan(desk: Desk, name: string, head: object = {}) {
	const { api } = desk;
	const [chai, chang] = [await api.row('article', '1'), await api.row('article', '2')];
	const warehouse = await addWarehouse(desk, name);
	await posted(
		desk,
		'putIn',
		{ warehouse },
		{ article: chai.id, quantity: 10 },
		{ article: chang.id, quantity: 4 }
	);
	await api.add('stocktake', 1, () => ({ warehouse, ...head }));
	const { id } = await api.row('stocktake', warehouse, 'warehouse');
	return { id, warehouse, chai: chai.id, chang: chang.id };
}

const figures = async (desk: Desk, warehouse: string) =>
	Object.fromEntries(
		(await recordsIn(desk, warehouse)).map((record) => [record['article'], record['onHand']])
	);

test('counting with a phone-size screen, by a scanner; found goods; the manager posts', async ({
	sit
}) => {
	const manager = await sit('manager', '/documents/stocktake');
	const { id, warehouse, chai, chang } = await plan(manager, 'Pocket hall', { blind: true });
	await label(manager, '1', EAN);
	const radio = await addRadio(manager);
	await posted(manager, 'putIn', { warehouse }, { article: radio, quantity: 2, serials: 'R1, R2' });
	const desk = await sit('clerk', '/');
	const { page, api } = desk;
	await page.setViewportSize(NARROW);
	await page.goto(`/documents/stocktake?row=${id}`);
	const form = page.getByRole('dialog').first();
	await form.getByRole('button', { name: 'Begin counting' }).click();
	await expect(field(page, 'state')).toContainText('Counting');
	await expect(form.getByText('Chang')).toBeVisible();
	const scan = async (code: string) => {
		await form.getByRole('searchbox').click();
		await page.keyboard.type(code);
		await page.keyboard.press('Enter');
	};

	const counted = page.getByLabel('Counted', { exact: true });
	await scan(EAN);
	await expect(field(page, 'article')).toContainText('Chai');
	await expect(counted).toBeFocused();
	await expect(field(page, 'snapshot')).toContainText('(empty)');
	await type(page, counted, '7');
	await expect.poll(() => api.rows('stocktakeLine', 'counted', 7)).toHaveLength(1);
	await page.getByRole('button', { name: 'Done' }).last().click();

	// Two of them are sold while others are counted.
	await posted(manager, 'takeOut', { warehouse }, { article: chai, quantity: 2 });
	await scan('2');
	await expect(field(page, 'article')).toContainText('Chang');
	await expect(counted).toBeFocused();
	await type(page, counted, '4');
	await expect.poll(() => api.rows('stocktakeLine', 'counted', 4)).toHaveLength(1);
	await page.getByRole('button', { name: 'Done' }).last().click();

	// Of two radios one is there: each has a line by its serial number.
	for (const [serial, pieces] of Object.entries({ R1: '0', R2: '1' })) {
		await scan(serial);
		await expect(page.getByLabel('Serial number')).toHaveValue(serial);
		await expect(counted).toBeFocused();
		await type(page, counted, pieces);
		await expect.poll(() => api.rows('stocktakeLine', 'counted', Number(pieces))).toHaveLength(1);
		await page.getByRole('button', { name: 'Done' }).last().click();
	}

	// Aniseed syrup is on no list: its line waits for the figure.
	await scan('3');
	await expect(counted).toBeFocused();
	await page.keyboard.type('5');
	await page.getByRole('button', { name: 'Save row' }).click();
	await expect.poll(() => api.rows('stocktakeLine', 'document', id)).toHaveLength(5);
	await page.getByRole('button', { name: 'Done' }).last().click();
	await scan('no such code');
	await expect(page.getByText('no such code is not on the list')).toBeVisible();

	await form.getByRole('button', { name: 'Finish counting' }).click();
	await expect(field(page, 'state')).toContainText('Counted');
	await expect(form.getByRole('button', { name: 'Post', exact: true })).toHaveCount(0);

	const { sheet } = manager;
	await manager.page.goto('/documents/stocktake');
	await sheet.isLoaded();
	await sheet.cell(id, 'state').click();
	await sheet.root.getByRole('button', { name: 'Post', exact: true }).click();
	await expect(sheet.cell(id, 'state')).toHaveText('Posted');
	const syrup = await manager.api.row('article', '3');
	expect(await figures(manager, warehouse)).toMatchObject({
		...{ [chai]: 5, [chang]: 4, [syrup.id]: 5 }
	});
	const moves = await manager.api.rows('stockMove', 'paper', id);
	expect(
		moves.map((move) => [move['kind'], move['article'], move['quantity'], move['toWarehouse']])
	).toEqual(
		expect.arrayContaining([
			['countDiff', chai, 3, null],
			['countDiff', radio, 1, null],
			['countDiff', syrup.id, 5, warehouse]
		])
	);
	expect(moves).toHaveLength(3);
	expect(moves.find((move) => move['article'] === radio)).toMatchObject({ serial: 'R1' });
});

test('at a desk: from code to figure, counted again, and a warning passed', async ({ sit }) => {
	const desk = await sit('manager', '/documents/stocktake');
	const { page, sheet, api } = desk;
	const { id, warehouse, chai } = await plan(desk, 'Desk hall');
	await label(desk, '1', EAN);
	await api.add('reservation', 1, () => ({ warehouse }));
	const reservation = await api.row('reservation', warehouse, 'warehouse');
	await api.add('reservationLine', 1, () => ({
		...{ document: reservation.id, article: chai, quantity: 8 }
	}));
	await api.mutate('documents.reservation.reserve', {
		operation: newId(),
		rows: [{ id: reservation.id, version: reservation.version }]
	});
	await page.reload();
	await sheet.isLoaded();
	await sheet.cell(id, 'state').click();
	const act = (name: string) => sheet.root.getByRole('button', { name, exact: true }).click();
	await act('Begin counting');
	await expect(sheet.cell(id, 'state')).toHaveText('Counting');
	await sheet.cell(id, 'number').click();
	await page.keyboard.press('Space');
	const lines = new SheetView(
		page,
		page.getByRole('region', { name: 'Details of the row' }).locator('[data-sheet]')
	);
	await expect(lines.rows).toHaveCount(2);
	const [line] = (await api.rows('stocktakeLine', 'document', id)).filter(
		(each) => each['article'] === chai
	);
	const counted = lines.cell(line?.id ?? '', 'counted');
	await lines.search.click();
	await page.keyboard.type(EAN);
	await page.keyboard.press('Enter');
	await expect(counted).toBeFocused();
	await page.keyboard.type('3');
	await page.keyboard.press('Enter');
	await expect(lines.cell(line?.id ?? '', 'difference')).toHaveText('-7');
	await act('Finish counting');
	await expect(sheet.cell(id, 'state')).toHaveText('Counted');
	await act('Count differences again');
	await expect(lines.cell(line?.id ?? '', 'firstCounted')).toHaveText('3');
	await sheet.type(counted, '5');
	await lines.isSaved(counted);
	await act('Finish counting');
	await expect(sheet.cell(id, 'state')).toHaveText('Counted');

	await act('Post');
	const question = page.getByRole('dialog', { name: 'Post' });
	await expect(question).toContainText('More is reserved than will be left');
	await question.getByRole('button', { name: 'Cancel' }).click();
	expect(await api.row('stocktake', warehouse, 'warehouse')).toMatchObject({ state: 'counted' });
	await act('Post');
	await question.getByRole('button', { name: 'Do it anyway' }).click();
	await expect(sheet.cell(id, 'state')).toHaveText('Posted');
	expect((await figures(desk, warehouse))[chai]).toBe(5);
});
