import { entities } from '#lib/domain/entities/index.ts';
import { known } from '#lib/domain/model/assert.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import type { Draft } from '#lib/domain/model/rule.ts';
import { initialCells } from '#lib/domain/model/schema.ts';
import { counters } from '#lib/domain/stock/movement-kind.ts';
import type { Context } from '#lib/server/db/transaction.ts';
import { newId } from '#lib/server/new-id.ts';
import { byIds } from '#lib/server/store/rows.ts';
import { deviations, type Deviation } from '#lib/server/store/stock-sums.ts';
import { operate } from '#lib/server/writing/operation.ts';
import { storeDrafts } from '#lib/server/writing/store.ts';

/**
 * Sets records of these articles back to the sums of their moves, and answers what they said before. The ledger is the
 * truth and a record no more than its sum, so the repair is no move: one more would change what it is measured by, or
 * be worth nothing beside its own reversal. That it happened, to which cells and by whom, stands in the history of the
 * record.
 */
export function repairRecords(
	context: Context,
	articles: readonly Id[]
): Promise<readonly Deviation[]> {
	const { stockRecord } = entities;
	return operate(
		context,
		stockRecord,
		{ operation: newId(), source: 'job', request: articles },
		async (tx, sequence) => {
			const found = await deviations(tx, articles);
			const ids = found.flatMap(({ record }) => record ?? []);
			const rows = new Map((await byIds(tx, stockRecord, ids)).map((row) => [row.id, row]));
			const drafts = found.map((each) =>
				each.record === null ? missing(each) : corrected(known(rows.get(each.record), 'row'), each)
			);
			await storeDrafts(tx, sequence, stockRecord, drafts);
			return found;
		},
		async () => []
	);
}

function corrected(before: AnyRow, { stored, computed }: Deviation): Draft {
	const changed = counters.filter((counter) => stored[counter] !== computed[counter]);
	const after = { ...before, ...computed, id: before.id, version: before.version + 1 };
	return { id: before.id, before, after, changed: new Set(changed) };
}

function missing({ article, warehouse, bin, batch, serial, computed }: Deviation): Draft {
	const id = newId();
	const cells = { article, warehouse, bin, batch, serial, ...computed };
	const after = { ...initialCells(entities.stockRecord.fields), ...cells, id, version: 1 };
	return { id, before: null, after, changed: new Set(Object.keys(cells)) };
}
