import { visibleTo } from '#lib/domain/access/visible.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Query } from '#lib/domain/model/query.ts';
import type { Cell } from '#lib/domain/model/row.ts';
import { entityFor } from '../queries/formula-columns.ts';
import type { Reader } from '../queries/list-page.ts';
import { ownWords } from '../queries/own-words.ts';
import { textIn, textsWith, type Language } from '../texts.ts';
import { exportColumns, type ExportColumn } from './columns.ts';
import { writeCsv } from './csv.ts';
import { exportRows } from './rows.ts';
import { writeXlsx } from './xlsx.ts';

export type ExportedFile = {
	readonly name: string;
	readonly type: string;
	readonly body: ReadableStream<Uint8Array>;
};
type Pages = AsyncIterable<readonly (readonly Cell[])[]>;
type Write = (
	columns: readonly ExportColumn[],
	pages: Pages,
	title: string,
	language: Language
) => ReadableStream<Uint8Array>;

/** One format a line. */
export const formats = {
	csv: {
		type: 'text/csv; charset=utf-8',
		write: (columns, pages, _title, language) => toStream(writeCsv(columns, pages, language))
	},
	xlsx: {
		type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
		write: (columns, pages, title) => writeXlsx(title, columns, pages)
	}
} as const satisfies Record<string, { type: string; write: Write }>;
export type ExportFormat = keyof typeof formats;
export const isExportFormat = (name: string): name is ExportFormat => Object.hasOwn(formats, name);

export type Export = {
	readonly format: ExportFormat;
	readonly query: Query;
	/** Columns in their order; all that the reader may see when none are named. */
	readonly fields: readonly string[];
	readonly language: Language;
};

/**
 * All rows that a query names, as a file that is written while it is sent. The first page is read before, so that a
 * query that cannot be answered is refused and not half a file.
 */
export async function exportFile(
	reader: Reader,
	entity: Entity,
	{ format, query, fields, language }: Export
): Promise<ExportedFile> {
	const own = await entityFor(reader, entity);
	const columns = exportColumns(
		visibleTo(reader.actor, own),
		fields,
		textsWith(await ownWords(reader), language)
	);
	const pages = exportRows(reader, own, query, columns);
	const first = await pages.next();
	const title = textIn(language, `${entity.name}.*`);
	return {
		name: `${title} ${reader.today}.${format}`,
		type: formats[format].type,
		body: formats[format].write(columns, resumed(first, pages), title, language)
	};
}

async function* resumed<T>(first: IteratorResult<T>, rest: AsyncGenerator<T>): AsyncGenerator<T> {
	if (first.done) return;
	yield first.value;
	yield* rest;
}

export function toStream(chunks: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
	return new ReadableStream({
		async pull(controller) {
			const { done, value } = await chunks.next();
			if (done) controller.close();
			else controller.enqueue(value);
		},
		async cancel() {
			await chunks.return(undefined);
		}
	});
}
