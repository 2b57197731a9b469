import { groupBy } from '../model/group-by.ts';
import type { Cell, Id } from '../model/row.ts';

/** An order as far as its deliveries go. */
export type ToDeliver = {
	readonly id: Id;
	readonly customer: Id;
	readonly warehouse: Id;
	readonly deliveryAddress: Id | null;
	readonly contact: Id | null;
	readonly customerOrderNumber: string | null;
};

/** A delivery note to be, and the orders that it serves. */
export type NotePlan = {
	readonly orders: readonly Id[];
	readonly cells: Readonly<Record<string, Cell>>;
};

const LONGEST = 200;

/** One note for all that goes to one customer, from one warehouse, to one address. */
export function notesFor(orders: readonly ToDeliver[]): readonly NotePlan[] {
	const together = groupBy(orders, ({ customer, warehouse, deliveryAddress }) =>
		[customer, warehouse, deliveryAddress].join('\n')
	);
	return [...together.values()].map((own) => ({
		orders: own.map(({ id }) => id),
		cells: {
			customer: same(own, 'customer'),
			warehouse: same(own, 'warehouse'),
			deliveryAddress: same(own, 'deliveryAddress'),
			contact: same(own, 'contact'),
			customerOrderNumber: numbersOf(own)
		}
	}));
}

/** What all of them say, or nothing. */
function same(orders: readonly ToDeliver[], field: keyof ToDeliver): Cell {
	const found = new Set(orders.map((order) => order[field]));
	const [only = null] = found.size === 1 ? found : [];
	return only;
}

function numbersOf(orders: readonly ToDeliver[]): string | null {
	const numbers = new Set(orders.flatMap(({ customerOrderNumber }) => customerOrderNumber ?? []));
	const text = [...numbers].join(', ');
	if (text === '') return null;
	return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 2)} …`;
}
