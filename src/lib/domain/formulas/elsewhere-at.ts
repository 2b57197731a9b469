import { ELSEWHERE, type FormulaFunction } from './formula-function.ts';

/** Which place that is: its warehouse, and its bin where it has one. */
export const elsewhereAt = {
	name: 'ELSEWHEREAT',
	...ELSEWHERE,
	gives: 'text'
} as const satisfies FormulaFunction;
