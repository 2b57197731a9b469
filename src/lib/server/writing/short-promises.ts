import { brand, toDecimal } from '#lib/domain/model/amount.ts';
import { known } from '#lib/domain/model/assert.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import { allocate, type Lying } from '#lib/domain/stock/allocation.ts';
import { byShelf } from '#lib/domain/stock/by-shelf.ts';
import { keyOf } from '#lib/domain/stock/ledger.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import { openAt, type ReservationEntry } from '#lib/server/store/reservations.ts';
import { recordsAt, type GoodsPlace } from '#lib/server/store/stock.ts';
import { grouped, toLying, toPromise } from './allocate-stock.ts';

/** How many more or fewer goods turned out to be on a shelf, and where that was said. */
export type Difference = GoodsPlace & {
	readonly difference: number;
	readonly at: NonNullable<Problem['at']>;
};

const MOST_PAPERS = 5;

/**
 * Whose goods turn out to be missing (E79): a warning for each article of a warehouse, at what was said of it last, with
 * the documents that will not have what they were promised. Only a loss is to blame, so what was short before is not told.
 */
export async function shortPromises(
	tx: Tx,
	differences: readonly Difference[]
): Promise<readonly Problem[]> {
	const places = [...grouped(differences.map(withPlace))].filter(([, own]) =>
		own.some(({ difference }) => difference < 0)
	);
	const stocked = places.flatMap(([, own]) => own.slice(0, 1));
	const entries = grouped(await openAt(tx, stocked));
	if (entries.size === 0) return [];
	const records = grouped(await recordsAt(tx, stocked));
	return places.flatMap(([key, own]) => {
		const after = changed((records.get(key) ?? []).map(toLying), own);
		return short(after, entries.get(key) ?? [], own);
	});
}

const withPlace = (each: Difference) => ({
	...each,
	article: each.goods.article,
	warehouse: each.shelf.warehouse
});

/** What lies where, once it is as was said. */
function changed(lying: readonly Lying[], differences: readonly Difference[]): readonly Lying[] {
	const there = new Map(lying.map((each) => [keyOf(each.goods, each.shelf), each]));
	for (const [key, own] of byShelf(differences)) {
		const { goods, shelf } = known(own[0], key);
		const change = own.reduce((sum, { difference }) => sum + difference, 0);
		const onHand = Math.max((there.get(key)?.onHand ?? 0) + change, 0);
		there.set(key, { goods, shelf, onHand: brand(onHand) });
	}
	return [...there.values()];
}

function short(
	lying: readonly Lying[],
	entries: readonly ReservationEntry[],
	differences: readonly Difference[]
): readonly Problem[] {
	const allocated = allocate(lying, entries.map(toPromise));
	const without = entries.filter(({ id, allocated: before }) => (allocated.get(id) ?? 0) < before);
	const last = differences.at(-1);
	if (without.length === 0 || !last) return [];
	const missing = without.reduce((sum, { id, open }) => sum + open - (allocated.get(id) ?? 0), 0);
	const papers = [...new Set(without.map(({ number, document }) => number ?? document))];
	const named = papers.slice(0, MOST_PAPERS).join(', ');
	const params = {
		short: toDecimal('quantity', missing),
		papers: papers.length > MOST_PAPERS ? `${named} …` : named
	};
	return [{ code: 'count.short', params, at: last.at, severity: 'warning' }];
}
