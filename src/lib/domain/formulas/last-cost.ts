import type { FormulaFunction } from './formula-function.ts';

/** What one of an article cost when it came in the last time. */
export const lastCost = {
	name: 'LASTCOST',
	parameters: [{ name: 'article', kind: 'text' }],
	gives: 'number',
	grants: ['article.read', 'costs.read', 'stockRecord.read']
} as const satisfies FormulaFunction;
