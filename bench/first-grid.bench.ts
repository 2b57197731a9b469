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
		value: rounded((await zipped(first?.scripts ?? [])) / 1024),
		unit: 'KB',
		n: 1
	};
	yield {
		metric: 'first grid: everything, as sent',
		value: rounded((first?.all ?? 0) / 1024),
		unit: 'KB',
		n: 1
	};
	await screen.close();
}

/** With an empty cache each time. What the browser is sent is smaller than gzip: it takes brotli. */
async function visit({ browser, product, state }: Screen) {
	const context = await browser.newContext({
		storageState: state,
		viewport: { width: 1440, height: 900 }
	});
	const page = await context.newPage();
	const session = await context.newCDPSession(page);
	await session.send('Network.enable');
	const scripts: string[] = [];
	let all = 0;
	session.on('Network.responseReceived', ({ type, response }) => {
		if (type === 'Script') scripts.push(response.url);
	});
	session.on('Network.loadingFinished', ({ encodedDataLength }) => {
		all += encodedDataLength;
	});
	const start = performance.now();
	await page.goto(`${product.origin}/data/article`);
	await page.locator('.ag-row .ag-cell[col-id=number]', { hasText: /\d/ }).first().waitFor();
	const visible = performance.now() - start;
	await context.close();
	return { visible, scripts, all };
}

/** How many bytes the scripts are as gzip, without headers. */
async function zipped(scripts: readonly string[]): Promise<number> {
	const sizes = scripts.map(async (url) => {
		const answer = await fetch(url, { method: 'HEAD', headers: { 'accept-encoding': 'gzip' } });
		return Number(answer.headers.get('content-length'));
	});
	return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
