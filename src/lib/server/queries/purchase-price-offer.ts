import { toDecimal, type Scaled } from '#lib/domain/model/amount.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { belowMinimum, cheaperTier, purchasePrice } from '#lib/domain/pricing/purchase-price.ts';
import type { Tier } from '#lib/domain/pricing/tier.ts';
import type { Reading } from '#lib/server/store/rows.ts';
import { supplyKey, supplyOffers } from '#lib/server/store/supply-offers.ts';

export type Purchase = {
	readonly article: Id;
	readonly supplier: Id;
	readonly quantity: Scaled<'quantity'>;
};
/** Amounts are plain decimals. */
export type PurchasePriceOffer = {
	readonly price: number | null;
	/** Empty for the company's own. */
	readonly currency: Id | null;
	/** What stands in the way of ordering so many. */
	readonly problems: readonly Problem[];
	/** The tier from which more pieces cost less altogether. */
	readonly cheaper: { readonly fromQuantity: number; readonly price: number } | null;
};

/** What a supplier asks for an article (F31) and whether he takes so small an order (F32); null where he has none. */
export async function purchasePriceOffer(
	{ db }: { readonly db: Reading },
	{ article, supplier, quantity }: Purchase
): Promise<PurchasePriceOffer | null> {
	const offers = await supplyOffers(db, [{ article, supplier }]);
	const offer = offers.get(supplyKey({ article, supplier }));
	if (!offer) return null;
	const price = purchasePrice(offer, quantity);
	const problem = belowMinimum(quantity, offer.articleMinimum, offer.supplierMinimum);
	const cheaper = cheaperTier(offer, quantity);
	return {
		price: price === null ? null : toDecimal('price', price),
		currency: offer.currency,
		problems: problem ? [problem] : [],
		cheaper: cheaper ? plainTier(cheaper) : null
	};
}

const plainTier = ({ fromQuantity, price }: Tier) => ({
	fromQuantity: toDecimal('quantity', fromQuantity),
	price: toDecimal('price', price)
});
