import type { FormulaFunction } from './formula-function.ts';

/** The cost of an article, which is named by its number or a reference. */
export const cost = {
	name: 'COST',
	parameters: [{ name: 'article', kind: 'text' }],
	gives: 'number',
	grants: ['article.read', 'costs.read']
} as const satisfies FormulaFunction;
