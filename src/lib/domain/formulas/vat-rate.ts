import type { FormulaFunction } from './formula-function.ts';

/** Percent points of the company's domestic rate in force: 19 is 19 %. Without a day: today. */
export const vatRate = {
	name: 'VATRATE',
	parameters: [
		{ name: 'category', kind: 'text' },
		{ name: 'date', kind: 'date', optional: true }
	],
	gives: 'number'
} as const satisfies FormulaFunction;
