import type { BulkStep } from '#lib/domain/model/change.ts';
import type { Field, FieldKind } from '#lib/domain/model/field.ts';
import type { Cell } from '#lib/domain/model/row.ts';

export type StepName = BulkStep['do'];

const numeric = [
	'percent',
	'set',
	'add',
	'subtract',
	'multiply',
	'round',
	'formula',
	'clear'
] as const satisfies readonly StepName[];

const byKind = {
	text: ['set', 'replace', 'formula', 'clear'],
	integer: numeric,
	quantity: numeric,
	price: numeric,
	money: numeric,
	percent: ['set', 'add', 'subtract', 'multiply', 'round', 'formula', 'clear'],
	date: ['set', 'formula', 'clear'],
	flag: ['set'],
	choice: ['set', 'clear'],
	ref: ['set', 'clear'],
	formula: []
} as const satisfies Record<FieldKind, readonly StepName[]>;

/** What may be done to a field, the likeliest first. */
export const stepsFor = (field: Field): readonly StepName[] =>
	byKind[field.kind].filter((name) => name !== 'clear' || !('required' in field && field.required));

/** Whole multiples of `step`, less a little: 1 less 0.01 ends in .99. */
export const roundings = [
	{ step: 1, less: 0.01 },
	{ step: 1, less: 0.05 },
	{ step: 1, less: 0.1 },
	{ step: 10, less: 0.01 },
	{ step: 10, less: 1 },
	{ step: 0.05, less: 0 },
	{ step: 0.1, less: 0 },
	{ step: 0.5, less: 0 },
	{ step: 1, less: 0 },
	{ step: 10, less: 0 }
] as const;

/** What the user has typed so far; null where it is not yet a value. */
export type Typed = {
	readonly name: StepName;
	readonly value: Cell;
	readonly number: number | null;
	/** A place in `roundings`. */
	readonly rounding: number;
	readonly find: string;
	readonly with: string;
	/** Canonical. */
	readonly formula: string;
};

/** The step that was typed, or null while something is missing. */
export function stepOf(typed: Typed): BulkStep | null {
	return build[typed.name](typed);
}

const build = {
	set: ({ value }) => (value === null ? null : { do: 'set', value }),
	clear: () => ({ do: 'clear' }),
	add: ({ number }) => (number === null ? null : { do: 'add', value: number }),
	subtract: ({ number }) => (number === null ? null : { do: 'subtract', value: number }),
	multiply: ({ number }) => (number === null ? null : { do: 'multiply', value: number }),
	percent: ({ number }) => (number === null ? null : { do: 'percent', value: number }),
	round: ({ rounding }) => {
		const chosen = roundings[rounding];
		return chosen ? { do: 'round', ...chosen } : null;
	},
	replace: ({ find, with: by }) => (find === '' ? null : { do: 'replace', find, with: by }),
	formula: ({ formula }) => (/^=\s*\S/.test(formula) ? { do: 'formula', formula } : null)
} as const satisfies Record<StepName, (typed: Typed) => BulkStep | null>;
