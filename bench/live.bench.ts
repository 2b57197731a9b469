import { chromium, type Browser } from '@playwright/test';
import { newId } from '#lib/server/new-id.ts';
import type { News } from '#lib/server/store/news.ts';
import { findBrowser } from '../scripts/find-browser.js';
import { listenTo, type Ear } from '../tests/support/ear.ts';
import { startProduct, type Product } from '../tests/support/product.ts';
import { signedIn, type Client } from './client.ts';
import { makeCompany } from './large-company.ts';
import { ms, quantile, rounded, time, type Result } from './measure.ts';

const CLIENTS = 50;
const RUNS = 50;
const SEEN_RUNS = 15;
const LOGINS = ['admin', 'manager', 'staff', 'clerk'];

type Row = { readonly id: string; readonly version: number };

/** Fifty listen to a company of 100,000 articles; somebody edits a cell. And the same as two people see it. */
export async function* bench(): AsyncGenerator<Result> {
	const company = await makeCompany();
	await company.db.close();
	const product = await startProduct(company.file);
	const client = await signedIn(product);
	const ears = await fifty(product);
	const edit = editor(client);
	const taken: number[] = [];
	for (let run = 0; run < RUNS; run++) {
		const operation = newId();
		taken.push(await time(() => Promise.all([edit(operation, run), ...told(ears, operation)])));
	}
	taken.sort((a, b) => a - b);
	yield ms(`one edit until all of ${CLIENTS} are told, p50`, quantile(taken, 0.5), RUNS);
	yield ms(`one edit until all of ${CLIENTS} are told, longest`, quantile(taken, 1), RUNS);
	yield {
		metric: `memory of the server with ${CLIENTS} clients, most`,
		value: rounded(await product.memory()),
		unit: 'MB',
		n: 1
	};
	for (const ear of ears) ear.close();
	const seen = await watch(product);
	yield ms('one edit until it is seen in another window, p50', quantile(seen, 0.5), SEEN_RUNS);
	yield ms('one edit until it is seen in another window, longest', quantile(seen, 1), SEEN_RUNS);
	await product.stop();
}

async function fifty({ origin, signIn }: Product): Promise<readonly Ear[]> {
	const cookies = await Promise.all(LOGINS.map(signIn));
	const ears = await Promise.all(
		Array.from({ length: CLIENTS }, (_, at) =>
			listenTo(`${origin}/api/live`, { cookie: cookies[at % cookies.length] ?? '' })
		)
	);
	await Promise.all(ears.map((ear) => ear.first('ready')));
	return ears;
}

const told = (ears: readonly Ear[], operation: string) =>
	ears.map((ear) => ear.first('news', (news: News) => news.operation === operation));

/** Writes another price into the first article, whose version it counts itself. */
function editor(client: Client) {
	let row: Row | undefined;
	return async (operation: string, run: number) => {
		row ??= await first(client);
		const changes = [{ ...row, patch: { salesPrice: 1000 + run } }];
		const confirmed = ['price.below-cost'];
		const order = { operation, changes, confirmed };
		const { rows } = await client.mutate<{ rows: Row[] }>('entities.article.save', order);
		row = rows.map(({ id, version }) => ({ id, version }))[0];
	};
}

async function first(client: Client): Promise<Row> {
	const page = { offset: 0, limit: 1 };
	const { rows } = await client.query<{ rows: Row[] }>('entities.article.list', page);
	const [{ id, version } = { id: '', version: 0 }] = rows;
	return { id, version };
}

/** From Enter in one window until the cell shows it in another. */
async function watch(product: Product): Promise<number[]> {
	const browser = await chromium.launch({
		executablePath: findBrowser() ?? '',
		args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking']
	});
	const [one, other] = [
		await sit(browser, product, 'manager'),
		await sit(browser, product, 'admin')
	];
	const taken: number[] = [];
	for (let run = 0; run < SEEN_RUNS; run++) {
		const price = `${5000 + run}`;
		await one.cell.click();
		await one.page.keyboard.type(price);
		const shown = other.page.waitForFunction(
			(text) =>
				document
					.querySelector('.ag-row[row-index="0"] [col-id=salesPrice]')
					?.textContent?.replace(/\D/g, '') === text,
			`${price}00`,
			{ polling: 'raf' }
		);
		taken.push(await time(async () => Promise.all([one.page.keyboard.press('Enter'), shown])));
	}
	await browser.close();
	return taken.sort((a, b) => a - b);
}

async function sit(browser: Browser, { origin, signIn }: Product, login: string) {
	const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
	for (const cookie of (await signIn(login)).split('; ')) {
		const [name = '', value = ''] = cookie.split('=');
		await context.addCookies([{ name, value, url: origin }]);
	}
	const page = await context.newPage();
	await page.goto(`${origin}/data/article`);
	const cell = page.locator('.ag-row[row-index="0"] [col-id=salesPrice]').first();
	await cell.waitFor();
	return { page, cell };
}
