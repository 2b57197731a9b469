import { countStock } from '#lib/server/commands/count-stock.ts';
import { rowsOf } from '#lib/server/queries/rows-of.ts';
import * as inputs from '#lib/server/trpc/inputs.ts';
import { granted, router } from '#lib/server/trpc/init.ts';

/** Whoever counts in the table of stock sees it, and may write and post what he does by it. */
const counter = granted(
	'adjustment.post',
	'adjustment.write',
	'adjustmentLine.write',
	'stockRecord.read'
);

export const countingRouter = router({
	/** Posts what was counted, and answers the adjustments that say so. */
	post: counter.input(inputs.stockCount).mutation(async ({ ctx, input }) => {
		const rows = await countStock(ctx, { ...input, today: ctx.today });
		return rowsOf(ctx, 'adjustment', rows);
	})
});
