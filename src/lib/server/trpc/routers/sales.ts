import { draftReturns } from '#lib/server/commands/draft-returns.ts';
import { deliverOrders } from '#lib/server/commands/deliver-orders.ts';
import { orderQuotes } from '#lib/server/commands/order-quotes.ts';
import { rowsOf } from '#lib/server/queries/rows-of.ts';
import * as inputs from '#lib/server/trpc/inputs.ts';
import { granted, router } from '#lib/server/trpc/init.ts';
import { mustHold } from '#lib/server/trpc/must-hold.ts';

/** Whoever sends orders out sees them, and may write delivery notes. */
const sender = granted(
	'deliveryNote.write',
	'deliveryNoteLine.write',
	'salesOrder.read',
	'salesOrderLine.read'
);

/** Whoever takes goods back sees what was delivered, and may write returns. */
const taker = granted(
	'salesReturn.write',
	'salesReturnLine.write',
	'deliveryNote.read',
	'deliveryNoteLine.read'
);

/** Whoever makes orders of quotes sees those, and may write orders. */
const seller = granted('salesOrder.write', 'salesOrderLine.write', 'quote.read', 'quoteLine.read');

/** What one document of selling leads to. */
export const salesRouter = router({
	/** Drafts delivery notes for what of the orders can go out now, and answers them. */
	deliver: sender.input(inputs.action).mutation(async ({ ctx, input }) => {
		const rows = await deliverOrders(ctx, { ...input, today: ctx.today });
		return rowsOf(ctx, 'deliveryNote', rows);
	}),
	/** Drafts returns of what was delivered and is not back yet, and answers them. */
	takeBack: taker.input(inputs.action).mutation(async ({ ctx, input }) => {
		const rows = await draftReturns(ctx, 'salesReturn', input);
		return rowsOf(ctx, 'salesReturn', rows);
	}),

	/** Drafts one more order of each of the accepted quotes, confirms them where that is wanted, and answers them. */
	order: seller.input(inputs.quoteOrder).mutation(async ({ ctx, input }) => {
		if (input.confirm) mustHold(ctx.actor, 'salesOrder.confirm');
		const rows = await orderQuotes(ctx, { ...input, today: ctx.today });
		return rowsOf(ctx, 'salesOrder', rows);
	})
});
