import type { Id } from '#lib/domain/model/row.ts';
import { wordedParams } from '#lib/domain/problem-words.ts';
import { m, text } from '#lib/ui/text.ts';
import type { CellEdit, Complaint } from './cell-edit.ts';
import type { RowSource } from './row-source.ts';

const failures = {
	'failure.broken': () => m['grid.failure.broken'](),
	'failure.forbidden': () => m['grid.failure.forbidden'](),
	'failure.offline': () => m['grid.unsavedCell'](),
	'failure.signed-out': () => m['ui.signedOut']()
} as const;

/** A problem in the user's words; one of another cell of the row says which. */
export function complaintText(complaint: Complaint, entity: string, field?: string): string {
	const { code, at } = complaint;
	const words = isFailure(code)
		? failures[code]()
		: text(`problem.${code}`, wordedParams(complaint, entity, text));
	if (field === undefined || at?.field === undefined || at.field === field) return words;
	return `${text(`${entity}.${at.field}`)}: ${words}`;
}

/** Why a cell is marked. */
export function reasonText(edit: CellEdit, entity: string): string {
	return edit.problems.map((problem) => complaintText(problem, entity, edit.field)).join('\n');
}

/** Why a cell could not be computed, if so. */
export function faultText(
	source: RowSource,
	row: Id,
	field: string,
	entity: string
): string | undefined {
	const fault = source.faultOf(row, field);
	return fault && complaintText(fault, entity, field);
}

const isFailure = (code: string): code is keyof typeof failures => code in failures;
