import { brand, toDecimal, type Scaled } from '#lib/domain/model/amount.ts';
import { known } from '#lib/domain/model/assert.ts';
import { groupBy } from '#lib/domain/model/group-by.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { fulfilled, type Share } from '#lib/domain/sales/fulfilment.ts';
import { lineProblems, portions, type MovedLine } from '#lib/domain/stock/moved-line.ts';
import { reservationEntry } from '#lib/domain/stock/reservation-entry.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import { orderedLines, type OrderedLine } from '#lib/server/store/sales-order-lines.ts';
import { entriesOfLines, type ReservationEntry } from '#lib/server/store/reservations.ts';
import { followOrders } from './delivered-orders.ts';
import type { Outcome, Scene } from './effects.ts';
import { linesAs } from './paper.ts';
import type { Move } from './post-stock.ts';
import { promisedToOthers } from './promised-to-others.ts';
import { changedEntry } from './reserve.ts';
import { storeDrafts } from './store.ts';

/** A line of a delivery note, with the document as it will stand. */
export type Delivery = {
	readonly line: MovedLine & { readonly bin: Id | null; readonly orderLine: Id | null };
	readonly stocked: boolean;
	readonly warehouse: Id;
	readonly paper: Pick<Move, 'document' | 'paper' | 'number' | 'on' | 'reverses'>;
};

/**
 * Goods go out to a customer (F47): of a line that serves an order at most what is open of that one and what is
 * allocated to it (E25), whose promise is let go with them; of another line what is promised to nobody.
 */
export async function deliver(tx: Tx, scene: Scene): Promise<Outcome> {
	const deliveries = deliveriesIn(scene);
	const unfit = [...empty(scene), ...unfitLines(scene, deliveries)];
	if (unfit.length > 0) return { problems: unfit };
	const wanted = deliveries.flatMap(({ line }) => line.orderLine ?? []);
	const ordered = await orderedLines(tx, wanted);
	const entries = await entriesOfLines(tx, wanted);
	const { shares, used, problems } = served(scene, deliveries, ordered, entries);
	if (problems.length > 0) return { problems };
	const reduced = reducedBy(entries, used);
	const byId = new Map(entries.map((entry) => [entry.id, entry]));
	const others = await promisedToOthers(tx, scene.articles, deliveries, reduced);
	if (others.length > 0) return { problems: others };
	await storeDrafts(tx, scene.sequence, reservationEntry, reduced.map(changedEntry));
	await followOrders(tx, scene.sequence, ordered, deliveries, 1);
	return {
		moves: [
			...deliveries.flatMap((delivery) => issues(delivery, scene)),
			...shares.map((share) => letGo(share, byId))
		]
	};
}

const deliveriesIn = ({ papers, heads, articles }: Scene): readonly Delivery[] =>
	papers.flatMap((paper, at) => {
		const { after } = known(heads[at], paper.doc.id);
		const [number, on] = [String(after['number']), String(after['on'])];
		return linesAs<Delivery['line']>(paper).map((line) => ({
			line,
			stocked: articles.get(line.article)?.stockManaged === true,
			warehouse: String(after['warehouse']),
			paper: { document: 'deliveryNote', paper: paper.doc.id, number, on, reverses: null }
		}));
	});

const empty = ({ papers }: Scene): readonly Problem[] =>
	papers.flatMap(({ doc }) =>
		doc.lines.length === 0 ? [{ code: 'document.no-lines', at: { row: doc.id } } as const] : []
	);

const unfitLines = ({ articles }: Scene, deliveries: readonly Delivery[]): readonly Problem[] =>
	deliveries.flatMap(({ line, stocked }) => {
		if (stocked) return lineProblems([line], articles);
		if (line.quantity > 0) return [];
		return [{ code: 'quantity.nothing', at: { row: line.id, field: 'quantity' } } as const];
	});

type Served = { readonly delivery: Delivery; readonly share: Share };

/** Which promises each line fulfils, or why it may not take so many; one after the other, as they take from each other. */
function served(
	{ articles }: Scene,
	deliveries: readonly Delivery[],
	ordered: readonly OrderedLine[],
	entries: readonly ReservationEntry[]
) {
	const byId = new Map(ordered.map((line) => [line.id, line]));
	const byLine = groupBy(entries, ({ line }) => line);
	const taken = new Map<Id, number>();
	const used = new Map<Id, number>();
	const problems: Problem[] = [];
	const shares: Served[] = [];
	for (const delivery of deliveries) {
		const { line, stocked } = delivery;
		if (line.orderLine === null) continue;
		const target = known(byId.get(line.orderLine), line.id);
		const open = target.quantity - target.delivered - (taken.get(target.id) ?? 0);
		const refused = notOpen(line, target, open);
		if (refused) problems.push(refused);
		taken.set(target.id, (taken.get(target.id) ?? 0) + line.quantity);
		if (refused || !stocked) continue;
		const own = (byLine.get(target.id) ?? []).map(minus(used));
		const found = fulfilled(portions(line, articles), own.map(toPromised));
		if (found.missing > 0) problems.push(notAllocated(line, own));
		for (const share of found.shares) {
			used.set(share.entry, (used.get(share.entry) ?? 0) + share.quantity);
			shares.push({ delivery, share });
		}
	}
	return { shares, used, problems };
}

function notOpen(line: Delivery['line'], target: OrderedLine, open: number): Problem | undefined {
	if (!['confirmed', 'partlyDelivered', 'delivered'].includes(target.state)) {
		const at = { row: line.id, field: 'orderLine' };
		return { code: 'delivery.not-open', params: { order: target.number ?? '–' }, at };
	}
	if (line.quantity <= open) return undefined;
	const params = { open: toDecimal('quantity', Math.max(open, 0)) };
	return { code: 'delivery.more-than-ordered', params, at: { row: line.id, field: 'quantity' } };
}

const notAllocated = ({ id }: Delivery['line'], own: readonly ReservationEntry[]): Problem => {
	const allocated = own.reduce((sum, entry) => sum + entry.allocated, 0);
	const params = { allocated: toDecimal('quantity', allocated) };
	return { code: 'delivery.not-allocated', params, at: { row: id, field: 'quantity' } };
};

const less = (one: Scaled<'quantity'>, other: number) =>
	brand<'quantity'>(Math.max(one - other, 0));

/** How much was taken from entries. */
type Used = ReadonlyMap<Id, number>;

/** An entry without what was taken from it. */
const minus =
	(used: Used) =>
	(entry: ReservationEntry): ReservationEntry => {
		const taken = used.get(entry.id) ?? 0;
		const { open, allocated } = entry;
		return { ...entry, open: less(open, taken), allocated: less(allocated, taken) };
	};

const toPromised = ({ id, article, batch, serial, open, allocated }: ReservationEntry) => ({
	...{ id, open, allocated },
	goods: { article, batch, serial }
});

const reducedBy = (entries: readonly ReservationEntry[], used: Used) =>
	entries
		.filter(({ id }) => used.has(id))
		.map((entry) => {
			const { open, allocated } = minus(used)(entry);
			return { entry, cells: { open, allocated } };
		});

function issues({ line, stocked, warehouse, paper }: Delivery, { articles }: Scene) {
	if (!stocked) return [];
	return portions(line, articles).map((portion) => ({
		kind: 'goodsIssue' as const,
		...portion,
		...{ from: { warehouse, bin: line.bin }, to: null, line: line.id, ...paper },
		promised: line.orderLine !== null
	}));
}

function letGo({ delivery, share }: Served, entries: ReadonlyMap<Id, ReservationEntry>): Move {
	const { article, batch, serial, warehouse, bin } = known(entries.get(share.entry), share.entry);
	return {
		...{ kind: 'unreserve', goods: { article, batch, serial }, quantity: share.quantity },
		...{ from: { warehouse, bin }, to: null, line: delivery.line.id, ...delivery.paper }
	};
}
