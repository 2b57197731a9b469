import type { Page } from '@playwright/test';
import { cellAt, openArticles, openScreen, rowsOn } from './browser.ts';
import { ms, quantile, type Result } from './measure.ts';

const FIELDS = ['packaging', 'salesPrice', 'cost', 'vatCategory', 'minimumOrderQuantity'];

/**
 * Pasting blocks five columns wide into 100,000 articles in a browser: from the keys to the repainted grid, and taking
 * it back. Blocks of more than a thousand cells are looked at before; the time counts from the word to write.
 */
export async function* bench(): AsyncGenerator<Result> {
	const screen = await openScreen();
	const page = await openArticles(screen);
	await layOut(page);
	for (const [rows, runs] of [
		[1000, 5],
		[10_000, 3]
	] as const) {
		const pasted: number[] = [];
		const undone: number[] = [];
		let requests = 0;
		page.on('request', (request) => {
			if (request.url().includes('article.save')) requests++;
		});
		for (let run = 0; run < runs; run++) {
			pasted.push(await paste(page, block(rows, run), `pass ${run}`));
			undone.push(await undo(page, `pass ${run}`));
		}
		page.removeAllListeners('request');
		yield ms(`paste ${rows} × 5, p50`, quantile(sorted(pasted), 0.5), runs);
		yield ms(`undo ${rows} × 5, p50`, quantile(sorted(undone), 0.5), runs);
		if (requests !== runs) throw new Error(`${requests} requests for ${runs} pastes`);
	}
	await screen.close();
}

const sorted = (times: number[]) => times.sort((a, b) => a - b);

/** The five columns side by side, and nothing between them that cannot be typed into. */
async function layOut(page: Page) {
	const columns = ['number', 'name', ...FIELDS].map((field) => ({ field, width: 120 }));
	const hidden = ['category', 'kind', 'unit', 'grossPrice', 'margin', 'sales', 'purchase'];
	const aside = ['stockManaged', 'tracking', 'discontinued'];
	const rest = [...hidden, ...aside].map((field) => ({ field, width: 100, hidden: true }));
	const { origin } = new URL(page.url());
	const kept = await page.request.post(`${origin}/api/trpc/preferences.set`, {
		headers: { origin },
		data: { key: 'grid.article', value: { columns: [...columns, ...rest], frozen: 2 } }
	});
	if (!kept.ok()) throw new Error(`the columns are not kept: ${kept.status()}`);
	await page.reload();
	await rowsOn(page);
}

const block = (rows: number, run: number): string =>
	Array.from({ length: rows }, (_, at) =>
		[`pass ${run}`, 900 + (at % 90) + run, 10 + (at % 7), 'standard', 1 + ((at + run) % 40)].join(
			'\t'
		)
	).join('\n');

async function paste(page: Page, text: string, mark: string): Promise<number> {
	await page.evaluate((value) => navigator.clipboard.writeText(value), text);
	await cellAt(page, 0, 'packaging').click();
	await page.keyboard.press('Control+v');
	const write = page.getByRole('dialog').getByRole('button', { name: 'Write' });
	await write.focus({ timeout: 60_000 });
	const start = performance.now();
	await page.keyboard.press('Enter');
	await stored(page).filter({ hasText: mark }).waitFor({ timeout: 60_000 });
	return performance.now() - start;
}

async function undo(page: Page, mark: string): Promise<number> {
	await cellAt(page, 0, 'packaging').click();
	const start = performance.now();
	await page.keyboard.press('Control+z');
	await stored(page).filter({ hasNotText: mark }).waitFor({ timeout: 60_000 });
	return performance.now() - start;
}

/** The first cell of the block, once the server has it. */
const stored = (page: Page) =>
	page.locator('.ag-row[row-index="0"] .ag-cell[col-id="packaging"]:not(.k-saving)');
