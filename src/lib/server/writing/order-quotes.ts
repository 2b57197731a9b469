import { quote } from '#lib/domain/documents/quote.ts';
import { salesOrder } from '#lib/domain/documents/sales-order.ts';
import type { Day } from '#lib/domain/model/calendar.ts';
import { headOf } from '#lib/domain/model/document.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import type { Context, Tx } from '#lib/server/db/transaction.ts';
import { act } from './act.ts';
import { inOrder, insertedBy } from './inserted.ts';
import { loadPapers } from './paper.ts';
import { addOrders } from './quote-orders.ts';

export type QuotesToOrder = {
	readonly quotes: readonly Id[];
	/** Whether the orders are confirmed at once. */
	readonly confirm: boolean;
	readonly confirmed: readonly string[];
	/** The day of the caller. */
	readonly today: Day;
};

/**
 * Makes an order of each quote, within an operation: one that is only sent is accepted with that, one that is accepted
 * already has another order then. Answers the orders as they stand, in the order in which they were made.
 */
export async function orderQuotes(
	tx: Tx,
	context: Context,
	sequence: number,
	{ quotes, confirm, confirmed, today }: QuotesToOrder
): Promise<readonly AnyRow[]> {
	const papers = await loadPapers(tx, quote, quotes);
	const accepted = papers.filter(({ doc }) => doc.state === 'accepted');
	const waiting = papers.filter((paper) => !accepted.includes(paper)).map(({ doc }) => doc.id);
	if (waiting.length > 0) {
		const accept = { type: quote, action: 'accept', ids: waiting, confirmed, today };
		await act(tx, context, sequence, accept);
	}
	await addOrders({ db: tx, actor: context.actor, today }, sequence, accepted);
	const orders = headOf(salesOrder);
	const ids = (await insertedBy(tx, sequence, orders)).map(({ id }) => id);
	if (confirm) {
		await act(tx, context, sequence, {
			type: salesOrder,
			action: 'confirm',
			ids,
			confirmed,
			today
		});
	}
	return inOrder(tx, orders, ids);
}
