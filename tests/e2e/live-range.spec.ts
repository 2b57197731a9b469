import { newId } from '../support/make.ts';
import { expect, test, type Desk } from './journey.ts';

async function setPrice({ api }: Desk, number: string, salesPrice: number) {
	const { id, version } = await api.row('article', number);
	const changes = [{ id, version, patch: { salesPrice } }];
	await api.mutate('entities.article.save', { operation: newId(), changes });
}

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
	const chip = sheet.root.getByRole('button', { name: 'Refresh' });
	await sheet.cell(second, 'salesPrice').click();
	await page.keyboard.press('Shift+ArrowDown');
	await expect(sheet.chosen).toHaveCount(2);

	await setPrice(one, number, 5000);
	await expect(chip).toHaveText(/1 row changed/);
	await expect(sheet.cell(cheapest, 'salesPrice')).toHaveText('5,000.00');
	await expect(sheet.row(cheapest)).toHaveAttribute('row-index', '0');
	await expect(sheet.chosen).toHaveCount(2);

	await chip.click();
	await expect(sheet.row(second)).toHaveAttribute('row-index', '0');
	await expect(sheet.row(third)).toHaveAttribute('row-index', '1');
	await expect(sheet.row(cheapest)).toHaveCount(0);
	await expect(chip).toBeHidden();
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
