import { newId } from '../support/make.ts';
import { expect, test, type Desk } from './journey.ts';
import { addWarehouse, posted } from './stock-desk.ts';

/** Calls put-ins otherwise, or by the product's own word again. */
async function callPutIns({ api }: Desk, en: string | null) {
	const { id, version } = await api.row('movementKind', 'putIn', 'kind');
	const changes = [{ id, version, patch: { en } }];
	await api.mutate('entities.movementKind.save', { operation: newId(), changes });
}

test('what the company calls a kind of move is shown by an open list, without loading it anew', async ({
	sit
}) => {
	const one = await sit('manager', '/data/movementKind');
	const warehouse = await addWarehouse(one, 'words');
	const article = (await one.api.row('article', '1')).id;
	const other = await sit('admin', `/data/stockMove?sort=-at`);
	await posted(one, 'putIn', { warehouse }, { article, quantity: 1 });
	const [move] = await one.api.rows('stockMove', 'toWarehouse', warehouse);
	const kind = other.sheet.cell(move?.id ?? '', 'kind');
	await other.page.reload();
	await expect(kind).toHaveText('Put-in');

	await expect(one.sheet.root.getByRole('button', { name: 'New row' })).toBeHidden();
	const { id } = await one.api.row('movementKind', 'putIn', 'kind');
	await expect(one.sheet.cell(id, 'kind')).toHaveText('Put-in');
	await one.sheet.type(one.sheet.cell(id, 'en'), 'Found again');
	await expect(kind).toHaveText('Found again');
	await other.page.reload();
	await expect(kind).toHaveText('Found again');
	await callPutIns(one, null);
	await expect(kind).toHaveText('Put-in');
});
