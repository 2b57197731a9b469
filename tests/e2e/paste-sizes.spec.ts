import { expect, test } from './journey.ts';

test.use({ viewport: { width: 2400, height: 1000 } });

test('more than a thousand changes are looked at before they are written', async ({ sit }) => {
	const { page, sheet, api } = await sit('manager', '/data/paymentTerm');
	await api.add('paymentTerm', 1001, (at) => ({ name: `Wide ${at}`, dueDays: 1 }));
	await page.reload();
	await sheet.isLoaded();
	await sheet.find('Wide', '1,001');
	const same = async (days: number) => (await api.rows('paymentTerm', 'dueDays', days)).length;
	const [first] = await sheet.ids(1);
	const dialog = page.getByRole('dialog');
	await sheet.cell(first, 'dueDays').click();
	await page.keyboard.press('Shift+ArrowDown');
	await sheet.paste('3');
	await expect.poll(() => same(3)).toBe(2);
	await expect(dialog).toBeHidden();

	// The column of the cell that has the focus, by its head: the keys go on from its cells.
	await sheet.choose('dueDays');
	await expect(sheet.foot).toContainText('Count 1,001');
	await sheet.paste('4');
	await expect(dialog).toContainText('1,001 cells will change');
	expect(await same(4)).toBe(0);
	await page.keyboard.press('Escape');
	await expect(dialog).toBeHidden();
	expect(await same(4)).toBe(0);
	await sheet.paste('4');
	await page.getByRole('button', { name: 'Write', exact: true }).click();
	await expect(sheet.toast('pasted 1,001 cells')).toBeVisible();
	const [operation] = await api.operations('paymentTerm');
	expect(operation).toMatchObject({ source: 'paste', updated: 1001 });
	expect((await api.history('paymentTerm', first))[0]?.operation).toBe(operation?.id);
	await page.keyboard.press('Control+z');
	await expect.poll(() => same(4)).toBe(0);
	expect(await same(3)).toBe(2);
});

test('few rows of many cells go to the import as well', async ({ sit }) => {
	const { page, sheet, api } = await sit('manager');
	const { length } = await api.operations('article');
	const { id } = await api.row('article', '1');
	await sheet.cell(id, 'number').click();
	const line = (at: number) => Array.from({ length: 11 }, (_, cell) => `${at}-${cell}`).join('\t');
	await sheet.paste(Array.from({ length: 5000 }, (_, at) => line(at)).join('\n'));
	const wizard = page.getByRole('dialog', { name: 'Import into Articles' });
	await expect(wizard).toContainText('3-1');
	expect(await api.operations('article')).toHaveLength(length);
	expect(await api.count('article')).toBe(77);
});
