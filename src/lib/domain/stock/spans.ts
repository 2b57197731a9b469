import type { Id } from '../model/row.ts';

/** A part of what an issue took, counted in scaled quantities from what it took last. */
export type Span = { readonly start: number; readonly end: number };

/** Goods of an issue come back, or what came back with another one goes again, in the order in which that happens. */
export type Returning = {
	readonly id: Id;
	readonly issue: Id;
	readonly quantity: number;
	/** The return that this one takes back. */
	readonly undoes: Id | null;
};

/**
 * Which part of its issue each return brings back: of what is not back yet what was taken last, as if the issue had been
 * so much smaller. What is taken back is free to come back again.
 */
export function spansOf(returnings: readonly Returning[]): ReadonlyMap<Id, readonly Span[]> {
	const spans = new Map<Id, readonly Span[]>();
	const back = new Map<Id, Set<Id>>();
	for (const { id, issue, quantity, undoes } of returnings) {
		const standing = back.get(issue) ?? new Set();
		back.set(issue, standing);
		if (undoes !== null) {
			standing.delete(undoes);
			continue;
		}
		const taken = [...standing].flatMap((each) => spans.get(each) ?? []);
		spans.set(id, free(taken, quantity));
		standing.add(id);
	}
	return spans;
}

/** The first so many that are not taken. */
function free(taken: readonly Span[], quantity: number): readonly Span[] {
	const found: Span[] = [];
	let [at, wanted] = [0, quantity];
	for (const { start, end } of taken.toSorted((one, other) => one.start - other.start)) {
		const some = Math.min(start - at, wanted);
		if (some > 0) found.push({ start: at, end: at + some });
		wanted -= Math.max(some, 0);
		at = end;
	}
	return wanted > 0 ? [...found, { start: at, end: at + wanted }] : found;
}
