import type { Result } from '#lib/domain/model/problem.ts';
import type { FormulaValue } from '#lib/domain/model/row.ts';
import type { Compiled } from '#lib/formulas/compile.ts';
import type { Pool } from '#lib/formulas/engine/pool.ts';
import { inSlices } from '#lib/formulas/in-slices.ts';
import type { Cells, Context } from '#lib/formulas/run.ts';
import { breathe } from '#lib/server/db/transaction.ts';
import { openEngines } from './engine-threads.ts';

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
): Promise<Result<readonly FormulaValue[]>> {
	if (compiled.engine === null) return inSlices(compiled, rows, context, breathe);
	engines ??= openEngines();
	return engines.compute({ formula: compiled.formula, rows, context, by });
}
