import { mayChange } from '#lib/domain/access/visible.ts';
import type { BulkChange } from '#lib/domain/model/change.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Id } from '#lib/domain/model/row.ts';
import type { Context } from '#lib/server/db/transaction.ts';
import { Refused } from '#lib/server/refused.ts';
import { writtenBy } from '#lib/server/store/log.ts';
import { seenIn } from '#lib/server/store/seen.ts';
import { bulkState, bulkValues } from '#lib/server/writing/bulk-values.ts';
import { writeBulk } from '#lib/server/writing/bulk-write.ts';
import { operate } from '#lib/server/writing/operation.ts';

export type BulkOrder = {
	readonly operation: Id;
	readonly change: BulkChange;
	/** The state that was previewed. */
	readonly state: string;
	readonly confirmed?: readonly string[];
	/** Rows with errors stay as they are instead of stopping the whole change. */
	readonly leaveOut?: boolean;
};

/** Changes one cell of many rows: one transaction, one operation, one undo. Answers how many rows changed. */
export async function applyBulk(
	context: Context & { readonly today: string },
	entity: Entity,
	{ operation, change, state, confirmed = [], leaveOut = false }: BulkOrder
): Promise<number> {
	const { db, actor, today } = context;
	const field = entity.fields[change.field];
	if (field && !mayChange(actor, field)) {
		throw new Refused([{ code: 'field.forbidden', params: { field: change.field } }]);
	}
	// Computed before the writers are held up; what went wrong is told only if the operation is not done already.
	const computing = bulkValues({ db, actor, today }, entity, change);
	await Promise.allSettled([computing]);
	return operate(
		context,
		entity,
		{ operation, source: 'bulk', request: [change, state, leaveOut] },
		async (tx, sequence) => {
			const values = await computing;
			const seen = seenIn(tx, actor);
			const now = await bulkState({ db: seen, actor, today }, entity, change.target);
			if (values.state !== state || now !== state) throw new Refused([{ code: 'bulk.stale' }]);
			const written = { wishes: values.wishes, confirmed, leaveOut };
			return writeBulk({ db: tx, actor, today }, sequence, entity, written);
		},
		async (tx, sequence) => writtenBy(tx, sequence)
	);
}
