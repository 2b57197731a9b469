import { brand, places, type Scaled } from '../model/amount.ts';

/**
 * As much as may be received of what was ordered: beyond it, so many per cent at most, of which the company's count
 * where the article has none of its own. Exact, so that a tolerance of nothing is just that.
 */
export function mostReceivable(
	ordered: Scaled<'quantity'>,
	article: Scaled<'percent'> | null,
	company: Scaled<'percent'> | null
): Scaled<'quantity'> {
	const tolerance = BigInt(article ?? company ?? 0);
	return brand(Number((BigInt(ordered) * (WHOLE + tolerance)) / WHOLE));
}

/** A hundred per cent, in the scaled integers of percent. */
const WHOLE = 100n * 10n ** BigInt(places.percent);
