import { purchaseOrder } from '#lib/domain/documents/purchase-order.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import { addDocuments } from './add-documents.ts';
import type { Outcome, Scene } from './effects.ts';
import { nextNumbers } from './next-numbers.ts';

/**
 * What was released is ordered: of each supplier for each warehouse with one purchase order, which has its number at
 * once, since the suggestions name it (F57).
 */
export async function orderSuggested(
	tx: Tx,
	{ papers, context, sequence }: Scene
): Promise<Outcome> {
	const lines = papers.map(({ row: { id, supplier, warehouse, article, bin, quantity } }) => ({
		...{ source: id, head: { supplier: supplier ?? null, warehouse: warehouse ?? null } },
		cells: { article: article ?? null, bin: bin ?? null, quantity: quantity ?? null }
	}));
	const asker = { db: tx, actor: context.actor };
	const added = await addDocuments(asker, sequence, purchaseOrder, lines, {
		numbers: (count) => nextNumbers(tx, sequence, purchaseOrder.name, count)
	});
	const orders = added.flatMap(({ head, sources }) =>
		sources.map((source) => [source, { order: head.id }] as const)
	);
	return { cells: new Map(orders) };
}
