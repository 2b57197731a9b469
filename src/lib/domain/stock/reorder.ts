import { brand, type Scaled } from '../model/amount.ts';
import type { Problem } from '../model/problem.ts';
import type { Id } from '../model/row.ts';
import { projected, type Counters } from './availability.ts';

type Quantity = Scaled<'quantity'>;

/** A stock record with all that decides whether and how much of it to buy. */
export type Reorderable = Counters & {
	readonly stockRecord: Id;
	/** Empty: nobody watches this record. Zero is a minimum: it asks for what was sold and is not there. */
	readonly minimum: Quantity | null;
	readonly reorderQuantity: Quantity | null;
	/** Whether an open suggestion for the record exists. */
	readonly suggested: boolean;
	readonly articleMinimum: Quantity | null;
	/** The article's default supplier. */
	readonly supplier: {
		readonly partner: Id;
		readonly minimumOrderQuantity: Quantity | null;
	} | null;
};

/** Why this much: one lot, what is missing to the minimum, or raised to the minimum order quantity. */
export const suggestionReasons = ['reorderQuantity', 'missing', 'minimumOrderQuantity'] as const;
export type SuggestionReason = (typeof suggestionReasons)[number];
export type Suggestion = {
	readonly stockRecord: Id;
	readonly supplier: Id | null;
	readonly quantity: Quantity;
	readonly reason: SuggestionReason;
};

/** What to buy for one record, in shipping warehouses and others alike (F56, E39–E48). */
export function reorderSuggestion(record: Reorderable): Suggestion | undefined {
	const { stockRecord, minimum, suggested, supplier } = record;
	if (suggested || minimum === null) return undefined;
	const missing = minimum - projected(record);
	if (missing <= 0) return undefined;
	return {
		stockRecord,
		supplier: supplier?.partner ?? null,
		...raised(lot(record.reorderQuantity, missing), record)
	};
}

/** A suggestion is released to become a purchase order of something, which goes to somebody (E48). */
export const releaseRefused = (
	{ supplier, quantity }: Pick<Suggestion, 'supplier' | 'quantity'>,
	row: Id
): readonly Problem[] => [
	...(supplier === null
		? [{ code: 'suggestion.no-supplier', at: { row, field: 'supplier' } } as const]
		: []),
	...(quantity > 0 ? [] : [{ code: 'quantity.nothing', at: { row, field: 'quantity' } } as const])
];

type Lot = Pick<Suggestion, 'quantity' | 'reason'>;

/** One lot, however much is missing (E42, E45). Without a lot, exactly what is missing. */
function lot(reorderQuantity: Quantity | null, missing: number): Lot {
	return reorderQuantity === null || reorderQuantity === 0
		? { quantity: brand(missing), reason: 'missing' }
		: { quantity: reorderQuantity, reason: 'reorderQuantity' };
}

/** A purchase keeps the minimum of the article and of the supplier (F32, E46); 0 or empty is no limit. */
function raised(wanted: Lot, { articleMinimum, supplier }: Reorderable): Lot {
	const least = Math.max(articleMinimum ?? 0, supplier?.minimumOrderQuantity ?? 0);
	return wanted.quantity >= least
		? wanted
		: { quantity: brand(least), reason: 'minimumOrderQuantity' };
}
