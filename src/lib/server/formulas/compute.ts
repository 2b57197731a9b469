import { fail, ok, type Result } from '#lib/domain/model/problem.ts';
import type { FormulaValue } from '#lib/domain/model/row.ts';
import { MOST_SIGNS, patience, signsIn } from '#lib/formulas/bounds.ts';
import type { Compiled } from '#lib/formulas/compile.ts';
import type { Pool } from '#lib/formulas/engine/pool.ts';
import type { Cells, Context } from '#lib/formulas/run.ts';
import { inOneSlice } from '#lib/server/db/slices.ts';
import { breathe } from '#lib/server/db/transaction.ts';
import { openEngines } from './engine-threads.ts';

type Values = Result<readonly FormulaValue[]>;

let engines: Pool | undefined;

/**
 * The values of a formula row by row, or the problem of one that takes too long or too much. A thread computes what
 * only the engine can, its closure all else, a slice at a time. `by` is who waits for them.
 */
export async function computed(
	compiled: Compiled,
	rows: readonly Cells[],
	context: Context,
	by: string
): Promise<Values> {
	if (compiled.engine === null) return inSlices(compiled, rows, context);
	engines ??= openEngines();
	return engines.compute({ formula: compiled.formula, rows, context, by });
}

async function inSlices(
	{ run }: Compiled,
	rows: readonly Cells[],
	context: Context
): Promise<Values> {
	const values: FormulaValue[] = [];
	const left = { time: patience(rows.length), signs: MOST_SIGNS };
	while (values.length < rows.length) {
		const started = performance.now();
		const found = inOneSlice(rows, values.length, (row) => run(row, context));
		left.time -= performance.now() - started;
		left.signs -= signsIn(found);
		if (left.time < 0) return fail({ code: 'formula.too-slow' });
		if (left.signs < 0) return fail({ code: 'formula.too-hungry' });
		values.push(...found);
		await breathe();
	}
	return ok(values);
}
