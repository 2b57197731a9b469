import { mayChangeColumn, mayUseColumn } from '#lib/domain/columns/formula-column.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Id } from '#lib/domain/model/row.ts';
import type { Context } from '#lib/server/db/transaction.ts';
import { Refused } from '#lib/server/refused.ts';
import { deleteColumn } from '#lib/server/store/formula-columns.ts';
import { changeColumns } from '#lib/server/writing/change-columns.ts';
import { columnsNaming, namesOf, namings } from '#lib/server/writing/formula-columns.ts';

/** Takes a column away, from everybody where it was shared. One that others are made of stays. */
export function removeFormulaColumn(context: Context, entity: Entity, id: Id): Promise<void> {
	const { actor } = context;
	return changeColumns(context, entity, async (tx, all) => {
		const column = all.find((each) => each.id === id);
		if (!column || !mayUseColumn(actor, column)) {
			throw new Refused([{ code: 'row.gone', at: { row: id } }]);
		}
		if (!mayChangeColumn(actor, column)) {
			const params = { field: column.name };
			throw new Refused([{ code: 'field.forbidden', params, at: { row: id } }]);
		}
		const made = columnsNaming(id, namings(entity, all));
		if (made.length > 0) {
			const params = { columns: namesOf(actor, made) };
			throw new Refused([{ code: 'column.in-use', params, at: { row: id } }]);
		}
		await deleteColumn(tx, id);
	});
}
