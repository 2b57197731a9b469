import { purchaseReturn } from '#lib/domain/documents/purchase-return.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { AnyRow } from '#lib/domain/model/row.ts';
import type { Shelf } from '#lib/domain/stock/posting.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import { boughtFor, returnKinds } from '#lib/server/store/return-sources.ts';
import type { Outcome, Scene } from './effects.ts';
import { linesAs } from './paper.ts';
import type { Move } from './post-stock.ts';
import { writeLines } from './progress.ts';
import { movesBack, returnsIn } from './return-goods.ts';
import { shortPromises } from './short-promises.ts';

const kind = returnKinds.purchaseReturn;

/**
 * Goods go back to the supplier: as many as came and are not back with him, of those that are promised to nobody, out
 * of what came with their receipt (F69, E58).
 */
export async function shipReturn(tx: Tx, scene: Scene): Promise<Outcome> {
	const { returned, sources, problems } = await returnsIn(tx, scene, kind, 'on');
	if (problems.length > 0) return { problems };
	const way = (shelf: Shelf) => ({ from: shelf, to: null });
	const { articles } = scene;
	const moves = returned.flatMap((each) =>
		movesBack(kind, each, each.day ?? scene.today, { sources, articles, way })
	);
	const promised = await promisedAway(tx, moves);
	if (promised.length > 0) return { problems: promised };
	await writePrices(tx, scene);
	return { moves };
}

/** Whoever would not have what was promised to him is named. */
async function promisedAway(tx: Tx, moves: readonly Move[]): Promise<readonly Problem[]> {
	const short = await shortPromises(
		tx,
		moves.flatMap(({ goods, from, quantity, line }) =>
			from
				? [{ goods, shelf: from, difference: -quantity, at: { row: line, field: 'quantity' } }]
				: []
		)
	);
	return short.map(({ params, at }) => ({
		code: 'return.promised',
		params: { papers: params?.['papers'] ?? '–' },
		...(at && { at })
	}));
}

/** The receipt may have been posted again at other prices since the return was drafted. */
async function writePrices(tx: Tx, { papers, heads, sequence }: Scene): Promise<void> {
	const lines = papers.flatMap((paper) => linesAs<AnyRow>(paper));
	const prices = await boughtFor(
		tx,
		lines.map(({ receiptLine }) => String(receiptLine))
	);
	const changes = lines.map(
		(line) => [line, { unitCost: prices.get(String(line['receiptLine'])) ?? null }] as const
	);
	const byId = new Map(heads.map(({ id, after }) => [id, after]));
	await writeLines(tx, sequence, purchaseReturn, byId, changes);
}
