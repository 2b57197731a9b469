import { expect, test } from 'vitest';
import { ruled, told, type Case } from './ruled.ts';

const others = {
	pieces: { code: 'PCS', decimals: 0 },
	source: { article: 'chai' },
	chai: { name: 'Chai', cost: 10_000_000, unit: 'pieces' },
	free: { name: 'Sample', cost: null, unit: 'pieces' },
	alfki: { name: 'Alfreds Futterkiste', customer: true, supplier: false },
	exotic: { name: 'Exotic Liquids', customer: false, supplier: true }
};

type Line = [name: string, Omit<Case, 'others'>, problems: string[]];
const lines: Line[] = [
	[
		'list price below cost',
		{ entity: 'articlePrice', typed: { article: 'chai', price: 9_000_000 } },
		['price.below-cost@price?']
	],
	[
		'list price at cost',
		{ entity: 'articlePrice', typed: { article: 'chai', price: 10_000_000 } },
		[]
	],
	[
		'list price without a cost',
		{ entity: 'articlePrice', typed: { article: 'free', price: 1 } },
		[]
	],
	[
		'group price below cost',
		{ entity: 'groupPrice', typed: { article: 'chai', price: 9_000_000 } },
		['price.below-cost@price?']
	],
	[
		'customer price below cost',
		{ entity: 'customerPrice', typed: { partner: 'alfki', article: 'chai', price: 9_000_000 } },
		['price.below-cost@price?']
	],
	[
		'customer price of a supplier',
		{ entity: 'customerPrice', typed: { partner: 'exotic', article: 'chai', price: 11_000_000 } },
		['partner.no-customer@partner']
	],
	['a supplier', { entity: 'supplierArticle', typed: { article: 'chai', supplier: 'exotic' } }, []],
	[
		'a customer as supplier',
		{ entity: 'supplierArticle', typed: { article: 'chai', supplier: 'alfki' } },
		['partner.no-supplier@supplier']
	],
	[
		'the own unit as a package',
		{ entity: 'articleUnit', typed: { article: 'chai', unit: 'pieces', numerator: 12 } },
		['unit.own@unit']
	],
	[
		'a carton of twelve',
		{ entity: 'articleUnit', typed: { article: 'chai', unit: 'carton', numerator: 12 } },
		[]
	],
	[
		'a list for one day',
		{ entity: 'priceList', typed: { validFrom: '2026-01-01', validUntil: '2026-01-01' } },
		[]
	],
	[
		'a tier of half a piece',
		{ entity: 'articlePrice', typed: { article: 'chai', fromQuantity: 5_000 } },
		['number.too-precise@fromQuantity']
	],
	[
		'a supplier’s minimum of half a piece',
		{
			entity: 'supplierArticle',
			typed: { article: 'chai', supplier: 'exotic', minimumOrderQuantity: 5_000 }
		},
		['number.too-precise@minimumOrderQuantity']
	],
	[
		'a supplier’s tier of half a piece',
		{ entity: 'supplierPrice', typed: { supplierArticle: 'source', fromQuantity: 5_000 } },
		['number.too-precise@fromQuantity']
	],
	[
		'a tier of twelve pieces',
		{ entity: 'articlePrice', typed: { article: 'chai', fromQuantity: 120_000 } },
		[]
	],
	['an open list', { entity: 'priceList', typed: { validFrom: '2026-01-01' } }, []],
	[
		'a list that ends first',
		{ entity: 'priceList', typed: { validFrom: '2026-01-02', validUntil: '2026-01-01' } },
		['period.reversed@validUntil']
	],
	[
		'a beginning moved too far',
		{
			entity: 'priceList',
			before: { validUntil: '2026-01-01' },
			typed: { validFrom: '2026-02-01' }
		},
		['period.reversed@validFrom']
	],
	['a rate of zero', { entity: 'exchangeRate', typed: { rate: 0 } }, ['rate.not-positive@rate']],
	['a rate', { entity: 'exchangeRate', typed: { rate: 1_084_500 } }, []],
	[
		'discount within the term',
		{ entity: 'paymentTerm', typed: { dueDays: 30, discountDays: 14 } },
		[]
	],
	[
		'discount beyond the term',
		{ entity: 'paymentTerm', typed: { dueDays: 14, discountDays: 30 } },
		['discount.after-due@discountDays']
	]
];

test.each(lines)('%s', (_name, given, problems) => {
	expect(ruled({ ...given, others }).problems.map(told)).toEqual(problems);
});
