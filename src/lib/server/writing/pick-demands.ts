import { brand, toDecimal } from '#lib/domain/model/amount.ts';
import { known } from '#lib/domain/model/assert.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import { reservationEntry } from '#lib/domain/stock/reservation-entry.ts';
import { byWarehouse, claimedBy, follow, spareFor } from '#lib/domain/stock/spare.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import { demandFigures, type DemandFigures } from '#lib/server/store/demands.ts';
import { entriesOfLines, sparesOf } from '#lib/server/store/reservations.ts';
import type { Outcome, Scene } from './effects.ts';
import type { Move } from './post-stock.ts';
import { ordersOf, setAsideFor } from './promise-to-demand.ts';
import { aged, changedEntry, promise, storeEntries } from './reserve.ts';
import { storeDrafts } from './store.ts';

/**
 * Sets free goods aside for demands: of each what it needs and nobody has promised it yet, as far as there is so much
 * (F48). What it is promised already waits its turn.
 */
export async function pick(tx: Tx, scene: Scene): Promise<Outcome> {
	const demands = await figuresIn(tx, scene);
	const unfit = demands.flatMap((demand): readonly Problem[] => {
		const at = { row: demand.id };
		if (!demand.stocked) return [{ code: 'article.no-stock', at: { ...at, field: 'article' } }];
		return wantedBy(demand) > 0 ? [] : [{ code: 'demand.nothing-to-pick', at }];
	});
	if (unfit.length > 0) return { problems: unfit };
	const heads = await ordersOf(tx, demands);
	const wished = demands.map((demand) => {
		const order = known(heads.get(demand.orderLine), demand.id);
		const entry = setAsideFor(demand, order, brand(wantedBy(demand)), scene);
		return { demand, entry, move: promise({ ...entry, age: 0 }, 'reserve', scene) };
	});
	const found = await freeFor(
		tx,
		wished.map(({ move }) => move)
	);
	const problems = wished
		.filter((_, at) => found[at] === 0)
		.map(({ demand: { id } }): Problem => {
			const params = { free: toDecimal('quantity', 0) };
			return { code: 'reserved.not-free', params, at: { row: id, field: 'needed' } };
		});
	if (problems.length > 0) return { problems };
	const entries = wished.map(({ entry }, at) => {
		const quantity = brand<'quantity'>(known(found[at], entry.id));
		const cells = { quantity, open: quantity, setAside: quantity, allocated: quantity };
		return aged(scene)({ ...entry, ...cells }, at);
	});
	await storeEntries(tx, scene, entries);
	const moves = entries.map((entry) => promise(entry, 'reserve', scene));
	return { moves, cells: asTheyAre(scene) };
}

/** Lets go what is promised to demands, where it lies: it is free for others, and needed again. */
export async function unpick(tx: Tx, scene: Scene): Promise<Outcome> {
	const demands = await figuresIn(tx, scene);
	const problems = demands
		.filter(({ promised }) => promised === 0)
		.map(({ id }): Problem => ({ code: 'demand.nothing-picked', at: { row: id } }));
	if (problems.length > 0) return { problems };
	const lines = demands.map(({ orderLine }) => orderLine);
	const entries = (await entriesOfLines(tx, lines)).filter(({ open }) => open > 0);
	const none = brand<'quantity'>(0);
	const cells = { open: none, allocated: none, setAside: none };
	const ended = entries.map((entry) => changedEntry({ entry, cells }));
	await storeDrafts(tx, scene.sequence, reservationEntry, ended);
	const moves = entries.map((entry) => promise(entry, 'unreserve', scene));
	return { moves, cells: asTheyAre(scene) };
}

async function figuresIn(tx: Tx, { papers }: Scene): Promise<readonly DemandFigures[]> {
	const ids = papers.map(({ doc }) => doc.id);
	const found = new Map((await demandFigures(tx, ids)).map((figures) => [figures.id, figures]));
	return ids.map((id) => known(found.get(id), id));
}

const wantedBy = ({ needed, shipped, promised }: DemandFigures): number =>
	Math.max(0, needed - shipped - promised);

/** How much of what is wanted is free, one after the other, as they take from each other. */
async function freeFor(tx: Tx, wanted: readonly Move[]): Promise<readonly number[]> {
	const spares = byWarehouse(await sparesOf(tx, wanted.flatMap(claimedBy)));
	return wanted.map((move) => {
		const free = Math.max(0, Math.min(move.quantity, spareFor(spares, move)));
		if (move.to) follow(spares, move.goods, move.to, -free);
		return free;
	});
}

/** Their states follow from what is picked, and not from the action. */
const asTheyAre = ({ papers }: Scene): ReadonlyMap<Id, Pick<AnyRow, 'state'>> =>
	new Map(papers.map(({ row }) => [row.id, { state: row['state'] ?? null }]));
