import { expect, type Locator, type Page } from '@playwright/test';
import { newId } from '../support/make.ts';
import type { Desk } from './journey.ts';

/** A sheet on the screen. */
export const cell = (page: Page, name: string): Locator => {
	const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(name) ?? [];
	return page.locator(`.ag-row[row-index="${Number(row) - 1}"] [col-id="${letters}"]`);
};
export const bar = (page: Page) => page.getByRole('combobox', { name: /^Content of/ });
export const saved = (page: Page) => expect(page.getByText(/^saved \d/)).toBeVisible();

export async function type(page: Page, text: string) {
	await page.keyboard.type(text);
	await page.keyboard.press('Enter');
}

export async function add({ page }: Desk): Promise<string> {
	await page.goto('/sheets');
	await page.getByRole('button', { name: 'New sheet', exact: true }).click();
	await expect(page).toHaveURL(/\/sheets\/.+/);
	await expect(cell(page, 'A1')).toBeVisible();
	await cell(page, 'A1').click();
	return page.url().split('/').at(-1) ?? '';
}

export async function put({ api }: Desk, cells: object, over: object = {}): Promise<string> {
	const id = newId();
	await api.mutate('sheets.save', { id, version: 0, name: 'Sums', cells, ...over });
	return id;
}
export const stored = async ({ api }: Desk, id: string) =>
	(await api.query<{ cells: object }>('sheets.read', { id })).cells;
