import { newId } from '../support/make.ts';
import { expect, test } from './journey.ts';

test('a text of several lines keeps them, and Alt+Enter begins another', async ({ sit }) => {
	const { page, sheet, api } = await sit('manager');
	const { id, version } = await api.row('article', '1');
	const changes = [{ id, version, patch: { name: 'Chai\nin bags' } }];
	await api.mutate('entities.article.save', { operation: newId(), changes });
	const name = sheet.cell(id, 'name');
	await expect(name).toHaveText('Chai in bags');
	await name.click();
	await page.keyboard.press('F2');
	const editor = sheet.root.locator('.k-editor-input');
	await expect(editor).toHaveValue('Chai\nin bags');
	const cell = await name.boundingBox();
	const grown = await editor.boundingBox();
	expect((grown?.height ?? 0) > (cell?.height ?? 0)).toBe(true);
	await page.keyboard.press('Enter');
	await expect(editor).toHaveCount(0);

	await name.click();
	await page.keyboard.press('F2');
	await page.keyboard.press('End');
	await page.keyboard.press('Alt+Enter');
	await page.keyboard.type('of fifty');
	await expect(editor).toHaveValue('Chai\nin bags\nof fifty');
	await page.keyboard.press('Tab');
	await expect
		.poll(async () => (await api.row('article', '1'))['name'])
		.toBe('Chai\nin bags\nof fifty');
	const [last] = await api.history('article', id);
	// Had the first time written anything, it would stand between.
	expect(last?.cells).toEqual([
		{ field: 'name', old: 'Chai\nin bags', new: 'Chai\nin bags\nof fifty' }
	]);
});

test('Enter ends a text of one line, and is no part of it', async ({ sit }) => {
	const { page, sheet, api } = await sit('manager');
	const [article, next] = [await api.row('article', '2'), await api.row('article', '3')];
	await sheet.type(sheet.cell(article.id, 'name'), 'Chang dark');
	await expect.poll(async () => (await api.row('article', '2'))['name']).toBe('Chang dark');
	await expect(sheet.cell(next.id, 'name')).toBeFocused();
	await page.keyboard.press('Control+:');
	const clock = /^\d{1,2}:\d\d [AP]M$/;
	await expect.poll(async () => (await api.row('article', '3'))['name']).toMatch(clock);
});

test('areas chosen apart are copied as one block where they lie in the same rows', async ({
	sit
}) => {
	const { page, sheet } = await sit('manager');
	const [first, second, third] = await sheet.ids(3);
	await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	const at = (row: string, field: string) => sheet.cell(row, field);
	await at(first, 'number').click();
	await at(second, 'number').click({ modifiers: ['Shift'] });
	await at(first, 'salesPrice').click({ modifiers: ['Control'] });
	await at(second, 'salesPrice').click({ modifiers: ['Shift'] });
	await page.keyboard.press('Control+c');
	const text = async () =>
		(await page.evaluate(() => navigator.clipboard.readText())).replaceAll('\r', '');
	await expect.poll(text).toBe('1\t18\n2\t19');

	await at(third ?? '', 'name').click({ modifiers: ['Control'] });
	await page.keyboard.press('Control+c');
	await expect(sheet.toast('Several areas can be copied together')).toBeVisible();
	expect(await text()).toBe('1\t18\n2\t19');
});
