import { chromium, type Browser } from '@playwright/test';
import { demoPassword, startProduct } from '../tests/support/product.ts';
import { findBrowser } from '../scripts/find-browser.js';
import { makeCompany } from './large-company.ts';
import { ms, quantile, rounded, type Result } from './measure.ts';

const RUNS = 7;

/** From the address to the first rows of 100,000 in a headless browser, and what a grid page loads. */
export async function* bench(): AsyncGenerator<Result> {
	const company = await makeCompany();
	await company.db.close();
	const product = await startProduct(company.file);
	const browser = await chromium.launch({
		executablePath: findBrowser() ?? '',
		args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking']
	});
	const state = await signedInState(browser, product.origin);
	const visits = [];
	for (let run = 0; run < RUNS; run++) visits.push(await visit(browser, product.origin, state));
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
	await browser.close();
	await product.stop();
}

type State = Awaited<ReturnType<typeof signedInState>>;

async function signedInState(browser: Browser, origin: string) {
	const context = await browser.newContext();
	const page = await context.newPage();
	await page.goto(`${origin}/login`);
	await page.locator('input[name=login]').fill('admin');
	await page.locator('input[name=password]').fill(demoPassword('admin'));
	await page.keyboard.press('Enter');
	await page.waitForURL((url) => !url.pathname.startsWith('/login'));
	const state = await context.storageState();
	await context.close();
	return state;
}

/** With an empty cache each time. Sizes are what went over the wire. */
async function visit(browser: Browser, origin: string, state: State) {
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
	await page.goto(`${origin}/data/article`);
	await page.locator('.ag-row .ag-cell[col-id=number]', { hasText: /\d/ }).first().waitFor();
	const visible = performance.now() - start;
	await context.close();
	return { visible, scripts, all };
}
