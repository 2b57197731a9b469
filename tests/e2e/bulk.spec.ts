import type { Page } from '@playwright/test';
import { expect, test } from './journey.ts';

test('beverages 3.5 % dearer by formula, seen before, in one step, and back again', async ({
	sit
}) => {
	const { page, sheet, api } = await sit('manager');
	const beverages = await api.row('category', 'Beverages', 'name');
	const total = () => api.sum('article', 'salesPrice', 'category', beverages.id);
	const chai = await api.row('article', '1');
	await sheet.filter('category', 'Beverages');
	await expect(sheet.count).toHaveText('12 of 77');

	const panel = await sheet.change(12, 'Sales price', 'Formula');
	await panel
		.getByRole('combobox', { name: 'Formula', exact: true })
		.fill('=ROUND([salesPrice]*1.035,2)');
	await expect(panel).toContainText('455.75 → 471.71');
	await expect(panel).toContainText('+15.96');
	const line = panel.getByRole('row').filter({ hasText: 'Chai' });
	await expect(line).toContainText(/18\.00\s*18\.63\s*\+0\.63/);
	expect(await total()).toBe(455.75);

	const tick = panel.getByRole('checkbox', { name: 'Change Chai' });
	await tick.click();
	await expect(panel.getByRole('button', { name: 'Change 11 rows' })).toBeEnabled();
	await expect(panel).not.toContainText('471.71');
	await tick.click();
	await expect(panel).toContainText('455.75 → 471.71');
	await panel.getByRole('button', { name: 'Change 12 rows' }).click();

	const done = sheet.toast('Changed 12 rows');
	await expect(done).toBeVisible();
	await expect(panel).toBeHidden();
	await expect(sheet.cell(chai.id, 'salesPrice')).toHaveText('18.63');
	await sheet.cell(chai.id, 'salesPrice').click();
	await expect(sheet.foot).toContainText('Sum 471.71');
	expect(await total()).toBe(471.71);
	const [operation] = await api.operations('article');
	expect(operation).toMatchObject({ source: 'bulk', updated: 12, inserted: 0, undone: false });

	await page.getByRole('button', { name: 'History' }).click();
	await expect(panel.getByText('bulk change: 12 changed')).toHaveCount(1);
	await panel.getByRole('button', { name: 'Undo: bulk change: 12 changed' }).click();
	await expect(sheet.toast('12 rows put back')).toBeVisible();
	await expect(panel.getByText('undone')).toBeVisible();
	await expect(sheet.cell(chai.id, 'salesPrice')).toHaveText('18.00');
	expect(await total()).toBe(455.75);
});

test('what the rules refuse is left out, what they doubt is confirmed', async ({ sit }) => {
	const { sheet, api } = await sit('admin');
	const condiments = await api.row('category', 'Condiments', 'name');
	await sheet.filter('category', 'Condiments');
	const panel = await sheet.change(12, 'Sales price', 'Subtract');
	await panel.getByLabel('Number').fill('20');
	await expect(panel).toContainText(/\d+ rows? cannot be changed like this/);
	const apply = panel.getByRole('button', { name: /^Change( \d+ rows?)?$/ }).last();
	await expect(apply).toBeDisabled();
	await panel.getByRole('checkbox', { name: /^Leave/ }).click();
	await panel.getByRole('checkbox', { name: 'Change them all the same' }).click();
	await expect(apply).toBeEnabled();
	const before = await api.rows('article', 'category', condiments.id);
	await apply.click();
	await expect(sheet.toast(/Changed \d+ rows?/)).toBeVisible();
	const after = await api.rows('article', 'category', condiments.id);
	for (const row of after) {
		const old = Number(before.find(({ id }) => id === row.id)?.['salesPrice']);
		expect(row['salesPrice']).toBeCloseTo(old < 20 ? old : old - 20, 6);
	}

	await sheet
		.toast(/Changed/)
		.getByRole('button', { name: 'Undo' })
		.click();
	await expect(sheet.toast('Undone')).toBeVisible();
	const again = await api.rows('article', 'category', condiments.id);
	expect(again.map((row) => row['salesPrice'])).toEqual(before.map((row) => row['salesPrice']));
});

test('ticked rows only, and a formula that is none says why', async ({ sit }) => {
	const { sheet, api } = await sit('manager');
	const [chai, chang] = [await api.row('article', '1'), await api.row('article', '2')];
	for (const { id } of [chai, chang]) await sheet.tick(id);
	await expect(sheet.foot).toContainText('2 rows ticked');
	const panel = await sheet.change(2, 'Packaging', 'Formula');
	const formula = panel.getByRole('combobox', { name: 'Formula', exact: true });
	await formula.fill('=UPPER([packaging]');
	await expect(panel.getByRole('alert')).toBeVisible();
	await formula.fill('=UPPER([packaging])');
	await expect(panel).toContainText('10 BOXES X 20 BAGS');
	await panel.getByRole('button', { name: 'Change 2 rows' }).click();
	await expect(sheet.cell(chai.id, 'packaging')).toHaveText('10 BOXES X 20 BAGS');
	expect((await api.row('article', '2'))['packaging']).toBe('24 - 12 OZ BOTTLES');
	expect((await api.row('article', '3'))['packaging']).toBe('12 - 550 ml bottles');
});

test('a formula is tried on one row while it is typed, and one without end does not freeze the page', async ({
	sit
}) => {
	const { page, sheet, api } = await sit('manager');
	for (const number of ['1', '2']) await sheet.tick((await api.row('article', number)).id);
	const panel = await sheet.change(2, 'Sales price', 'Formula');
	const formula = panel.getByRole('combobox', { name: 'Formula', exact: true });
	await formula.fill('=ROUND([salesPrice]*1.1,2)');
	await expect(panel.getByText('For Chai: 19.80')).toBeVisible();
	await formula.fill('=MEDIAN([salesPrice],20,30)');
	await expect(panel.getByText('For Chai: 20.00')).toBeVisible();

	const longest = longestPause(page);
	await formula.fill('=WORKDAY(TODAY(),10^17)');
	const reason = 'The formula takes too long to calculate';
	await expect(panel.getByRole('listitem').filter({ hasText: reason })).toBeVisible();
	await expect(panel.getByRole('alert')).toContainText(reason);
	expect(await longest).toBeLessThan(2_500);
	await expect(panel.getByRole('button', { name: /^Change/ }).last()).toBeDisabled();
	await formula.fill('=MEDIAN([salesPrice],40,30)');
	await expect(panel.getByText('For Chai: 30.00')).toBeVisible();
	expect((await api.row('article', '1'))['salesPrice']).toBe(18);
});

/** The longest that the page drew nothing, in milliseconds, over the next three seconds. */
const longestPause = (page: Page) =>
	page.evaluate(
		() =>
			new Promise<number>((resolve) => {
				const started = performance.now();
				let last = started;
				let longest = 0;
				const drawn = (now: number) => {
					longest = Math.max(longest, now - last);
					last = now;
					if (now - started < 3_000) requestAnimationFrame(drawn);
					else resolve(longest);
				};
				requestAnimationFrame(drawn);
			})
	);
