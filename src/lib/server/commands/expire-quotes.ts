import { documents } from '#lib/domain/documents/index.ts';
import { known } from '#lib/domain/model/assert.ts';
import type { Day } from '#lib/domain/model/calendar.ts';
import { headOf } from '#lib/domain/model/document.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import { withCells } from '#lib/domain/rules/run.ts';
import type { Context } from '#lib/server/db/transaction.ts';
import { newId } from '#lib/server/new-id.ts';
import { overQuotes } from '#lib/server/store/quotes.ts';
import { openOf } from '#lib/server/store/reservations.ts';
import { byIds } from '#lib/server/store/rows.ts';
import { operate } from '#lib/server/writing/operation.ts';
import { postStock } from '#lib/server/writing/post-stock.ts';
import { letGo } from '#lib/server/writing/reserve.ts';
import { storeDrafts } from '#lib/server/writing/store.ts';

/**
 * Ends those of the quotes whose last day is over, and lets go what they keep (F43). That is seen with the only
 * writer's eyes: one that was answered meanwhile is left alone. Answers the heads of those that ended.
 */
export function expireQuotes(
	context: Context,
	{ quotes, today }: { readonly quotes: readonly Id[]; readonly today: Day }
): Promise<readonly AnyRow[]> {
	const head = headOf(known(documents['quote'], 'quote'));
	return operate(
		context,
		head,
		{ operation: newId(), source: 'job', request: quotes },
		async (tx, sequence) => {
			const over = await overQuotes(tx, today, quotes);
			const ended = (await byIds(tx, head, over)).map((row) => {
				const after = { ...row, version: row.version + 1 };
				const draft = { id: row.id, before: row, after, changed: new Set<string>() };
				return withCells(draft, { state: 'expired' });
			});
			await storeDrafts(tx, sequence, head, ended);
			const moves = await letGo(tx, { sequence, today }, await openOf(tx, over));
			await postStock(tx, { actor: context.actor, sequence }, moves);
			return ended.map(({ after }) => after);
		},
		async () => []
	);
}
