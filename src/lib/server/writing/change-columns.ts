import type { Entity } from '#lib/domain/model/entity.ts';
import { write, type Context, type Tx } from '#lib/server/db/transaction.ts';
import { tellColumns } from '#lib/server/live/hub.ts';
import { toldColumns } from '#lib/server/queries/formula-columns.ts';
import { columnsOf, type StoredColumn } from '#lib/server/store/formula-columns.ts';

/**
 * Changes the formula columns of a table, and tells those for whom there are others afterwards, or others in the
 * place of the same: by what they are told when they ask, so nobody hears of a column that is not there for him.
 */
export async function changeColumns(
	context: Context,
	entity: Entity,
	work: (tx: Tx, all: readonly StoredColumn[]) => Promise<void>
): Promise<void> {
	// As they stood at first: where the commit broke off and had been done, the second time finds it done.
	let before: readonly StoredColumn[] | undefined;
	const after = await write(context, async (tx) => {
		const all = await columnsOf(tx, entity.name);
		before ??= all;
		await work(tx, all);
		return columnsOf(tx, entity.name);
	});
	tellColumns(context.db, entity.name, (actor) => {
		const [was, is] = [before ?? [], after].map((columns) => toldColumns(actor, entity, columns));
		return JSON.stringify(was) !== JSON.stringify(is);
	});
}
