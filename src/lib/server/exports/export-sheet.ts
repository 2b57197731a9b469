import type { Id } from '#lib/domain/model/row.ts';
import { placeNamed } from '#lib/domain/sheets/place.ts';
import { breathe } from '../db/transaction.ts';
import type { Reader } from '../queries/list-page.ts';
import { sheetResults, type SheetResults } from '../queries/sheet-results.ts';
import { sheet } from '../queries/sheets.ts';
import type { Language } from '../texts.ts';
import { csvLines, encode, writers } from './csv.ts';
import { toStream, type ExportedFile, type ExportFormat } from './export-rows.ts';
import { writeXlsxCells, type XlsxValue } from './xlsx.ts';

type Result = SheetResults extends ReadonlyMap<string, infer R> ? R : never;
type Row = readonly (Result | null)[];

/** Rows that are made before others get their turn. */
const SLICE = 500;

/** A sheet as a file: what its cells come to for the reader, formulas as their values. */
export async function exportSheet(
	reader: Reader,
	id: Id,
	{ format, language }: { readonly format: ExportFormat; readonly language: Language }
): Promise<ExportedFile> {
	const found = await sheet(reader, id);
	const rows = rowsOf(await sheetResults(reader, found.cells));
	return {
		name: `${found.name.replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ')}.${format}`,
		...files[format](found.name, rows, language)
	};
}

type File = Pick<ExportedFile, 'type' | 'body'>;
const files = {
	csv: (_name, rows, language) => ({
		type: 'text/csv; charset=utf-8',
		body: toStream(csv(rows, language))
	}),
	xlsx: (name, rows) => ({
		type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
		body: writeXlsxCells(name, values(rows))
	})
} as const satisfies Record<
	ExportFormat,
	(name: string, rows: readonly Row[], language: Language) => File
>;

/** From the first cell to the last that holds anything, all of the same width. */
function rowsOf(results: SheetResults): readonly Row[] {
	const rows: (Result | null)[][] = [];
	let width = 0;
	for (const [name, result] of results) {
		const place = placeNamed(name);
		if (!place || result.value === null) continue;
		while (rows.length <= place.row) rows.push([]);
		const row = rows[place.row] ?? [];
		while (row.length < place.column) row.push(null);
		row[place.column] = result;
		width = Math.max(width, row.length);
	}
	return rows.map((row) => [...row, ...Array.from({ length: width - row.length }, () => null)]);
}

async function* csv(rows: readonly Row[], language: Language): AsyncGenerator<Uint8Array> {
	const write = writers(language);
	yield encode('\ufeff');
	for (let from = 0; from < rows.length; from += SLICE) {
		const lines = rows
			.slice(from, from + SLICE)
			.map((row) =>
				row.map((cell) =>
					cell?.value == null ? '' : write(cell.isDay ? 'date' : 'text', cell.value)
				)
			);
		yield encode(csvLines(lines, language));
		await breathe();
	}
}

async function* values(rows: readonly Row[]): AsyncGenerator<readonly XlsxValue[]> {
	for (const row of rows) {
		yield row.map((cell) =>
			cell?.isDay ? new Date(`${cell.value}T00:00:00Z`) : (cell?.value ?? null)
		);
	}
}
