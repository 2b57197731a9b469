import { ms, quantile, times, type Result } from './measure.ts';
import { makeStockCompany } from './stock-company.ts';

const ARTICLES = 1000;
const LINES = 100;
const RUNS = 40;

/** A take-out of 100 lines is posted: rules, number, moves, cost, records, history. */
export async function* bench(): AsyncGenerator<Result> {
	const company = await makeStockCompany(ARTICLES);
	const papers = await company.draft(
		'takeOut',
		Array.from({ length: RUNS }, (_, run) =>
			Array.from({ length: LINES }, (_, at) => ({
				article: company.articles[(run * LINES + at) % ARTICLES] ?? '',
				quantity: 1
			}))
		)
	);
	const taken = await times(RUNS, (run) => company.post('takeOut', papers.slice(run, run + 1)));
	yield ms(`${LINES} lines, p50`, quantile(taken, 0.5), RUNS);
	yield ms(`${LINES} lines, p95`, quantile(taken, 0.95), RUNS);
	await company.close();
}
