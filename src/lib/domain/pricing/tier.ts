import type { Scaled } from '../model/amount.ts';

/** What a piece costs from a quantity on. */
export type Tier = {
	readonly fromQuantity: Scaled<'quantity'>;
	readonly price: Scaled<'price'>;
};

/** The highest tier that a quantity reaches. */
export const reachedTier = (
	tiers: readonly Tier[],
	quantity: Scaled<'quantity'>
): Tier | undefined =>
	tiers
		.filter(({ fromQuantity }) => fromQuantity <= quantity)
		.reduce<Tier | undefined>(
			(best, tier) => (best && best.fromQuantity >= tier.fromQuantity ? best : tier),
			undefined
		);
