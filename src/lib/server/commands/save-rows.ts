import type { Change } from '#lib/domain/model/change.ts';
import type { Day } from '#lib/domain/model/calendar.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Source } from '#lib/domain/model/permission.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import type { Context, Tx } from '#lib/server/db/transaction.ts';
import { Refused } from '#lib/server/refused.ts';
import { byIds } from '#lib/server/store/rows.ts';
import type { Wanted } from '#lib/server/writing/draft.ts';
import { operate } from '#lib/server/writing/operation.ts';
import { saveWanted } from '#lib/server/writing/save-wanted.ts';
import { toWanted } from '#lib/server/writing/wanted.ts';

export type Save = {
	readonly operation: Id;
	readonly source: Source;
	readonly changes: readonly Change[];
	readonly confirmed?: readonly string[];
};

/**
 * Writes a batch of cell edits and new rows, all or none, and answers the rows as they stand, cells as stored. They
 * hold every field: what the actor may not see is left out where they leave for the wire.
 */
export function saveRows(
	context: Context & { readonly today?: Day },
	entity: Entity,
	{ operation, source, changes, confirmed = [] }: Save
): Promise<readonly AnyRow[]> {
	const { actor, today } = context;
	const { wanted, problems } = toWanted(actor, entity, changes);
	if (problems.length > 0) throw new Refused(problems);
	return operate(
		context,
		entity,
		{ operation, source, request: changes },
		(tx, sequence) => saveWanted({ db: tx, actor, today }, sequence, entity, wanted, confirmed),
		(tx) => reread(tx, entity, wanted)
	);
}

/** What a request that was carried out before is answered with. */
async function reread(
	tx: Tx,
	entity: Entity,
	wanted: readonly Wanted[]
): Promise<readonly AnyRow[]> {
	const ids = wanted.map(({ id }) => id);
	const rows = new Map((await byIds(tx, entity, ids)).map((row) => [row.id, row]));
	return ids.flatMap((id) => rows.get(id) ?? []);
}
