/** A cell of a sheet by its place, both counted from 0. */
export type Place = { readonly row: number; readonly column: number };

/** As far as sheets reach: columns A to ZZ. */
export const extent = { rows: 10_000, columns: 702 } as const;

/** The letters of a column: A … Z, AA … ZZ. */
export const columnLetters = (column: number): string =>
	(column >= 26 ? String.fromCharCode(64 + Math.floor(column / 26)) : '') +
	String.fromCharCode(65 + (column % 26));

export const cellName = ({ row, column }: Place): string => `${columnLetters(column)}${row + 1}`;

/** The place that a name such as B12 stands for; null for anything else, and for what lies outside of a sheet. */
export function placeNamed(name: string): Place | null {
	const [, letters, digits] = /^([A-Z]{1,2})([1-9]\d{0,4})$/.exec(name) ?? [];
	if (letters === undefined || digits === undefined) return null;
	const place = { row: Number(digits) - 1, column: columnNumber(letters) };
	return place.row < extent.rows ? place : null;
}

/** The place of a column by its letters, counted from 0; letters beyond ZZ are beyond the extent. */
export const columnNumber = (letters: string): number =>
	[...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
