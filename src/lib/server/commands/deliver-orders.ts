import { documents } from '#lib/domain/documents/index.ts';
import { known } from '#lib/domain/model/assert.ts';
import type { Day } from '#lib/domain/model/calendar.ts';
import { headOf, linesOf } from '#lib/domain/model/document.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import { standing, type Problem } from '#lib/domain/model/problem.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import { notesFor, type NotePlan, type ToDeliver } from '#lib/domain/sales/delivery-plan.ts';
import { proposeGoods, type OpenLine, type Part } from '#lib/domain/stock/proposal.ts';
import type { Context, Tx } from '#lib/server/db/transaction.ts';
import { newId } from '#lib/server/new-id.ts';
import { Refused } from '#lib/server/refused.ts';
import { deliverableLines, type Deliverable } from '#lib/server/store/deliverable.ts';
import { changesOf } from '#lib/server/store/log.ts';
import { byIds } from '#lib/server/store/rows.ts';
import { movedArticles } from '#lib/server/store/stock.ts';
import { takeable } from '#lib/server/store/takeable.ts';
import { twice, type Wanted } from '#lib/server/writing/draft.ts';
import { operate } from '#lib/server/writing/operation.ts';
import { saveWanted } from '#lib/server/writing/save-wanted.ts';
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
			const plans = notesFor(orders.filter(({ id }) => lines.has(id)).map(toDeliver)).map(withId);
			const heads = plans.map(({ id, cells }) => ({ id, version: 0, cells }));
			await saveWanted(asker, sequence, note, heads, confirmed);
			const wanted = await linesFor(tx, plans, lines, today);
			await saveWanted(asker, sequence, linesOf(noteType), wanted, confirmed);
			return inOrder(
				tx,
				note,
				heads.map(({ id }) => id)
			);
		},
		async (tx, sequence) => inOrder(tx, note, await addedBy(tx, sequence))
	);
}

/** Rows in the order in which they are named. */
async function inOrder(tx: Tx, entity: Entity, ids: readonly Id[]): Promise<readonly AnyRow[]> {
	const rows = new Map((await byIds(tx, entity, ids)).map((row) => [row.id, row]));
	return ids.flatMap((id) => rows.get(id) ?? []);
}

const isOpen = (row: AnyRow): boolean => OPEN.includes(String(row['state']));

/** The table of orders has the fields of what is to be delivered. */
const toDeliver = (row: AnyRow) => row as unknown as ToDeliver;
const withId = (plan: NotePlan) => ({ ...plan, id: newId() });

type Lines = ReadonlyMap<Id, readonly Deliverable[]>;

/** By the order; nobody waits for services where there are goods. */
function waitingLines(lines: readonly Deliverable[]): Lines {
	const found = new Map<Id, Deliverable[]>();
	for (const line of lines) {
		const own = found.get(line.order);
		if (own) own.push(line);
		else found.set(line.order, [line]);
	}
	const waiting = [...found].map(([id, own]) => {
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

type Plan = NotePlan & { readonly id: Id };

/** The lines of all notes, each with its goods as far as they can be told. */
async function linesFor(
	tx: Tx,
	plans: readonly Plan[],
	lines: Lines,
	today: Day
): Promise<readonly Wanted[]> {
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
	return plans.flatMap(({ id: document, orders }) =>
		orders
			.flatMap((id) => lines.get(id) ?? [])
			.flatMap((line) => (wanted.get(line.id) ?? [toOpen(line)]).map((part) => ({ line, part })))
			.map(({ line: { id: orderLine, article }, part: { bin, batch, serials, quantity } }, at) => ({
				...{ id: newId(), version: 0 },
				cells: { document, position: at + 1, orderLine, article, bin, batch, serials, quantity }
			}))
	);
}

const toOpen = ({ id, article, batch, serials, quantity }: Deliverable): OpenLine => ({
	...{ id, article, bin: null, batch, serials, quantity }
});

async function addedBy(tx: Tx, sequence: number): Promise<readonly Id[]> {
	const changes = await changesOf(tx, sequence);
	return changes
		.filter(({ entity, kind }) => entity === note.name && kind === 'insert')
		.map(({ row }) => row);
}
