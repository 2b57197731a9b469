import type { Fields } from './field.ts';

/** Where the entity stands in the navigation, which follows the workflow. */
export type Area =
	'articles' | 'partners' | 'sales' | 'stock' | 'purchasing' | 'finance' | 'settings';

export type Entity<N extends string = string, F extends Fields = Fields> = {
	readonly name: N;
	readonly area: Area;
	/** The field that stands for the whole row wherever another row refers to it. */
	readonly title: string;
	readonly fields: F;
	readonly unique?: readonly (readonly string[])[];
	/** Flags of which at most one row a group may be set: setting one clears the other (F30). */
	readonly oneDefault?: readonly { readonly flag: string; readonly per: readonly string[] }[];
	/** The reference to the row this one belongs to; it is shown below that row. */
	readonly owner?: string;
	/** Settings whose rows come with the company: the one of a table, or one for each key. None is added or removed by hand. */
	readonly single?: true;
	/** A ledger: rows come with what the product does, and nobody changes or removes one. */
	readonly appended?: true;
};

/** Names of fields are checked against the fields here, and widened after, so that Entity stays covariant. */
type Checked<F> = {
	readonly title: keyof F;
	readonly unique?: readonly (readonly (keyof F)[])[];
	readonly oneDefault?: readonly {
		readonly flag: keyof F;
		readonly per: readonly (keyof F)[];
	}[];
	readonly owner?: keyof F;
};

export function defineEntity<const N extends string, const F extends Fields>(
	entity: Entity<N, F> & Checked<F>
): Entity<N, F> {
	return entity;
}
