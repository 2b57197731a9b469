/** How far a document has come: nothing of it is done, some, or all. */
export type Step = 'none' | 'some' | 'all';

/** From the quantities of its lines and what of them is done, in one unit for each line; never from percentages. */
export function stepOf(
	lines: readonly { readonly quantity: number; readonly done: number }[]
): Step {
	if (lines.every(({ done }) => done <= 0)) return 'none';
	return lines.every(({ quantity, done }) => done >= quantity) ? 'all' : 'some';
}
