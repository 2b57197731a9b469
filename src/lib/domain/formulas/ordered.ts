import type { FormulaFunction } from './formula-function.ts';

/** How many of an article are on their way from suppliers, to all warehouses or to one. */
export const ordered = {
	name: 'ORDERED',
	parameters: [
		{ name: 'article', kind: 'text' },
		{ name: 'warehouse', kind: 'text', optional: true }
	],
	gives: 'number',
	grants: ['article.read', 'stockRecord.read', 'warehouse.read']
} as const satisfies FormulaFunction;
