import { END, type Size, type Spot } from './area.ts';

/** Where a key leads from a cell; null for keys that lead nowhere. `page` is how many rows are seen at once. */
export function target(
	{ row, column }: Spot,
	key: string,
	far: boolean,
	{ rows, columns }: Size,
	page: number
): Spot | null {
	const lastRow = rows - 1;
	const lastColumn = columns - 1;
	const to = (toRow: number, toColumn: number): Spot => ({
		row: within(toRow, lastRow),
		column: within(toColumn, lastColumn)
	});
	const leads: Readonly<Record<string, () => Spot>> = {
		ArrowUp: () => to(far ? 0 : Math.min(row, lastRow) - 1, column),
		ArrowDown: () => to(far ? lastRow : row + 1, column),
		ArrowLeft: () => to(row, far ? 0 : Math.min(column, lastColumn) - 1),
		ArrowRight: () => to(row, far ? lastColumn : column + 1),
		PageUp: () => to(Math.min(row, lastRow) - page, column),
		PageDown: () => to(row + page, column),
		Home: () => to(far ? 0 : row, 0),
		End: () => to(far ? lastRow : row, lastColumn)
	};
	return leads[key]?.() ?? null;
}

// A corner of whole rows or columns stays beyond the end, so that they stay whole.
const within = (at: number, last: number): number =>
	at === END ? END : Math.max(0, Math.min(at, last));
