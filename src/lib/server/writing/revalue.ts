import { brand } from '#lib/domain/model/amount.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import type { Draft } from '#lib/domain/model/rule.ts';
import { storedEntries } from '#lib/domain/model/schema.ts';
import { stockRevaluation } from '#lib/domain/stock/stock-revaluation.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import { newId } from '#lib/server/new-id.ts';
import type { LaterMove } from '#lib/server/store/later-moves.ts';
import { record } from '#lib/server/store/log.ts';
import { insert } from '#lib/server/store/write-rows.ts';
import type { Identified, Values } from './cost-stock.ts';
import type { Author } from './post-stock.ts';

const FIELDS = storedEntries(stockRevaluation.fields).map(([field]) => field);
const ALL: ReadonlySet<string> = new Set(FIELDS);

/** Keeps what moves of later days are worth by now, where that is not what they were, and which document is the cause. */
export async function revalue(
	tx: Tx,
	{ actor, sequence }: Author,
	later: readonly LaterMove[],
	values: Values,
	moves: readonly Identified[]
): Promise<void> {
	const causes = new Map<Id, string>();
	for (const { goods, number } of moves) {
		if (!causes.has(goods.article)) causes.set(goods.article, number);
	}
	const shared = { who: actor.name, at: new Date().toISOString(), operation: sequence };
	const drafts = later.flatMap((move): readonly Draft[] => {
		const [before, after] = [move.value ?? brand<'money'>(0), values.get(move.id)];
		if (after === undefined || after === before) return [];
		const { article, on, number, quantity } = move;
		const cells = {
			article,
			on,
			number,
			quantity,
			before,
			after,
			cause: causes.get(article) ?? null
		};
		const row: AnyRow = { id: newId(), version: 1, move: move.id, ...cells, ...shared };
		return [{ id: row.id, before: null, after: row, changed: ALL }];
	});
	if (drafts.length === 0) return;
	await insert(tx, stockRevaluation.name, FIELDS, drafts);
	// These rows are their own log, as those of the ledger are.
	const named = drafts.map(({ id, ...draft }) => ({ ...draft, id, after: { id, version: 1 } }));
	await record(tx, sequence, stockRevaluation.name, 'insert', named);
}
