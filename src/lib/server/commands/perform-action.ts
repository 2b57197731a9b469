import { documents } from '#lib/domain/documents/index.ts';
import { known } from '#lib/domain/model/assert.ts';
import type { Day } from '#lib/domain/model/calendar.ts';
import { headOf } from '#lib/domain/model/document.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import type { Context } from '#lib/server/db/transaction.ts';
import { Refused } from '#lib/server/refused.ts';
import { byIds } from '#lib/server/store/rows.ts';
import { act } from '#lib/server/writing/act.ts';
import { twice } from '#lib/server/writing/draft.ts';
import { operate } from '#lib/server/writing/operation.ts';
import { staleProblems, type Seen } from '#lib/server/writing/stale.ts';

export type Performance = {
	readonly operation: Id;
	readonly document: string;
	readonly action: string;
	readonly rows: readonly Seen[];
	readonly confirmed?: readonly string[] | undefined;
	/** The day of the caller, for documents without a date of their own. */
	readonly today: Day;
};

/**
 * Does one action to documents of one type, all of them or none: state, number, moves, change log. Answers their heads
 * as they stand. The same operation again answers the same and does nothing.
 */
export async function performAction(
	context: Context,
	{ operation, document, action, rows, confirmed = [], today }: Performance
): Promise<readonly AnyRow[]> {
	const type = known(documents[document], document);
	const head: Entity = headOf(type);
	const ids = rows.map(({ id }) => id);
	const heads = await operate(
		context,
		head,
		{ operation, source: 'action', request: { action, rows } },
		async (tx, sequence) => {
			const asker = { db: tx, actor: context.actor };
			const unfit = [...twice(rows), ...(await staleProblems(asker, head, rows))];
			if (unfit.length > 0) throw new Refused(unfit);
			return act(tx, context, sequence, { type, action, ids, confirmed, today });
		},
		(tx) => byIds(tx, head, ids)
	);
	// What comes with what the product does follows once more when the action is done.
	return type.appended ? byIds(context.db, head, ids) : heads;
}
