import { brand } from '#lib/domain/model/amount.ts';
import { byWarehouse, claimedBy, follow, spareFor } from '#lib/domain/stock/spare.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import { procuredArticles } from '#lib/server/store/procured-articles.ts';
import { sparesOf, type ReservationEntry } from '#lib/server/store/reservations.ts';
import type { Scene } from './effects.ts';
import { promise } from './reserve.ts';

type Won<E> = {
	/** What the orders want, what of it is promised, and what was kept for them before. */
	readonly wanted: readonly E[];
	readonly promised: readonly E[];
	readonly kept: readonly ReservationEntry[];
};

/**
 * An order that was won with a deal promises what was kept for it, and beyond that only what is free: the rest is a
 * demand, and bought for it (E37). Any other order promises all that it wants (E24), and so does one of what is not
 * bought for orders.
 */
export async function coveredOfWon<E extends ReservationEntry>(
	tx: Tx,
	scene: Scene,
	{ wanted, promised, kept }: Won<E>
): Promise<readonly E[]> {
	const won = new Set(
		scene.papers.filter(({ row }) => typeof row['deal'] === 'string').map(({ doc }) => doc.id)
	);
	const further = new Set(wanted.map(({ age }) => age));
	const procured = await procuredArticles(
		tx,
		promised.filter(({ paper }) => won.has(paper)).map(({ article }) => article)
	);
	const isBounded = ({ paper, article, age }: E) =>
		won.has(paper) && procured.has(article) && further.has(age);
	if (!promised.some(isBounded)) return promised;
	const move = (entry: ReservationEntry) => promise(entry, 'reserve', scene);
	const spares = byWarehouse(
		await sparesOf(
			tx,
			promised.flatMap((each) => claimedBy(move(each)))
		)
	);
	const take = (entry: ReservationEntry, quantity: number) => {
		const { to, goods } = move(entry);
		if (to) follow(spares, goods, to, -quantity);
	};
	// What was kept is free for whom it was kept, and taken by him first.
	for (const entry of kept) take(entry, -entry.open);
	for (const entry of promised.filter((each) => !isBounded(each))) take(entry, entry.open);
	return promised.flatMap((entry) => {
		if (!isBounded(entry)) return [entry];
		const open = Math.max(0, Math.min(entry.open, spareFor(spares, move(entry))));
		take(entry, open);
		return open > 0 ? [{ ...entry, open: brand<'quantity'>(open) }] : [];
	});
}
