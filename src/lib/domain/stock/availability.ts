import { brand, type Scaled } from '../model/amount.ts';

/** The three figures of a stock record; each is the sum of its moves. */
export type Counters = {
	readonly onHand: Scaled<'quantity'>;
	readonly reserved: Scaled<'quantity'>;
	readonly ordered: Scaled<'quantity'>;
};
/** Counters with the flag of the warehouse that they belong to (F5). */
export type StockedIn = Counters & { readonly shipping: boolean };

export type Light = 'inStock' | 'ordered' | 'notAvailable';
export type Availability = {
	readonly available: Scaled<'quantity'>;
	readonly projected: Scaled<'quantity'>;
	readonly light: Light;
};

/**
 * What there is of an article, over its shipping warehouses only (F18, E17–E22). The light ignores
 * how much is wanted, so the figure belongs beside it.
 */
export function availability(records: readonly StockedIn[]): Availability {
	const total = summed(records.filter(({ shipping }) => shipping));
	const free = available(total);
	return { available: free, projected: projected(total), light: lightOf(free, total.ordered) };
}

/** On hand and promised to nobody. Below zero where more is promised than there is. */
export const available = ({ onHand, reserved }: Omit<Counters, 'ordered'>): Scaled<'quantity'> =>
	brand(onHand - reserved);

/** What will be available once everything ordered has come (F105). */
export const projected = ({ onHand, reserved, ordered }: Counters): Scaled<'quantity'> =>
	brand(onHand - reserved + ordered);

/** By what is available and what is ordered, both in the same unit. */
export function lightOf(available: number, ordered: number): Light {
	if (available > 0) return 'inStock';
	return ordered > 0 ? 'ordered' : 'notAvailable';
}

const summed = (records: readonly Counters[]): Counters => ({
	onHand: sum(records.map(({ onHand }) => onHand)),
	reserved: sum(records.map(({ reserved }) => reserved)),
	ordered: sum(records.map(({ ordered }) => ordered))
});

const sum = (quantities: readonly number[]): Scaled<'quantity'> =>
	brand(quantities.reduce((total, quantity) => total + quantity, 0));
