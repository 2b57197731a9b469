import { cellAt, openArticles, openScreen } from './browser.ts';
import { ms, quantile, type Result } from './measure.ts';

const STEPS = 120;

/** What the page takes to draw the chosen cells again, for each step of a drag and of Shift with an arrow. */
export async function* bench(): AsyncGenerator<Result> {
	const screen = await openScreen();
	const page = await openArticles(screen);
	await page.evaluate(() => {
		const marks: number[] = [];
		Object.assign(window, { marks });
		// From the key or the move to the end of its work, layout included.
		for (const name of ['keydown', 'mousemove'] as const) {
			let start = 0;
			addEventListener(name, () => (start = performance.now()), true);
			addEventListener(name, () => {
				void document.body.offsetHeight;
				marks.push(performance.now() - start);
			});
			document.addEventListener(
				name,
				() => {
					queueMicrotask(() => {
						void document.body.offsetHeight;
						marks.push(performance.now() - start);
					});
				},
				true
			);
		}
	});
	const taken = async () => {
		const marks = await page.evaluate(() => {
			const { marks } = window as unknown as { marks: number[] };
			return marks.splice(0);
		});
		return marks.sort((a, b) => a - b);
	};
	await cellAt(page, 2, 'name').click();
	await taken();
	for (let step = 0; step < STEPS; step++) {
		await page.keyboard.press(step % 4 === 3 ? 'Shift+ArrowRight' : 'Shift+ArrowDown');
	}
	const keys = await taken();
	yield ms('a key with Shift, p50', quantile(keys, 0.5), keys.length);
	yield ms('a key with Shift, p95', quantile(keys, 0.95), keys.length);

	await page.keyboard.press('Control+Home');
	const from = await cellAt(page, 1, 'name').boundingBox();
	if (!from) throw new Error('no cell');
	await page.mouse.move(from.x + 10, from.y + 10);
	await page.mouse.down();
	await taken();
	for (let step = 1; step <= STEPS; step++) {
		await page.mouse.move(from.x + 10 + step * 7, from.y + 10 + step * 5);
	}
	await page.mouse.up();
	const moves = await taken();
	yield ms('a move of a drag, p50', quantile(moves, 0.5), moves.length);
	yield ms('a move of a drag, p95', quantile(moves, 0.95), moves.length);
	await screen.close();
}
