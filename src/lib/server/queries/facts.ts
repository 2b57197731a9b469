import { mayAsk } from '#lib/domain/access/visible.ts';
import type { QuestionName } from '#lib/domain/formulas/index.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import type { FormulaValue } from '#lib/domain/model/row.ts';
import type { Answer } from '#lib/formulas/answers.ts';
import type { Reading } from '#lib/server/store/rows.ts';
import { lookedUp } from './facts/lookups.ts';
import { pricesFor } from './facts/price.ts';
import { vatRatesFor } from './facts/vat-rate.ts';

/** Answers each of the questions, which are their arguments. */
type Many = (
	db: Reading,
	today: string,
	questions: readonly (readonly FormulaValue[])[]
) => Promise<readonly FormulaValue[]>;

/** One entry a function of domain/formulas: it does not compile until every question has its answer. */
const answers: Readonly<Record<QuestionName, Many>> = {
	AVAILABLE: (...asked) => lookedUp('AVAILABLE', ...asked),
	COST: (...asked) => lookedUp('COST', ...asked),
	DEALNET: (...asked) => lookedUp('DEALNET', ...asked),
	ELSEWHERE: (...asked) => lookedUp('ELSEWHERE', ...asked),
	ELSEWHEREAT: (...asked) => lookedUp('ELSEWHEREAT', ...asked),
	EXPIRY: (...asked) => lookedUp('EXPIRY', ...asked),
	FXRATE: (...asked) => lookedUp('FXRATE', ...asked),
	ISSUED: (...asked) => lookedUp('ISSUED', ...asked),
	LASTCOST: (...asked) => lookedUp('LASTCOST', ...asked),
	LINEALLOCATED: (...asked) => lookedUp('LINEALLOCATED', ...asked),
	LINEDELIVERED: (...asked) => lookedUp('LINEDELIVERED', ...asked),
	LINEOPEN: (...asked) => lookedUp('LINEOPEN', ...asked),
	LINERESERVED: (...asked) => lookedUp('LINERESERVED', ...asked),
	LINESCREDIT: (...asked) => lookedUp('LINESCREDIT', ...asked),
	LINESNET: (...asked) => lookedUp('LINESNET', ...asked),
	ORDERED: (...asked) => lookedUp('ORDERED', ...asked),
	PRICE: pricesFor,
	QUOTENET: (...asked) => lookedUp('QUOTENET', ...asked),
	STOCK: (...asked) => lookedUp('STOCK', ...asked),
	VATRATE: vatRatesFor
};

export type Asker = { readonly db: Reading; readonly actor: Actor; readonly today: string };

/** Answers what formulas ask the company, each function once for all rows. What the asker may not know is #NAME?. */
export const answerFor =
	({ db, actor, today }: Asker): Answer =>
	async (asks) => {
		const values: FormulaValue[] = asks.map(() => '#NAME?');
		for (const [name, answer] of Object.entries(answers)) {
			const mine = asks.flatMap((ask, at) => (ask.name === name ? [{ ask, at }] : []));
			if (mine.length === 0 || !mayAsk(actor, name)) continue;
			const questions = mine.map(({ ask }) => ask.args);
			const found = await answer(db, today, questions);
			for (const [index, { at }] of mine.entries()) values[at] = found[index] ?? null;
		}
		return values;
	};
