import { expect, test } from './journey.ts';

test.use({ viewport: { width: 2400, height: 1000 } });

test('cells are chosen by keys, with what they come to below', async ({ sit }) => {
	const { page, sheet } = await sit('manager');
	const [first, second] = await sheet.ids(2);
	await sheet.cell(first, 'salesPrice').click();
	await page.keyboard.press('Shift+ArrowDown');
	await expect(sheet.chosen).toHaveCount(2);
	await expect(sheet.cell(second, 'salesPrice')).toHaveAttribute('aria-selected', 'true');
	await expect(sheet.foot).toContainText('Count 2');
	await expect(sheet.foot).toContainText('Sum 37');
	await expect(sheet.foot).toContainText('Avg 18.5');
	await expect(sheet.foot).toContainText('Min 18');
	await expect(sheet.foot).toContainText('Max 19');
	await expect(sheet.foot.getByText('2 × 1 cells selected, sum 37')).toHaveRole('status');

	await page.keyboard.press('Shift+ArrowRight');
	await expect(sheet.chosen).toHaveCount(4);
	await page.keyboard.press('ArrowDown');
	await expect(sheet.chosen).toHaveCount(0);
	await expect(sheet.cell(second, 'salesPrice')).toHaveClass(/ag-cell-focus/);
	await expect(sheet.root.locator('[aria-selected="true"]')).toHaveCount(0);
});

test('far keys, whole rows, columns and everything', async ({ sit }) => {
	const { page, sheet } = await sit('manager');
	const [first] = await sheet.ids(1);
	await sheet.cell(first, 'salesPrice').click();
	await page.keyboard.press('Control+Shift+ArrowDown');
	await expect(sheet.foot).toContainText('Count 77');
	await expect(sheet.foot).toContainText('Sum 2,222.71');
	await page.keyboard.press('Control+Home');
	await expect(sheet.cell(first, 'number')).toHaveClass(/ag-cell-focus/);
	await page.keyboard.press('End');
	await expect(sheet.root.locator('.ag-cell-focus')).toHaveAttribute('col-id', 'discontinued');
	await page.keyboard.press('Home');
	await page.keyboard.press('Shift+Space');
	const columns = await sheet.root.locator('.ag-header-cell').count();
	await expect(sheet.chosen).toHaveCount(columns - 1);
	await page.keyboard.press('Control+a');
	const rows = await sheet.rows.count();
	await expect(sheet.chosen).toHaveCount(rows * (columns - 1));
	await expect(sheet.foot).toContainText('cells selected');
	await expect(sheet.foot).toContainText(/77 × \d+ cells/);
});

test('the mouse drags, Shift extends, Control adds, heads and numbers choose all', async ({
	sit
}) => {
	const { page, sheet } = await sit('manager');
	const ids = await sheet.ids(6);
	const at = (row: number, field: string) => sheet.cell(ids[row] ?? '', field);
	await at(1, 'salesPrice').hover();
	await page.mouse.down();
	await at(3, 'grossPrice').hover();
	await page.mouse.up();
	await expect(sheet.chosen).toHaveCount(6);
	await at(4, 'cost').click({ modifiers: ['Shift'] });
	await expect(sheet.chosen).toHaveCount(12);
	await at(0, 'number').click({ modifiers: ['Control'] });
	await expect(sheet.chosen).toHaveCount(13);
	await expect(at(0, 'number')).toHaveClass(/ag-cell-focus/);

	await sheet.choose('salesPrice');
	await expect(sheet.foot).toContainText('Sum 2,222.71');
	await expect(sheet.head('salesPrice')).toHaveAttribute('aria-sort', 'none');
	await sheet.head('cost').click({ modifiers: ['Shift'] });
	await expect(at(0, 'grossPrice')).toHaveClass(/k-in/);

	await at(2, 'row.number').click({ position: { x: 50, y: 12 } });
	await expect(at(2, 'name')).toHaveClass(/k-in/);
	await expect(at(3, 'name')).not.toHaveClass(/k-in/);
	await at(4, 'row.number').click({ position: { x: 50, y: 12 }, modifiers: ['Shift'] });
	await expect(at(3, 'name')).toHaveClass(/k-in/);
});

test('Enter and Tab walk inside the chosen cells, also after typing', async ({ sit }) => {
	const { page, sheet, api } = await sit('manager');
	const [first, second] = await sheet.ids(2);
	await sheet.cell(first, 'packaging').click();
	await page.keyboard.press('Shift+ArrowDown');
	await page.keyboard.type('one');
	await page.keyboard.press('Enter');
	await expect(sheet.cell(second, 'packaging')).toHaveClass(/ag-cell-focus/);
	await expect(sheet.chosen).toHaveCount(2);
	await page.keyboard.type('two');
	await page.keyboard.press('Tab');
	await expect(sheet.cell(first, 'packaging')).toHaveClass(/ag-cell-focus/);
	await expect(sheet.cell(first, 'packaging')).toHaveText('one');
	await expect.poll(async () => (await api.row('article', '2'))['packaging']).toBe('two');
});

test('what is chosen keeps its look while the list scrolls', async ({ sit }) => {
	const { page, sheet } = await sit('manager');
	await page.setViewportSize({ width: 1000, height: 400 });
	const [first] = await sheet.ids(1);
	await sheet.cell(first, 'name').click();
	await page.keyboard.press('Control+Shift+ArrowDown');
	await expect(sheet.rows.last().locator('[col-id="name"]')).toHaveClass(/k-in-bottom/);
	await page.keyboard.press('Control+Home');
	await expect(sheet.chosen).toHaveCount(0);
	await expect(sheet.root.locator('.k-in-top, .k-in-bottom, .k-in-left')).toHaveCount(0);
});

test('a step of the range draws the cells along its edge alone, and writes no text anew', async ({
	sit
}) => {
	const { page, sheet } = await sit('manager');
	const [first] = await sheet.ids(1);
	await sheet.cell(first, 'salesPrice').click();
	for (let step = 0; step < 3; step++) await page.keyboard.press('Shift+ArrowRight');
	for (let step = 0; step < 5; step++) await page.keyboard.press('Shift+ArrowDown');
	await expect(sheet.chosen).toHaveCount(24);
	const touched = await page.evaluateHandle(() => {
		const cells: { cells: Set<string>; texts: number } = { cells: new Set(), texts: 0 };
		const observer = new MutationObserver((records) => {
			for (const { type, target } of records) {
				const cell = target instanceof Element ? target.closest('.ag-cell') : null;
				const row = cell?.closest('.ag-row')?.getAttribute('row-index');
				if (cell) cells.cells.add(`${row} ${cell.getAttribute('col-id')}`);
				if (cell && type === 'childList') cells.texts++;
			}
		});
		const list = document.querySelector('.k-grid .ag-grid-viewport');
		if (list) {
			observer.observe(list, {
				subtree: true,
				childList: true,
				attributes: true,
				attributeFilter: ['class']
			});
		}
		return cells;
	});
	await page.keyboard.press('Shift+ArrowRight');
	await expect(sheet.chosen).toHaveCount(30);
	expect(await touched.evaluate(({ cells, texts }) => ({ cells: cells.size, texts }))).toEqual({
		cells: 12,
		texts: 0
	});
});

test('a column whose rows are not loaded is added up by the server', async ({ sit }) => {
	const { page, sheet, api } = await sit('manager', '/data/paymentTerm');
	await api.add('paymentTerm', 500, (at) => ({ name: `Faraway ${at}`, dueDays: at }));
	await page.reload();
	await sheet.isLoaded();
	await sheet.find('Faraway', 500);
	const asked = page.waitForRequest(/entities\.paymentTerm\.totals.*/);
	await sheet.choose('dueDays');
	expect((await asked).postData()).toContain('stretch');
	for (const sum of ['Count 500', 'Sum 124,750', 'Avg 249.5', 'Min 0', 'Max 499']) {
		await expect(sheet.foot).toContainText(sum);
	}
	await expect(sheet.foot).toContainText('500 × 1 cells');
});

test('the button in the head sorts, the name chooses', async ({ sit }) => {
	const { sheet } = await sit('manager');
	await sheet.sort('name');
	await expect(sheet.head('name')).toHaveAttribute('aria-sort', 'ascending');
	await expect(sheet.rows.first()).toContainText('Alice Mutton');
	await sheet.sort('name');
	await expect(sheet.head('name')).toHaveAttribute('aria-sort', 'descending');
});

test('a far row that is still on its way when the focus goes there is worked on like any other', async ({
	sit
}) => {
	const { page, sheet, api } = await sit('manager', '/data/paymentTerm');
	await api.add('paymentTerm', 450, (at) => ({ name: `Later ${at}`, dueDays: at }));
	await page.reload();
	await sheet.isLoaded();
	await page.route('**/api/trpc/entities.paymentTerm.list*', async (route) => {
		await new Promise((resolve) => setTimeout(resolve, 600));
		await route.continue();
	});
	await sheet.rows.first().locator('[col-id="name"]').click();
	await page.keyboard.press('Control+ArrowDown');
	const last = sheet.root.locator('.ag-cell-focus');
	await expect(last).toHaveText('');
	await expect(last).toHaveText('Later 449');
	await expect(page.getByRole('group', { name: 'Formula' })).toContainText('Later 449');
	await page.keyboard.type('The last');
	await page.keyboard.press('Enter');
	await expect
		.poll(async () =>
			(await api.rows('paymentTerm', 'name', 'The last')).map((row) => row['dueDays'])
		)
		.toEqual([449]);
});
