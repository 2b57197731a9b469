import { expect, test, type Desk } from './journey.ts';

const face = ({ sheet }: Desk, name: string) =>
	sheet.root.getByRole('list', { name: 'Also in this table' }).getByRole('button', { name });

test('who is on which cell is outlined and named, follows him, and goes with his window', async ({
	sit
}) => {
	const other = await sit('admin');
	const one = await sit('manager');
	const [chai, chang] = [await one.api.row('article', '1'), await one.api.row('article', '2')];
	await expect(face(other, 'Manager')).toHaveText('M');

	await one.sheet.cell(chai.id, 'name').click();
	const outlined = other.sheet.cell(chai.id, 'name');
	await expect(outlined).toHaveClass(/k-here/);
	await expect(outlined).toHaveClass(/k-person-\d/);
	await expect(outlined).toHaveCSS('outline-style', 'solid');
	await expect(face(other, 'Manager')).toHaveAttribute('title', 'Manager · Name');
	await outlined.hover();
	await expect(other.page.getByRole('tooltip')).toHaveText('Here now: Manager');

	await one.page.keyboard.press('ArrowDown');
	await expect(other.sheet.cell(chang.id, 'name')).toHaveClass(/k-here/);
	await expect(outlined).not.toHaveClass(/k-here|k-person/);
	await face(other, 'Manager').click();
	await expect(other.sheet.cell(chang.id, 'name')).toBeFocused();
	await expect(one.sheet.cell(chang.id, 'name')).toHaveClass(/k-here/);

	await one.page.close();
	await expect(face(other, 'Manager')).toBeHidden();
	await expect(other.sheet.cell(chang.id, 'name')).not.toHaveClass(/k-here/);
});

test('an outline is where its row is drawn again, and nowhere else', async ({ sit }) => {
	const [other, one] = [await sit('admin'), await sit('manager')];
	const { sheet } = other;
	const chai = await one.api.row('article', '1');
	const scroll = (top: number) =>
		sheet.root.locator('.ag-grid-viewport').evaluate((list, to) => list.scrollTo(0, to), top);
	await one.sheet.cell(chai.id, 'name').click();
	await expect(sheet.cell(chai.id, 'name')).toHaveClass(/k-here/);
	await scroll(1600);
	await expect(sheet.row(chai.id)).toHaveCount(0);
	await expect(sheet.root.locator('.k-here')).toHaveCount(0);
	await one.page.keyboard.press('ArrowRight');
	await expect(face(other, 'Manager')).not.toHaveAttribute('title', 'Manager · Name');
	await scroll(0);
	await expect(sheet.cell(chai.id, 'category')).toHaveClass(/k-here/);
	await expect(sheet.root.locator('.k-here')).toHaveCount(1);
});

test('nobody is seen where one may not look', async ({ sit }) => {
	const [clerk, one] = [await sit('clerk'), await sit('manager')];
	const chai = await one.api.row('article', '1');
	await one.sheet.cell(chai.id, 'salesPrice').click();
	await expect(clerk.sheet.cell(chai.id, 'salesPrice')).toHaveClass(/k-here/);
	await one.sheet.cell(chai.id, 'cost').click();
	await expect(face(clerk, 'Manager')).toBeHidden();
	await expect(clerk.sheet.root.locator('.k-here')).toHaveCount(0);
	await one.page.keyboard.press('Home');
	await expect(clerk.sheet.cell(chai.id, 'number')).toHaveClass(/k-here/);
});
