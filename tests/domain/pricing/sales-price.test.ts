import { describe, expect, test } from 'vitest';
import { brand } from '#lib/domain/model/amount.ts';
import { listedOn, salesPrice, type SalesOffer } from '#lib/domain/pricing/sales-price.ts';

const quantity = (decimal: number) => brand<'quantity'>(decimal * 1e4);
const price = (decimal: number) => brand<'price'>(Math.round(decimal * 1e6));
const tier = (from: number, each: number) => ({ fromQuantity: quantity(from), price: price(each) });

// domain.md §9.1: base 10.00, from 10 pieces 9.00, from 50 pieces 8.20, VIP 9.50, Acme 11.00
const base = price(10);
const gamma: SalesOffer = {
	customer: null,
	group: null,
	tiers: [tier(50, 8.2), tier(10, 9)],
	base
};
const beta = { ...gamma, group: price(9.5) };
const acme = { ...beta, customer: price(11) };

test.each([
	[
		'E1: a customer’s price wins, though his group’s and the base are lower',
		acme,
		1,
		11,
		'customer'
	],
	['E2: his price knows no tiers', acme, 60, 11, 'customer'],
	['E3: a group’s price comes next', beta, 1, 9.5, 'group'],
	['E4: and wins over a lower tier', beta, 60, 9.5, 'group'],
	['E5: below the first tier', gamma, 9, 10, 'base'],
	['E5: at the first tier', gamma, 10, 9, 'tier'],
	['E5: below the second tier', gamma, 49, 9, 'tier'],
	['E5: at the second tier', gamma, 50, 8.2, 'tier'],
	['a price of nothing is a price', { ...acme, customer: price(0) }, 1, 0, 'customer']
] as const)('%s', (_name, offer, pieces, each, origin) => {
	expect(salesPrice(offer, quantity(pieces))).toEqual({ price: price(each), origin });
});

test('E8: an article without any price has none', () => {
	const none = { customer: null, group: null, tiers: [tier(10, 9)], base: null };
	expect(salesPrice(none, quantity(9))).toBeUndefined();
});

describe('the price list in force', () => {
	const list = (validFrom: string | null, validUntil: string | null, each: number) => ({
		validFrom,
		validUntil,
		prices: [tier(10, each - 1), tier(1, each)]
	});
	const lists = [
		list(null, null, 10),
		list('2026-03-01', '2026-03-31', 8),
		{ validFrom: '2026-03-10', validUntil: null, prices: [] }
	];

	test.each([
		['2026-02-28', 10],
		['2026-03-01', 8],
		['2026-03-31', 8],
		['2026-04-01', 10]
	])('is on %s the one that began last, is valid and has the article: %d', (day, each) => {
		expect(listedOn(lists, day)).toEqual({ base: price(each), tiers: [tier(10, each - 1)] });
	});

	test('has a base price only from one piece on or less, and tiers above', () => {
		const prices = [tier(5, 3), tier(0.5, 4), tier(1, 3.5)];
		expect(listedOn([{ ...list(null, null, 0), prices }], '2026-01-01')).toEqual({
			base: price(4),
			tiers: [tier(1, 3.5), tier(5, 3)]
		});
		const high = [tier(5, 3)];
		expect(listedOn([{ ...list(null, null, 0), prices: high }], '2026-01-01')).toEqual({
			base: null,
			tiers: high
		});
		expect(listedOn([], '2026-01-01')).toEqual({ base: null, tiers: [] });
	});
});
