import type { ImportColumn } from '#lib/domain/imports/import.ts';
import { readCsv } from './csv.ts';
import { toText, type Source, type SourceFile, type SourceRow, type Voice } from './source.ts';
import { readXlsx } from './xlsx.ts';

/** One reader a format. */
const readers = { csv: readCsv, xlsx: readXlsx } satisfies Record<
	SourceFile['format'],
	(file: SourceFile) => Source
>;

export const openSource = (file: SourceFile): Source => readers[file.format](file);

const SAMPLED = 200;
const FIRST = 20;

/** The first rows of a file, as it stands. */
export async function firstRows(file: SourceFile): Promise<readonly SourceRow[]> {
	const rows: SourceRow[] = [];
	for await (const row of openSource(file)) {
		if (rows.push(row) >= SAMPLED + FIRST) break;
	}
	return rows;
}

/** The line that names the columns: the first that is as wide as the table below it and holds only words. */
export function headerOf(rows: readonly SourceRow[]): number {
	const top = rows.slice(0, FIRST);
	const widths = top.map(({ cells }) => filled(cells).length).sort((a, b) => a - b);
	const usual = widths[widths.length >> 1] ?? 0;
	const header = top.find(({ cells }) => filled(cells).length >= Math.max(1, usual * 0.8));
	if (!header) return 0;
	const words = filled(header.cells);
	const distinct = new Set(words.map((word) => word.toLowerCase())).size === words.length;
	return distinct && words.every((word) => /\p{L}/u.test(word)) ? header.line : 0;
}

const filled = (cells: SourceRow['cells']): string[] =>
	cells.map((cell) => toText(cell).trim()).filter((text) => text !== '');

/** Columns by the names in the header, or by letters where there is none. */
export function columnsOf(
	rows: readonly SourceRow[],
	header: number,
	voice?: Voice
): readonly ImportColumn[] {
	const named = rows.find(({ line }) => line === header);
	const below = rows.filter(({ line }) => line > header).slice(0, SAMPLED);
	const width = named?.cells.length ?? below[0]?.cells.length ?? 0;
	const fitting = below.filter(({ cells }) => cells.length <= width);
	return Array.from({ length: width }, (_, column) => ({
		column,
		name: toText(named?.cells[column]).trim() || letters(column),
		samples: fitting
			.map(({ cells }) => toText(cells[column], voice))
			.filter((text) => text.trim() !== '')
	}));
}

/** A, B, … Z, AA, AB … as spreadsheets name columns. */
export function letters(column: number): string {
	const last = String.fromCharCode(65 + (column % 26));
	return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}
