import type { Page } from '@playwright/test';
import { openArticles, openScreen } from './browser.ts';
import { rounded, type Result } from './measure.ts';

/** The heap of the page after all 100,000 rows were scrolled past, over what it was before. */
export async function* bench(): AsyncGenerator<Result> {
	const screen = await openScreen();
	const page = await openArticles(screen);
	const before = await heap(page);
	const view = page.locator('.k-grid .ag-grid-viewport');
	const height = await view.evaluate((element) => element.scrollHeight);
	for (let top = 0; top < height; top += 5600) {
		await view.evaluate((element, to) => (element.scrollTop = to), top);
		await page.waitForTimeout(25);
	}
	await page.locator('.ag-row[row-index="99999"] .ag-cell[col-id=number]').waitFor();
	const after = await heap(page);
	yield { metric: 'heap over the start', value: rounded(after - before), unit: 'MB', n: 100_000 };
	await screen.close();
}

async function heap(page: Page): Promise<number> {
	return page.evaluate(() => {
		const { gc, performance } = window as unknown as {
			gc(): void;
			performance: { memory: { usedJSHeapSize: number } };
		};
		gc();
		return performance.memory.usedJSHeapSize / 2 ** 20;
	});
}
