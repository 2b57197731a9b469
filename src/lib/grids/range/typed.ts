import { failureOf, type Failure } from '#lib/client/failure.ts';
import { localDay } from '#lib/client/trpc.ts';
import { fitted, stepped } from '#lib/domain/bulk/step.ts';
import { MOST_LINES } from '#lib/domain/model/change.ts';
import { isStored, type StoredField } from '#lib/domain/model/field.ts';
import type { AnyRow, Cell } from '#lib/domain/model/row.ts';
import { readCell } from '#lib/domain/model/schema.ts';
import { compile } from '#lib/formulas/compile.ts';
import { canonical, fromLocal } from '#lib/formulas/local.ts';
import { parseFormula } from '#lib/formulas/parse.ts';
import type { Complaint } from '../cell-edit.ts';
import { computedHere } from '../formulas/compute.ts';
import { lookOf } from '../kinds.ts';
import type { Sheet } from '../sheet.svelte.ts';
import { batchOf, type BatchCell } from './batch.ts';
import { isFormula, relativeStep } from './entry.ts';
import { filledLabel } from './fill.ts';
import { cellsOf, type Chosen } from './many.ts';
import { readGiven } from './reading.ts';

/**
 * Text that was typed over several chosen cells, or that is computed: into every one of them that it suits. Answers
 * false for plain text of a single cell, which is saved on its own.
 */
export function typedIntoMany(
	sheet: Sheet,
	row: AnyRow,
	field: string,
	typed: string,
	all: boolean
): boolean {
	const { range } = sheet.ranging;
	const definition = sheet.entity.fields[field];
	if (!definition || !isStored(definition)) return false;
	const relative =
		isNumber(definition) && relativeStep(typed, sheet.showingOf(field).writing.locale);
	const computed = isFormula(typed) && definition.kind !== 'ref' && definition.kind !== 'choice';
	const many = range.isMany && (all || Boolean(relative));
	if (!many && !relative && !computed) return false;
	void write(sheet, { row, field, typed, many });
	return true;
}

type Typed = {
	readonly row: AnyRow;
	readonly field: string;
	readonly typed: string;
	readonly many: boolean;
};

async function write(sheet: Sheet, { row, field, typed, many }: Typed) {
	const chosen = many
		? await cellsOf(sheet, sheet.ranging.range.areas)
		: { cells: [{ row, field }], fixed: 0 };
	if (!chosen) return;
	const cells = isFormula(typed)
		? await compute(sheet, typed, chosen.cells)
		: await read(sheet, typed, chosen.cells);
	if (many) return sheet.batches.start(batchOf(filledLabel(cells), cells, chosen.fixed));
	for (const { value, problems, typed: told = typed, ...start } of cells) {
		if (problems) sheet.edits.refuse(start, told, problems);
		else sheet.edits.put(start, value);
	}
}

type Target = Pick<Chosen, 'row' | 'field'>;

/** Relative entries go by what stands in each cell; everything else is read as if typed into it. */
async function read(
	sheet: Sheet,
	typed: string,
	chosen: readonly Target[]
): Promise<readonly BatchCell[]> {
	const relative: BatchCell[] = [];
	const plain = [];
	for (const { row, field } of chosen) {
		const definition = sheet.entity.fields[field];
		if (!definition || !isStored(definition)) continue;
		const step = relativeStep(typed, sheet.showingOf(field).writing.locale);
		const start = sheet.startOf(row, field);
		if (!step) plain.push({ ...start, piece: { text: typed } });
		else if (isNumber(definition)) {
			relative.push({ ...start, value: stepped(definition, step, start.old) });
		}
	}
	return [...relative, ...(await readGiven(sheet, plain))];
}

/** Computes a formula once for each row and takes the values. What asks the company, the server computes. */
async function compute(
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

const isNumber = (field: StoredField): boolean => lookOf(field).align === 'right';
