import { failureOf, type Failure } from '#lib/client/failure.ts';
import { localDay } from '#lib/client/trpc.ts';
import { fitted } from '#lib/domain/bulk/step.ts';
import { MOST_LINES } from '#lib/domain/model/change.ts';
import { isStored } from '#lib/domain/model/field.ts';
import { readCell } from '#lib/domain/model/read-cell.ts';
import type { AnyRow, Cell } from '#lib/domain/model/row.ts';
import { compile } from '#lib/formulas/compile.ts';
import { canonical, fromLocal } from '#lib/formulas/local.ts';
import { parseFormula } from '#lib/formulas/parse.ts';
import type { Complaint } from '../cell-edit.ts';
import { computedHere } from '../formulas/compute.ts';
import type { Sheet } from '../sheet.svelte.ts';
import type { BatchCell } from './batch.ts';
import type { Chosen } from './many.ts';

type Target = Pick<Chosen, 'row' | 'field'>;

/** Computes a formula once for each row and takes the values. What asks the company, the server computes. */
export async function compute(
	sheet: Sheet,
	typed: string,
	chosen: readonly Target[]
): Promise<readonly BatchCell[]> {
	const { locale } = sheet.showingOf(sheet.entity.title).writing;
	const labels = Object.keys(sheet.entity.fields).map((name) => [sheet.labelOf(name), name]);
	const source = canonical(fromLocal(typed.trim(), locale), Object.fromEntries(labels));
	const parsed = parseFormula(source, sheet.entity.fields);
	if (!parsed.ok) return refused(sheet, typed, chosen, parsed.problems);
	const formula = compile(parsed.value);
	if (formula.asking) return computedAfar(sheet, source, typed, chosen);
	const rows = chosen.map(({ row }) => shownRow(sheet, row));
	const values = await computedHere(formula, rows, { today: localDay(new Date()) }, 'cells');
	if (!values.ok) return refused(sheet, typed, chosen, values.problems);
	return chosen.map(({ row, field }, at) =>
		result(sheet, row, field, typed, values.value[at] ?? null)
	);
}

function result(sheet: Sheet, row: AnyRow, field: string, typed: string, value: Cell): BatchCell {
	const start = sheet.startOf(row, field);
	const definition = sheet.entity.fields[field];
	if (!definition || !isStored(definition)) return { ...start, value: null };
	if (typeof value === 'string' && /^#[A-Z/0!?]+$/.test(value)) {
		const problem = { code: 'formula.error' as const, params: { error: value } };
		return { ...start, value: null, typed, problems: [problem] };
	}
	const fit = fitted(definition, value === '' ? null : value);
	const readable = readCell(definition, fit);
	if (readable.ok) return { ...start, value: fit };
	return { ...start, value: null, typed, problems: [readable.problem] };
}

const refused = (
	sheet: Sheet,
	typed: string,
	chosen: readonly Target[],
	problems: readonly Complaint[]
): readonly BatchCell[] =>
	chosen.map(({ row, field }) => ({
		...sheet.startOf(row, field),
		value: null,
		typed,
		problems
	}));

/** As many rows at a time as the server tells of, field by field. */
async function computedAfar(
	sheet: Sheet,
	formula: string,
	typed: string,
	chosen: readonly Target[]
): Promise<readonly BatchCell[]> {
	const cells: BatchCell[] = [];
	for (const field of new Set(chosen.map((each) => each.field))) {
		const own = chosen.filter((each) => each.field === field);
		for (let from = 0; from < own.length; from += MOST_LINES) {
			const some = own.slice(from, from + MOST_LINES);
			cells.push(...(await valuesAfar(sheet, field, formula, typed, some)));
		}
	}
	return cells;
}

async function valuesAfar(
	sheet: Sheet,
	field: string,
	formula: string,
	typed: string,
	chosen: readonly Target[]
): Promise<readonly BatchCell[]> {
	const ids = chosen.map(({ row }) => row.id);
	const change = { target: { ids }, field, step: { do: 'formula' as const, formula } };
	const answer = await sheet.client.previewBulk.mutate(change).catch(failureOf);
	if ('kind' in answer) return refused(sheet, typed, chosen, complaintsOf(answer));
	const values = new Map(answer.lines.map((line) => [line.id, line.new]));
	return chosen
		.filter(({ row }) => values.has(row.id))
		.map(({ row }) => result(sheet, row, field, typed, values.get(row.id) ?? null));
}

const complaintsOf = (failure: Failure): readonly Complaint[] =>
	failure.kind === 'refused' ? failure.problems : [{ code: `failure.${failure.kind}` }];

/** The row with what is typed in it and not stored yet. */
function shownRow(sheet: Sheet, row: AnyRow): AnyRow {
	const typed = sheet.edits.of(row.id).map(({ field, value }) => [field, value]);
	return { ...row, ...(Object.fromEntries(typed) as Record<string, Cell>) };
}
