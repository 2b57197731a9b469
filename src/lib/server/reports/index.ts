import { reports, type ReportName } from '#lib/domain/reports/index.ts';
import { tableOf } from '#lib/domain/reports/report.ts';
import { visibleTo } from '#lib/domain/access/visible.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Day } from '#lib/domain/model/calendar.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import { readCell } from '#lib/domain/model/read-cell.ts';
import type { AnyRow, Cell } from '#lib/domain/model/row.ts';
import { storedEntries } from '#lib/domain/model/schema.ts';
import { toPlainRow } from '#lib/domain/model/wire.ts';
import type { Reader } from '#lib/server/queries/list-page.ts';
import { Refused } from '#lib/server/refused.ts';
import { titles, type Titles } from '#lib/server/store/references.ts';
import type { Reading } from '#lib/server/store/rows.ts';
import { grossProfit } from './gross-profit.ts';
import { projectedStock } from './projected-stock.ts';
import { stockValue } from './stock-value.ts';

export type Parameters = Readonly<Record<string, Cell>>;
/** Answers a report: rows with stored cells, in any order. Those about what the reader may not see are left out. */
export type Answer = (
	db: Reading,
	parameters: Parameters,
	today: Day
) => Promise<readonly AnyRow[]>;

/** One report a line; one without an answer does not compile. */
const answers = { stockValue, projectedStock, grossProfit } as const satisfies Readonly<
	Record<ReportName, Answer>
>;

export type ReportRows = {
	readonly rows: readonly AnyRow[];
	readonly refs: Titles;
	readonly parameters: Parameters;
};

/** The rows of a report as the reader may see them, in the order of their titles. */
export async function reportRows(
	{ db, actor, today }: Reader,
	name: ReportName,
	given: Parameters
): Promise<ReportRows> {
	const parameters = parametersOf(name, given, today);
	const table = visibleTo(actor, tableOf(reports[name]));
	const found = await (answers[name] as Answer)(db, parameters, today);
	const refs = await titles(db, table, found);
	const seen = actor.warehouses === 'all' ? found : found.filter(isAbout(table, refs));
	const rows = seen.map((row) => toPlainRow(table, row));
	return { rows: inOrder(table, rows, refs), refs, parameters };
}

/** Whether all that a row is about is there for the reader: what is hidden from him has no title. */
const isAbout =
	(table: Entity, refs: Titles) =>
	(row: AnyRow): boolean =>
		storedEntries(table.fields).every(
			([field, { kind }]) => kind !== 'ref' || !row[field] || refs[String(row[field])] !== undefined
		);

function parametersOf(name: ReportName, given: Parameters, today: string): Parameters {
	const problems: Problem[] = [];
	const read = storedEntries(reports[name].parameters).map(([field, definition]) => {
		const isToday = definition.kind === 'date' && definition.required;
		const cell = given[field] ?? (isToday ? today : null);
		const result = readCell(definition, cell);
		if (!result.ok) problems.push({ ...result.problem, at: { row: name, field } });
		return [field, result.ok ? result.value : null] as const;
	});
	if (problems.length > 0) throw new Refused(problems);
	return Object.fromEntries(read);
}

/** By what their references are called, from the first column on. */
function inOrder(table: Entity, rows: readonly AnyRow[], refs: Titles): readonly AnyRow[] {
	const fields = storedEntries(table.fields).flatMap(([name, { kind }]) =>
		kind === 'ref' ? [name] : []
	);
	const keyOf = (row: AnyRow) => fields.map((field) => refs[String(row[field])] ?? '').join('\n');
	const { compare } = new Intl.Collator('en', { numeric: true });
	return rows
		.map((row) => ({ row, key: keyOf(row) }))
		.sort((one, other) => compare(one.key, other.key))
		.map(({ row }) => row);
}
