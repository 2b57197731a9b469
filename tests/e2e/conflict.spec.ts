import { expect, test, type Desk } from './journey.ts';

test('two people on one cell: both values and who, then one of the two', async ({ sit }) => {
	const [one, other] = [await sit('manager'), await sit('admin')];
	const chai = await one.api.row('article', '1');
	const [mine, theirs] = [cell(one, chai.id), cell(other, chai.id)];
	await theirs.click();
	await other.page.keyboard.type('21');
	await one.sheet.type(mine, '20');
	await expect(other.sheet.cell(chai.id, 'grossPrice')).toHaveText('23.80');
	await other.page.keyboard.press('Enter');
	await expect(theirs).toHaveClass(/k-conflict/);
	await expect(theirs).toHaveText('21.00');
	expect(await stored(one, '1')).toBe(20);

	await theirs.click();
	await expect(other.sheet.note).toContainText('Manager changed this cell');
	await expect(other.sheet.note).toContainText(/Theirs\s*20\.00/);
	await expect(other.sheet.note).toContainText(/Mine\s*21\.00/);
	await other.sheet.note.getByRole('button', { name: 'Take theirs' }).click();
	await expect(theirs).toHaveText('20.00');
	await expect(theirs).not.toHaveClass(/k-conflict/);
	expect(await stored(one, '1')).toBe(20);

	await mine.click();
	await one.page.keyboard.type('23');
	await other.sheet.type(theirs, '22');
	await expect(one.sheet.cell(chai.id, 'grossPrice')).toHaveText('26.18');
	await one.page.keyboard.press('Enter');
	await expect(mine).toHaveClass(/k-conflict/);
	await mine.click();
	await expect(one.sheet.note).toContainText('Admin changed this cell');
	await one.sheet.note.getByRole('button', { name: 'Keep mine' }).click();
	await expect.poll(() => stored(one, '1')).toBe(23);
	await expect(mine).toHaveText('23.00');
	await expect(mine).not.toHaveClass(/k-conflict/);
});

test('two people on different cells of a row both win', async ({ sit }) => {
	const [one, other] = [await sit('manager'), await sit('admin')];
	const chang = await one.api.row('article', '2');
	await one.sheet.type(cell(one, chang.id), '25');
	await expect.poll(() => stored(one, '2')).toBe(25);
	const packaging = other.sheet.cell(chang.id, 'packaging');
	await other.sheet.type(packaging, 'crate');
	await expect.poll(async () => (await one.api.row('article', '2'))['packaging']).toBe('crate');
	await expect(packaging).toHaveText('crate');
	await expect(cell(other, chang.id)).toHaveText('25.00');
	expect(await one.api.row('article', '2')).toMatchObject({ salesPrice: 25, packaging: 'crate' });
});

test('an edit lands on its own row though rows were inserted above', async ({ sit }) => {
	const { page, sheet, api } = await sit('manager', '/data/article?sort=name');
	const before = await api.row('article', '3');
	await expect(sheet.row(before.id)).toHaveAttribute('row-index', '1');
	await sheet.cell(before.id, 'salesPrice').click();
	await page.keyboard.type('12');
	await expect(sheet.root.locator('.k-editor-input')).toHaveValue('12');

	const unit = (await api.row('unit', 'PCS', 'code')).id;
	const changes = ['0-A', '0-B'].map((number) => ({
		id: crypto.randomUUID().replace(/^(.{14})4/, '$17'),
		version: 0,
		patch: { number, name: `Above ${number}`, unit }
	}));
	await api.mutate('entities.article.save', { operation: crypto.randomUUID(), changes });
	await expect(sheet.root.getByRole('button', { name: 'Refresh' })).toContainText('2 rows changed');
	await page.keyboard.press('Enter');

	await expect.poll(() => stored({ api }, '3')).toBe(12);
	expect(await stored({ api }, '2')).not.toBe(12);
	await expect(sheet.count).toHaveText('79');
	await expect(sheet.rows.first()).toContainText('Above 0-A');
	await expect(sheet.row(before.id)).toHaveAttribute('row-index', '3');
	await expect(sheet.cell(before.id, 'salesPrice')).toHaveText('12.00');
});

const cell = ({ sheet }: Desk, row: string) => sheet.cell(row, 'salesPrice');
const stored = async ({ api }: Pick<Desk, 'api'>, number: string) =>
	(await api.row('article', number))['salesPrice'];
