import { z } from 'zod';
import { takers } from '#lib/domain/stock/proposal.ts';
import { proposedLines } from '#lib/server/queries/proposal.ts';
import { stockCard, trackedGoods } from '#lib/server/queries/stock-card.ts';
import { id } from '#lib/server/trpc/inputs.ts';
import { granted, router, signedIn } from '#lib/server/trpc/init.ts';
import { mustRead } from '#lib/server/trpc/must-read.ts';

const takerNames = Object.keys(takers) as [string, ...string[]];
const text = z.string().min(1).max(60);
const place = z.strictObject({ on: z.string().max(10), at: z.int().min(0) });
const card = z.strictObject({
	article: id,
	batch: text.optional(),
	serial: text.optional(),
	warehouse: id.optional(),
	after: place.optional()
});

/** What stock tells beyond its tables. */
export const stockRouter = router({
	/** Of an article, a batch or a piece: what is where, and every move with what was there afterwards. */
	card: granted('stockMove.read')
		.input(card)
		.query(({ ctx, input: { after, ...of } }) => stockCard(ctx, of, after)),
	/** Which goods the open lines of a document could take. Nothing is written: the caller saves what he likes of it. */
	proposal: signedIn
		.input(z.strictObject({ document: z.enum(takerNames), id }))
		.query(async ({ ctx, input: { document, id } }) => {
			for (const table of ['stockRecord', `${document}Line`]) mustRead(ctx.actor, table);
			return { lines: await proposedLines(ctx.db, document, id, ctx.today) };
		}),
	/** Batches and pieces by how their number begins. */
	tracked: granted('stockMove.read')
		.input(z.strictObject({ search: z.string().max(60) }))
		.query(async ({ ctx, input }) => ({ goods: await trackedGoods(ctx.db, input.search.trim()) }))
});
