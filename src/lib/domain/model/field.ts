/** A field is plain data: it crosses the wire, so it may hold no function. */
export type FieldKind =
	| 'text'
	| 'integer'
	| 'quantity'
	| 'price'
	| 'money'
	| 'percent'
	| 'date'
	| 'flag'
	| 'choice'
	| 'ref'
	| 'formula';

/** A word on a field that narrows who may see it: the grants `<word>.read` and `<word>.write`. */
export type Restriction = 'costs';
/** A word on a field that everybody may see but only holders of `<word>.write` may change (F87). */
export type Guard = 'prices' | 'costs' | 'reservations';

type Options = {
	readonly required?: true;
	readonly unique?: true;
	/** Set by the product, never typed. */
	readonly readonly?: true;
	readonly restricted?: Restriction;
	readonly guarded?: Guard;
	/** What a new row starts with, as it stands on the wire. */
	readonly initial?: string | number | boolean;
	/** Bounds as plain decimals; for text, `max` is the greatest length. */
	readonly min?: number;
	readonly max?: number;
	/** Pixels; each kind has a usual width. */
	readonly width?: number;
	/** Not shown until the user asks for the column. */
	readonly aside?: true;
};
type ChoiceOptions = Options & { readonly choices: readonly string[] };
type FormulaOptions = Pick<Options, 'restricted' | 'width' | 'aside'> & {
	/** The kind whose look the result takes. */
	readonly as: 'price' | 'money' | 'percent' | 'quantity' | 'text' | 'flag' | 'date';
	/** How many decimals are shown, where the kind's usual ones do not do. */
	readonly decimals?: number;
	/** What the user who made it calls it; fields of the product have their names in the messages. */
	readonly label?: string;
};

export type Field =
	| ({ readonly kind: Exclude<FieldKind, 'choice' | 'ref' | 'formula'> } & Options)
	| ({ readonly kind: 'choice' } & ChoiceOptions)
	| ({ readonly kind: 'ref'; readonly to: string } & Options)
	| ({ readonly kind: 'formula'; readonly formula: string } & FormulaOptions & {
				readonly readonly: true;
			});
export type Fields = Readonly<Record<string, Field>>;
export type StoredField = Exclude<Field, { kind: 'formula' }>;
export type FormulaField = Extract<Field, { kind: 'formula' }>;

const define =
	<const K extends FieldKind>(kind: K) =>
	<const O extends Options>(options?: O) => ({ kind, ...(options as O) });

export const text = define('text');
export const integer = define('integer');
export const quantity = define('quantity');
export const price = define('price');
export const money = define('money');
export const percent = define('percent');
export const date = define('date');
export const flag = <const O extends Options>(options?: O) => ({
	kind: 'flag' as const,
	required: true as const,
	initial: false,
	...(options as O)
});
export const choice = <const C extends readonly string[], const O extends Options>(
	choices: C,
	options?: O
) => ({ kind: 'choice' as const, choices, ...(options as O) });
export const ref = <const T extends string, const O extends Options>(to: T, options?: O) => ({
	kind: 'ref' as const,
	to,
	...(options as O)
});
/** Spreadsheet text over the row's own columns, computed and never stored. */
export const formula = <const O extends FormulaOptions>(formula: string, options: O) => ({
	kind: 'formula' as const,
	formula,
	readonly: true as const,
	...options
});

export const isStored = (field: Field): field is StoredField => field.kind !== 'formula';
