import { expect, test, type Desk } from './journey.ts';
import { FormulaDesk } from './formula-desk.ts';

test.use({ viewport: { width: 1900, height: 1300 } });

/** Opens the panel of rules by keys, from the list of columns. */
async function openRules({ page }: Desk) {
	const columns = page.getByRole('button', { name: 'Columns' });
	await columns.focus();
	await page.keyboard.press('Enter');
	await page.getByRole('button', { name: 'Conditional formats' }).focus();
	await page.keyboard.press('Enter');
	return page.getByRole('complementary');
}

/** Chooses from a list by keys: the first letters lead to a choice. */
async function choose({ page }: Desk, list: string, letters: string, option: string) {
	const box = page
		.getByRole('complementary')
		.getByRole('combobox', { name: new RegExp(`^${list}`) });
	await box.focus();
	await page.keyboard.press('Enter');
	await page.keyboard.type(letters);
	await page.keyboard.press('Enter');
	await expect(box).toHaveText(option);
}

test('what stands below a column is chosen by key and by mouse, and outlasts the page', async ({
	sit
}) => {
	const { page, sheet } = await sit('staff');
	const below = sheet.total('salesPrice');
	await expect(below).toHaveText('28.87');
	await below.click();
	const menu = page.getByRole('dialog', { name: 'Below Sales price' });
	await menu.getByRole('button', { name: 'Greatest' }).press('Enter');
	await expect(below).toHaveText('263.50');
	const [first] = await sheet.ids(1);
	await sheet.cell(first, 'salesPrice').click();
	await page.keyboard.press('Control+Home');
	await page.keyboard.press('ArrowUp');
	for (let steps = 0; steps < 40; steps++) {
		if (await sheet.head('salesPrice').evaluate((head) => head === document.activeElement)) break;
		await page.keyboard.press('ArrowRight');
	}
	await page.keyboard.press('Alt+ArrowDown');
	await sheet.note.getByRole('combobox', { name: 'Below the column' }).selectOption('Sum');
	await page.keyboard.press('Escape');
	await expect(below).toHaveText('2,222.71');
	await sheet.filter('category', 'Beverages');
	await expect(below).toHaveText('455.75');
	// The habit is written when the hand rests.
	await page.waitForTimeout(1000);
	await page.goto('/data/article');
	await sheet.isLoaded();
	await expect(below).toHaveText('2,222.71');
});

test('cells look as rules by condition and by formula say, the first that holds, in every list of the view', async ({
	sit
}) => {
	const desk = await sit('manager');
	const { page, sheet, api } = desk;
	const [chai, cote, niku] = [
		await api.row('article', '1'),
		await api.row('article', '38'),
		await api.row('article', '9')
	];
	await sheet.cell(chai.id, 'salesPrice').click();
	const panel = await openRules(desk);
	await panel.getByRole('button', { name: 'Add rule' }).press('Enter');
	await panel.getByRole('combobox', { name: 'Condition' }).selectOption({ label: 'more than' });
	await panel.getByRole('textbox', { name: 'Value' }).press('2');
	await page.keyboard.type('00');
	await panel.getByRole('radio', { name: 'Bad' }).press('Space');
	await panel.getByRole('button', { name: 'Keep' }).press('Enter');
	const price = (id: string) => sheet.cell(id, 'salesPrice');
	await expect(price(cote.id)).toHaveClass(/k-tone-bad.*k-tone-fill|k-tone-fill.*k-tone-bad/);
	await expect(price(chai.id)).not.toHaveClass(/k-tone-/);

	await panel.getByRole('button', { name: 'Add rule' }).press('Enter');
	await choose(desk, 'When', 'form', 'Formula');
	await panel.getByRole('combobox', { name: 'Formula', exact: true }).focus();
	await page.keyboard.press('Control+A');
	await page.keyboard.type('=[Sales price]>[Cost]*1.3');
	await panel.getByRole('radio', { name: 'Good' }).press('Space');
	await panel.getByRole('checkbox', { name: 'Bold' }).press('Space');
	await panel.getByRole('button', { name: 'Keep' }).press('Enter');
	const rules = panel.getByRole('list', { name: 'Conditional formats' }).getByRole('listitem');
	await expect(rules).toHaveCount(2);
	await expect(price(cote.id)).toHaveClass(/k-tone-bad/);
	await expect(price(niku.id)).toHaveClass(/k-tone-good/);
	await expect(price(niku.id)).toHaveClass(/k-tone-bold/);
	await expect(rules.nth(1).getByRole('button', { name: 'Change rule' })).toBeFocused();
	await rules.nth(1).getByRole('button', { name: 'Ask earlier' }).press('Enter');
	await expect(price(cote.id)).toHaveClass(/k-tone-good/);
	await expect(rules.nth(0).getByRole('button', { name: 'Change rule' })).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(panel).toBeHidden();

	await sheet.type(price(niku.id), '1');
	await expect(price(niku.id)).toHaveClass(/k-confirm/);
	await page.keyboard.press('ArrowUp');
	await page.keyboard.press('Control+Enter');
	await sheet.isSaved(price(niku.id));
	await expect(price(niku.id)).not.toHaveClass(/k-tone-/);

	await sheet.root.getByRole('button', { name: /^Articles/ }).click();
	await page.getByLabel('Save as').fill('Priced well');
	await page.getByRole('checkbox', { name: /^Share/ }).click();
	await page.getByRole('button', { name: 'Save view' }).click();
	await page.reload();
	await expect(price(cote.id)).toHaveClass(/k-tone-good/);
	const staff = await sit('staff');
	await expect(staff.sheet.cell(cote.id, 'salesPrice')).not.toHaveClass(/k-tone-/);
	await staff.sheet.root.getByRole('button', { name: /^Articles/ }).click();
	await staff.page.getByRole('button', { name: /^Priced well/ }).click();
	await expect(staff.sheet.cell(cote.id, 'salesPrice')).toHaveClass(/k-tone-good/);

	// Who may not see what a rule asks is told so in its place, and by no look of a cell.
	const clerk = await sit('clerk');
	await clerk.sheet.root.getByRole('button', { name: /^Articles/ }).click();
	await clerk.page.getByRole('button', { name: /^Priced well/ }).click();
	await expect(clerk.sheet.cell(cote.id, 'salesPrice')).toHaveClass(/k-tone-bad/);
	const told = await openRules(clerk);
	await expect(told.getByTitle(/^Its columns are gone, or not for you to see/)).toHaveCount(1);
});

test('a rule asks a formula column, and says what it cannot ask', async ({ sit }) => {
	const desk = await sit('admin');
	const { page, sheet, api } = desk;
	const cote = await api.row('article', '38');
	await sheet.cell(cote.id, 'salesPrice').click();
	await new FormulaDesk(page).make('Middle', '=MEDIAN([Sales price],20,30)');
	const panel = await openRules(desk);
	await panel.getByRole('button', { name: 'Add rule' }).press('Enter');
	await choose(desk, 'Cells of', 'who', 'Whole row');
	await choose(desk, 'When', 'form', 'Formula');
	const formula = panel.getByRole('combobox', { name: 'Formula', exact: true });
	await formula.fill('=MEDIAN([Sales price],2)>1');
	await expect(panel).toContainText('MEDIAN is no part of a rule');
	await panel.getByRole('button', { name: 'Keep' }).press('Enter');
	await expect(formula).toBeVisible();
	await formula.fill('=[Middle]=30');
	await panel.getByRole('radio', { name: 'Watch' }).press('Space');
	await panel.getByRole('button', { name: 'Keep' }).press('Enter');
	await expect(sheet.cell(cote.id, 'number')).toHaveClass(/k-tone-warning/);
	await expect(sheet.cell(cote.id, 'name')).toHaveClass(/k-tone-sign/);
	await panel.getByRole('button', { name: 'Remove rule' }).press('Enter');
	await expect(panel.getByRole('button', { name: 'Add rule' })).toBeFocused();
	await expect(sheet.cell(cote.id, 'number')).not.toHaveClass(/k-tone-/);
});
