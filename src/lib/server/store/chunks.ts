import { breathe } from '#lib/server/db/transaction.ts';

/** Ids and cells of one statement stay below this many rows. */
export const CHUNK = 10_000;

/** Slices of a statement's size; others are answered before each where there are several. */
export async function* chunks<T>(items: readonly T[]): AsyncGenerator<readonly T[]> {
	for (let start = 0; start < items.length; start += CHUNK) {
		if (items.length > CHUNK) await breathe();
		yield items.slice(start, start + CHUNK);
	}
}
