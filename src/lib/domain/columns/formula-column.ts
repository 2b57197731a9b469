import { may } from '../access/may.ts';
import type { Entity } from '../model/entity.ts';
import { formula, type FormulaField } from '../model/field.ts';
import type { Actor } from '../model/permission.ts';
import type { Problem } from '../model/problem.ts';
import type { Id } from '../model/row.ts';

/** The kinds whose look a result may take. */
export const resultKinds = [
	'price',
	'money',
	'quantity',
	'percent',
	'text',
	'flag',
	'date'
] as const satisfies readonly FormulaField['as'][];

/** What a formula column may be at most; limits of the formula itself stand in formulas/parse.ts. */
export const columnLimits = { name: 60, decimals: 6, own: 50 } as const;

/** A column of a table that a user made by a formula. In formulas, filters and layouts its id is its name. */
export type FormulaColumn = {
	readonly id: Id;
	readonly version: number;
	readonly entity: string;
	readonly name: string;
	/** Canonical, over the fields of the entity and other formula columns. */
	readonly formula: string;
	readonly as: (typeof resultKinds)[number];
	readonly decimals: number | null;
	/** For everybody who may see what it names. */
	readonly shared: boolean;
	readonly mine: boolean;
};

/** The same as somebody who may use it is told. */
export type ToldColumn = FormulaColumn & {
	/** Who changed it last, and when. */
	readonly who: string;
	readonly at: string;
	/** Why it cannot be calculated; empty when it can. */
	readonly problems: readonly Problem[];
	/** Why the whole table cannot be sorted, filtered or added up by it. */
	readonly unsorted: Problem | null;
};

type Owned = { readonly user: Id; readonly shared: boolean };

/** Everybody has his own columns and those that are shared, as far as he may see what they name. */
export const mayUseColumn = ({ userId }: Actor, { user, shared }: Owned): boolean =>
	shared || user === userId;

/** A shared one is in the care of all who may share: it goes on when its maker leaves. */
export const mayChangeColumn = (actor: Actor, { user, shared }: Owned): boolean =>
	user === actor.userId || (shared && may(actor, 'views.share'));

/** An entity with further fields: its columns. Those of others stand aside until somebody asks for them. */
export const withColumns = (entity: Entity, columns: readonly FormulaColumn[]): Entity => ({
	...entity,
	fields: {
		...entity.fields,
		...Object.fromEntries(columns.map((column) => [column.id, fieldOf(column)]))
	}
});

const fieldOf = ({ name, formula: source, as, decimals, mine }: FormulaColumn): FormulaField =>
	formula(source, {
		as,
		label: name,
		...(decimals !== null && { decimals }),
		...(!mine && { aside: true as const })
	});
