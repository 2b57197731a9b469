import type { Replace } from '#lib/domain/find/find.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import type { Context, Tx } from '#lib/server/db/transaction.ts';
import { replaced } from '#lib/server/finding/replaced.ts';
import { Refused } from '#lib/server/refused.ts';
import { writtenBy } from '#lib/server/store/log.ts';
import { byIds, narrowed } from '#lib/server/store/rows.ts';
import { writeBulk } from '#lib/server/writing/bulk-write.ts';
import { operate } from '#lib/server/writing/operation.ts';

export type ReplaceOrder = {
	readonly operation: Id;
	readonly replace: Replace;
	/** The state that was previewed. */
	readonly state: string;
	readonly confirmed?: readonly string[];
	/** Rows with errors stay as they are instead of stopping the whole change. */
	readonly leaveOut?: boolean;
};

/** Replaces everything that is found: one transaction, one operation, one undo. Answers how many rows changed. */
export async function replaceCells(
	context: Context & { readonly today: string },
	entity: Entity,
	{ operation, replace, state, confirmed = [], leaveOut = false }: ReplaceOrder
): Promise<number> {
	const { db, actor, today } = context;
	// Found before the writers are held up; what went wrong is told only if the operation is not done already.
	const finding = replaced({ db, actor, today }, entity, replace);
	await Promise.allSettled([finding]);
	return operate(
		context,
		entity,
		{ operation, source: 'bulk', request: [replace, state, leaveOut] },
		async (tx, sequence) => {
			const { rows, state: now } = await finding;
			const stand = rows.map(({ row }) => row);
			if (now !== state || !(await areUnchanged(tx, entity, stand))) {
				throw new Refused([{ code: 'bulk.stale' }]);
			}
			return writeBulk({ db: tx, actor, today }, sequence, entity, {
				wishes: rows,
				confirmed,
				leaveOut
			});
		},
		async (tx, sequence) => writtenBy(tx, sequence)
	);
}

/** Whether the rows still are what they were when they were read. */
async function areUnchanged(tx: Tx, entity: Entity, rows: readonly AnyRow[]): Promise<boolean> {
	const ids = rows.map(({ id }) => id);
	const now = await byIds(tx, narrowed(entity, new Set()), ids);
	const versions = new Map(now.map(({ id, version }) => [id, version]));
	return rows.every(({ id, version }) => versions.get(id) === version);
}
