import type { Replace, ReplaceLine, ReplacePreview } from '#lib/domain/find/find.ts';
import { MOST_LINES } from '#lib/domain/model/change.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { Id } from '#lib/domain/model/row.ts';
import { breathe } from '#lib/server/db/transaction.ts';
import type { Reader } from '#lib/server/queries/list-page.ts';
import { titlesOf } from '#lib/server/store/references.ts';
import { byRow } from '#lib/server/writing/by-row.ts';
import { planBulk } from '#lib/server/writing/bulk.ts';
import { replaced, type RenewedRow } from './replaced.ts';

/** What replacing would do, before it is done. */
export async function previewReplace(
	reader: Reader,
	entity: Entity,
	replace: Replace
): Promise<ReplacePreview> {
	const { rows, fixed, parts, state } = await replaced(reader, entity, replace);
	const plan = await planBulk(reader, entity, rows);
	await breathe();
	const problems = byRow(plan.problems);
	const written = new Map(plan.drafts.map(({ id, changed }) => [id, changed]));
	// A text that comes to the same value, such as 1.0 for 1, changes nothing.
	const changing = rows.filter(({ row }) => written.has(row.id) || problems.has(row.id));
	const cells = changing.flatMap((each) =>
		Object.keys(each.cells).filter(
			(field) => problems.has(each.row.id) || written.get(each.row.id)?.has(field)
		)
	);
	const rowsWith = (severity: 'warning' | undefined) =>
		[...problems.values()].filter((some) => some.some((one) => one.severity === severity)).length;
	return {
		rows: changing.length,
		cells: cells.length,
		columns: countEach(cells),
		fixed,
		parts,
		errors: rowsWith(undefined),
		warnings: rowsWith('warning'),
		lines: await linesOf(reader, entity, changing, problems),
		state
	};
}

type Problems = ReadonlyMap<Id, readonly Problem[]>;

/** How often each field occurs. */
function countEach(fields: readonly string[]): ReplacePreview['columns'] {
	const counts = new Map<string, number>();
	for (const field of fields) counts.set(field, (counts.get(field) ?? 0) + 1);
	return [...counts].map(([field, cells]) => ({ field, cells }));
}

async function linesOf(
	{ db }: Reader,
	entity: Entity,
	rows: readonly RenewedRow[],
	problems: Problems
): Promise<readonly ReplaceLine[]> {
	const troubled = rows.filter(({ row }) => problems.has(row.id));
	const others = rows.filter(({ row }) => !problems.has(row.id));
	const shown = [...troubled, ...others].slice(0, MOST_LINES);
	const titles = await titlesOf(
		db,
		new Map([[entity.name, new Set(shown.map(({ row }) => row.id))]])
	);
	return shown
		.flatMap(({ row, texts }) =>
			Object.entries(texts).map(([field, text], at) => ({
				id: row.id,
				title: titles[row.id] ?? '',
				field,
				...text,
				problems: (problems.get(row.id) ?? []).filter((problem) =>
					tellsAt(problem, field, texts, at)
				)
			}))
		)
		.slice(0, MOST_LINES);
}

/** A problem is told at its cell; one of the row, or of a cell that does not change, at the first line of the row. */
function tellsAt(
	{ at }: Problem,
	field: string,
	texts: RenewedRow['texts'],
	line: number
): boolean {
	if (at?.field !== undefined && at.field in texts) return at.field === field;
	return line === 0;
}
