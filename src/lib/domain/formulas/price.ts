import type { FormulaFunction } from './formula-function.ts';

/**
 * What a customer pays today for one of an article, in his own currency (pricing/sales-price.ts). Both are named by
 * their number or a reference; without a customer it is the price of everybody in the company's own currency.
 */
export const price = {
	name: 'PRICE',
	parameters: [
		{ name: 'customer', kind: 'text' },
		{ name: 'article', kind: 'text' },
		{ name: 'quantity', kind: 'number' }
	],
	gives: 'number',
	grants: [
		'article.read',
		'articlePrice.read',
		'customerPrice.read',
		'groupPrice.read',
		'partner.read',
		'priceList.read'
	]
} as const satisfies FormulaFunction;
