import { fail, ok, type Result } from '#lib/domain/model/problem.ts';
import type { FormulaValue } from '#lib/domain/model/row.ts';
import { MOST_SIGNS, patience, signsIn } from './bounds.ts';
import type { Compiled } from './compile.ts';
import type { Cells, Context } from './run.ts';

/** What a formula may hold everybody else up for at a time. */
const SLICE_MS = 20;
/** Rows of a slice at most, however quickly they go. */
const SLICE_ROWS = 10_000;

/**
 * The values of a closure row by row, or the problem of a formula that takes too long or too much. Computed in slices;
 * between two of them `breathe` lets others go on.
 */
export async function inSlices(
	{ run }: Pick<Compiled, 'run'>,
	rows: readonly Cells[],
	context: Context,
	breathe: () => Promise<void>
): Promise<Result<readonly FormulaValue[]>> {
	const values: FormulaValue[] = [];
	const left = { time: patience(rows.length), signs: MOST_SIGNS };
	while (values.length < rows.length) {
		const started = performance.now();
		const slice: FormulaValue[] = [];
		for (const row of rows.slice(values.length, values.length + SLICE_ROWS)) {
			slice.push(run(row, context));
			if (performance.now() - started >= SLICE_MS) break;
		}
		left.time -= performance.now() - started;
		left.signs -= signsIn(slice);
		if (left.time < 0) return fail({ code: 'formula.too-slow' });
		if (left.signs < 0) return fail({ code: 'formula.too-hungry' });
		values.push(...slice);
		if (values.length < rows.length) await breathe();
	}
	return ok(values);
}
