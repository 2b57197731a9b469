import type { Found } from '#lib/domain/find/find.ts';
import type { Id } from '#lib/domain/model/row.ts';

/** One cell that is found: where it stands in the list, and the how-manieth it is, from 1. */
export type HitCell = {
	readonly row: Id;
	readonly field: string;
	readonly place: number;
	readonly number: number;
};
/** A place to go on from. */
export type Origin = { readonly place: number; readonly field: string | null };

/** The cells that came, in the order of the list. */
export function hitCells({ hits, before }: Found): readonly HitCell[] {
	return hits
		.flatMap(({ id, place, fields }) => fields.map((field) => ({ row: id, place, field })))
		.map((cell, at) => ({ ...cell, number: before + at + 1 }));
}

/** The next cell beyond a place, or the one before it; `order` are the fields from left to right. */
export function beside(
	cells: readonly HitCell[],
	from: Origin,
	step: 1 | -1,
	order: readonly string[]
): HitCell | undefined {
	const column = (field: string | null) => (field === null ? -1 : order.indexOf(field));
	const side = (cell: HitCell) =>
		Math.sign(cell.place - from.place) || Math.sign(column(cell.field) - column(from.field));
	return step > 0 ? cells.find((cell) => side(cell) > 0) : cells.findLast((cell) => side(cell) < 0);
}
