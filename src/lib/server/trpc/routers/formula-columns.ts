import type { Entity } from '#lib/domain/model/entity.ts';
import { removeFormulaColumn } from '#lib/server/commands/remove-formula-column.ts';
import { saveFormulaColumn } from '#lib/server/commands/save-formula-column.ts';
import { entityFor, formulaColumns } from '#lib/server/queries/formula-columns.ts';
import { formulaResult } from '#lib/server/queries/formula-result.ts';
import { columnId, formulaColumn, trial } from '#lib/server/trpc/inputs.ts';
import { granted } from '#lib/server/trpc/init.ts';

/** The formula columns of a table: whoever may read it keeps his own. Sharing takes a right, which the command checks. */
export function columnProcedures(entity: Entity) {
	const read = granted(`${entity.name}.read`);
	return {
		columns: read.query(async ({ ctx }) => ({ columns: await formulaColumns(ctx, entity) })),

		saveColumn: read.input(formulaColumn).mutation(async ({ ctx, input }) => {
			await saveFormulaColumn(ctx, entity, input);
			return { columns: await formulaColumns(ctx, entity) };
		}),

		removeColumn: read.input(columnId).mutation(async ({ ctx, input }) => {
			await removeFormulaColumn(ctx, entity, input.id);
			return { columns: await formulaColumns(ctx, entity) };
		}),

		tryFormula: read.input(trial).query(async ({ ctx, input }) => ({
			value: await formulaResult(ctx, await entityFor(ctx, entity), input)
		}))
	};
}
