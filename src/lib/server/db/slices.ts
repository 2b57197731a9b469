import { breathe } from './transaction.ts';

/** What long work may hold the event loop for at a time, more or less. */
const SLICE_MS = 20;
const SLICE = 10_000;

/** Like map(), in slices: others are answered between two of them. */
export async function mapped<T, R>(items: readonly T[], to: (item: T) => R): Promise<R[]> {
	const results: R[] = [];
	while (results.length < items.length) {
		if (results.length > 0) await breathe();
		const until = performance.now() + SLICE_MS;
		for (const item of items.slice(results.length, results.length + SLICE)) {
			results.push(to(item));
			if (performance.now() >= until) break;
		}
	}
	return results;
}
