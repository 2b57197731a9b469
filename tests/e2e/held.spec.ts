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

test('a connection lost in the middle: sent again, done once', async ({ sit }) => {
	const { page, sheet, api } = await sit('manager');
	const chai = await api.row('article', '1');
	const sent: string[] = [];
	await page.route(SAVE, async (route) => {
		sent.push(route.request().postData() ?? '');
		if (sent.length > 1) return route.continue();
		// It arrives and is done, but the answer is lost.
		await route.fetch();
		await route.abort('connectionreset');
	});
	await sheet.cell(chai.id, 'packaging').click();
	await sheet.paste('lost\nand found');
	await expect(sheet.toast('pasted 2 cells')).toBeVisible({ timeout: 15_000 });
	expect(sent).toHaveLength(2);
	expect(sent[1]).toBe(sent[0]);
	const after = await api.row('article', '1');
	expect(after['packaging']).toBe('lost');
	expect(after.version).toBe(chai.version + 1);
	const [entry, before] = await api.history('article', chai.id);
	expect(entry?.cells).toHaveLength(1);
	expect(before?.operation).not.toBe(entry?.operation);
	await page.unroute(SAVE);
	await page.keyboard.press('Control+z');
	await expect.poll(async () => (await api.row('article', '1'))['packaging']).not.toBe('lost');
});
