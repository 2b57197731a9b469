import { expect, test } from 'vitest';
import { brand, toDecimal } from '#lib/domain/model/amount.ts';
import { belowMinimum, cheaperTier, purchasePrice } from '#lib/domain/pricing/purchase-price.ts';

const quantity = (decimal: number) => brand<'quantity'>(decimal * 1e4);
const price = (decimal: number) => brand<'price'>(decimal * 1e6);

// domain.md §9.2: supplier S asks 4.50, from 100 pieces 4.10, and takes orders from 25; the article has 10
const supplier = {
	price: price(4.8),
	tiers: [
		{ fromQuantity: quantity(100), price: price(4.1) },
		{ fromQuantity: quantity(1), price: price(4.5) }
	]
};

test.each([
	['E13', 25, 4.5, 112.5],
	['E14', 99, 4.5, 445.5],
	['E14', 100, 4.1, 410],
	['below every tier', 0.5, 4.8, 2.4]
])('%s: %d pieces at %d are %d', (_name, pieces, each, total) => {
	const found = purchasePrice(supplier, quantity(pieces));
	expect(found).toBe(price(each));
	expect(toDecimal('price', found ?? 0) * pieces).toBeCloseTo(total, 9);
});

test('a supplier without any price has none', () => {
	expect(purchasePrice({ price: null, tiers: [] }, quantity(1))).toBeNull();
	expect(cheaperTier({ price: null, tiers: [] }, quantity(1))).toBeUndefined();
});

test('E14: more pieces may cost less', () => {
	expect(cheaperTier(supplier, quantity(99))?.fromQuantity).toBe(quantity(100));
	expect(cheaperTier(supplier, quantity(91))).toBeUndefined();
	expect(cheaperTier(supplier, quantity(100))).toBeUndefined();
});

test.each([
	['E12', 24, 10, 25, 25],
	['E13', 25, 10, 25, undefined],
	['E15', 9, 10, null, 10],
	['E15', 10, 10, null, undefined],
	['E16', 15, 10, 25, 25],
	['no limit', 0.1, null, 0, undefined]
])('%s: %d ordered, minimum %d and %d', (_name, ordered, article, source, min) => {
	const problem = belowMinimum(
		quantity(ordered),
		article === null ? null : quantity(article),
		source === null ? null : quantity(source)
	);
	expect(problem).toEqual(min && { code: 'quantity.below-minimum', params: { min } });
});
