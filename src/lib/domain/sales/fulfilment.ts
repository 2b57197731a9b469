import { brand, type Scaled } from '../model/amount.ts';
import type { Id } from '../model/row.ts';
import type { Portion } from '../stock/moved-line.ts';
import type { Goods } from '../stock/posting.ts';

type Quantity = Scaled<'quantity'>;

/** What is promised to a line of an order; it may leave open of which batch and which piece. */
export type Promised = {
	readonly id: Id;
	readonly goods: Goods;
	readonly open: Quantity;
	/** What of it the goods on hand cover. */
	readonly allocated: Quantity;
};
export type Share = { readonly entry: Id; readonly quantity: Quantity };

/**
 * Which promises goods that go out fulfil: those that name them first, then those that leave it open; never more than
 * is allocated (E25). `missing` is promised to nobody there.
 */
export function fulfilled(
	portions: readonly Portion[],
	promises: readonly Promised[]
): { readonly shares: readonly Share[]; readonly missing: number } {
	const left = new Map(promises.map(({ id, allocated }) => [id, allocated as number]));
	const shares = new Map<Id, number>();
	let missing = 0;
	for (const { goods, quantity } of portions) {
		let wanted: number = quantity;
		for (const { id } of promises.filter((promise) => fits(promise, goods)).sort(byName)) {
			const some = Math.min(wanted, left.get(id) ?? 0);
			if (some <= 0) continue;
			left.set(id, (left.get(id) ?? 0) - some);
			shares.set(id, (shares.get(id) ?? 0) + some);
			wanted -= some;
		}
		missing += wanted;
	}
	return {
		shares: [...shares].map(([entry, quantity]) => ({ entry, quantity: brand(quantity) })),
		missing
	};
}

const fits = ({ goods: { batch, serial } }: Promised, goods: Goods): boolean =>
	(batch === null || batch === goods.batch) && (serial === null || serial === goods.serial);

const named = ({ goods: { batch, serial } }: Promised) =>
	Number(batch !== null) + Number(serial !== null) * 2;
const byName = (one: Promised, other: Promised): number => named(other) - named(one);
