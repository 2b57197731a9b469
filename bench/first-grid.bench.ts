import { openScreen, type Screen } from './browser.ts';
import { ms, quantile, rounded, type Result } from './measure.ts';

const RUNS = 7;

/** From the address to the first rows of 100,000 in a headless browser, and what a grid page loads. */
export async function* bench(): AsyncGenerator<Result> {
	const screen = await openScreen();
	const visits = [];
	for (let run = 0; run < RUNS; run++) visits.push(await visit(screen));
	const taken = visits.map(({ visible }) => visible).sort((a, b) => a - b);
	yield ms('first grid: rows visible, p50', quantile(taken, 0.5), RUNS);
	const [first] = visits;
	yield {
		metric: 'first grid: scripts, gzip',
		value: rounded((first?.scripts ?? 0) / 1024),
		unit: 'KB',
		n: 1
	};
	yield {
		metric: 'first grid: everything',
		value: rounded((first?.all ?? 0) / 1024),
		unit: 'KB',
		n: 1
	};
	await screen.close();
}

/** With an empty cache each time. Sizes are what went over the wire. */
async function visit({ browser, product, state }: Screen) {
	const context = await browser.newContext({
		storageState: state,
		viewport: { width: 1440, height: 900 }
	});
	const page = await context.newPage();
	const session = await context.newCDPSession(page);
	await session.send('Network.enable');
	const kinds = new Map<string, string>();
	let [scripts, all] = [0, 0];
	session.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
	session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
		all += encodedDataLength;
		if (kinds.get(requestId) === 'Script') scripts += encodedDataLength;
	});
	const start = performance.now();
	await page.goto(`${product.origin}/data/article`);
	await page.locator('.ag-row .ag-cell[col-id=number]', { hasText: /\d/ }).first().waitFor();
	const visible = performance.now() - start;
	await context.close();
	return { visible, scripts, all };
}
