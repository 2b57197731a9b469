import { STOCK_FIGURE, type FormulaFunction } from './formula-function.ts';

const [article, warehouse] = STOCK_FIGURE.parameters;

/**
 * How much of an article was used up or delivered in the last so many days, today among them, but for what came back of
 * it since: from all warehouses, or from the one that is named.
 */
export const issued = {
	name: 'ISSUED',
	parameters: [article, { name: 'days', kind: 'number' }, warehouse],
	gives: 'number',
	grants: [...STOCK_FIGURE.grants, 'stockMove.read']
} as const satisfies FormulaFunction;
