import { brand, type Scaled } from '../model/amount.ts';
import type { Id } from '../model/row.ts';
import type { Goods } from '../stock/posting.ts';

type Quantity = Scaled<'quantity'>;
type Promised = Goods & { readonly warehouse: Id; readonly open: Quantity; readonly age: number };

/** What a quote keeps still for one of its lines. */
export type Kept = Promised & { readonly id: Id; readonly line: Id };
/** What a line of an order promises, and the line of a quote that it was made from. */
export type Wanted = Promised & { readonly quoteLine: Id | null };

/**
 * Goods that a quote keeps become those of the order that was made from it, in the place that they had among all
 * promises (E34): what an order wants beyond is promised behind all others. `used` tells how much of what was kept has
 * moved, by its id. Who comes first takes first.
 */
export function takeOver<W extends Wanted>(
	wanted: readonly W[],
	kept: readonly Kept[]
): { readonly promised: readonly W[]; readonly used: ReadonlyMap<Id, number> } {
	const used = new Map<Id, number>();
	const promised = wanted.flatMap((want): readonly W[] => {
		const parts: W[] = [];
		let left: number = want.open;
		for (const some of kept.filter((each) => fits(want, each))) {
			const taken = Math.min(left, some.open - (used.get(some.id) ?? 0));
			if (taken <= 0) continue;
			used.set(some.id, (used.get(some.id) ?? 0) + taken);
			left -= taken;
			parts.push({ ...want, open: brand<'quantity'>(taken), age: some.age });
		}
		return left > 0 ? [...parts, { ...want, open: brand<'quantity'>(left) }] : parts;
	});
	return { promised, used };
}

const fits = (want: Wanted, kept: Kept): boolean =>
	want.quoteLine === kept.line &&
	want.article === kept.article &&
	want.warehouse === kept.warehouse &&
	isAny(want.batch, kept.batch) &&
	isAny(want.serial, kept.serial);

/** Where one of them leaves it open, it may be the same. */
const isAny = (one: string | null, other: string | null) =>
	one === null || other === null || one === other;
