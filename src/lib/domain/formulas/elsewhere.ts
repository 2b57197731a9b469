import { ELSEWHERE, type FormulaFunction } from './formula-function.ts';

/** How many of an article lie free in the place that has most of it, beside the one that is named. */
export const elsewhere = {
	name: 'ELSEWHERE',
	...ELSEWHERE,
	gives: 'number'
} as const satisfies FormulaFunction;
