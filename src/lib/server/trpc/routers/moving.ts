import { moveStock } from '#lib/server/commands/move-stock.ts';
import { rowsOf } from '#lib/server/queries/rows-of.ts';
import * as inputs from '#lib/server/trpc/inputs.ts';
import { granted, router } from '#lib/server/trpc/init.ts';

/** Whoever moves goods in the table of stock sees it, and may write and post what he does by it. */
const mover = granted('transfer.post', 'transfer.write', 'transferLine.write', 'stockRecord.read');

export const movingRouter = router({
	/** Takes goods to one place, and answers the transfers that say so. */
	post: mover.input(inputs.stockMoving).mutation(async ({ ctx, input }) => {
		const rows = await moveStock(ctx, { ...input, today: ctx.today });
		return rowsOf(ctx, 'transfer', rows);
	})
});
