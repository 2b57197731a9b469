import { brand, type Scaled } from '../model/amount.ts';
import type { Id } from '../model/row.ts';
import type { Demanded } from './demand.ts';

type Quantity = Scaled<'quantity'>;

/** A line of a goods receipt whose goods were ordered for a demand. */
export type Arriving = {
	readonly line: Id;
	readonly paper: Id;
	readonly demand: Id;
	/** Where the goods come in. */
	readonly warehouse: Id;
	readonly quantity: Quantity;
	/** What was given of it to the demand before, where it has come already. */
	readonly given: Quantity;
};

/** A demand, and what of its promises is set aside for it already. */
export type Waiting = Demanded & { readonly warehouse: Id; readonly setAside: Quantity };

/**
 * How much of each line goes to its demand: what that still needs, beside what has gone and what is set aside (E62).
 * Goods that come in elsewhere, or for an order that wants nothing more, are free.
 */
export function givenToDemands(
	arriving: readonly Arriving[],
	demands: ReadonlyMap<Id, Waiting>
): ReadonlyMap<Id, Quantity> {
	const left = new Map([...demands].map(([id, demand]) => [id, stillNeeded(demand)]));
	return new Map(
		arriving.map(({ line, demand, warehouse, quantity }) => {
			const isHere = demands.get(demand)?.warehouse === warehouse;
			const given = isHere ? Math.min(quantity, left.get(demand) ?? 0) : 0;
			left.set(demand, (left.get(demand) ?? 0) - given);
			return [line, brand<'quantity'>(given)] as const;
		})
	);
}

function stillNeeded({ needed, shipped, received, setAside, stocked, order }: Waiting): number {
	if (order === 'closed' || order === 'cancelled') return 0;
	return Math.max(0, stocked ? needed - shipped - setAside : needed - Math.max(received, shipped));
}
