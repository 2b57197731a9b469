import { newId } from '../support/make.ts';
import { expect, test, type Desk } from './journey.ts';
import { isAccessible } from './accessible.ts';

/** Posts a document with one line. */
async function post({ api }: Desk, type: string, head: object, line: object) {
	const document = newId();
	const save = (entity: string, id: string, patch: object) =>
		api.mutate(`entities.${entity}.save`, {
			operation: newId(),
			changes: [{ id, version: 0, patch }]
		});
	await save(type, document, head);
	await save(`${type}Line`, newId(), { document, ...line });
	const rows = [{ id: document, version: 1 }];
	await api.mutate(`documents.${type}.post`, { operation: newId(), rows });
	return document;
}

test('a piece is traced from its stock in one click, and by its number', async ({ sit }) => {
	const desk = await sit('clerk', '/data/stockRecord');
	const { page, sheet } = desk;
	const manager = await sit('manager');
	const { api } = manager;
	const [{ id: main }, { unit }] = [
		await api.row('warehouse', 'MAIN', 'code'),
		await api.row('article', '1')
	];
	const monitor = { number: 'TR-1', name: 'Traced monitor', unit, tracking: 'serial', cost: 90 };
	await api.add('article', 1, () => monitor);
	await api.add('warehouse', 1, () => ({ code: 'SHOP', name: 'Shop' }));
	const { id: article } = await api.row('article', 'TR-1');
	const { id: shop } = await api.row('warehouse', 'SHOP', 'code');
	const came = { article, quantity: 2, serials: 'TM-0001, TM-0002' };
	const putIn = await post(manager, 'putIn', { warehouse: main }, came);
	const way = { fromWarehouse: main, toWarehouse: shop };
	await post(manager, 'transfer', way, { article, quantity: 1, serials: 'TM-0001' });

	await sheet.find('TM-0001', 2);
	await sheet.rows.filter({ hasText: 'Shop' }).locator('[col-id="serial"]').click();
	await page.keyboard.press('Shift+F10');
	await page.getByRole('menuitem', { name: 'Trace TM-0001' }).press('Enter');
	await expect(page).toHaveURL(/\/stock\/card\?article=.+&serial=TM-0001/);
	await expect(page.getByRole('heading', { name: /Traced monitor.*TM-0001/ })).toBeVisible();
	const moves = page.getByRole('table').last().getByRole('row');
	await expect(moves).toHaveCount(3);
	await expect(moves.nth(1)).toContainText('Transfer');
	await expect(moves.nth(1)).toContainText('Shop');
	await expect(moves.nth(2)).toContainText('Put-in');
	await expect(moves.nth(2)).toContainText('Outside');
	await isAccessible(page);

	// What happens elsewhere is there without a reload.
	await post(manager, 'takeOut', { warehouse: shop }, { article, quantity: 1, serials: 'TM-0001' });
	await expect(moves).toHaveCount(4);
	await expect(page.getByText('Nothing is on hand')).toBeVisible();

	// A scanner is faster than the answer.
	await page.getByLabel('Article, batch or serial number').fill('TM-0002');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: /TM-0002/ })).toBeVisible();
	await expect(moves).toHaveCount(2);
	await moves.nth(1).getByRole('link').first().click();
	await expect(page).toHaveURL(new RegExp(`/documents/putIn\\?row=${putIn}`));
});
