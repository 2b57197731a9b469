import { brand } from '#lib/domain/model/amount.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { reservationEntry } from '#lib/domain/stock/reservation-entry.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import { awaitedQuotes } from '#lib/server/store/quotes.ts';
import { openOf, type ReservationEntry } from '#lib/server/store/reservations.ts';
import type { Scene } from './effects.ts';
import type { Move } from './post-stock.ts';
import { changedEntry, promise } from './reserve.ts';
import { storeDrafts } from './store.ts';

/** What the quotes and deals that orders were made from keep still, who came first before the others. */
export async function keptFor(tx: Tx, scene: Scene): Promise<readonly ReservationEntry[]> {
	const quotes = quotesOf(scene);
	if (quotes.length === 0) return [];
	return (await openOf(tx, quotes)).toSorted((one, other) => one.age - other.age);
}

/**
 * Lets go what of it has moved to the orders, and the rest too, unless another order that was made from the same quote
 * still waits to be confirmed. Answers the moves.
 */
export async function letQuotesGo(
	tx: Tx,
	scene: Scene,
	kept: readonly ReservationEntry[],
	used: ReadonlyMap<Id, number> = new Map()
): Promise<readonly Move[]> {
	if (kept.length === 0) return [];
	const orders = scene.papers.map(({ doc }) => doc.id);
	const awaited = new Set(await awaitedQuotes(tx, quotesOf(scene), orders));
	const going = kept.flatMap((entry) => {
		const gone = awaited.has(entry.paper) ? (used.get(entry.id) ?? 0) : entry.open;
		return gone > 0 ? [{ entry, gone: brand<'quantity'>(gone) }] : [];
	});
	const drafts = going.map(({ entry, gone }) => {
		const open = brand<'quantity'>(entry.open - gone);
		const allocated = brand<'quantity'>(Math.min(entry.allocated, open));
		return changedEntry({ entry, cells: { open, allocated } });
	});
	await storeDrafts(tx, scene.sequence, reservationEntry, drafts);
	return going.map(({ entry, gone }) => promise({ ...entry, open: gone }, 'unreserve', scene));
}

const quotesOf = ({ papers }: Scene): readonly Id[] => [
	...new Set(
		papers.flatMap(({ row: { quote, deal } }) =>
			[quote, deal].filter((each) => typeof each === 'string')
		)
	)
];
