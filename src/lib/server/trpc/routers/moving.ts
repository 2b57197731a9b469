import { known } from '#lib/domain/model/assert.ts';
import { stored } from '#lib/domain/registry.ts';
import { moveStock } from '#lib/server/commands/move-stock.ts';
import { entityFor } from '#lib/server/queries/formula-columns.ts';
import { toWire } from '#lib/server/queries/list-page.ts';
import * as inputs from '#lib/server/trpc/inputs.ts';
import { granted, router } from '#lib/server/trpc/init.ts';

/** Whoever moves goods in the table of stock sees it, and may write and post what he does by it. */
const mover = granted('transfer.post')
	.concat(granted('transfer.write'))
	.concat(granted('transferLine.write'))
	.concat(granted('stockRecord.read'))
	.meta({ grant: 'transfer.post' });

export const movingRouter = router({
	/** Takes goods to one place, and answers the transfers that say so. */
	post: mover.input(inputs.stockMoving).mutation(async ({ ctx, input }) => {
		const rows = await moveStock(ctx, { ...input, today: ctx.today });
		return toWire(ctx, await entityFor(ctx, known(stored['transfer'], 'transfer')), rows);
	})
});
