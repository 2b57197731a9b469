import { createReadStream, type ReadStream } from 'node:fs';
import { CsvError, parse } from 'csv-parse';
import iconv from 'iconv-lite';
import { Refused } from '../refused.ts';
import { isBlankRow, type Source, type SourceFile, type SourceRow } from './source.ts';

/** No honest row is longer; a quote that is never closed would otherwise swallow the file. */
const LONGEST_RECORD = 1_000_000;

/**
 * The rows of a text file with separators, by RFC 4180, lenient only about quotes inside unquoted cells. Rows keep as
 * many cells as they have: whoever reads them compares with the header. Throws Refused for what cannot be read on.
 */
export function readCsv({ path, size, reading }: SourceFile): Source {
	let opened: ReadStream | undefined;
	return {
		share: () => (size === 0 ? 1 : Math.min(1, (opened?.bytesRead ?? 0) / size)),
		async *[Symbol.asyncIterator]() {
			let line = 1;
			// Opened when it is read and not before: an error that nobody waits for ends the process.
			const file = (opened = createReadStream(path));
			const parser = parse({
				bom: true,
				delimiter: reading.delimiter,
				record_delimiter: ['\r\n', '\n', '\r'],
				relax_column_count: true,
				relax_quotes: true,
				max_record_size: LONGEST_RECORD
			});
			const text = reading.encoding === 'utf-8' ? file : file.pipe(decoder(reading.encoding));
			file.on('error', (error) => parser.destroy(error));
			text.pipe(parser);
			try {
				// Options as above yield lists of text.
				for await (const cells of parser as AsyncIterable<string[]>) {
					const row: SourceRow = { line, cells };
					line += 1 + breaksIn(cells);
					if (!isBlankRow(cells)) yield row;
				}
			} catch (error) {
				throw explained(error, line);
			} finally {
				file.destroy();
				parser.destroy();
			}
		}
	};
}

const decoder = (encoding: string) => iconv.decodeStream(encoding);

/** The parser's own count takes \r\n inside quotes for two lines. */
function breaksIn(cells: readonly string[]): number {
	return cells.reduce(
		(sum, cell) => (BREAK.test(cell) ? sum + cell.split(BREAK).length - 1 : sum),
		0
	);
}

const BREAK = /\r\n|\n|\r/;

function explained(error: unknown, line: number): unknown {
	if (!(error instanceof CsvError)) return error;
	if (error.code === 'CSV_MAX_RECORD_SIZE') {
		return new Refused([{ code: 'import.row-too-long', params: { line } }]);
	}
	if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
		return new Refused([{ code: 'import.quote-open', params: { line } }]);
	}
	return error;
}
