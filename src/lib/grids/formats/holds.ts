import type { Condition, Operator } from '#lib/domain/model/query.ts';
import type { Cell } from '#lib/domain/model/row.ts';

/** Whether a condition holds for a cell, as it would in the filter. `shown` is what a reference is called. */
export function holds(
	{ is, value = null, values = [] }: Condition,
	cell: Cell,
	shown: string
): boolean {
	if (is === 'empty') return isEmpty(cell);
	if (is === 'filled') return !isEmpty(cell);
	if (is === 'in') return values.some((each) => isSame(each, cell));
	if (is === 'differs') return isEmpty(cell) || !isSame(cell, value);
	if (is === 'lacks') return !likeness.contains(fold(shown), fold(value));
	if (isEmpty(cell)) return false;
	if (is === 'equals') return isSame(cell, value);
	if (is === 'contains' || is === 'starts') return likeness[is](fold(shown), fold(value));
	return ordered(is, cell, value);
}

const isEmpty = (cell: Cell) => cell === null || cell === '';

const isSame = (one: Cell, other: Cell): boolean =>
	typeof one === 'string' && typeof other === 'string' ? fold(one) === fold(other) : one === other;

const likeness = {
	contains: (text: string, piece: string) => text.includes(piece),
	starts: (text: string, piece: string) => text.startsWith(piece)
} as const;

const orders = {
	less: (difference: number) => difference < 0,
	atMost: (difference: number) => difference <= 0,
	more: (difference: number) => difference > 0,
	atLeast: (difference: number) => difference >= 0
} as const satisfies Partial<Record<Operator, (difference: number) => boolean>>;

/** Numbers with numbers, days and text with text; nothing else has an order. */
function ordered(is: keyof typeof orders, cell: Cell, value: Cell): boolean {
	if (typeof cell === 'number' && typeof value === 'number') return orders[is](cell - value);
	if (typeof cell !== 'string' || typeof value !== 'string') return false;
	const [one, other] = [fold(cell), fold(value)];
	return orders[is](one < other ? -1 : one > other ? 1 : 0);
}

const fold = (cell: Cell): string => String(cell ?? '').toLocaleLowerCase('en');
