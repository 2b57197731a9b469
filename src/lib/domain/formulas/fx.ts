import { fxRate } from './fx-rate.ts';
import type { FormulaFunction } from './formula-function.ts';

/**
 * An amount in another currency, by the rates in force on a day, through the company's own currency (F29): half up to
 * the finest place that any amount keeps. Without a day: today.
 */
export const fx = {
	name: 'FX',
	parameters: [
		{ name: 'amount', kind: 'number' },
		{ name: 'from', kind: 'text' },
		{ name: 'to', kind: 'text' },
		{ name: 'date', kind: 'date', optional: true }
	],
	gives: 'number',
	grants: fxRate.grants,
	formula: '=ROUND([amount] * FXRATE([to], [date]) / FXRATE([from], [date]), 6)'
} as const satisfies FormulaFunction;
