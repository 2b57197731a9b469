import { brand, type Scaled } from '../model/amount.ts';
import { divideHalfUp } from './divide-half-up.ts';

export type GrossProfit = {
	readonly profit: Scaled<'money'>;
	/** Of the revenue, in percent: 52.7778 is 52.7778 %. Undefined without revenue. */
	readonly margin: Scaled<'percent'> | undefined;
};

/** What selling brought beyond what the goods cost (F74, E72). */
export function grossProfit(revenue: Scaled<'money'>, cost: Scaled<'money'>): GrossProfit {
	const profit = brand<'money'>(revenue - cost);
	if (revenue === 0) return { profit, margin: undefined };
	return { profit, margin: divideHalfUp<'percent'>(BigInt(profit) * HUNDRED, BigInt(revenue)) };
}

/** Hundred percent in the scaled integers of percent. */
const HUNDRED = 1_000_000n;
