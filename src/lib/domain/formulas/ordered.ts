import { STOCK_FIGURE, type FormulaFunction } from './formula-function.ts';

/** How many of an article are on their way from suppliers: to the shipping warehouses, or to the one that is named. */
export const ordered = {
	name: 'ORDERED',
	...STOCK_FIGURE
} as const satisfies FormulaFunction;
