import { demandLine } from '#lib/domain/documents/demand-line.ts';
import { purchaseOrder } from '#lib/domain/documents/purchase-order.ts';
import { brand } from '#lib/domain/model/amount.ts';
import { known } from '#lib/domain/model/assert.ts';
import { headOf } from '#lib/domain/model/document.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import { demandOf } from '#lib/domain/purchasing/demand.ts';
import type { Context, Tx } from '#lib/server/db/transaction.ts';
import { Refused } from '#lib/server/refused.ts';
import { demandSupplies, type DemandSupply } from '#lib/server/store/demands-to-order.ts';
import { demandFigures, type DemandFigures } from '#lib/server/store/demands.ts';
import { addDocuments, type LineToBe } from '#lib/server/writing/add-documents.ts';
import { twice } from '#lib/server/writing/draft.ts';
import { inOrder, insertedBy } from '#lib/server/writing/inserted.ts';
import { operate } from '#lib/server/writing/operation.ts';
import { staleProblems, type Seen } from '#lib/server/writing/stale.ts';

const demands: Entity = headOf(demandLine);
const orders: Entity = headOf(purchaseOrder);

/**
 * Drafts purchase orders of what demands need and nobody has ordered, one for each supplier and warehouse, and answers
 * their heads (F55): no less of an article than it and its supplier want, which leaves the rest for stock.
 */
export const orderDemands = (
	context: Context,
	{ operation, rows }: { readonly operation: Id; readonly rows: readonly Seen[] }
): Promise<readonly AnyRow[]> =>
	operate(
		context,
		orders,
		{ operation, source: 'action', request: { order: rows } },
		async (tx, sequence) => {
			const asker = { db: tx, actor: context.actor };
			const unfit = [...twice(rows), ...(await staleProblems(asker, demands, rows))];
			if (unfit.length > 0) throw new Refused(unfit);
			const ids = rows.map(({ id }) => id);
			const lines = linesFor(await wantedOf(tx, ids));
			const added = await addDocuments(asker, sequence, purchaseOrder, lines);
			return added.map(({ head }) => head);
		},
		(tx, sequence) => insertedBy(tx, sequence, orders)
	);

type Wanted = DemandSupply & { readonly state: string; readonly left: number };

/** What each demand needs, in the order in which they were chosen, beside what drafts of orders name already. */
async function wantedOf(tx: Tx, ids: readonly Id[]): Promise<readonly Wanted[]> {
	const states = await inOrder(tx, demands, ids);
	const figures = byId(await demandFigures(tx, ids));
	const supplies = byId(await demandSupplies(tx, ids));
	return states.map(({ id, state }) => ({
		...known(supplies.get(id), id),
		...{ state: String(state), left: leftOf(known(figures.get(id), id)) }
	}));
}

const leftOf = (figures: DemandFigures): number => demandOf(figures).toOrder - figures.drafted;

const byId = <R extends { readonly id: Id }>(rows: readonly R[]): ReadonlyMap<Id, R> =>
	new Map(rows.map((row) => [row.id, row]));

function linesFor(wanted: readonly Wanted[]): readonly LineToBe[] {
	const problems = wanted.flatMap(({ id, name, state, left, supplier }): readonly Problem[] => {
		const at = { row: id };
		if (state !== 'needToOrder' || left <= 0) return [{ code: 'demand.nothing-to-order', at }];
		if (supplier !== null) return [];
		const params = { article: name };
		return [{ code: 'demand.no-supplier', params, at: { ...at, field: 'supplier' } }];
	});
	if (problems.length > 0) throw new Refused(problems);
	return wanted.map(({ id, article, warehouse, supplier, left, ...least }) => {
		const most = Math.max(left, least.articleMinimum ?? 0, least.supplierMinimum ?? 0);
		const cells = { article, quantity: brand<'quantity'>(most), demandLine: id };
		return { source: id, head: { supplier, warehouse }, cells };
	});
}
