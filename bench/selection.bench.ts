import type { Page } from '@playwright/test';
import { cellAt, openArticles, openScreen } from './browser.ts';
import { ms, quantile, type Result } from './measure.ts';

const STEPS = 120;
/** How often the steps are gone through: a hundred and twenty tell little of the slowest in twenty. */
const ROUNDS = 4;

type Step = {
	/** From the key or the move to the end of its work, layout included, in milliseconds. */
	readonly took: number;
	/** What had to be brought into view for it. */
	readonly brought: 'nothing' | 'row' | 'column';
};

/**
 * What the page takes to draw the chosen cells again, for each step of a drag and of Shift with an arrow. Steps that
 * scroll are also told apart: there it is the grid that draws a row, or a column of every row.
 */
export async function* bench(): AsyncGenerator<Result> {
	const screen = await openScreen();
	const page = await openArticles(screen);
	await watch(page);
	const keys: Step[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		await cellAt(page, 2, 'name').click();
		await stepsOf(page);
		for (let step = 0; step < STEPS; step++) {
			// There and back, so that no step is beyond the last column, where it would change nothing.
			const aside = Math.floor(step / 40) === 1 ? 'ArrowLeft' : 'ArrowRight';
			await page.keyboard.press(step % 4 === 3 ? `Shift+${aside}` : 'Shift+ArrowDown');
		}
		keys.push(...(await stepsOf(page)));
		await page.keyboard.press('Control+Home');
	}
	yield* told('a key with Shift', keys);
	yield* told('a key with Shift on screen', keys, 'nothing');
	yield* told('a key with Shift to the next row', keys, 'row');
	yield* told('a key with Shift to the next column', keys, 'column');

	const from = await cellAt(page, 1, 'name').boundingBox();
	if (!from) throw new Error('no cell');
	const moves: Step[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		await page.mouse.move(from.x + 10, from.y + 10);
		await page.mouse.down();
		await stepsOf(page);
		for (let step = 1; step <= STEPS; step++) {
			await page.mouse.move(from.x + 10 + step * 7, from.y + 10 + step * 5);
		}
		moves.push(...(await stepsOf(page)));
		await page.mouse.up();
	}
	yield* told('a move of a drag', moves);
	yield* told('any step', [...keys, ...moves]);
	await screen.close();
}

function* told(what: string, steps: readonly Step[], brought?: Step['brought']): Generator<Result> {
	const counted = steps.filter((step) => brought === undefined || step.brought === brought);
	const took = counted.map((step) => step.took).toSorted((a, b) => a - b);
	if (took.length === 0) throw new Error(`no step was ${what}`);
	yield ms(`${what}, p50`, quantile(took, 0.5), took.length);
	yield ms(`${what}, p95`, quantile(took, 0.95), took.length);
}

/** Measures every key and every move once; Shift, whose press comes before each arrow, chooses nothing. */
async function watch(page: Page) {
	await page.evaluate(() => {
		const steps: Step[] = [];
		Object.assign(window, { steps });
		const view = document.querySelector('.k-grid .ag-grid-viewport');
		const place = () => ({ top: view?.scrollTop ?? 0, left: view?.scrollLeft ?? 0 });
		for (const name of ['keydown', 'mousemove'] as const) {
			let start = 0;
			let before = place();
			const begin = () => {
				before = place();
				start = performance.now();
			};
			const end = () => {
				void document.body.offsetHeight;
				const took = performance.now() - start;
				const { top, left } = place();
				const brought = left !== before.left ? 'column' : top !== before.top ? 'row' : 'nothing';
				steps.push({ took, brought });
			};
			addEventListener(name, begin, true);
			// After the listeners of the page, which stand here too, and after what they put off until they are done.
			const after = (event: Event) => {
				if (!(event instanceof KeyboardEvent) || event.key !== 'Shift') queueMicrotask(end);
			};
			document.addEventListener(name, after, true);
		}
	});
}

/** The steps since they were asked for last. */
const stepsOf = (page: Page) =>
	page.evaluate(() => {
		const { steps } = window as unknown as { steps: Step[] };
		return steps.splice(0);
	});
