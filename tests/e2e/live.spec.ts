import { newId } from '../support/make.ts';
import { expect, test, type Desk } from './journey.ts';
import { change, chip, price } from './live-desk.ts';
import { SheetView } from './sheet-view.ts';

/** New articles by somebody who types elsewhere. */
async function addArticles({ api }: Desk, numbers: readonly string[]): Promise<readonly string[]> {
	const unit = (await api.row('unit', 'PCS', 'code')).id;
	const changes = numbers.map((number) => ({
		id: newId(),
		version: 0,
		patch: { number, name: `Added ${number}`, unit }
	}));
	await api.mutate('entities.article.save', { operation: newId(), changes });
	return changes.map(({ id }) => id);
}

async function remove({ api }: Desk, number: string) {
	const { id, version } = await api.row('article', number);
	await api.mutate('entities.article.remove', { operation: newId(), rows: [{ id, version }] });
}

test('an edit by one is seen by the other within a second, and lights up in a colour', async ({
	sit
}) => {
	const [one, other] = [await sit('manager'), await sit('admin')];
	const { id } = await one.api.row('article', '1');
	await one.sheet.type(price(one, id), '20');
	await expect(price(one, id)).toHaveText('20.00');
	const start = Date.now();
	await expect(price(other, id)).toHaveText('20.00', { timeout: 1000 });
	await expect(price(other, id)).toHaveClass(/k-changed/, { timeout: 1000 });
	expect(Date.now() - start).toBeLessThan(1000);
	await expect(price(other, id)).toHaveClass(/k-person-\d/);
	await expect(other.sheet.cell(id, 'name')).not.toHaveClass(/k-changed/);
	await expect(price(one, id)).not.toHaveClass(/k-changed/);
	await expect(price(other, id)).not.toHaveClass(/k-changed/);
});

test('a computed cell, a title elsewhere and the sums follow', async ({ sit }) => {
	const [one, other] = [await sit('manager'), await sit('admin')];
	const { id, category } = await one.api.row('article', '2');
	const [gross, total] = [other.sheet.cell(id, 'grossPrice'), other.sheet.total('salesPrice')];
	const [before, sum] = [await gross.textContent(), await total.textContent()];
	await change(one, '2', { salesPrice: 1900 });
	await expect(gross).not.toHaveText(before ?? '');
	await expect(total).not.toHaveText(sum ?? '');
	const named = other.sheet.cell(id, 'category');
	await expect(named).toHaveText('Beverages');
	await change(one, 'Beverages', { name: 'Drinks' }, 'category');
	await expect(named).toHaveText('Drinks', { timeout: 1500 });
	expect((await one.api.row('article', '2'))['category']).toBe(category);
	await change(one, 'Drinks', { name: 'Beverages' }, 'category');
});

test('rows that came are shown by themselves; scroll and focus stay on their row', async ({
	sit
}) => {
	const [one, other] = [
		await sit('manager', '/data/unit'),
		await sit('admin', '/data/article?sort=name')
	];
	const { page, sheet } = other;
	const row = await one.api.row('article', '40');
	await sheet.root.locator('.ag-grid-viewport').evaluate((list) => (list.scrollTop = 60));
	await price(other, row.id).click();
	const at = Number(await sheet.row(row.id).getAttribute('row-index'));
	const top = (await sheet.row(row.id).boundingBox())?.y;
	await addArticles(one, ['00-A', '00-B']);
	await expect(sheet.count).toHaveText('79');
	await expect(sheet.row(row.id)).toHaveAttribute('row-index', String(at + 2));
	await expect(chip(other)).toBeHidden();
	expect((await sheet.row(row.id).boundingBox())?.y).toBe(top);
	await expect(price(other, row.id)).toBeFocused();
	await page.keyboard.type('70');
	await page.keyboard.press('Enter');
	await expect.poll(async () => (await one.api.row('article', '40'))['salesPrice']).toBe(70);
	await remove(one, '00-A');
	await remove(one, '00-B');
	await expect(sheet.count).toHaveText('77');
});

test('while a cell is typed into, a chip says what changed, and the list waits', async ({
	sit
}) => {
	const [one, other] = [
		await sit('manager', '/data/unit'),
		await sit('admin', '/data/article?sort=name')
	];
	const { page, sheet } = other;
	const row = await one.api.row('article', '3');
	await price(other, row.id).click();
	await page.keyboard.type('12');
	const editor = sheet.root.locator('.k-editor-input');
	await addArticles(one, ['0-C']);
	await change(one, '3', { packaging: 'crate' });
	await expect(chip(other)).toHaveText(/1 row changed · Refresh/);
	await expect(sheet.cell(row.id, 'packaging')).toHaveText('crate');
	await expect(editor).toHaveValue('12');
	await expect(editor).toBeFocused();
	await expect(sheet.count).toHaveText('77');
	await page.keyboard.press('Enter');
	await expect(sheet.count).toHaveText('78');
	await expect(chip(other)).toBeHidden();
	expect(await one.api.row('article', '3')).toMatchObject({ salesPrice: 12, packaging: 'crate' });
	await remove(one, '0-C');
});

test('while rows are ticked the chip refreshes by the keyboard, and the ticks stay', async ({
	sit
}) => {
	const [one, other] = [await sit('manager', '/data/unit'), await sit('admin')];
	const { page, sheet } = other;
	const row = await one.api.row('article', '1');
	await sheet.cell(row.id, 'name').click();
	await page.keyboard.press('Shift+Space');
	await addArticles(one, ['D-1', 'D-2', 'D-3']);
	await expect(chip(other)).toHaveText(/3 rows changed/);
	await expect(sheet.count).toHaveText('77');
	await chip(other).focus();
	await page.keyboard.press('Enter');
	await expect(sheet.count).toHaveText('80');
	await expect(chip(other)).toBeHidden();
	await expect(sheet.foot).toContainText('1 row');
	await expect(sheet.cell(row.id, 'name')).toBeFocused();
	for (const number of ['D-1', 'D-2', 'D-3']) await remove(one, number);
});

test('a row that somebody deleted is struck out; an edit of it is refused and kept', async ({
	sit
}) => {
	const [one, other] = [await sit('manager', '/data/unit'), await sit('admin')];
	const { page, sheet } = other;
	const [id = ''] = await addArticles(one, ['GONE']);
	await sheet.find('GONE', 1);
	await price(other, id).click();
	await page.keyboard.type('15');
	await remove(one, 'GONE');
	await expect(sheet.cell(id, 'name')).toHaveClass(/k-gone/);
	await expect(chip(other)).toHaveText(/1 row changed/);
	await page.keyboard.press('Enter');
	await expect(price(other, id)).toHaveClass(/k-refused/);
	await expect(price(other, id)).toHaveText('15.00');
	await price(other, id).click();
	await expect(sheet.note).toContainText('This row no longer exists');
	await sheet.cell(id, 'name').hover();
	await expect(page.getByRole('tooltip')).toHaveText('Deleted by Manager');
	await page.keyboard.press('Escape');
	await page.keyboard.press('Escape');
	await expect(sheet.count).toHaveText(/^0\b/);
});

test('while a range is chosen the list waits as well, and the sums of the range follow', async ({
	sit
}) => {
	const [one, other] = [await sit('manager', '/data/unit'), await sit('admin')];
	const { page, sheet } = other;
	const [chai, chang] = [await one.api.row('article', '1'), await one.api.row('article', '2')];
	await change(one, '1', { salesPrice: 20 });
	await change(one, '2', { salesPrice: 30 });
	await expect(price(other, chang.id)).toHaveText('30.00');
	await price(other, chai.id).click();
	await page.keyboard.press('Shift+ArrowDown');
	await expect(sheet.foot).toContainText('Sum 50');
	await addArticles(one, ['E-1']);
	await expect(chip(other)).toHaveText(/1 row changed/);
	await change(one, '2', { salesPrice: 31 });
	await expect(sheet.foot).toContainText('Sum 51');
	await expect(sheet.count).toHaveText('77');
	await page.keyboard.press('ArrowLeft');
	await expect(sheet.count).toHaveText('78');
	await expect(chip(other)).toBeHidden();
	await remove(one, 'E-1');
});

test('below a row only what belongs to it comes; a default that goes over is seen at both', async ({
	sit
}) => {
	const [one, other] = [await sit('manager', '/data/unit'), await sit('admin', '/data/partner')];
	const { page } = other;
	const { rows: partners } = await one.api.query<{ rows: readonly { id: string }[] }>(
		'entities.partner.list',
		{ offset: 0, limit: 2 }
	);
	const [first, second] = partners.map(({ id }) => id);
	const add = async (partner: string | undefined, name: string, preferred = false) => {
		const id = newId();
		const changes = [{ id, version: 0, patch: { partner, name, preferred } }];
		await one.api.mutate('entities.contact.save', { operation: newId(), changes });
		return id;
	};
	const held = await add(first, 'Held', true);
	await page.goto(`/data/partner?row=${first}`);
	await page.getByRole('tab', { name: 'Contacts' }).click();
	const below = new SheetView(page, page.locator('[data-sheet] [data-sheet]'));
	await expect(below.cell(held, 'name')).toHaveText('Held');
	const rows = below.rows;
	const before = await rows.count();
	await add(second, 'Elsewhere');
	const here = await add(first, 'Here');
	await expect(below.cell(here, 'name')).toHaveText('Here');
	await expect(rows).toHaveCount(before + 1);

	await below.cell(here, 'preferred').click();
	await expect(below.cell(here, 'preferred')).toHaveClass(/k-yes/);
	await expect(below.cell(held, 'preferred')).not.toHaveClass(/k-yes/);
	expect((await one.api.row('contact', 'Held', 'name'))['preferred']).toBe(false);
});

test('a window that nobody sees gives its connection back, and catches up when it is seen', async ({
	sit
}) => {
	const [one, other] = [await sit('manager'), await sit('admin')];
	const { page } = other;
	const face = one.sheet.root.getByRole('button', { name: 'Admin' });
	await expect(face).toBeVisible();
	await page.clock.install();
	const show = (state: 'hidden' | 'visible') =>
		page.evaluate((value) => {
			Object.defineProperty(document, 'visibilityState', { value, configurable: true });
			document.dispatchEvent(new Event('visibilitychange'));
		}, state);
	await show('hidden');
	await page.clock.runFor(16_000);
	await expect(face).toBeHidden();
	const { id } = await one.api.row('article', '5');
	await change(one, '5', { salesPrice: 55 });
	await expect(price(one, id)).toHaveText('55.00');
	await expect(price(other, id)).not.toHaveText('55.00');
	await show('visible');
	await expect(price(other, id)).toHaveText('55.00');
	await expect(face).toBeVisible();
});
