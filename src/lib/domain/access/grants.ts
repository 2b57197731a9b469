import { documents } from '../documents/index.ts';
import { grantOf, jobNames } from '../jobs/index.ts';
import { stored } from '../registry.ts';
import { reports } from '../reports/index.ts';

/** Rights that are about no single entity: restricted and guarded fields, tools, one's own things. */
export const words = [
	'costs.read',
	'costs.write',
	'prices.write',
	'reservations.write',
	'import.run',
	'export.run',
	'history.read',
	'views.share',
	'tokens.own',
	'settings.write'
] as const;

type Described = {
	readonly name: string;
	/** The key of its text; where it has `rows`, the text takes the name of those rows as `{rows}`. */
	readonly text: string;
	/** The entity or document it is about. */
	readonly rows?: string;
};

/** Rights to a part of what an action does, which it asks for itself (F77). */
const partial: Readonly<Record<string, readonly string[]>> = {
	adjustment: ['increase', 'decrease'],
	goodsReceipt: ['exceed']
};

/** Every right there is, derived from the registries, with the text that tells what it allows. */
export const described: readonly Described[] = [
	...words.map((name) => ({ name, text: `grant.${name}` })),
	...jobNames.map((name) => ({ name: grantOf(name), text: grantOf(name) })),
	...Object.values(stored).flatMap(({ name: rows, appended }) => [
		{ name: `${rows}.read`, text: 'grant.read', rows },
		...(appended ? [] : [{ name: `${rows}.write`, text: 'grant.write', rows }])
	]),
	...Object.values(reports).map(({ name: rows }) => ({
		name: `${rows}.read`,
		text: 'grant.read',
		rows
	})),
	...Object.values(documents).flatMap(({ name: rows, actions }) => [
		...Object.keys(actions).map((action) => ({
			name: `${rows}.${action}`,
			text: `${rows}.action.${action}`,
			rows
		})),
		...(partial[rows] ?? []).map((part) => ({
			name: `${rows}.${part}`,
			text: `grant.${rows}.${part}`,
			rows
		}))
	])
];

export const grants: readonly string[] = described.map(({ name }) => name);

const known: ReadonlySet<string> = new Set(grants);

export const isGrant = (name: string): boolean => known.has(name);

/** The right that is missing among those held for `grant` to count: the one it needs, or itself. */
export const missing = (held: ReadonlySet<string>, grant: string): string | undefined =>
	[neededBy(grant), grant].find((each) => each !== undefined && !held.has(each));

/** Whatever one does to rows or cells is answered with what stands in them then: that takes the right to see them. */
function neededBy(grant: string): string | undefined {
	const see = `${grant.slice(0, grant.indexOf('.'))}.read`;
	return see !== grant && isGrant(see) ? see : undefined;
}
