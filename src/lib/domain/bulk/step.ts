import { isAmount, roundHalfUp, rounded } from '../model/amount.ts';
import type { BulkStep } from '../model/change.ts';
import type { StoredField } from '../model/field.ts';
import type { Cell } from '../model/row.ts';

/** A cell before and after one step, both in plain decimals. Only a formula needs more than the cell. */
export type PlainStep = Exclude<BulkStep, { do: 'formula' }>;

type Arithmetic = Extract<BulkStep, { value: number }>['do'];
const arithmetic: Record<Arithmetic, (old: number, value: number) => number> = {
	add: (old, value) => old + value,
	subtract: (old, value) => old - value,
	multiply: (old, value) => old * value,
	percent: (old, value) => old * (1 + value / 100)
};

/** The cell after a step. An empty cell stays empty under arithmetic and replacing. */
export function stepped(field: StoredField, step: PlainStep, old: Cell): Cell {
	if (step.do === 'set') return step.value;
	if (step.do === 'clear') return null;
	if (step.do === 'replace') {
		return typeof old === 'string' ? old.replaceAll(step.find, step.with) : old;
	}
	if (typeof old !== 'number') return old;
	if (step.do === 'round') return fitted(field, roundedTo(old, step.step, step.less));
	return fitted(field, arithmetic[step.do](old, step.value));
}

const roundedTo = (old: number, step: number, less: number): number =>
	roundHalfUp(roundHalfUp(old / step) * step - less, 9);

/** A computed number with no more places than its field keeps; the one rounding rule, half up. */
export function fitted(field: StoredField, cell: Cell): Cell {
	if (typeof cell !== 'number') return cell;
	return isAmount(field.kind) ? rounded(field.kind, cell) : roundHalfUp(cell, 9);
}

/** Which steps make sense for a field. */
export function stepsFor(field: StoredField): readonly BulkStep['do'][] {
	const clear = field.required ? [] : (['clear'] as const);
	if (isAmount(field.kind) || field.kind === 'integer') {
		return ['formula', 'percent', 'add', 'subtract', 'multiply', 'round', 'set', ...clear];
	}
	if (field.kind === 'text') return ['set', 'replace', 'formula', ...clear];
	return ['set', ...clear];
}
