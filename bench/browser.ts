import { chromium, type Browser, type Page } from '@playwright/test';
import { findBrowser } from '../scripts/find-browser.js';
import { demoPassword, startProduct, type Product } from '../tests/support/product.ts';
import { makeCompany } from './large-company.ts';

export type Screen = {
	readonly product: Product;
	readonly browser: Browser;
	readonly state: Awaited<ReturnType<typeof signedInState>>;
	close(): Promise<void>;
};

/** A headless browser before the built product, with 100,000 articles and its administrator signed in. */
export async function openScreen(): Promise<Screen> {
	const company = await makeCompany();
	await company.db.close();
	const product = await startProduct(company.file);
	const browser = await chromium.launch({
		executablePath: findBrowser() ?? '',
		args: [
			'--no-sandbox',
			'--disable-gpu',
			'--disable-background-networking',
			'--enable-precise-memory-info',
			'--js-flags=--expose-gc'
		]
	});
	return {
		product,
		browser,
		state: await signedInState(browser, product.origin),
		async close() {
			await browser.close();
			await product.stop();
		}
	};
}

async function signedInState(browser: Browser, origin: string) {
	const context = await browser.newContext();
	const page = await context.newPage();
	await page.goto(`${origin}/login`);
	await page.getByLabel('Sign-in name').fill('admin');
	await page.getByLabel('Password').fill(demoPassword('admin'));
	await page.keyboard.press('Enter');
	await page.waitForURL((url) => !url.pathname.startsWith('/login'));
	const state = await context.storageState();
	await context.close();
	return state;
}

/** The articles in a window, with their first rows on screen. */
export async function openArticles({ product, browser, state }: Screen): Promise<Page> {
	const context = await browser.newContext({
		storageState: state,
		viewport: { width: 1600, height: 900 },
		permissions: ['clipboard-read', 'clipboard-write']
	});
	const page = await context.newPage();
	await page.goto(`${product.origin}/data/article`);
	await rowsOn(page);
	return page;
}

/** Waits for the first rows; the grid draws empty ones before them. */
export const rowsOn = (page: Page) => cellAt(page, 0, 'number').filter({ hasText: /\d/ }).waitFor();

export const cellAt = (page: Page, row: number, field: string) =>
	page.locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${field}"]`);
