import { fillMoves } from './fill-moves.ts';
import { ms, quantile, times, type Result } from './measure.ts';
import { makeStockCompany } from './stock-company.ts';

const ARTICLES = 2000;
const MOVES = 1_000_000;
const RUNS = 5;

/** What stock was worth at the end of days of a ledger of a million moves over two years: its first, its middle, its last. */
export async function* bench(): AsyncGenerator<Result> {
	const company = await makeStockCompany(ARTICLES);
	await fillMoves(company, MOVES);
	for (const [name, days] of [
		['of today', 0],
		['half a year ago', 182],
		['a year ago', 365],
		['of the first days', 490]
	] as const) {
		const on = new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
		const taken = await times(RUNS, () => company.api.reports.stockValue({ parameters: { on } }));
		yield ms(`${name}, ${MOVES} moves, p50`, quantile(taken, 0.5), RUNS);
	}
	await company.close();
}
