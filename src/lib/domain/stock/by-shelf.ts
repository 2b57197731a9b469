import { keyOf } from './ledger.ts';
import type { Goods, Shelf } from './posting.ts';

/** What is about the same goods on the same shelf, together. */
export function byShelf<T extends { readonly goods: Goods; readonly shelf: Shelf }>(
	parts: readonly T[]
): ReadonlyMap<string, readonly T[]> {
	const found = new Map<string, T[]>();
	for (const part of parts) {
		const key = keyOf(part.goods, part.shelf);
		const some = found.get(key);
		if (some) some.push(part);
		else found.set(key, [part]);
	}
	return found;
}
