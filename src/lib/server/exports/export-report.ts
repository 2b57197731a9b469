import { visibleTo } from '#lib/domain/access/visible.ts';
import { reports, type ReportName } from '#lib/domain/reports/index.ts';
import { tableOf } from '#lib/domain/reports/report.ts';
import type { Reader } from '../queries/list-page.ts';
import { ownWords } from '../queries/own-words.ts';
import { reportRows, type Parameters } from '../reports/index.ts';
import { textIn, textsWith, type Language } from '../texts.ts';
import { exportColumns } from './columns.ts';
import { formats, type ExportedFile, type ExportFormat } from './export-rows.ts';
import { shown } from './rows.ts';

type Wanted = {
	readonly format: ExportFormat;
	readonly parameters: Parameters;
	readonly language: Language;
};

/** All rows of a report as a file. */
export async function exportReport(
	reader: Reader,
	name: ReportName,
	{ format, parameters, language }: Wanted
): Promise<ExportedFile> {
	const { rows, refs, ...asked } = await reportRows(reader, name, parameters);
	const visible = visibleTo(reader.actor, tableOf(reports[name]));
	const columns = exportColumns(visible, [], textsWith(await ownWords(reader), language));
	const page = rows.map((row) =>
		columns.map((column) => shown(column, row[column.name] ?? null, refs))
	);
	const title = textIn(language, `${name}.*`);
	return {
		name: `${[title, ...Object.values(asked.parameters).filter((value) => value !== null)].join(' ')}.${format}`,
		type: formats[format].type,
		body: formats[format].write(columns, pagesOf(page), title, language)
	};
}

async function* pagesOf<T>(page: T) {
	yield page;
}
