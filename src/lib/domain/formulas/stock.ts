import type { FormulaFunction } from './formula-function.ts';

/** How many of an article are on hand, in all warehouses or in one. Both are named by number, code or reference. */
export const stock = {
	name: 'STOCK',
	parameters: [
		{ name: 'article', kind: 'text' },
		{ name: 'warehouse', kind: 'text', optional: true }
	],
	gives: 'number',
	grants: ['article.read', 'stockRecord.read', 'warehouse.read']
} as const satisfies FormulaFunction;
