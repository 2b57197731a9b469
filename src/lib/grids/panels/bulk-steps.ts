import { stepsFor as domainSteps } from '#lib/domain/bulk/step.ts';
import type { BulkStep } from '#lib/domain/model/change.ts';
import { isStored, type Field } from '#lib/domain/model/field.ts';
import type { Cell } from '#lib/domain/model/row.ts';

export type StepName = BulkStep['do'];

/** The likeliest first: a percentage is what one does to a price, a new value what one gives to a text. */
const order = [
	'percent',
	'set',
	'replace',
	'add',
	'subtract',
	'multiply',
	'round',
	'formula',
	'clear'
] as const satisfies readonly StepName[];

export function stepsFor(field: Field): readonly StepName[] {
	const fitting = isStored(field) ? domainSteps(field) : [];
	return order.filter((name) => fitting.includes(name));
}

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
	readonly field: string;
	readonly value: Cell;
	readonly number: number | null;
	/** Places to which a product is rounded; null keeps all that the field has. */
	readonly places: number | null;
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
	multiply: ({ field, number, places }) => {
		if (number === null) return null;
		return places === null
			? { do: 'multiply', value: number }
			: { do: 'formula', formula: roundedProduct(field, plain(number), places) };
	},
	percent: ({ field, number, places }) => {
		if (number === null) return null;
		return places === null
			? { do: 'percent', value: number }
			: { do: 'formula', formula: roundedProduct(field, `${plain(100 + number)}/100`, places) };
	},
	round: ({ rounding }) => {
		const chosen = roundings[rounding];
		return chosen ? { do: 'round', ...chosen } : null;
	},
	replace: ({ find, with: by }) => (find === '' ? null : { do: 'replace', find, with: by }),
	formula: ({ formula }) => (/^=\s*\S/.test(formula) ? { do: 'formula', formula } : null)
} as const satisfies Record<StepName, (typed: Typed) => BulkStep | null>;

// An empty cell stays empty, as it does under the plain steps.
const roundedProduct = (field: string, factor: string, places: number) =>
	`=IF(ISBLANK([${field}]),"",ROUND([${field}]*${factor},${places}))`;

// Twelve places are more than any amount has, and never come out as 1e-7.
const plain = (number: number) => number.toFixed(12).replace(/\.?0+$/, '');
