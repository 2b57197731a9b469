import { brand, type Scaled } from './model/amount.ts';

type Quantity = Scaled<'quantity'>;

/** How far a line of a document is, of which others do a part each. */
export type Done = {
	readonly quantity: Quantity;
	readonly done: Quantity;
	/** What nobody waits for any more. */
	readonly closedShort: Quantity;
};

/** What is still to be done; more than was asked for leaves nothing over. */
export const openOf = ({ quantity, done, closedShort }: Done): Quantity =>
	brand(Math.max(0, quantity - closedShort - done));

/** How far a document has come. */
export type Progress = 'none' | 'partly' | 'all';

/** From the quantities of its lines and what of them is done, in one unit for each line; never from percentages. */
export function progressOf(lines: readonly Done[]): Progress {
	if (lines.every(({ done }) => done <= 0)) return 'none';
	return lines.every((line) => openOf(line) === 0) ? 'all' : 'partly';
}
