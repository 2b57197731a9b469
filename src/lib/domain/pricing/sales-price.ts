import type { Scaled } from '../model/amount.ts';
import { inForce, type Day } from '../model/calendar.ts';
import { reachedTier, type Tier } from './tier.ts';

export type PriceOrigin = 'customer' | 'group' | 'tier' | 'base';
export type SalesPrice = { readonly price: Scaled<'price'>; readonly origin: PriceOrigin };

type Price = Scaled<'price'> | null;
/** Every price of an article in one currency that a customer may be asked for. */
export type SalesOffer = {
	readonly customer: Price;
	readonly group: Price;
	readonly tiers: readonly Tier[];
	readonly base: Price;
};

/** Exactly customer, price group, tier, base: the first that there is wins, even where a later one is cheaper (F28). */
export function salesPrice(
	{ customer, group, tiers, base }: SalesOffer,
	quantity: Scaled<'quantity'>
): SalesPrice | undefined {
	const tier = reachedTier(tiers, quantity)?.price ?? null;
	const prices = { customer, group, tier, base } as const;
	for (const origin of hierarchy) {
		const price = prices[origin];
		if (price !== null) return { price, origin };
	}
	return undefined;
}

const hierarchy = ['customer', 'group', 'tier', 'base'] as const satisfies readonly PriceOrigin[];

/** A price list with its prices of one article, in the currency of the document. */
export type ListedPrices = {
	readonly validFrom: Day | null;
	readonly validUntil: Day | null;
	readonly prices: readonly Tier[];
};

/** Tiers and base price (F29): of the list that began last among those that are valid and have the article. */
export function listedOn(
	lists: readonly ListedPrices[],
	day: Day
): Pick<SalesOffer, 'tiers' | 'base'> {
	const valid = lists.filter(
		({ validUntil, prices }) => prices.length > 0 && (validUntil === null || validUntil >= day)
	);
	const rising = [...(inForce(valid, day)?.prices ?? [])].sort(byQuantity);
	const [first, ...rest] = rising;
	if (!first || first.fromQuantity > ONE) return { tiers: rising, base: null };
	return { tiers: rest, base: first.price };
}

const byQuantity = (a: Tier, b: Tier) => a.fromQuantity - b.fromQuantity;

/** A price from one piece on, or from less, is what the article costs before any tier. */
const ONE = 1e4;
