import { known } from '#lib/domain/model/assert.ts';
import { stored } from '#lib/domain/registry.ts';
import { draftReturns } from '#lib/server/commands/draft-returns.ts';
import { deliverOrders } from '#lib/server/commands/deliver-orders.ts';
import { orderQuotes } from '#lib/server/commands/order-quotes.ts';
import { entityFor } from '#lib/server/queries/formula-columns.ts';
import { toWire } from '#lib/server/queries/list-page.ts';
import * as inputs from '#lib/server/trpc/inputs.ts';
import { granted, router } from '#lib/server/trpc/init.ts';
import { mustHold } from '#lib/server/trpc/must-hold.ts';

/** Whoever sends orders out sees them, and may write delivery notes. */
const sender = granted('deliveryNote.write')
	.concat(granted('deliveryNoteLine.write'))
	.concat(granted('salesOrder.read'))
	.concat(granted('salesOrderLine.read'))
	.meta({ grant: 'deliveryNote.write' });

/** Whoever takes goods back sees what was delivered, and may write returns. */
const taker = granted('salesReturn.write')
	.concat(granted('salesReturnLine.write'))
	.concat(granted('deliveryNote.read'))
	.concat(granted('deliveryNoteLine.read'))
	.meta({ grant: 'salesReturn.write' });

/** Whoever makes orders of quotes sees those, and may write orders. */
const seller = granted('salesOrder.write')
	.concat(granted('salesOrderLine.write'))
	.concat(granted('quote.read'))
	.concat(granted('quoteLine.read'))
	.meta({ grant: 'salesOrder.write' });

/** What one document of selling leads to. */
export const salesRouter = router({
	/** Drafts delivery notes for what of the orders can go out now, and answers them. */
	deliver: sender.input(inputs.action).mutation(async ({ ctx, input }) => {
		const rows = await deliverOrders(ctx, { ...input, today: ctx.today });
		return toWire(ctx, await entityFor(ctx, known(stored['deliveryNote'], 'deliveryNote')), rows);
	}),
	/** Drafts returns of what was delivered and is not back yet, and answers them. */
	takeBack: taker.input(inputs.action).mutation(async ({ ctx, input }) => {
		const rows = await draftReturns(ctx, 'salesReturn', input);
		return toWire(ctx, await entityFor(ctx, known(stored['salesReturn'], 'salesReturn')), rows);
	}),

	/** Drafts one more order of each of the accepted quotes, confirms them where that is wanted, and answers them. */
	order: seller.input(inputs.quoteOrder).mutation(async ({ ctx, input }) => {
		if (input.confirm) mustHold(ctx.actor, 'salesOrder.confirm');
		const rows = await orderQuotes(ctx, { ...input, today: ctx.today });
		return toWire(ctx, await entityFor(ctx, known(stored['salesOrder'], 'salesOrder')), rows);
	})
});
