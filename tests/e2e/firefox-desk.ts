import { expect } from '@playwright/test';
import type { Browser, KeyInput, Page } from 'puppeteer-core';
import { demoPassword } from '../support/product.ts';

/** One person before a window of Firefox, at the first table of the page; rows are counted from the top. */
export class FirefoxDesk {
	readonly faults: string[] = [];

	private constructor(
		readonly page: Page,
		private readonly origin: string
	) {
		page.on('pageerror', (error) => this.faults.push(String(error)));
	}

	/** Opens a window of its own and signs a demo user in. */
	static async sit(browser: Browser, origin: string, login: string): Promise<FirefoxDesk> {
		const context = await browser.createBrowserContext();
		const page = await context.newPage();
		await page.setViewport({ width: 1800, height: 900 });
		await page.goto(`${origin}/login`);
		await page.type('input[name=login]', login);
		await page.type('input[name=password]', demoPassword(login));
		await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
		return new FirefoxDesk(page, origin);
	}

	async open(path: string) {
		await this.page.goto(`${this.origin}${path}`);
		await this.page.waitForSelector('.ag-row[row-id]:not(.ag-row-pinned) .ag-cell');
	}

	/** Presses one key with those that are held, as `Control+Shift+v`. */
	async press(keys: string) {
		const parts = keys.replace('Space', ' ').split('+') as KeyInput[];
		const key = parts.pop();
		for (const held of parts) await this.page.keyboard.down(held);
		if (key) await this.page.keyboard.press(key);
		for (const held of parts.reverse()) await this.page.keyboard.up(held);
	}

	/** Presses the mouse on a cell. */
	async click(row: number, field: string) {
		await this.page.locator(place(row, field)).click();
	}

	text(row: number, field: string): Promise<string | null> {
		return this.page.$eval(place(row, field), ({ textContent }) => textContent);
	}

	/** Waits until a cell shows this text. */
	async shows(row: number, field: string, text: string) {
		await expect.poll(() => this.text(row, field), `${field} of row ${row}`).toBe(text);
	}

	/** Waits for a message with these words. */
	async says(words: string) {
		const messages = () =>
			this.page.$$eval('.shadow-float', (all) => all.map(({ textContent }) => textContent).join());
		await expect.poll(messages).toContain(words);
	}

	/** Puts text on the clipboard as another program does: from a field outside the table, by the keys. */
	async copyFromElsewhere(text: string) {
		await this.page.evaluate((value) => {
			const field = document.createElement('textarea');
			field.id = 'elsewhere';
			field.value = value;
			document.body.append(field);
			field.select();
		}, text);
		await this.press('Control+c');
		await this.page.$eval('#elsewhere', (field) => field.remove());
	}

	/** What another program gets when the clipboard is pasted into it. */
	async pasteElsewhere(): Promise<{ text: string; html: string }> {
		await this.page.evaluate(() => {
			const field = document.createElement('textarea');
			field.id = 'elsewhere';
			field.addEventListener('paste', ({ clipboardData }) => {
				field.dataset['html'] = clipboardData?.getData('text/html') ?? '';
				field.dataset['text'] = clipboardData?.getData('text/plain') ?? '';
			});
			document.body.append(field);
			field.focus();
		});
		await this.press('Control+v');
		await this.page.waitForSelector('#elsewhere[data-text]');
		return this.page.$eval('#elsewhere', (field) => {
			const { text = '', html = '' } = field instanceof HTMLElement ? field.dataset : {};
			field.remove();
			return { text, html };
		});
	}
}

const place = (row: number, field: string) =>
	`.ag-row[row-index="${row}"]:not(.ag-row-pinned) [col-id="${field}"]`;
