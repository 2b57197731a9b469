import { deal } from '#lib/domain/documents/deal.ts';
import { quote } from '#lib/domain/documents/quote.ts';
import { salesOrder } from '#lib/domain/documents/sales-order.ts';
import { linesOf } from '#lib/domain/model/document.ts';
import { groupBy } from '#lib/domain/model/group-by.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import { linesOfDocuments } from '#lib/server/store/documents.ts';
import { labourOnly } from '#lib/server/store/labour-only.ts';
import {
	draftedOrders,
	quotesOfDeals,
	type QuoteOfDeal
} from '#lib/server/store/quotes-of-deals.ts';
import { openOf } from '#lib/server/store/reservations.ts';
import { toldAt } from './add-documents.ts';
import type { Acting, Outcome, Scene } from './effects.ts';
import { addOrders } from './quote-orders.ts';
import { letGo } from './reserve.ts';

/**
 * A deal that is won becomes an order, confirmed at once (F38): that of the quote which was sent for it, and where there
 * is none, of its own lines. What was kept for it is kept for the order (E37). One of nothing but services has none.
 */
export async function winDeal(tx: Tx, scene: Scene): Promise<Outcome> {
	const { papers, context, sequence, today } = scene;
	const ids = papers.map(({ doc }) => doc.id);
	const quotes = groupBy(await quotesOfDeals(tx, ids), ({ deal }) => deal);
	const problems = ids.flatMap((id) => manyQuotes(id, quotes.get(id) ?? []));
	if (problems.length > 0) return { problems };
	const labour = await labourOnly(tx, deal, ids);
	const own = papers.filter(
		({ doc }) => !quotes.has(doc.id) && doc.lines.length > 0 && !labour.has(doc.id)
	);
	const asker = { db: tx, actor: context.actor, today };
	const orders = await addOrders(asker, sequence, own, 'deal');
	// What is kept for the lines of a deal is another promise than that of its quote.
	const besides = await openOf(tx, [...quotes.keys()]);
	const moves = await letGo(tx, scene, besides);
	return {
		moves,
		cells: new Map(ids.map((id) => [id, { until: null }])),
		async afterwards(act) {
			await confirm(tx, act, orders);
			for (const [id, own] of quotes) await confirmQuotes(tx, act, id, own);
		}
	};
}

/** Nobody knows which of several quotes the customer has accepted. */
function manyQuotes(id: Id, quotes: readonly QuoteOfDeal[]): readonly Problem[] {
	const sent = quotes.filter(({ state }) => state === 'sent');
	if (sent.length <= 1) return [];
	const params = { quotes: sent.map(({ number }) => number).join(', ') };
	return [{ code: 'deal.many-quotes', params, at: { row: id } }];
}

/** What is wrong with the orders is told at the lines of the deals that they are made of. */
async function confirm(tx: Tx, act: Acting, orders: readonly AnyRow[]): Promise<void> {
	if (orders.length === 0) return;
	const ids = orders.map(({ id }) => id);
	const lines = [...(await linesOfDocuments(tx, linesOf(salesOrder), ids)).values()].flat();
	const sources = new Map([
		...lines.map(({ id, dealLine }) => [id, String(dealLine)] as const),
		...orders.map(({ id, deal }) => [id, String(deal)] as const)
	]);
	await toldAt(sources, () => act(salesOrder, 'confirm', ids));
}

/** The quote that was sent is accepted, and the order confirmed that was made of it, now or before. */
async function confirmQuotes(
	tx: Tx,
	act: Acting,
	deal: Id,
	quotes: readonly QuoteOfDeal[]
): Promise<void> {
	const sent = quotes.filter(({ state }) => state === 'sent').map(({ id }) => id);
	await toldAt(new Map(sent.map((id) => [id, deal])), async () => {
		if (sent.length > 0) await act(quote, 'accept', sent);
	});
	const ids = await draftedOrders(
		tx,
		quotes.map(({ id }) => id)
	);
	if (ids.length === 0) return;
	const lines = [...(await linesOfDocuments(tx, linesOf(salesOrder), ids)).values()].flat();
	const rows = [...ids, ...lines.map(({ id }) => id)];
	const noField = () => undefined;
	await toldAt(
		new Map(rows.map((id) => [id, deal])),
		() => act(salesOrder, 'confirm', ids),
		noField
	);
}
