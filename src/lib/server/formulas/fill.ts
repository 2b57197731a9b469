import type { Entity } from '#lib/domain/model/entity.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { AnyRow, FormulaValue } from '#lib/domain/model/row.ts';
import type { Compiled } from '#lib/formulas/compile.ts';
import { evaluate, filledCell, formulaFields } from '#lib/formulas/fields.ts';
import type { Context } from '#lib/formulas/run.ts';
import { computed } from './compute.ts';

export type Filled = { readonly rows: readonly AnyRow[]; readonly problems: readonly Problem[] };

/**
 * Rows with their formula fields filled, of `only` these. A field that takes too long or too much is empty in every
 * row, and a problem at each of its cells says why; the rows are there all the same. `by` is who waits for them.
 */
export async function filledRows(
	entity: Entity,
	rows: readonly AnyRow[],
	only: ReadonlySet<string>,
	context: Context,
	by: string
): Promise<Filled> {
	const ours = rows.map((row) => evaluate(entity, row, context, only));
	const theirs = [...formulaFields(entity)].filter(
		([name, { engine }]) => engine !== null && only.has(name)
	);
	if (theirs.length === 0) return { rows: ours, problems: [] };
	const columns = await Promise.all(
		theirs.map(([name, compiled]) => columnOf(name, compiled, rows, context, by))
	);
	return {
		rows: ours.map((row, at) => columns.reduce((all, column) => column.fill(all, at), row)),
		problems: columns.flatMap(({ problems }) => problems)
	};
}

async function columnOf(
	name: string,
	compiled: Compiled,
	rows: readonly AnyRow[],
	context: Context,
	by: string
) {
	const result = await computed(compiled, rows, context, by);
	const values: readonly FormulaValue[] = result.ok ? result.value : [];
	return {
		fill: (row: AnyRow, at: number): AnyRow => ({ ...row, [name]: filledCell(values[at] ?? null) }),
		problems: result.ok
			? []
			: rows.flatMap(({ id }) =>
					result.problems.map((problem) => ({ ...problem, at: { row: id, field: name } }))
				)
	};
}
