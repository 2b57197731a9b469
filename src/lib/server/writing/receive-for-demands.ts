import { brand } from '#lib/domain/model/amount.ts';
import { known } from '#lib/domain/model/assert.ts';
import { groupBy } from '#lib/domain/model/group-by.ts';
import type { Id } from '#lib/domain/model/row.ts';
import type { ArrivedLine, OrderedLines } from '#lib/domain/purchasing/arrived-line.ts';
import { givenToDemands, type Arriving } from '#lib/domain/purchasing/given-to-demands.ts';
import { reservationEntry } from '#lib/domain/stock/reservation-entry.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import { demandFigures, type DemandFigures } from '#lib/server/store/demands.ts';
import { entriesOfLines, type ReservationEntry } from '#lib/server/store/reservations.ts';
import { movesOf } from '#lib/server/store/stock.ts';
import type { Scene } from './effects.ts';
import { linesAs } from './paper.ts';
import type { Move } from './post-stock.ts';
import { ordersOf, setAsideFor } from './promise-to-demand.ts';
import {
	aged,
	changedEntry,
	promise,
	storeEntries,
	type Changed,
	type NewEntry
} from './reserve.ts';
import { storeDrafts } from './store.ts';

type Line = ArrivedLine & { readonly forDemand: ReservationEntry['open'] | null };
type Quantity = ReservationEntry['open'];

/** What of each line is kept for the demand that it was ordered for, and what is promised with it. */
export type Kept = { readonly given: ReadonlyMap<Id, Quantity>; readonly moves: readonly Move[] };

/**
 * What arrives for a demand is set aside for it, whoever else waits, as far as it needs it; the rest is for everybody
 * (E62): as a promise of its own where it has none for so many, or else as that which it has.
 */
export async function keepForDemands(tx: Tx, scene: Scene, orders: OrderedLines): Promise<Kept> {
	const arriving = arrivingIn(scene, orders);
	if (arriving.length === 0) return { given: new Map(), moves: [] };
	const demands = await demandsBy(tx, arriving);
	const given = givenToDemands(arriving, demands);
	const heads = await ordersOf(tx, [...demands.values()]);
	const open = await openOf(tx, demands);
	const [changed, entries]: [Map<Id, Changed>, (readonly [Arriving, NewEntry])[]] = [new Map(), []];
	const unpromised = new Map([...demands].map(([id, demand]) => [id, unpromisedOf(demand)]));
	for (const each of arriving) {
		const demand = known(demands.get(each.demand), each.demand);
		const own = given.get(each.line) ?? 0;
		if (!demand.stocked || own === 0) continue;
		const more = Math.min(own, unpromised.get(demand.id) ?? 0);
		unpromised.set(demand.id, (unpromised.get(demand.id) ?? 0) - more);
		moreSetAside(open.get(demand.orderLine) ?? [], changed, own - more);
		if (more === 0) continue;
		const order = known(heads.get(demand.orderLine), demand.id);
		entries.push([each, setAsideFor(demand, order, brand(more), scene)]);
	}
	await storeDrafts(tx, scene.sequence, reservationEntry, [...changed.values()].map(changedEntry));
	await storeEntries(
		tx,
		scene,
		entries.map(([, entry], at) => aged(scene)(entry, at))
	);
	const numbers = new Map(scene.heads.map(({ id, after }) => [id, String(after['number'])]));
	return {
		given,
		moves: entries.map(([each, entry]) =>
			promisedBy(each, entry, known(numbers.get(each.paper), each.paper), scene)
		)
	};
}

const unpromisedOf = ({ needed, shipped, promised }: DemandFigures): number =>
	Math.max(0, needed - shipped - promised);

/** As if it had never come: what it was promised with ends, as far as that has not gone another way meanwhile. */
export async function takeFromDemands(
	tx: Tx,
	scene: Scene,
	orders: OrderedLines
): Promise<readonly Move[]> {
	const arriving = arrivingIn(scene, orders).filter(({ given }) => given > 0);
	if (arriving.length === 0) return [];
	const demands = await demandsBy(tx, arriving);
	const heads = await ordersOf(tx, [...demands.values()]);
	const open = await openOf(tx, demands);
	const ids = scene.papers.map(({ doc }) => doc.id);
	const reserves = (await movesOf(tx, ids)).filter(({ kind }) => kind === 'reserve');
	const promised = groupBy(reserves, ({ line }) => line);
	const changed = new Map<Id, Changed>();
	const moves: Move[] = [];
	for (const each of arriving) {
		const demand = known(demands.get(each.demand), each.demand);
		const own = open.get(demand.orderLine) ?? [];
		const back = promised.get(each.line)?.reduce((sum, { quantity }) => sum + quantity, 0) ?? 0;
		lessSetAside(own, changed, each.given);
		const ended = lessOpen(own, changed, back);
		// The promise ended before, with its order or its goods: taking back the receipt's move does not end it again.
		if (ended === back) continue;
		const order = known(heads.get(demand.orderLine), demand.id);
		const entry = setAsideFor(demand, order, brand(back - ended), scene);
		moves.push(promise({ ...entry, age: 0 }, 'reserve', scene, true));
	}
	await storeDrafts(tx, scene.sequence, reservationEntry, [...changed.values()].map(changedEntry));
	return moves;
}

function arrivingIn({ papers, heads }: Scene, orders: OrderedLines): readonly Arriving[] {
	return papers.flatMap((paper, at) =>
		linesAs<Line>(paper).flatMap(({ id: line, orderLine, quantity, forDemand }) => {
			const order = orders.get(orderLine ?? '');
			if (!order || order.demand === null) return [];
			const warehouse = String(heads[at]?.after['warehouse']);
			const given = forDemand ?? brand<'quantity'>(0);
			return [{ line, demand: order.demand, warehouse, quantity, given, paper: paper.doc.id }];
		})
	);
}

async function demandsBy(
	tx: Tx,
	arriving: readonly Arriving[]
): Promise<ReadonlyMap<Id, DemandFigures>> {
	const ids = [...new Set(arriving.map(({ demand }) => demand))];
	return new Map((await demandFigures(tx, ids)).map((figures) => [figures.id, figures]));
}

async function openOf(tx: Tx, demands: ReadonlyMap<Id, DemandFigures>) {
	const lines = [...demands.values()].map(({ orderLine }) => orderLine);
	const entries = await entriesOfLines(tx, lines);
	return groupBy(
		entries.filter(({ open }) => open > 0),
		({ line }) => line
	);
}

function promisedBy(
	{ line, paper }: Arriving,
	entry: NewEntry,
	number: string,
	scene: Scene
): Move {
	const move = promise({ ...entry, age: 0 }, 'reserve', scene, true);
	return { ...move, line, document: 'goodsReceipt', paper, number };
}

function moreSetAside(own: readonly ReservationEntry[], changed: Map<Id, Changed>, most: number) {
	let left = most;
	for (const entry of own) {
		const before = changed.get(entry.id)?.cells.setAside ?? entry.setAside;
		const more = Math.min(left, entry.open - before);
		if (more <= 0) continue;
		left -= more;
		changed.set(entry.id, { entry, cells: { setAside: brand(before + more) } });
	}
}

function lessSetAside(own: readonly ReservationEntry[], changed: Map<Id, Changed>, most: number) {
	let left = most;
	for (const entry of own) {
		const sofar = changed.get(entry.id);
		const setAside = sofar?.cells.setAside ?? entry.setAside;
		const less = Math.min(left, setAside);
		left -= less;
		if (less === 0) continue;
		changed.set(entry.id, { entry, cells: { ...sofar?.cells, setAside: brand(setAside - less) } });
	}
}

/** Ends promises, the last one first, and answers how much of them that was. */
function lessOpen(own: readonly ReservationEntry[], changed: Map<Id, Changed>, most: number) {
	let left = most;
	for (const entry of own.toReversed()) {
		const sofar = changed.get(entry.id);
		const [before, setAside] = [
			sofar?.cells.open ?? entry.open,
			sofar?.cells.setAside ?? entry.setAside
		];
		const less = Math.min(left, before - setAside);
		if (less <= 0) continue;
		left -= less;
		const open = brand<'quantity'>(before - less);
		const allocated = brand<'quantity'>(Math.min(entry.allocated, open));
		changed.set(entry.id, { entry, cells: { ...sofar?.cells, open, allocated } });
	}
	return most - left;
}
