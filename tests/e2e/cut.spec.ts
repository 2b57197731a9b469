import { expect, test } from './journey.ts';

test('what could not be put on the clipboard is not cut, rows that are not loaded included', async ({
	sit
}) => {
	const { page, sheet, api } = await sit('manager', '/data/paymentTerm');
	await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	await api.add('paymentTerm', 450, (at) => ({ name: `Cut ${at}`, discountDays: 7 }));
	await page.reload();
	await sheet.isLoaded();
	const filled = async () => (await api.rows('paymentTerm', 'discountDays', 7)).length;
	await sheet.rows.first().locator('[col-id="discountDays"]').click();
	await page.keyboard.press('Control+Space');
	await page.evaluate(() => {
		const refuse = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
		Object.assign(navigator.clipboard, { write: refuse });
	});
	await page.keyboard.press('Control+x');
	await expect(sheet.toast('The cells could not be copied')).toBeVisible();
	await page.keyboard.press('Shift+F10');
	await page.getByRole('menuitem', { name: 'Cut' }).press('Enter');
	await expect(sheet.toast('The cells could not be copied').nth(1)).toBeVisible();
	expect(await filled()).toBe(450);

	await page.reload();
	await sheet.isLoaded();
	await sheet.rows.first().locator('[col-id="discountDays"]').click();
	await page.keyboard.press('Control+Space');
	await page.keyboard.press('Control+x');
	await expect.poll(filled).toBe(0);
	const lines = (await page.evaluate(() => navigator.clipboard.readText())).split(/\r?\n/);
	expect(lines.filter((line) => line === '7')).toHaveLength(450);
});

test('cutting takes the cells away, pasting brings them elsewhere', async ({ sit }) => {
	const desk = await sit('manager');
	const { page, sheet, api } = desk;
	const chai = await api.row('article', '1');
	const chang = await api.row('article', '2');
	await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	await sheet.cell(chai.id, 'packaging').click();
	await page.keyboard.press('Control+x');
	await expect(sheet.cell(chai.id, 'packaging')).toHaveText('');
	await sheet.cell(chang.id, 'packaging').click();
	await page.keyboard.press('Control+v');
	await expect(sheet.cell(chang.id, 'packaging')).toHaveText(String(chai['packaging']));
	await page.keyboard.press('Control+z');
	await expect(sheet.cell(chang.id, 'packaging')).toHaveText(String(chang['packaging']));
	await page.keyboard.press('Control+z');
	await expect(sheet.cell(chai.id, 'packaging')).toHaveText(String(chai['packaging']));
});
