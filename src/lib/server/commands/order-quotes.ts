import { documents } from '#lib/domain/documents/index.ts';
import { known } from '#lib/domain/model/assert.ts';
import type { Day } from '#lib/domain/model/calendar.ts';
import { headOf } from '#lib/domain/model/document.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import type { Context } from '#lib/server/db/transaction.ts';
import { Refused } from '#lib/server/refused.ts';
import { byIds } from '#lib/server/store/rows.ts';
import { twice } from '#lib/server/writing/draft.ts';
import { insertedBy } from '#lib/server/writing/inserted.ts';
import { operate } from '#lib/server/writing/operation.ts';
import { orderQuotes as order } from '#lib/server/writing/order-quotes.ts';
import { staleProblems, type Seen } from '#lib/server/writing/stale.ts';

export type QuoteOrder = {
	readonly operation: Id;
	readonly rows: readonly Seen[];
	/** Whether the orders are confirmed at once. */
	readonly confirm?: boolean | undefined;
	readonly confirmed?: readonly string[] | undefined;
	readonly today: Day;
};

const quotes: Entity = headOf(known(documents['quote'], 'quote'));
const orders: Entity = headOf(known(documents['salesOrder'], 'salesOrder'));

/** Makes one more order of each of the quotes, which are accepted (F37), and answers the orders' heads. */
export const orderQuotes = (
	context: Context,
	{ operation, rows, confirm = false, confirmed = [], today }: QuoteOrder
): Promise<readonly AnyRow[]> =>
	operate(
		context,
		orders,
		{ operation, source: 'action', request: { order: rows, confirm } },
		async (tx, sequence) => {
			const stale = await staleProblems({ db: tx, actor: context.actor }, quotes, rows);
			const unfit = [...twice(rows), ...stale];
			if (unfit.length > 0) throw new Refused(unfit);
			const ids = rows.map(({ id }) => id);
			const open = (await byIds(tx, quotes, ids)).flatMap(notAccepted);
			if (open.length > 0) throw new Refused(open);
			return order(tx, context, sequence, { quotes: ids, confirm, confirmed, today });
		},
		(tx, sequence) => insertedBy(tx, sequence, orders)
	);

const notAccepted = ({ id, state }: AnyRow): readonly Problem[] =>
	state === 'accepted' ? [] : [{ code: 'quote.not-accepted', at: { row: id, field: 'state' } }];
