import { brand, type Scaled } from '../model/amount.ts';

type Quantity = Scaled<'quantity'>;

/** What is known of a line of an order that is bought for, all in the unit of its article. */
export type Demanded = {
	readonly needed: Quantity;
	/** Whether the article is kept in stock. */
	readonly stocked: boolean;
	/** The state of the sales order. */
	readonly order: string;
	/** What of the goods on hand is allocated to it. */
	readonly allocated: Quantity;
	/** What is open of purchase orders for it. */
	readonly ordered: Quantity;
	/** What came in for it. */
	readonly received: Quantity;
	readonly shipped: Quantity;
};

export type DemandState = 'needToOrder' | 'onOrder' | 'readyToShip' | 'shipped' | 'cancelled';

/** How far it has come (F50): what is ready, what is left to be ordered, and the state that follows. */
export function demandOf(demanded: Demanded): {
	readonly picked: Quantity;
	readonly toOrder: Quantity;
	readonly state: DemandState;
} {
	const { needed, shipped, ordered, received, stocked, allocated, order } = demanded;
	const nothing = brand<'quantity'>(0);
	const open = needed - shipped;
	if (open <= 0) return { picked: nothing, toOrder: nothing, state: 'shipped' };
	if (ENDED.includes(order)) return { picked: nothing, toOrder: nothing, state: 'cancelled' };
	const ready = stocked ? allocated : Math.max(0, received - shipped);
	const picked = brand<'quantity'>(Math.min(open, ready));
	const toOrder = brand<'quantity'>(Math.max(0, open - picked - ordered));
	if (picked === open) return { picked, toOrder, state: 'readyToShip' };
	return { picked, toOrder, state: toOrder > 0 ? 'needToOrder' : 'onOrder' };
}

/** States of an order that wants nothing more. */
const ENDED = ['closed', 'cancelled'];
