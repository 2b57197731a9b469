import { stringify } from 'csv-stringify/sync';
import type { Cell } from '#lib/domain/model/row.ts';
import { textIn, type Language } from '../texts.ts';
import type { ExportColumn, Look } from './columns.ts';

type Pages = AsyncIterable<readonly (readonly Cell[])[]>;

/**
 * A text file that spreadsheets of the language open as it is: byte order mark, and semicolons where the comma is the
 * decimal sign. Text that a spreadsheet would take for a formula gets a leading apostrophe.
 */
export async function* writeCsv(
	columns: readonly ExportColumn[],
	pages: Pages,
	language: Language
): AsyncGenerator<Uint8Array> {
	yield encode(`\ufeff${csvLines([columns.map(({ header }) => harmless(header))], language)}`);
	const write = writers(language);
	for await (const page of pages) {
		const texts = page.map((row) =>
			row.map((cell, index) => (cell === null ? '' : write(columns[index]?.look ?? 'text', cell)))
		);
		yield encode(csvLines(texts, language));
	}
}

export const csvLines = (rows: readonly (readonly string[])[], language: Language): string =>
	stringify(rows as string[][], {
		delimiter: hasComma(language) ? ';' : ',',
		record_delimiter: '\r\n',
		quoted_match: /^\s|\s$|[\r\n]/
	});

/** Blanks before the sign do not keep a spreadsheet from running what follows. */
export const harmless = (text: string): string =>
	/^\s*[=+\-@\t\r\0]/.test(text) ? `'${text}` : text;

const hasComma = (language: Language): boolean => language !== 'en';
export const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** How the values of a file are written in a language. */
export function writers(language: Language) {
	const [yes, no] = [textIn(language, 'ui.yes'), textIn(language, 'ui.no')];
	const number = (value: number) =>
		hasComma(language) ? plainDecimal(value).replace('.', ',') : plainDecimal(value);
	return (look: Look, cell: Exclude<Cell, null>): string => {
		if (typeof cell === 'number') return number(cell);
		if (typeof cell === 'boolean') return cell ? yes : no;
		return look === 'date' ? cell : harmless(cell);
	};
}

/** Numbers below a millionth would otherwise be written with an exponent. */
const plainDecimal = (value: number): string =>
	Number.isInteger(value) || Math.abs(value) >= 1e-6
		? String(value)
		: value.toFixed(12).replace(/\.?0+$/, '');
