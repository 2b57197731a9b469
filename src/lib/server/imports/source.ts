import type { Reading } from '#lib/domain/imports/import.ts';

/** A cell as the file holds it: text files hold text only, workbooks also numbers and flags; days are ISO text. */
export type Raw = string | number | boolean | null;

export type SourceRow = {
	/** Where the row starts, counted from 1 as an editor counts lines, or the row of the sheet. */
	readonly line: number;
	readonly cells: readonly Raw[];
};

/** A file that lies on our disk, what kind it is and how it is to be taken apart. */
export type SourceFile = {
	readonly path: string;
	readonly format: 'csv' | 'xlsx';
	readonly size: number;
	readonly reading: Reading;
};

/** Rows from first to last, with the share of the file that is read, from 0 to 1. Blank rows are left out. */
export type Source = AsyncIterable<SourceRow> & { share(): number };

export const isBlankRow = (cells: readonly Raw[]): boolean =>
	cells.every((cell) => cell === null || (typeof cell === 'string' && cell.trim() === ''));

/** How a user reads what is no text in a workbook. */
export type Voice = { readonly decimal: '.' | ','; readonly yes: string; readonly no: string };

const plainVoice: Voice = { decimal: '.', yes: 'true', no: 'false' };

/** What a person would see in the cell: of a number the fifteen digits that a spreadsheet keeps. */
export function toText(cell: Raw | undefined, { decimal, yes, no }: Voice = plainVoice): string {
	if (cell === null || cell === undefined) return '';
	if (typeof cell === 'boolean') return cell ? yes : no;
	if (typeof cell === 'string') return cell;
	return String(Number(cell.toPrecision(15))).replace('.', decimal);
}
