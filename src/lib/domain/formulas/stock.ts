import { STOCK_FIGURE, type FormulaFunction } from './formula-function.ts';

/** How many of an article are on hand, in all warehouses or in one. Both are named by number, code or reference. */
export const stock = {
	name: 'STOCK',
	...STOCK_FIGURE
} as const satisfies FormulaFunction;
