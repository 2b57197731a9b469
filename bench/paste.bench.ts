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
	return repainted(page, 'Enter', mark, true);
}

async function undo(page: Page, mark: string): Promise<number> {
	await cellAt(page, 0, 'packaging').click();
	return repainted(page, 'Control+z', mark, false);
}

/**
 * From a key to the frame that shows the first cell of the block with the mark, or without it, as the server has it,
 * in milliseconds. The page itself looks at every frame: to be asked from outside every half second is too coarse.
 */
async function repainted(page: Page, keys: string, mark: string, marked: boolean): Promise<number> {
	const took = await page.evaluateHandle(
		({ key, mark, marked }) => {
			const cell = '.ag-row[row-index="0"] .ag-cell[col-id="packaging"]:not(.k-saving)';
			const shown = () => document.querySelector(cell)?.textContent.includes(mark) === marked;
			return {
				drawn: new Promise<number>((resolve) => {
					const begin = (event: KeyboardEvent) => {
						if (event.key !== key) return;
						removeEventListener('keydown', begin, true);
						const start = performance.now();
						const look = () => {
							if (!shown()) return requestAnimationFrame(look);
							return setTimeout(() => resolve(performance.now() - start));
						};
						requestAnimationFrame(look);
					};
					addEventListener('keydown', begin, true);
				})
			};
		},
		{ key: keys.split('+').at(-1) ?? '', mark, marked }
	);
	await page.keyboard.press(keys);
	return took.evaluate(({ drawn }) => drawn);
}
