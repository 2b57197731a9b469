import { expect, test } from './journey.ts';
import { change, chip } from './live-desk.ts';

test('what the list is sorted by changes while cells are chosen: the row stays until one asks', async ({
	sit
}) => {
	const [one, other] = [
		await sit('manager', '/data/unit'),
		await sit('admin', '/data/article?sort=salesPrice')
	];
	const { page, sheet, api } = other;
	const [cheapest, second, third = ''] = await sheet.ids(3);
	const number = await sheet.cell(cheapest, 'number').innerText();
	const { salesPrice } = await api.row('article', number);
	await sheet.cell(second, 'salesPrice').click();
	await page.keyboard.press('Shift+ArrowDown');
	await expect(sheet.chosen).toHaveCount(2);

	await change(one, number, { salesPrice: 5000 });
	await expect(chip(other)).toHaveText(/1 row changed/);
	await expect(sheet.cell(cheapest, 'salesPrice')).toHaveText('5,000.00');
	await expect(sheet.row(cheapest)).toHaveAttribute('row-index', '0');
	await expect(sheet.chosen).toHaveCount(2);

	await chip(other).click();
	await expect(sheet.row(second)).toHaveAttribute('row-index', '0');
	await expect(sheet.row(third)).toHaveAttribute('row-index', '1');
	await expect(sheet.row(cheapest)).toHaveCount(0);
	await expect(chip(other)).toBeHidden();
	await expect(sheet.chosen).toHaveCount(0);
	await sheet.root.locator('.ag-cell').first().click();
	await page.keyboard.press('Control+End');
	await expect(sheet.row(cheapest)).toHaveAttribute('row-index', '76');
	const [entry] = await api.history('article', cheapest);
	expect(entry).toMatchObject({
		kind: 'update',
		cells: [{ field: 'salesPrice', old: salesPrice, new: 5000 }]
	});
});
