import { known } from '#lib/domain/model/assert.ts';
import { stored } from '#lib/domain/registry.ts';
import { countStock } from '#lib/server/commands/count-stock.ts';
import { entityFor } from '#lib/server/queries/formula-columns.ts';
import { toWire } from '#lib/server/queries/list-page.ts';
import * as inputs from '#lib/server/trpc/inputs.ts';
import { granted, router } from '#lib/server/trpc/init.ts';

/** Whoever counts in the table of stock sees it, and may write and post what he does by it. */
const counter = granted('adjustment.post')
	.concat(granted('adjustment.write'))
	.concat(granted('adjustmentLine.write'))
	.concat(granted('stockRecord.read'))
	.meta({ grant: 'adjustment.post' });

export const countingRouter = router({
	/** Posts what was counted, and answers the adjustments that say so. */
	post: counter.input(inputs.stockCount).mutation(async ({ ctx, input }) => {
		const rows = await countStock(ctx, { ...input, today: ctx.today });
		return toWire(ctx, await entityFor(ctx, known(stored['adjustment'], 'adjustment')), rows);
	})
});
