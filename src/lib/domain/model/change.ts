import type { Problem } from './problem.ts';
import type { Target } from './query.ts';
import type { Cell, Id } from './row.ts';

/**
 * One row of a write. Version 0 is a new row under an id made by the client. `old` is what the writer saw in the
 * cells of `patch`: where the row has moved on, an unchanged cell is still written, a changed one is a conflict.
 */
export type Change = {
	readonly id: Id;
	readonly version: number;
	readonly patch: Readonly<Record<string, Cell>>;
	readonly old?: Readonly<Record<string, Cell>>;
};

/** What a bulk change does to the cell of each row. Percentages are plain: 3.5 is 3.5 %. */
export type BulkStep =
	| { readonly do: 'set'; readonly value: Cell }
	| { readonly do: 'clear' }
	| { readonly do: 'add' | 'subtract' | 'multiply' | 'percent'; readonly value: number }
	/** Rounds half up to whole multiples of `step`, then takes `less` off: step 1, less 0.01 ends in .99. */
	| { readonly do: 'round'; readonly step: number; readonly less: number }
	| { readonly do: 'replace'; readonly find: string; readonly with: string }
	| { readonly do: 'formula'; readonly formula: string };

export type BulkChange = {
	readonly target: Target;
	readonly field: string;
	readonly step: BulkStep;
};

/** A preview shows no more lines than these. */
export const MOST_LINES = 500;

/** One line of a preview, in plain decimals. `problems` may hold errors and warnings. */
export type BulkLine = {
	readonly id: Id;
	readonly title: string;
	readonly old: Cell;
	readonly new: Cell;
	readonly problems: readonly Problem[];
};

export type BulkPreview = {
	/** Rows that the target names, those that would change, and those that stand in the way. */
	readonly rows: number;
	readonly changed: number;
	readonly errors: number;
	readonly warnings: number;
	/** Changing lines: those with problems first, at most `MOST_LINES`. */
	readonly lines: readonly BulkLine[];
	/** Sums over all changing lines, for numbers. */
	readonly sumOld: number | null;
	readonly sumNew: number | null;
	/** Names the state previewed; applying answers `bulk.stale` when rows have changed since. */
	readonly state: string;
};

export type CellChange = { readonly field: string; readonly old: Cell; readonly new: Cell };

/** One row of one operation, as the history tells it, in plain decimals. */
export type HistoryEntry = {
	readonly operation: Id;
	readonly at: string;
	readonly who: string;
	readonly source: string;
	readonly row: Id;
	readonly title: string;
	readonly kind: 'insert' | 'update' | 'delete';
	readonly cells: readonly CellChange[];
	/** How many rows the operation wrote, this one among them: it is undone as a whole. */
	readonly rows: number;
	readonly undone: boolean;
};

/** A row, or one cell of it, that undo left alone: somebody changed it since, or it may not be taken back. */
export type Skipped = {
	readonly row: Id;
	readonly title: string;
	/** Null where the whole row stays as it is. */
	readonly field: string | null;
	/** Who wrote that last. */
	readonly who: string;
};
export type Undone = { readonly undone: number; readonly skipped: readonly Skipped[] };

/** One command that wrote rows of a table. */
export type Operation = {
	readonly id: Id;
	readonly at: string;
	readonly who: string;
	readonly mine: boolean;
	readonly source: string;
	readonly entity: string;
	/** Which rows it wrote, by kind of change. */
	readonly inserted: number;
	readonly updated: number;
	readonly deleted: number;
	readonly undone: boolean;
};
