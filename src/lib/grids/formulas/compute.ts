import type { Result } from '#lib/domain/model/problem.ts';
import type { FormulaValue } from '#lib/domain/model/row.ts';
import type { Compiled } from '#lib/formulas/compile.ts';
import type { Pool } from '#lib/formulas/engine/pool.ts';
import { inSlices } from '#lib/formulas/in-slices.ts';
import type { Cells, Context } from '#lib/formulas/run.ts';
import { openEngine } from './engine.ts';

let engine: Pool | undefined;
const pause = () => new Promise<void>((resolve) => setTimeout(resolve));

/**
 * The values of a formula for rows at hand, or the problem of one that takes too long or too much. What only the engine
 * can compute is computed beside the page, all else in slices, so that the page goes on. `by` is what waits for them.
 */
export async function computedHere(
	compiled: Compiled,
	rows: readonly Cells[],
	context: Context,
	by: string
): Promise<Result<readonly FormulaValue[]>> {
	if (compiled.engine === null) return inSlices(compiled, rows, context, pause);
	engine ??= openEngine();
	return engine.compute({ formula: compiled.formula, rows, context, by });
}
