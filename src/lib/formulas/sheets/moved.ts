import { isRange, tokenize } from '@borgar/fx';
import { columnLetters, columnNumber, extent } from '#lib/domain/sheets/place.ts';

/** A formula as it reads that many rows below and columns to the right: what has no `$` moves with it. */
export function moved(formula: string, rows: number, columns: number): string {
	return tokenize(formula)
		.map((token) => (isRange(token) ? movedRange(token.value, rows, columns) : token.value))
		.join('');
}

const movedRange = (range: string, rows: number, columns: number): string => {
	const ends = range.split(':').map((end) => movedEnd(end, rows, columns));
	return ends.some((end) => end === null) ? '#REF!' : ends.join(':');
};

function movedEnd(end: string, rows: number, columns: number): string | null {
	const parts = /^(\$?)([A-Za-z]*)(\$?)(\d*)$/.exec(end);
	if (!parts) return end;
	const [, dollar = '', letters = '', fixed = '', digits = ''] = parts;
	const [isColumnFixed, isRowFixed] = letters
		? [dollar !== '', fixed !== '']
		: [true, dollar !== ''];
	const column = columnNumber(letters.toUpperCase()) + (isColumnFixed ? 0 : columns);
	const row = Number(digits) + (isRowFixed ? 0 : rows);
	if (letters && (column < 0 || column >= extent.columns)) return null;
	if (digits && (row < 1 || row > extent.rows)) return null;
	if (!letters) return `${dollar}${row}`;
	return `${dollar}${columnLetters(column)}${fixed}${digits ? row : ''}`;
}
