import type { Id } from './row.ts';

/** Where a write came from, as the history shows it. */
export const sources = [
	'grid',
	'paste',
	'bulk',
	'import',
	'api',
	'undo',
	'setup',
	'action',
	'job'
] as const;
export type Source = (typeof sources)[number];

/** What is not undone, since more follows from it than rows: an action takes it back, or nothing does. */
export const isFinal = (source: string): boolean => source === 'action' || source === 'job';

/** Who acts, and what he may do. `grants` are names such as `article.write` or `costs.read`. */
export type Actor = {
	readonly userId: string;
	readonly name: string;
	readonly grants: ReadonlySet<string>;
	/** The warehouses of which he may know: of the others he sees nothing, and changes nothing there (F82). */
	readonly warehouses: 'all' | readonly Id[];
};
