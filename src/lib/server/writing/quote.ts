import { quote } from '#lib/domain/documents/quote.ts';
import { toDecimal } from '#lib/domain/model/amount.ts';
import { groupBy } from '#lib/domain/model/group-by.ts';
import type { Id } from '#lib/domain/model/row.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import { keptLine, type OfferedLine } from '#lib/domain/sales/kept-line.ts';
import { settle } from '#lib/domain/stock/ledger.ts';
import { reservationEntry } from '#lib/domain/stock/reservation-entry.ts';
import { claimedBy } from '#lib/domain/stock/spare.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import { labourOnly } from '#lib/server/store/labour-only.ts';
import { openOf, sparesOf } from '#lib/server/store/reservations.ts';
import type { Outcome, Scene } from './effects.ts';
import { linesAs, type Paper } from './paper.ts';
import type { Move } from './post-stock.ts';
import { addOrders } from './quote-orders.ts';
import {
	changedEntry,
	entriesFor,
	promise,
	promiseProblems,
	soldLines,
	storeEntries
} from './reserve.ts';
import { unsellable } from './sellable.ts';
import { storeDrafts } from './store.ts';

const cells = { quantity: 'toReserve', serials: 'serials' };

/** What is offered is complete, and its goods are kept as far as its lines say, but none that others have (F42, E32). */
export async function sendQuote(tx: Tx, scene: Scene): Promise<Outcome> {
	const sold = soldLines(scene);
	const problems = [
		...unsellable(scene),
		...promiseProblems(scene, sold, 'validUntil'),
		...notInStock(scene)
	];
	if (problems.length > 0) return { problems };
	const kept = (paper: Paper) => (sold(paper) as readonly OfferedLine[]).flatMap(keptLine);
	const entries = entriesFor('quote', scene, kept, 'validUntil');
	const moves = entries.map((entry) => ({ ...promise(entry, 'reserve', scene), cells }));
	const taken = await notFree(tx, moves);
	if (taken.length > 0) return { problems: taken };
	await storeEntries(tx, scene, entries);
	return { moves };
}

const isOfDeal = ({ row }: Paper): boolean => typeof row['deal'] === 'string';
const idOf = ({ doc }: Paper): Id => doc.id;

const notInStock = ({ papers, articles }: Scene): readonly Problem[] =>
	papers
		.flatMap((paper) => linesAs<OfferedLine>(paper))
		.filter(({ article, toReserve }) => toReserve && !articles.get(article)?.stockManaged)
		.map(({ id }) => ({ code: 'article.no-stock', at: { row: id, field: 'toReserve' } }));

/** How much is free for each line that wants more, after what the lines before it take. */
async function notFree(tx: Tx, moves: readonly Move[]): Promise<readonly Problem[]> {
	const settled = settle(new Map(), moves, await sparesOf(tx, moves.flatMap(claimedBy)));
	if (settled.ok) return [];
	const wanted = groupBy(moves, ({ line }) => line);
	return [...groupBy(settled.problems, ({ at }) => at?.row ?? '')].map(([row, own]) => {
		const all = (wanted.get(row) ?? []).reduce((sum, { quantity }) => sum + quantity, 0);
		const missing = own.reduce((sum, { params }) => sum + Number(params?.['missing'] ?? 0), 0);
		const params = { free: toDecimal('quantity', all) - missing };
		return { code: 'reserved.not-free', params, at: { row, field: 'toReserve' } };
	});
}

/**
 * Each quote becomes an order (F37), but for one of a deal that offers nothing but services (F38). What it keeps, it keeps until that is confirmed, however long that takes. One
 * whose last day is over is accepted by whoever says so.
 */
export async function acceptQuote(tx: Tx, scene: Scene): Promise<Outcome> {
	const { papers, context, sequence, today } = scene;
	const problems = papers.flatMap(({ row: { id, validUntil } }): readonly Problem[] => {
		if (typeof validUntil !== 'string' || validUntil >= today) return [];
		const at = { row: id, field: 'validUntil' };
		return [{ code: 'quote.past', params: { until: validUntil }, at, severity: 'warning' }];
	});
	const entries = await openOf(
		tx,
		papers.map(({ doc }) => doc.id)
	);
	const lasting = entries.filter(({ until }) => until !== null);
	const drafts = lasting.map((entry) => changedEntry({ entry, cells: { until: null } }));
	await storeDrafts(tx, sequence, reservationEntry, drafts);
	const labour = await labourOnly(tx, quote, papers.filter(isOfDeal).map(idOf));
	const ordered = papers.filter(({ doc }) => !labour.has(doc.id));
	await addOrders({ db: tx, actor: context.actor, today }, sequence, ordered);
	return { problems };
}
