import type { Locator, Page } from '@playwright/test';
import { expect, type Desk } from './journey.ts';

/** A window as narrow as a telephone. */
export const NARROW = { width: 390, height: 844 };

/** A desk at a window as narrow as a telephone, where no grid stands. */
export async function sitNarrow(
	sit: (login?: string, path?: string) => Promise<Desk>,
	login: string,
	path = '/data/article'
): Promise<Desk> {
	const desk = await sit(login, '/');
	await desk.page.goto(path);
	await expect(cards(desk.page).first()).toBeVisible();
	return desk;
}

export const cards = (page: Page) => page.locator('[data-row]');
export const card = (page: Page, name: string | RegExp) => cards(page).filter({ hasText: name });
export const foot = (page: Page) => page.locator('[data-sheet] footer').first();
export const field = (page: Page, name: string) => page.locator(`[data-field="${name}"]`);
export const stored = async (api: Desk['api'], number: string, name: string) =>
	(await api.row('article', number))[name];

/** Types over what a field holds and takes it by Enter. */
export async function type(page: Page, input: Locator, text: string) {
	await input.click();
	await page.keyboard.press('ControlOrMeta+a');
	await page.keyboard.type(text);
	await page.keyboard.press('Enter');
}
