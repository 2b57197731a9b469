import { brand, type Scaled } from '../model/amount.ts';
import { divideHalfUp } from '../stock/divide-half-up.ts';

/** Goods of a line of an order, with the discounts on the line and on the whole order. */
export type Sold = {
	/** Below zero where they came back. */
	readonly quantity: Scaled<'quantity'>;
	readonly unitPrice: Scaled<'price'> | null;
	readonly discount: Scaled<'percent'> | null;
	readonly orderDiscount: Scaled<'percent'> | null;
	/** How much of the order's currency one of the company's own buys. */
	readonly rate: Scaled<'price'>;
};

/** What they bring, in the company's currency, rounded half up to the cent; goods without a price bring nothing. */
export function revenueOf({ quantity, unitPrice, discount, orderDiscount, rate }: Sold) {
	const left = (percent: Scaled<'percent'> | null) => ONE - BigInt(percent ?? 0);
	const gross = BigInt(quantity) * BigInt(unitPrice ?? 0);
	const net = gross * left(discount) * left(orderDiscount) * ONE;
	return divideHalfUp<'money'>(net, ONE ** 3n * BigInt(rate), CENT) ?? brand<'money'>(0);
}

/** One, in the scaled integers of prices and rates, and hundred percent in those of percent. */
const ONE = 1_000_000n;
const CENT = 100n;
