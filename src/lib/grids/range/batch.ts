import type { Change } from '#lib/domain/model/change.ts';
import type { Cell, Id } from '#lib/domain/model/row.ts';
import type { Complaint, EditStart } from '../cell-edit.ts';

/** One cell of a change to many: what it is to hold, or why what was given cannot be that. */
export type BatchCell = EditStart & {
	readonly value: Cell;
	/** What was given, where it could not be read as a value. */
	readonly typed?: string;
	readonly problems?: readonly Complaint[];
	/** The title of a row referred to, as it is known already. */
	readonly title?: string;
};

/** A change of many cells that is done as one, and undone as one. */
export type Batch = {
	/** What it did, as the step of an undo is called. */
	readonly label: string;
	readonly source: 'grid' | 'paste';
	readonly cells: readonly BatchCell[];
	/** New rows among them, in their order, with what they start with. */
	readonly added: ReadonlyMap<Id, Readonly<Record<string, Cell>>>;
	/** Cells that were left alone, since nobody may type into them, and columns past the last one. */
	readonly fixed: number;
	readonly beyond: number;
};

/** A change to rows that are there. `fixed` cells were left alone. */
export const batchOf = (label: string, cells: readonly BatchCell[], fixed: number): Batch => ({
	label,
	source: 'grid',
	cells,
	added: new Map(),
	fixed,
	beyond: 0
});

/** Cells that would come to hold something else. */
export const changing = ({ cells }: Batch): readonly BatchCell[] =>
	cells.filter(({ value, old, problems, version }) => problems || version === 0 || value !== old);

export const isWrong = ({ problems }: BatchCell): boolean =>
	problems?.some(({ severity, code }) => severity !== 'warning' && code !== 'row.changed') ?? false;

/** The cells as one request: one change a row, in the order in which the rows first occur. */
export function toChanges(cells: readonly BatchCell[], added: Batch['added']): readonly Change[] {
	const rows = new Map<Id, BatchCell[]>([...added.keys()].map((id) => [id, []]));
	for (const cell of cells) {
		const row = rows.get(cell.row);
		if (row) row.push(cell);
		else rows.set(cell.row, [cell]);
	}
	return [...rows].map(([id, own]) => {
		const patch = Object.fromEntries(own.map(({ field, value }) => [field, value]));
		const starting = added.get(id);
		if (starting) return { id, version: 0, patch: { ...starting, ...patch } };
		const old = Object.fromEntries(own.map(({ field, old }) => [field, old]));
		return { id, version: Math.max(...own.map(({ version }) => version)), patch, old };
	});
}

/** The cells again, each with what the server said against it; what it says of a row goes to its first cell. */
export function withProblems(
	cells: readonly BatchCell[],
	problems: readonly Complaint[]
): readonly BatchCell[] {
	const byCell = new Map<string, Complaint[]>();
	const firsts = new Map<Id, string>();
	for (const { row, field } of cells) if (!firsts.has(row)) firsts.set(row, field);
	const known = new Set(cells.map(({ row, field }) => `${row} ${field}`));
	for (const problem of problems) {
		const row = problem.at?.row ?? cells[0]?.row ?? '';
		const named = `${row} ${problem.at?.field ?? ''}`;
		const key = known.has(named) ? named : `${row} ${firsts.get(row) ?? ''}`;
		byCell.set(key, [...(byCell.get(key) ?? []), problem]);
	}
	return cells.map((cell) => {
		const { problems: _, ...rest } = cell;
		const found = byCell.get(`${cell.row} ${cell.field}`);
		return found ? { ...rest, problems: found } : rest;
	});
}

/** Without what is wrong; a new row that lacks a cell goes as a whole. */
export function withoutWrong(batch: Batch): Batch {
	const wrong = batch.cells.filter(isWrong);
	const rows = new Set(wrong.filter(({ version }) => version === 0).map(({ row }) => row));
	return {
		...batch,
		cells: batch.cells.filter((cell) => !isWrong(cell) && !rows.has(cell.row)),
		added: new Map([...batch.added].filter(([id]) => !rows.has(id)))
	};
}

/** How many rows the cells lie in. */
export const countRows = (cells: readonly BatchCell[]): number =>
	new Set(cells.map(({ row }) => row)).size;
