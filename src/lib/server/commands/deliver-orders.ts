import { documents } from '#lib/domain/documents/index.ts';
import { known } from '#lib/domain/model/assert.ts';
import type { Day } from '#lib/domain/model/calendar.ts';
import { headOf } from '#lib/domain/model/document.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import { groupBy } from '#lib/domain/model/group-by.ts';
import { standing, type Problem } from '#lib/domain/model/problem.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import { notesFor, type NotePlan, type ToDeliver } from '#lib/domain/sales/delivery-plan.ts';
import { proposeGoods, type OpenLine, type Part } from '#lib/domain/stock/proposal.ts';
import type { Context, Tx } from '#lib/server/db/transaction.ts';
import { Refused } from '#lib/server/refused.ts';
import { deliverableLines, type Deliverable } from '#lib/server/store/deliverable.ts';
import { movedArticles } from '#lib/server/store/stock.ts';
import { takeable } from '#lib/server/store/takeable.ts';
import { addDocuments, type LineToBe } from '#lib/server/writing/add-documents.ts';
import { twice } from '#lib/server/writing/draft.ts';
import { inOrder, insertedBy } from '#lib/server/writing/inserted.ts';
import { operate } from '#lib/server/writing/operation.ts';
import { staleProblems, type Seen } from '#lib/server/writing/stale.ts';

export type OrderDelivery = {
	readonly operation: Id;
	readonly rows: readonly Seen[];
	readonly confirmed?: readonly string[] | undefined;
	readonly today: Day;
};

const order: Entity = headOf(known(documents['salesOrder'], 'salesOrder'));
const noteType = known(documents['deliveryNote'], 'deliveryNote');
const note: Entity = headOf(noteType);
/** States in which goods of an order go out. */
const OPEN = ['confirmed', 'partlyDelivered'];

/**
 * Drafts delivery notes for what of the orders can go out now (F40): what is allocated and stands on no draft yet, of
 * batches what expires first. Orders with nothing to deliver are told, and left out where others have something and
 * that is confirmed. Answers the heads of the notes.
 */
export function deliverOrders(
	context: Context,
	{ operation, rows, confirmed = [], today }: OrderDelivery
): Promise<readonly AnyRow[]> {
	return operate(
		context,
		note,
		{ operation, source: 'action', request: { deliver: rows } },
		async (tx, sequence) => {
			const stale = await staleProblems({ db: tx, actor: context.actor }, order, rows);
			const unfit = [...twice(rows), ...stale];
			if (unfit.length > 0) throw new Refused(unfit);
			const orders = await inOrder(
				tx,
				order,
				rows.map(({ id }) => id)
			);
			const lines = waitingLines(
				await deliverableLines(
					tx,
					orders.filter(isOpen).map(({ id }) => id)
				)
			);
			refuse(orders, lines, confirmed);
			const asker = { db: tx, actor: context.actor, today };
			const plans = notesFor(orders.filter(({ id }) => lines.has(id)).map(toDeliver));
			const wanted = await linesFor(tx, plans, lines, today);
			const added = await addDocuments(asker, sequence, noteType, wanted, { confirmed });
			return added.map(({ head }) => head);
		},
		(tx, sequence) => insertedBy(tx, sequence, note)
	);
}

const isOpen = (row: AnyRow): boolean => OPEN.includes(String(row['state']));

/** The table of orders has the fields of what is to be delivered. */
const toDeliver = (row: AnyRow) => row as unknown as ToDeliver;

type Lines = ReadonlyMap<Id, readonly Deliverable[]>;

/** By the order; nobody waits for services where there are goods. */
function waitingLines(lines: readonly Deliverable[]): Lines {
	const waiting = [...groupBy(lines, ({ order }) => order)].map(([id, own]) => {
		const goods = own.filter(({ service }) => !service);
		const counting = goods.length > 0 ? goods : own;
		return [id, counting.filter(({ quantity }) => quantity > 0)] as const;
	});
	return new Map(waiting.filter(([, own]) => own.length > 0));
}

function refuse(orders: readonly AnyRow[], lines: Lines, confirmed: readonly string[]) {
	const problems = orders
		.filter(({ id }) => !lines.has(id))
		.map(({ id }): Problem => {
			const problem = { code: 'order.nothing-to-deliver', at: { row: id } } as const;
			return lines.size > 0 ? { ...problem, severity: 'warning' } : problem;
		});
	const refusals = standing(problems, confirmed);
	if (refusals.length > 0) throw new Refused(refusals);
}

/** The lines of all notes, each with its goods as far as they can be told. */
async function linesFor(
	tx: Tx,
	plans: readonly NotePlan[],
	lines: Lines,
	today: Day
): Promise<readonly LineToBe[]> {
	const wanted = new Map<Id, readonly Part[]>();
	for (const warehouse of new Set(plans.map(({ cells }) => String(cells['warehouse'])))) {
		const own = plans
			.filter(({ cells }) => cells['warehouse'] === warehouse)
			.flatMap(({ orders }) => orders.flatMap((id) => lines.get(id) ?? []));
		const articles = [...new Set(own.map(({ article }) => article))];
		const goods = await takeable(tx, articles, warehouse, true);
		const known = await movedArticles(tx, articles);
		for (const { line, parts } of proposeGoods(own.map(toOpen), goods, known, today)) {
			wanted.set(line, parts);
		}
	}
	return plans.flatMap(({ cells: head, orders }) =>
		orders
			.flatMap((id) => lines.get(id) ?? [])
			.flatMap((line) => (wanted.get(line.id) ?? [toOpen(line)]).map((part) => ({ line, part })))
			.map(({ line: { id: orderLine, order: source, article }, part }) => {
				const { bin, batch, serials, quantity } = part;
				return { source, head, cells: { orderLine, article, bin, batch, serials, quantity } };
			})
	);
}

const toOpen = ({ id, article, batch, serials, quantity }: Deliverable): OpenLine => ({
	...{ id, article, bin: null, batch, serials, quantity }
});
