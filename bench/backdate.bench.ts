import { known } from '#lib/domain/model/assert.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { ms, quantile, times, type Result } from './measure.ts';
import { makeStockCompany, type Line, type StockCompany } from './stock-company.ts';

const ARTICLES = 200;
const RUNS = 9;
const AT_ONCE = 500;

/** A receipt of an earlier day is posted before many later moves of its article, which are all valued again, exactly. */
export async function* bench(): AsyncGenerator<Result> {
	const company = await makeStockCompany(ARTICLES);
	for (const [place, moves] of [400, 10_000].entries()) {
		const article = known(company.articles[place], 'article');
		await move(company, article, moves);
		const line = { article, quantity: 3, unitCost: 4.37 };
		const papers = await company.draft(
			'putIn',
			Array.from({ length: RUNS }, () => [line]),
			'2020-01-01'
		);
		const taken = await times(RUNS, (run) => company.post('putIn', papers.slice(run, run + 1)));
		yield ms(`a receipt before ${moves} moves, p50`, quantile(taken, 0.5), RUNS);
	}
	await company.close();
}

/** Receipts and issues by turns, so that every issue begins another layer. */
async function move(company: StockCompany, article: Id, moves: number): Promise<void> {
	const papers = (unitCost: (at: number) => number | undefined): readonly (readonly Line[])[] =>
		Array.from({ length: moves / 2 }, (_, at) => {
			const cost = unitCost(at);
			return [{ article, quantity: 2, ...(cost === undefined ? {} : { unitCost: cost }) }];
		});
	for (const [type, own] of [
		['putIn', papers((at) => 5 + (at % 7) / 10)],
		['takeOut', papers(() => undefined)]
	] as const) {
		const drafts = await company.draft(type, own);
		for (let at = 0; at < drafts.length; at += AT_ONCE) {
			await company.post(type, drafts.slice(at, at + AT_ONCE));
		}
	}
}
