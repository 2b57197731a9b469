import type { FormulaValue } from '#lib/domain/model/row.ts';
import { askKey, type Ask, type Compiled } from './compile.ts';
import type { Answers, Cells, Context } from './run.ts';

/** One answer for each question, in its order. */
export type Answer = (asks: readonly Ask[]) => Promise<readonly FormulaValue[]>;

/** A question inside another one waits for its answer; deeper than this is refused with #VALUE!. */
const ROUNDS = 4;

/** The first of two passes: the context with the answers to everything that the formulas ask about the rows. */
export async function answered(
	formulas: Iterable<Compiled>,
	rows: readonly Cells[],
	context: Context,
	answer: Answer
): Promise<Context & { readonly answers: Answers }> {
	const asking = [...formulas].filter((formula) => formula.asking);
	const answers = new Map(context.answers);
	const known = { ...context, answers };
	for (let round = 0; round < ROUNDS && asking.length > 0; round++) {
		const asks = asking.flatMap((formula) => formula.asks(rows, known));
		if (asks.length === 0) break;
		const values = await answer(asks);
		for (const [at, { name, args }] of asks.entries()) {
			answers.set(askKey(name, args), values[at] ?? null);
		}
	}
	return known;
}
