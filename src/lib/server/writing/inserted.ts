import type { Entity } from '#lib/domain/model/entity.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import { changesOf } from '#lib/server/store/log.ts';
import { byIds } from '#lib/server/store/rows.ts';

/** Rows in the order in which they are named; none of those that are gone. */
export async function inOrder(
	tx: Tx,
	entity: Entity,
	ids: readonly Id[]
): Promise<readonly AnyRow[]> {
	const rows = new Map((await byIds(tx, entity, ids)).map((row) => [row.id, row]));
	return ids.flatMap((id) => rows.get(id) ?? []);
}

/** The rows of a table that an operation added, as they stand, in the order in which it did. */
export async function insertedBy(
	tx: Tx,
	sequence: number,
	entity: Entity
): Promise<readonly AnyRow[]> {
	const added = (await changesOf(tx, sequence)).filter(
		(change) => change.entity === entity.name && change.kind === 'insert'
	);
	return inOrder(
		tx,
		entity,
		added.map(({ row }) => row)
	);
}
