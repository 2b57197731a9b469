import { stepped } from '#lib/domain/bulk/step.ts';
import { isStored, type StoredField } from '#lib/domain/model/field.ts';
import type { AnyRow } from '#lib/domain/model/row.ts';
import { lookOf } from '../kinds.ts';
import type { Sheet } from '../sheet.svelte.ts';
import { batchOf, type BatchCell } from './batch.ts';
import { isFormula, relativeStep } from './entry.ts';
import { filledLabel } from './fill.ts';
import { cellsOf, type Chosen } from './many.ts';
import { readGiven } from './reading.ts';
import type { compute } from './computed.ts';

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
	sheet.undo.during(write(sheet, { row, field, typed, many }));
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
		? await computed(sheet, typed, chosen.cells)
		: await read(sheet, typed, chosen.cells);
	if (many) return sheet.batches.start(batchOf(filledLabel(cells), cells, chosen.fixed));
	for (const { value, problems, typed: told = typed, ...start } of cells) {
		if (problems) sheet.edits.refuse(start, told, problems);
		else sheet.edits.put(start, value);
	}
}

/** Relative entries go by what stands in each cell; everything else is read as if typed into it. */
async function read(
	sheet: Sheet,
	typed: string,
	chosen: readonly Pick<Chosen, 'row' | 'field'>[]
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

const isNumber = (field: StoredField): boolean => lookOf(field).align === 'right';

/** What formulas take to be read and computed is loaded when the first one is typed. */
const computed: typeof compute = async (...typed) =>
	(await import('./computed.ts')).compute(...typed);
