import { toDecimal, type Scaled } from '../model/amount.ts';
import type { Problem } from '../model/problem.ts';
import { reachedTier, type Tier } from './tier.ts';

/** What a supplier asks for an article. */
export type SupplyOffer = {
	readonly price: Scaled<'price'> | null;
	readonly tiers: readonly Tier[];
};
type Minimum = Scaled<'quantity'> | null | undefined;

/** The price of the highest tier reached, else the supplier's plain price (F31). */
export const purchasePrice = (
	offer: SupplyOffer,
	quantity: Scaled<'quantity'>
): Scaled<'price'> | null => reachedTier(offer.tiers, quantity)?.price ?? offer.price;

/** A higher tier whose whole quantity costs less than the quantity wanted: worth a hint. */
export function cheaperTier(offer: SupplyOffer, quantity: Scaled<'quantity'>): Tier | undefined {
	const price = purchasePrice(offer, quantity);
	if (price === null) return undefined;
	return offer.tiers
		.filter((tier) => tier.fromQuantity > quantity)
		.filter((tier) => total(tier.price, tier.fromQuantity) < total(price, quantity))
		.sort((a, b) => a.fromQuantity - b.fromQuantity)[0];
}

/** A purchase keeps the minimum of the article and of the supplier, line by line; 0 or empty is no limit (F32). */
export function belowMinimum(
	quantity: Scaled<'quantity'>,
	article: Minimum,
	supplier: Minimum
): Problem | undefined {
	const minimum = Math.max(article ?? 0, supplier ?? 0);
	if (quantity >= minimum) return undefined;
	return { code: 'quantity.below-minimum', params: { min: toDecimal('quantity', minimum) } };
}

const total = (price: Scaled<'price'>, quantity: Scaled<'quantity'>) =>
	toDecimal('price', price) * toDecimal('quantity', quantity);
