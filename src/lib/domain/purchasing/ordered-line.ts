import { brand, type Scaled } from '../model/amount.ts';
import type { Id } from '../model/row.ts';
import { openOf } from '../progress.ts';
import { divideHalfUp } from '../stock/divide-half-up.ts';
import { mostReceivable } from './most-receivable.ts';

type Quantity = Scaled<'quantity'>;

/** A line of a purchase order with all that decides how much of it may be received, and what that costs. */
export type OrderedLine = {
	/** Of the order, and its state. */
	readonly number: string | null;
	readonly state: string;
	/** For what demand it was ordered, and where its goods were to go. */
	readonly demand: Id | null;
	readonly warehouse: Id;
	readonly quantity: Quantity;
	readonly received: Quantity;
	readonly closedShort: Quantity;
	readonly unitCost: Scaled<'price'> | null;
	/** The code of the order's currency, where that is not the company's own. */
	readonly currency: string | null;
	/** How much of that currency one of the company's own buys; null where nobody has said. */
	readonly rate: Scaled<'price'> | null;
	readonly articleTolerance: Scaled<'percent'> | null;
	readonly companyTolerance: Scaled<'percent'> | null;
};

/** What is still to come of it, and how much of it may. */
export function receivable(line: OrderedLine): {
	readonly open: Quantity;
	readonly most: Quantity;
} {
	const { quantity, received, closedShort, articleTolerance, companyTolerance } = line;
	const wanted = brand<'quantity'>(quantity - closedShort);
	const most = mostReceivable(wanted, articleTolerance, companyTolerance);
	return {
		open: openOf({ quantity, done: received, closedShort }),
		most: brand(Math.max(0, most - received))
	};
}

/** What one was ordered for, in the company's currency; `no-rate` where nobody has said what that of the order is worth. */
export function costAsOrdered({
	unitCost,
	currency,
	rate
}: OrderedLine): Scaled<'price'> | null | 'no-rate' {
	if (unitCost === null || currency === null) return unitCost;
	if (rate === null) return 'no-rate';
	return divideHalfUp<'price'>(BigInt(unitCost) * RATE, BigInt(rate)) ?? 'no-rate';
}

/** One, in the scaled integers of a rate. */
const RATE = 1_000_000n;
