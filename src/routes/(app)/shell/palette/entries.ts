import { match, type Match } from '#lib/ui/fuzzy.ts';
import type { IconName } from '#lib/ui/icons.ts';
import type { Keys } from '#lib/ui/keys.ts';

/** One line of the palette. */
export type Entry = {
	readonly key: string;
	readonly label: string;
	/** Behind the label, dimmed: the number of a record, the section of a place. */
	readonly hint?: string;
	readonly icon?: IconName | undefined;
	readonly keys?: Keys | undefined;
	readonly marks?: Match['marks'];
	readonly run: () => void;
};
export type Section = { readonly title: string; readonly entries: readonly Entry[] };

/** So many lines of each section are shown once something is typed. */
const MOST = 8;

/**
 * The sections whose entries fit what is typed, the best fitting section first. Entries that fit equally well keep
 * their order.
 */
export function fitting(sections: readonly Section[], typed: string): readonly Section[] {
	return sections
		.map(({ title, entries }) => ({ title, found: ranked(entries, typed) }))
		.filter(({ found }) => found.length > 0)
		.toSorted((one, other) => best(one) - best(other))
		.map(({ title, found }) => ({ title, entries: found.map(({ entry }) => entry) }));
}

type Found = { readonly rank: number; readonly entry: Entry };

const best = ({ found }: { readonly found: readonly Found[] }) => found[0]?.rank ?? Infinity;

function ranked(entries: readonly Entry[], typed: string): readonly Found[] {
	return entries
		.flatMap((entry) => {
			const found = match(entry.label, typed);
			return found ? [{ rank: found.rank, entry: { ...entry, marks: found.marks } }] : [];
		})
		.toSorted((one, other) => one.rank - other.rank)
		.slice(0, MOST);
}
