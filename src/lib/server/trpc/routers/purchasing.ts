import { draftReturns } from '#lib/server/commands/draft-returns.ts';
import { orderDemands } from '#lib/server/commands/order-demands.ts';
import { receiveOrders } from '#lib/server/commands/receive-orders.ts';
import { rowsOf } from '#lib/server/queries/rows-of.ts';
import * as inputs from '#lib/server/trpc/inputs.ts';
import { granted, router } from '#lib/server/trpc/init.ts';

/** Whoever receives sees what was ordered, and may write what comes of it. */
const receiver = granted(
	'goodsReceipt.write',
	'goodsReceiptLine.write',
	'purchaseOrder.read',
	'purchaseOrderLine.read'
);

/** Whoever sends goods back sees what was received, and may write returns. */
const returner = granted(
	'purchaseReturn.write',
	'purchaseReturnLine.write',
	'goodsReceipt.read',
	'goodsReceiptLine.read'
);

/** Whoever buys for orders sees what is needed, and may write purchase orders. */
const buyer = granted('purchaseOrder.write', 'purchaseOrderLine.write', 'demandLine.read');

export const purchasingRouter = router({
	/** Drafts purchase orders of what is needed for orders of customers, and answers their heads. */
	order: buyer.input(inputs.removal).mutation(async ({ ctx, input }) => {
		const rows = await orderDemands(ctx, input);
		return rowsOf(ctx, 'purchaseOrder', rows);
	}),
	/** Drafts receipts of what is still to come of orders, and answers their heads. */
	receive: receiver.input(inputs.removal).mutation(async ({ ctx, input }) => {
		const rows = await receiveOrders(ctx, input);
		return rowsOf(ctx, 'goodsReceipt', rows);
	}),
	/** Drafts returns of what was received and is not back with its supplier, and answers their heads. */
	sendBack: returner.input(inputs.action).mutation(async ({ ctx, input }) => {
		const rows = await draftReturns(ctx, 'purchaseReturn', input);
		return rowsOf(ctx, 'purchaseReturn', rows);
	})
});
