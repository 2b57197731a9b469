import { expect, test } from './journey.ts';

const SAVE = '**/api/trpc/entities.article.save';

test.describe('without the server', () => {
	test.use({ torn: true });

	test('a block on its way holds the page, and arrives once there is a way', async ({ sit }) => {
		const { page, sheet, api } = await sit('manager');
		const [first, second] = await sheet.ids(2);
		await sheet.type(sheet.cell(first, 'packaging'), 'box');
		await expect.poll(async () => (await api.row('article', '1'))['packaging']).toBe('box');
		await page.route(SAVE, (route) => route.abort('connectionrefused'));
		await sheet.cell(first, 'packaging').click();
		await page.keyboard.press('Shift+ArrowDown');
		await page.keyboard.press('Control+d');
		await expect(sheet.cell(second, 'packaging')).toHaveText('box');

		const asked = page.waitForEvent('dialog');
		await page.close({ runBeforeUnload: true });
		const question = await asked;
		expect(question.type()).toBe('beforeunload');
		await question.dismiss();
		await page.getByRole('link', { name: 'Categories' }).click();
		await expect(sheet.toast('is not saved')).toBeVisible();
		expect((await api.row('article', '2'))['packaging']).not.toBe('box');

		await page.unroute(SAVE);
		await expect(sheet.toast('filled 1 cell')).toBeVisible();
		expect((await api.row('article', '2'))['packaging']).toBe('box');
		await page.getByRole('link', { name: 'Categories' }).click();
		await expect(page).toHaveURL(/\/data\/category/);
	});
});

test('a block that the server did not take stays to be written again', async ({ sit }) => {
	const { page, sheet, api } = await sit('manager');
	const [first, second] = [await api.row('article', '11'), await api.row('article', '12')];
	const data = { code: 'FORBIDDEN', httpStatus: 403 };
	const json = { error: { message: 'forbidden', code: -32003, data } };
	await page.route(SAVE, (route) => route.fulfill({ json }));
	await sheet.cell(first.id, 'packaging').click();
	await page.keyboard.press('Shift+ArrowDown');
	await page.keyboard.press('Control+d');
	const look = page.getByRole('dialog');
	await expect(look).toContainText('1 cell');
	await page.unroute(SAVE);
	await look.getByRole('button', { name: 'Write', exact: true }).click();
	await expect(look).toHaveCount(0);
	await expect
		.poll(async () => (await api.row('article', '12'))['packaging'])
		.toBe(first['packaging']);
	const [entry] = await api.history('article', second.id);
	expect(entry?.cells).toEqual([
		{ field: 'packaging', old: second['packaging'], new: first['packaging'] }
	]);
});
