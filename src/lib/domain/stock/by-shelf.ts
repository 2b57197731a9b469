import { groupBy } from '../model/group-by.ts';
import { keyOf } from './ledger.ts';
import type { Goods, Shelf } from './posting.ts';

/** What is about the same goods on the same shelf, together. */
export function byShelf<T extends { readonly goods: Goods; readonly shelf: Shelf }>(
	parts: readonly T[]
): ReadonlyMap<string, readonly T[]> {
	return groupBy(parts, ({ goods, shelf }) => keyOf(goods, shelf));
}
