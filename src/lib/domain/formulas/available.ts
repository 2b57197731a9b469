import type { FormulaFunction } from './formula-function.ts';

/** How many of an article are on hand and promised to nobody: in the shipping warehouses, or in the one that is named. */
export const available = {
	name: 'AVAILABLE',
	parameters: [
		{ name: 'article', kind: 'text' },
		{ name: 'warehouse', kind: 'text', optional: true }
	],
	gives: 'number',
	grants: ['article.read', 'stockRecord.read', 'warehouse.read']
} as const satisfies FormulaFunction;
