import { goodsReceipt } from '#lib/domain/documents/goods-receipt.ts';
import { purchaseOrder } from '#lib/domain/documents/purchase-order.ts';
import { headOf } from '#lib/domain/model/document.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import type { Context } from '#lib/server/db/transaction.ts';
import { Refused } from '#lib/server/refused.ts';
import { arrivableLines } from '#lib/server/store/arrivable.ts';
import { addDocuments } from '#lib/server/writing/add-documents.ts';
import { twice } from '#lib/server/writing/draft.ts';
import { insertedBy } from '#lib/server/writing/inserted.ts';
import { operate } from '#lib/server/writing/operation.ts';
import { staleProblems, type Seen } from '#lib/server/writing/stale.ts';

const receipts: Entity = headOf(goodsReceipt);

/**
 * Drafts what is still to come of orders as goods receipts, one for each supplier and warehouse, and answers their
 * heads. What another draft names already is left out; an order of which nothing is left is refused (F60).
 */
export const receiveOrders = (
	context: Context,
	{ operation, rows }: { readonly operation: Id; readonly rows: readonly Seen[] }
): Promise<readonly AnyRow[]> =>
	operate(
		context,
		receipts,
		{ operation, source: 'action', request: { rows } },
		async (tx, sequence) => {
			const asker = { db: tx, actor: context.actor };
			const stale = await staleProblems(asker, headOf(purchaseOrder), rows);
			const unfit = [...twice(rows), ...stale];
			if (unfit.length > 0) throw new Refused(unfit);
			const arrivable = await arrivableLines(
				tx,
				rows.map(({ id }) => id)
			);
			const some = new Set(arrivable.map(({ order }) => order));
			const nothing = rows.filter(({ id }) => !some.has(id)).map(nothingOf);
			if (nothing.length > 0) throw new Refused(nothing);
			const lines = arrivable.map(({ order, supplier, warehouse, line, left }) => ({
				...{ source: order, head: { supplier, warehouse } },
				cells: { orderLine: line, quantity: left }
			}));
			const added = await addDocuments(asker, sequence, goodsReceipt, lines);
			return added.map(({ head }) => head);
		},
		(tx, sequence) => insertedBy(tx, sequence, receipts)
	);

const nothingOf = ({ id }: Seen): Problem => ({
	code: 'order.nothing-to-receive',
	at: { row: id, field: 'state' }
});
