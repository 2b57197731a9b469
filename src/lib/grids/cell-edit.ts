import type { Failure } from '#lib/client/failure.ts';
import { mayChange } from '#lib/domain/access/visible.ts';
import type { Field } from '#lib/domain/model/field.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { ProblemCode } from '#lib/domain/problems.ts';
import type { AnyRow, Cell, Id } from '#lib/domain/model/row.ts';

/** Why an edit does not go through: the server's reason, or that the call itself failed. */
export type Complaint = Omit<Problem, 'code'> & {
	readonly code: ProblemCode | `failure.${Exclude<Failure['kind'], 'refused'>}`;
};

export type EditState =
	/** Waits for its turn: its row is being saved, or is a new row that is not complete. */
	| 'queued'
	| 'saving'
	/** The server was not reached, cannot write for now, or knows the user no more; it is sent again. */
	| 'unsaved'
	| 'refused'
	/** Somebody else wrote the same cell. */
	| 'conflict'
	/** Only warnings stand in the way. */
	| 'confirm';

/** Where an edit began: the row by its id, and what was seen there. Never a position. */
export type EditStart = {
	readonly row: Id;
	readonly version: number;
	readonly field: string;
	readonly old: Cell;
};

/** A cell that shows something else than the server holds. */
export type CellEdit = EditStart & {
	readonly value: Cell;
	/** What was typed, where it could not be read as a value. */
	readonly typed?: string;
	readonly state: EditState;
	/** Why it is in trouble, or still unsaved. */
	readonly problems: readonly Complaint[];
	/** What somebody else wrote, when in conflict. */
	readonly theirs?: Cell;
	/** Warnings that the user has answered with yes. */
	readonly confirmed?: readonly string[];
};

export const isTroubled = ({ state }: CellEdit): boolean =>
	state === 'refused' || state === 'conflict' || state === 'confirm';

/** Whether it may be let go: not once it was sent, since it may have arrived. */
export const isFree = ({ state }: CellEdit): boolean => state !== 'saving' && state !== 'unsaved';

/** Whether it waits for its user to sign in again. */
export const isSignedOut = ({ problems }: CellEdit): boolean =>
	problems.some(({ code }) => code === 'failure.signed-out');

/**
 * The edits of a refused save as they stand after it. A problem of another cell of the row, or of the row, marks
 * every edit; where each problem has its cell among the edits, the others are free to be sent again.
 */
export function refusedEdits(
	edits: readonly CellEdit[],
	problems: readonly Complaint[],
	row: AnyRow | undefined
): readonly CellEdit[] {
	const own = new Set(edits.map(({ field }) => field));
	const stray = problems.filter(({ at }) => at?.field === undefined || !own.has(at.field));
	return edits.map((edit) => {
		const mine = problems.filter(({ at }) => at?.field === edit.field);
		const all = [...mine, ...stray];
		if (all.length === 0) return { ...edit, state: 'queued' };
		if (all.some(({ code }) => code === 'row.changed')) return conflicting(edit, all, row);
		const warned = all.every(({ severity }) => severity === 'warning');
		return { ...edit, state: warned ? 'confirm' : 'refused', problems: all };
	});
}

// When the row was changed elsewhere but not in this cell, the edit goes on from what is there now.
function conflicting(
	edit: CellEdit,
	problems: readonly Complaint[],
	row: AnyRow | undefined
): CellEdit {
	if (!row) return { ...edit, state: 'refused', problems };
	const theirs = row[edit.field] ?? null;
	const onward = { ...edit, version: row.version };
	if (theirs === edit.old) return { ...onward, state: 'queued' };
	return { ...onward, state: 'conflict', problems, theirs };
}

/** Whether the cells of a field are typed into, by somebody who may write rows. */
export const isTypedInto = (actor: Actor, field: Field | undefined): boolean =>
	field !== undefined &&
	field.kind !== 'formula' &&
	field.readonly !== true &&
	mayChange(actor, field);
