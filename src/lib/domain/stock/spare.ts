import { groupBy } from '../model/group-by.ts';
import { brand, type Scaled } from '../model/amount.ts';
import type { Counter } from './movement-kind.ts';
import type { Goods, Posting, Shelf } from './posting.ts';

/**
 * Some goods of an article in a warehouse: where bin, batch or serial number are left open, of any. A promise may leave
 * them open, so that no single record of stock tells what may still be promised or taken away.
 */
export type Claimed = { readonly goods: Goods; readonly shelf: Shelf };

/** What of them is on hand and promised to nobody; below zero where more is promised than is there. */
export type Spare = Claimed & { readonly quantity: Scaled<'quantity'> };

export const covers = (claimed: Claimed, { goods, shelf }: Claimed): boolean =>
	claimed.goods.article === goods.article &&
	claimed.shelf.warehouse === shelf.warehouse &&
	isAny(claimed.shelf.bin, shelf.bin) &&
	isAny(claimed.goods.batch, goods.batch) &&
	isAny(claimed.goods.serial, goods.serial);

const isAny = (wanted: string | null, there: string | null) => wanted === null || wanted === there;

/** All goods of the article in the warehouse. */
export const anywhere = ({ goods, shelf }: Claimed): Claimed => ({
	goods: { article: goods.article, batch: null, serial: null },
	shelf: { warehouse: shelf.warehouse, bin: null }
});

/** Of a posting whose goods must be promised to nobody: where they are, or where they are to be kept. */
export const claimedBy = ({ goods, from, to }: Posting): readonly Claimed[] => {
	const shelf = from ?? to;
	return shelf ? [{ goods, shelf }, anywhere({ goods, shelf })] : [];
};

export type SparesByWarehouse = ReadonlyMap<string, Spare[]>;

export const byWarehouse = (spares: readonly Spare[]): SparesByWarehouse => groupBy(spares, keyOf);

const keyOf = ({ goods, shelf }: Claimed) => `${goods.article}\n${shelf.warehouse}`;

/** What each counter adds to what is there for somebody else. */
export const weights = { onHand: 1, reserved: -1, ordered: 0 } as const satisfies Record<
	Counter,
	number
>;

/** Goods on a shelf became more or fewer by so many. */
export function follow(spares: SparesByWarehouse, goods: Goods, shelf: Shelf, change: number) {
	const own = spares.get(keyOf({ goods, shelf })) ?? [];
	own.forEach((spare, at) => {
		if (covers(spare, { goods, shelf })) {
			own[at] = { ...spare, quantity: brand(spare.quantity + change) };
		}
	});
}

/** The most that a posting may take or promise; no bound where nobody has asked. */
export const spareFor = (spares: SparesByWarehouse, posting: Posting): number =>
	claimedBy(posting).reduce((least, claimed) => {
		const own = spares.get(keyOf(claimed)) ?? [];
		return own
			.filter((spare) => covers(spare, claimed) && covers(claimed, spare))
			.reduce((sofar, { quantity }) => Math.min(sofar, quantity), least);
	}, Infinity);
