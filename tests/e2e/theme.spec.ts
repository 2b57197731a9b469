import type { Page } from '@playwright/test';
import { newId } from '../support/make.ts';
import { dress, isAccessible } from './accessible.ts';
import { expect, test } from './journey.ts';

const LIGHT = 'rgb(255, 255, 255)';
const DARK = 'rgb(22, 25, 26)';

/** What the page and the cells of its table are drawn on. */
async function isDrawnOn(page: Page, colour: string) {
	await expect(page.locator('body')).toHaveCSS('background-color', colour);
	await expect
		.poll(() =>
			page
				.locator('.k-grid')
				.first()
				.evaluate((grid) => {
					let at: Element | null = grid.querySelector('.ag-cell[col-id="name"]');
					while (at && getComputedStyle(at).backgroundColor === 'rgba(0, 0, 0, 0)')
						at = at.parentElement;
					return at && getComputedStyle(at).backgroundColor;
				})
		)
		.toBe(colour);
}

async function choose(page: Page, theme: 'Dark' | 'Light' | 'System') {
	await page.getByRole('button', { name: /sign out$/ }).click();
	await page.getByText(theme, { exact: true }).click();
	await page.keyboard.press('Escape');
}

test('dark is dark, light is light, and both outlast the page', async ({ sit }) => {
	const { page, sheet } = await sit('manager');
	await dress(page, 'light');
	await isDrawnOn(page, LIGHT);
	await choose(page, 'Dark');
	await isDrawnOn(page, DARK);
	await page.reload();
	await sheet.isLoaded();
	await isDrawnOn(page, DARK);
	await choose(page, 'Light');
	await isDrawnOn(page, LIGHT);
	await dress(page, 'dark');
	await page.reload();
	await sheet.isLoaded();
	await isDrawnOn(page, LIGHT);
});

test('System goes with what the machine says, at once', async ({ sit }) => {
	const { page, sheet } = await sit('manager');
	await dress(page, 'dark');
	await choose(page, 'Light');
	await isDrawnOn(page, LIGHT);
	await choose(page, 'System');
	await isDrawnOn(page, DARK);
	await dress(page, 'light');
	await isDrawnOn(page, LIGHT);
	await dress(page, 'dark');
	await isDrawnOn(page, DARK);
	await page.reload();
	await sheet.isLoaded();
	await isDrawnOn(page, DARK);
});

test('an open sheet keeps nobody out, in the light and in the dark', async ({ sit }) => {
	const { page, api } = await sit('admin', '/sheets');
	const id = newId();
	const cells = { A1: 'Price', B1: '=ARTICLE("1","salesPrice")', A2: '2026-03-02', B2: '=1/0' };
	await api.mutate('sheets.save', { id, version: 0, name: 'Seen by all', cells });
	await page.goto(`/sheets/${id}`);
	const cell = (row: number, column: string) =>
		page.locator(`.ag-row[row-index="${row}"] [col-id="${column}"]`);
	await expect(cell(0, 'B')).toHaveText('18');
	await cell(0, 'A').click();
	await page.keyboard.press('Shift+ArrowDown');
	await expect(page.locator('.ag-cell.k-in')).toHaveCount(2);
	for (const scheme of ['light', 'dark'] as const) {
		await dress(page, scheme);
		await isAccessible(page);
	}
});
