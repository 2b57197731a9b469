import { known } from '#lib/domain/model/assert.ts';
import { stored } from '#lib/domain/registry.ts';
import { draftReturns } from '#lib/server/commands/draft-returns.ts';
import { orderDemands } from '#lib/server/commands/order-demands.ts';
import { receiveOrders } from '#lib/server/commands/receive-orders.ts';
import { entityFor } from '#lib/server/queries/formula-columns.ts';
import { toWire } from '#lib/server/queries/list-page.ts';
import * as inputs from '#lib/server/trpc/inputs.ts';
import { granted, router } from '#lib/server/trpc/init.ts';

/** Whoever receives sees what was ordered, and may write what comes of it. */
const receiver = granted('goodsReceipt.write')
	.concat(granted('goodsReceiptLine.write'))
	.concat(granted('purchaseOrder.read'))
	.concat(granted('purchaseOrderLine.read'))
	.meta({ grant: 'goodsReceipt.write' });

/** Whoever sends goods back sees what was received, and may write returns. */
const returner = granted('purchaseReturn.write')
	.concat(granted('purchaseReturnLine.write'))
	.concat(granted('goodsReceipt.read'))
	.concat(granted('goodsReceiptLine.read'))
	.meta({ grant: 'purchaseReturn.write' });

/** Whoever buys for orders sees what is needed, and may write purchase orders. */
const buyer = granted('purchaseOrder.write')
	.concat(granted('purchaseOrderLine.write'))
	.concat(granted('demandLine.read'))
	.meta({ grant: 'purchaseOrder.write' });

export const purchasingRouter = router({
	/** Drafts purchase orders of what is needed for orders of customers, and answers their heads. */
	order: buyer.input(inputs.removal).mutation(async ({ ctx, input }) => {
		const rows = await orderDemands(ctx, input);
		return toWire(ctx, await entityFor(ctx, known(stored['purchaseOrder'], 'purchaseOrder')), rows);
	}),
	/** Drafts receipts of what is still to come of orders, and answers their heads. */
	receive: receiver.input(inputs.removal).mutation(async ({ ctx, input }) => {
		const rows = await receiveOrders(ctx, input);
		return toWire(ctx, await entityFor(ctx, known(stored['goodsReceipt'], 'goodsReceipt')), rows);
	}),
	/** Drafts returns of what was received and is not back with its supplier, and answers their heads. */
	sendBack: returner.input(inputs.action).mutation(async ({ ctx, input }) => {
		const rows = await draftReturns(ctx, 'purchaseReturn', input);
		const entity = await entityFor(ctx, known(stored['purchaseReturn'], 'purchaseReturn'));
		return toWire(ctx, entity, rows);
	})
});
