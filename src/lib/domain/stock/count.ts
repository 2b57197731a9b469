import { brand, type Scaled } from '../model/amount.ts';
import type { Problem } from '../model/problem.ts';
import type { Id } from '../model/row.ts';

type Quantity = Scaled<'quantity'>;
type Price = Scaled<'price'> | null;

/** A line of a stocktake, with what is known of the cost of its goods. */
export type CountLine = {
	readonly row: Id;
	/** On hand when counting began. */
	readonly snapshot: Quantity;
	/** Empty: not counted, which is not zero (E80). */
	readonly counted: Quantity | null;
	readonly lastCost: Price;
	/** Of goods that were found, where somebody has typed it. */
	readonly unitCost: Price;
};
/** What to post: a signed difference, never a new number, so that sales meanwhile are kept (F75, E77). */
export type CountMove = {
	readonly row: Id;
	readonly difference: Quantity;
	/** Of goods that were found; null for missing ones, which cost what their layers tell. */
	readonly unitCost: Price;
};
export type CountOutcome = {
	readonly moves: readonly CountMove[];
	readonly problems: readonly Problem[];
};

/** What counting comes to (E76–E78, E80): the moves of all lines, and every problem. */
export function countOutcome(lines: readonly CountLine[]): CountOutcome {
	const differing = lines
		.map((line) => ({ line, difference: countDifference(line) ?? 0 }))
		.filter(({ difference }) => difference !== 0);
	return {
		moves: differing.map(({ line, difference }) => ({
			row: line.row,
			difference: brand(difference),
			unitCost: difference > 0 ? costOfFound(line) : null
		})),
		problems: differing.flatMap(({ line, difference }) => (difference > 0 ? costMissing(line) : []))
	};
}

/** Counted − snapshot, whatever has moved since; null where nothing was counted. */
export const countDifference = ({
	snapshot,
	counted
}: Pick<CountLine, 'snapshot' | 'counted'>): Quantity | null =>
	counted === null ? null : brand(counted - snapshot);

/** What was typed, else the last known cost (E78). */
const costOfFound = ({ unitCost, lastCost }: CountLine): Price => unitCost ?? lastCost;

function costMissing(line: CountLine): readonly Problem[] {
	if (costOfFound(line) !== null) return [];
	return [{ code: 'cost.missing', at: { row: line.row, field: 'unitCost' } }];
}
