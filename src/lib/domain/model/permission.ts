/** Where a write came from, as the history shows it. */
export const sources = [
	'grid',
	'paste',
	'bulk',
	'import',
	'api',
	'undo',
	'setup',
	'action'
] as const;
export type Source = (typeof sources)[number];

/** Who acts, and what he may do. `grants` are names such as `article.write` or `costs.read`. */
export type Actor = {
	readonly userId: string;
	readonly name: string;
	readonly grants: ReadonlySet<string>;
};
