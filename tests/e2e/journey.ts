import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { tableAt } from '../../src/lib/client/table-address.ts';
import { startProduct, type Product } from '../support/product.ts';
import { Api } from './api.ts';
import { SheetView } from './sheet-view.ts';

export { expect } from '@playwright/test';

/** One person before one browser window. */
export type Desk = {
	readonly page: Page;
	readonly api: Api;
	/** The table of the page. */
	readonly sheet: SheetView;
};
type Own = {
	/** Whether the journey takes the server away, which the browser then calls an error. */
	readonly torn: boolean;
	readonly product: Product;
	/** Opens a window in which this demo user is signed in; nobody without a name. */
	readonly sit: (login?: string, path?: string) => Promise<Desk>;
};

/**
 * A journey through the built product. Every file of journeys has a company of its own, and no window may report an
 * error, an exception or a break of the content security policy.
 */
export const test = base.extend<Own, { companies: Companies }>({
	companies: [
		// eslint-disable-next-line no-empty-pattern -- Playwright reads here which fixtures this one needs
		async ({}, use) => {
			const companies = new Companies();
			await use(companies);
			await companies.stop();
		},
		{ scope: 'worker' }
	],
	// Loading the demo company takes long on a busy machine, and is no part of the journey.
	product: [
		async ({ companies }, use, { file }) => use(await companies.of(file)),
		{ timeout: 130_000 }
	],
	torn: [false, { option: true }],
	sit: async ({ product, browser, torn }, use) => {
		const windows: BrowserContext[] = [];
		const faults: string[] = [];
		await use(async (login, path = '/data/article') => {
			const context = await openWindow(browser, product, login);
			windows.push(context);
			watch(context, torn ? isBreak : isRefusal, faults);
			const page = await context.newPage();
			const sheet = new SheetView(page);
			await page.goto(path);
			if (login && tableAt(path)) await sheet.isLoaded();
			return { page, sheet, api: new Api(page) };
		});
		for (const context of windows) await context.close();
		base.expect(faults, 'what the windows reported').toEqual([]);
	}
});

async function openWindow(browser: Browser, product: Product, login: string | undefined) {
	const context = await browser.newContext({ baseURL: product.origin });
	if (login === undefined) return context;
	for (const cookie of (await product.signIn(login)).split('; ')) {
		const [name = '', value = ''] = cookie.split('=');
		await context.addCookies([{ name, value, url: product.origin }]);
	}
	return context;
}

function watch(context: BrowserContext, isMeant: (text: string) => boolean, faults: string[]) {
	context.on('weberror', (error) => faults.push(String(error.error())));
	context.on('console', (message) => {
		const text = message.text();
		const missing = message.location().url === message.page()?.url() && / 404 /.test(text);
		if (message.type() === 'error' && !isMeant(text) && !missing) faults.push(text);
	});
}

// The browser itself calls every refused request an error, and a page that there is not; those are what a journey
// is about. So it does a connection that a journey cuts.
const isRefusal = (text: string) =>
	/Failed to load resource: (.* status of (401|409|422) |net::ERR_CONNECTION_RESET)/.test(text);

const isBreak = (text: string) => /net::ERR_(CONNECTION|INCOMPLETE|EMPTY|SOCKET)_/.test(text);

class Companies {
	#file = '';
	#folder = '';
	#product: Product | null = null;

	async of(file: string): Promise<Product> {
		if (this.#product && this.#file === file) return this.#product;
		await this.stop();
		this.#file = file;
		this.#folder = await mkdtemp(join(tmpdir(), 'kontor-journey-'));
		this.#product = await startProduct(join(this.#folder, 'company.db'));
		return this.#product;
	}

	async stop(): Promise<void> {
		await this.#product?.stop();
		this.#product = null;
		if (this.#folder) await rm(this.#folder, { recursive: true, force: true });
	}
}
