import { writeXlsxStream } from 'hucre/xlsx';
import type { Cell } from '#lib/domain/model/row.ts';
import type { ExportColumn, Look } from './columns.ts';

type Pages = AsyncIterable<readonly (readonly Cell[])[]>;

const formats = {
	text: '@',
	whole: '#,##0',
	number: '#,##0.00####',
	points: '0.####"%"',
	fraction: '0.0%',
	date: 'yyyy-mm-dd',
	flag: 'General'
} as const satisfies Record<Look, string>;

export type XlsxValue = string | number | boolean | Date | null;

/** A workbook of one sheet, streamed: real numbers, days and flags, text as text, the header frozen. */
export function writeXlsx(
	name: string,
	columns: readonly ExportColumn[],
	pages: Pages
): ReadableStream<Uint8Array> {
	return writeXlsxStream(values(columns, pages), {
		name: sheetName(name),
		columns: columns.map(({ header, look, width }) => ({ header, width, numFmt: formats[look] })),
		freezePane: { rows: 1 }
	});
}

async function* values(columns: readonly ExportColumn[], pages: Pages) {
	for await (const page of pages) {
		for (const row of page) {
			yield row.map((cell, index) => toValue(columns[index]?.look ?? 'text', cell));
		}
	}
}

/** A workbook of free cells: no head, each cell with the look that its value has by itself. */
export const writeXlsxCells = (
	name: string,
	rows: AsyncIterable<readonly XlsxValue[]>
): ReadableStream<Uint8Array> => writeXlsxStream(readableRows(rows), { name: sheetName(name) });

async function* readableRows(rows: AsyncIterable<readonly XlsxValue[]>) {
	for await (const row of rows) {
		yield row.map((value) => (typeof value === 'string' ? readable(value) : value));
	}
}

/** Days are stored as the moment in UTC that the writer turns into a serial number. */
function toValue(look: Look, cell: Cell): XlsxValue {
	if (typeof cell !== 'string') return cell;
	return look === 'date' ? new Date(`${cell}T00:00:00Z`) : readable(cell);
}

/** These two are no letters, and XML has no way to write them: a file that holds one does not open. */
const readable = (text: string): string => text.replace(/[\uFFFE\uFFFF]/g, '\uFFFD');

/** Spreadsheets allow 31 signs, none of them a bracket, slash, colon, star or question mark. */
const sheetName = (name: string): string =>
	name
		.replace(/[[\]\\/:*?]/g, ' ')
		.slice(0, 31)
		.trim() || 'Kontor';
