import { expect, test, type Desk } from './journey.ts';

test.use({ viewport: { width: 2400, height: 1000 } });

/** Holds every save of an article for a while, as a slow line would. */
const slowly = ({ page }: Desk) =>
	page.route('**/api/trpc/entities.article.save', async (route) => {
		await new Promise((resolve) => setTimeout(resolve, 700));
		await route.continue();
	});

test('Ctrl+Z right after typing takes back what is still on its way, not the step before', async ({
	sit
}) => {
	const desk = await sit('manager');
	const { page, sheet, api } = desk;
	const [first, second] = [await api.row('article', '3'), await api.row('article', '4')];
	await sheet.type(sheet.cell(first.id, 'salesPrice'), '11');
	await expect(sheet.foot).toContainText('Undo: changed 1 cell');

	await slowly(desk);
	await sheet.type(sheet.cell(second.id, 'salesPrice'), '33');
	await page.keyboard.press('Control+z');
	await expect(sheet.cell(second.id, 'salesPrice')).toHaveText('33.00');
	await expect(sheet.toast('Undone: changed 1 cell')).toBeVisible();
	await expect(sheet.cell(second.id, 'salesPrice')).toHaveText('22.00');
	expect((await api.row('article', '4'))['salesPrice']).toBe(22);
	expect((await api.row('article', '3'))['salesPrice']).toBe(11);

	await page.keyboard.press('Control+z');
	await expect(sheet.cell(first.id, 'salesPrice')).toHaveText('10.00');
});

test('Ctrl+Z right after a paste takes the paste back', async ({ sit }) => {
	const desk = await sit('manager');
	const { page, sheet, api } = desk;
	const article = await api.row('article', '5');
	await slowly(desk);
	await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.evaluate(() => navigator.clipboard.writeText('25\n26'));
	await sheet.cell(article.id, 'salesPrice').click();
	await page.keyboard.press('Control+v');
	await page.keyboard.press('Control+z');
	await expect(sheet.toast('Undone: pasted 2 cells')).toBeVisible();
	await expect(sheet.cell(article.id, 'salesPrice')).toHaveText('21.35');
	const [undone, pasted] = await api.history('article', article.id);
	expect([undone?.cells, pasted?.cells]).toEqual([
		[{ field: 'salesPrice', old: 25, new: 21.35 }],
		[{ field: 'salesPrice', old: 21.35, new: 25 }]
	]);
});
