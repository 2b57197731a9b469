import { fillMoves } from './fill-moves.ts';
import { ms, quantile, rounded, times, type Result } from './measure.ts';
import { makeStockCompany, type StockCompany } from './stock-company.ts';

const ARTICLES = 1000;
const MOVES = 1_000_000;
const LINES = 100;
const RUNS = 30;

/** Posting take-outs of 100 lines into a ledger of a million moves, beside the same into one of a thousand. */
export async function* bench(): AsyncGenerator<Result> {
	const company = await makeStockCompany(ARTICLES);
	const empty = await posted(company);
	await fillMoves(company, MOVES);
	const full = await posted(company);
	yield ms('with few moves, p50', empty, RUNS);
	yield {
		...ms(`with ${MOVES} moves, p50`, full, RUNS),
		ratio: rounded(full / empty),
		against: 'few moves'
	};
	await company.close();
}

async function posted({ draft, post, articles }: StockCompany): Promise<number> {
	const line = (at: number) => ({ article: articles[at % ARTICLES] ?? '', quantity: 1 });
	const papers = Array.from({ length: RUNS }, (_, run) =>
		Array.from({ length: LINES }, (_, at) => line(run * LINES + at))
	);
	const drafts = await draft('takeOut', papers);
	const taken = await times(RUNS, (run) => post('takeOut', drafts.slice(run, run + 1)));
	return quantile(taken, 0.5);
}
