import { STOCK_FIGURE, type FormulaFunction } from './formula-function.ts';

/** How many of an article are on hand and promised to nobody: in the shipping warehouses, or in the one that is named. */
export const available = {
	name: 'AVAILABLE',
	...STOCK_FIGURE
} as const satisfies FormulaFunction;
