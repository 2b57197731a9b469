import { newId } from '../support/make.ts';
import { expect, test } from './journey.ts';
import { SheetView } from './sheet-view.ts';

test('a take-out is proposed the batch that expires first, split where one does not do', async ({
	sit
}) => {
	const { page, sheet, api } = await sit('manager', '/documents/takeOut');
	const save = (entity: string, id: string, patch: object) =>
		api.mutate(`entities.${entity}.save`, {
			operation: newId(),
			changes: [{ id, version: 0, patch }]
		});
	const { unit } = await api.row('article', '1');
	const milk = { number: 'M-1', name: 'Fresh milk', unit, tracking: 'batch', cost: 1 };
	await api.add('article', 1, () => milk);
	const { id: article } = await api.row('article', 'M-1');
	const { id: warehouse } = await api.row('warehouse', 'MAIN', 'code');
	const [putIn, takeOut] = [newId(), newId()];
	await save('putIn', putIn, { warehouse });
	const came = { document: putIn, article };
	await save('putInLine', newId(), {
		...came,
		quantity: 9,
		batch: 'LATE',
		expiresOn: '2099-12-31'
	});
	await save('putInLine', newId(), {
		...came,
		quantity: 4,
		batch: 'SOON',
		expiresOn: '2099-01-31'
	});
	const rows = [{ id: putIn, version: 1 }];
	await api.mutate('documents.putIn.post', { operation: newId(), rows });
	await save('takeOut', takeOut, { warehouse, note: 'for the canteen' });
	await save('takeOutLine', newId(), { document: takeOut, article, quantity: 6 });

	await sheet.find('for the canteen', 1);
	await sheet.cell(takeOut, 'note').click();
	await page.keyboard.press('Space');
	const pane = page.getByRole('region', { name: 'Details of the row' });
	const lines = new SheetView(page, pane.locator('[data-sheet]'));
	await expect(lines.rows).toHaveCount(1);
	await page.keyboard.press('Control+k');
	await page.keyboard.type('Propose goods');
	await page.keyboard.press('Enter');
	await expect(sheet.toast('1 line names its goods now')).toBeVisible();
	await expect(lines.rows).toHaveCount(2);
	const written = await api.rows('takeOutLine', 'document', takeOut);
	expect(written.map(({ batch, quantity }) => [batch, quantity])).toEqual([
		['SOON', 4],
		['LATE', 2]
	]);
	await page.keyboard.press('Control+k');
	await page.keyboard.type('Post');
	await expect(page.getByRole('option', { name: 'Post', exact: true })).toBeVisible();
	await page.keyboard.press('Enter');
	await expect(sheet.cell(takeOut, 'state')).toHaveText('Posted');
});
