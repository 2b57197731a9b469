import type { ImportOutcome } from '#lib/domain/imports/import.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { Cell, Id } from '#lib/domain/model/row.ts';
import type { Raw } from './source.ts';

export type Cells = Readonly<Record<string, Cell>>;

/** One line of a file, checked: what it would do. Cells as stored. */
export type Staged = {
	readonly line: number;
	/** As it stands in the file, or as it was corrected. */
	readonly raw: readonly Raw[];
	readonly corrected?: true;
	readonly outcome: ImportOutcome;
	/** The row it is about: a stored one, or a new one with version 0. */
	readonly id: Id;
	readonly version: number;
	/** What is to be written, and what stood in those cells. */
	readonly cells: Cells;
	readonly old: Cells;
	/** With `field` and without a row: the line is the row. */
	readonly problems: readonly LineProblem[];
	/** What no other line of the file may hold. */
	readonly claims: readonly string[];
};

export type LineProblem = Omit<Problem, 'at'> & { readonly field?: string };

export const toLineProblem = ({ at, ...problem }: Problem): LineProblem =>
	at?.field === undefined ? problem : { ...problem, field: at.field };

export const isWarned = ({ problems }: Staged): boolean =>
	problems.some(({ severity }) => severity === 'warning');
