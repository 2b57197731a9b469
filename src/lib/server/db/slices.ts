import { breathe } from './transaction.ts';

/** What long work may hold the event loop for at a time, more or less. */
const SLICE_MS = 20;
const SLICE = 10_000;

/** As many results as fit into one slice of time, from a place on; one at least. */
export function inOneSlice<T, R>(items: readonly T[], from: number, to: (item: T) => R): R[] {
	const until = performance.now() + SLICE_MS;
	const results: R[] = [];
	for (const item of items.slice(from, from + SLICE)) {
		results.push(to(item));
		if (performance.now() >= until) break;
	}
	return results;
}

/** Like map(), but others are answered between two slices. */
export async function mapped<T, R>(items: readonly T[], to: (item: T) => R): Promise<R[]> {
	const results: R[] = [];
	while (results.length < items.length) {
		if (results.length > 0) await breathe();
		results.push(...inOneSlice(items, results.length, to));
	}
	return results;
}
