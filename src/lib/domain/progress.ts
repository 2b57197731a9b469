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

/** Whether nothing, a part, or everything of a document is done. */
export function progressOf(lines: readonly Done[]): 'none' | 'partly' | 'all' {
	if (lines.every(({ done }) => done === 0)) return 'none';
	return lines.every((line) => openOf(line) === 0) ? 'all' : 'partly';
}
