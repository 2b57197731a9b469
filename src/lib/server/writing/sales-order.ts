import type { Problem } from '#lib/domain/model/problem.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { takeOver } from '#lib/domain/sales/take-over.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import { newId } from '#lib/server/new-id.ts';
import { deliveriesOf } from '#lib/server/store/sales-order-lines.ts';
import type { Outcome, Scene } from './effects.ts';
import { coveredOfWon } from './covered-of-won.ts';
import { keptFor, letQuotesGo } from './kept-by-quotes.ts';
import { linesAs } from './paper.ts';
import {
	entriesFor,
	promise,
	promiseProblems,
	release,
	soldLines,
	storeEntries
} from './reserve.ts';
import { unsellable } from './sellable.ts';

/**
 * Promises the goods of an order, also those that are not there yet (F41, E24). What a quote kept for it moves to it
 * with its place among all promises, and is not promised twice (E34).
 */
export async function confirmOrder(tx: Tx, scene: Scene): Promise<Outcome> {
	const lines = soldLines(scene);
	const problems = [...unsellable(scene), ...promiseProblems(scene, lines, 'until')];
	if (problems.length > 0) return { problems };
	const quoteLineOf = new Map(
		scene.papers.flatMap((paper) =>
			linesAs<Made>(paper).map(
				({ id, quoteLine, dealLine }) => [id, quoteLine ?? dealLine] as const
			)
		)
	);
	const wanted = entriesFor('salesOrder', scene, lines, 'until').map((entry) => ({
		...entry,
		quoteLine: quoteLineOf.get(entry.line) ?? null
	}));
	const kept = await keptFor(tx, scene);
	const { promised, used } = takeOver(wanted, kept);
	const won = await coveredOfWon(tx, scene, { wanted, promised, kept });
	const entries = won.map(({ quoteLine: _, ...entry }) => ({
		...entry,
		...{ id: newId(), quantity: entry.open }
	}));
	await storeEntries(tx, scene, entries);
	return {
		moves: [
			...entries.map((entry) => promise(entry, 'reserve', scene, true)),
			...(await letQuotesGo(tx, scene, kept, used))
		]
	};
}

type Made = { readonly id: Id; readonly quoteLine: Id | null; readonly dealLine: Id | null };

/** What was delivered has to come back before; an order that will not be delivered any further is closed (E28). */
export async function cancelOrder(tx: Tx, scene: Scene): Promise<Outcome> {
	const delivered = await deliveriesOf(
		tx,
		scene.papers.map(({ doc }) => doc.id)
	);
	const problems = scene.papers.flatMap(({ doc: { id } }): readonly Problem[] => {
		const papers = delivered.flatMap(({ order, number }) => (order === id ? [number] : []));
		if (papers.length === 0) return [];
		return [
			{ code: 'order.has-deliveries', params: { papers: papers.join(', ') }, at: { row: id } }
		];
	});
	if (problems.length > 0) return { problems };
	const { moves = [] } = await release(tx, scene);
	return { moves: [...moves, ...(await letQuotesGo(tx, scene, await keptFor(tx, scene)))] };
}
