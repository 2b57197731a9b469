import { known } from '#lib/domain/model/assert.ts';
import { stored } from '#lib/domain/registry.ts';
import { draftReturns } from '#lib/server/commands/draft-returns.ts';
import { deliverOrders } from '#lib/server/commands/deliver-orders.ts';
import { entityFor } from '#lib/server/queries/formula-columns.ts';
import { toWire } from '#lib/server/queries/list-page.ts';
import * as inputs from '#lib/server/trpc/inputs.ts';
import { granted, router } from '#lib/server/trpc/init.ts';

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
	})
});
