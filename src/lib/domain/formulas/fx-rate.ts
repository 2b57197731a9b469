import type { FormulaFunction } from './formula-function.ts';

/**
 * How much of a currency one unit of the company's own buys, by the rate in force on a day; 1 for that itself. The
 * currency is named by its code or a reference. Without a day: today.
 */
export const fxRate = {
	name: 'FXRATE',
	parameters: [
		{ name: 'currency', kind: 'text' },
		{ name: 'date', kind: 'date', optional: true }
	],
	gives: 'number',
	grants: ['currency.read', 'exchangeRate.read']
} as const satisfies FormulaFunction;
