import type { Problem } from '../model/problem.ts';
import type { Cell, Id } from '../model/row.ts';

export const encodings = [
	'utf-8',
	'utf-16le',
	'utf-16be',
	'windows-1252',
	'windows-1250',
	'windows-1254'
] as const;
export const delimiters = [',', ';', '\t', '|'] as const;
export const dayOrders = ['ymd', 'dmy', 'mdy'] as const;
export const importModes = ['insert', 'update', 'upsert'] as const;
export type DayOrder = (typeof dayOrders)[number];
export type ImportMode = (typeof importModes)[number];

/** How the file is taken apart. `header` is the line of the column names, 0 when there is none. */
export type Reading = {
	readonly encoding: (typeof encodings)[number];
	readonly delimiter: (typeof delimiters)[number];
	/** Of a workbook; empty for text files. */
	readonly sheet: string;
	readonly header: number;
};

/** Without a header it is looked for. */
export type ReadingWish = Omit<Reading, 'header'> & { readonly header?: number | undefined };

/** Where the cells of a field come from: a column, by its place in the file, or the same text for every row. */
export type ImportSource =
	| { readonly column: number; readonly decimal?: '.' | ','; readonly days?: DayOrder }
	| { readonly constant: string };

export type ImportPlan = {
	/** By field. Fields that are not named stay untouched, columns that are not named are left out. */
	readonly fields: Readonly<Record<string, ImportSource>>;
	readonly mode: ImportMode;
	/** Fields that together tell which row a line means; may be empty for `insert`. */
	readonly key: readonly string[];
	/** An empty cell leaves the old value, or clears it. */
	readonly blank: 'keep' | 'clear';
	/** Words that stand for an empty cell, such as NULL; compared without regard to case. */
	readonly emptyWords: readonly string[];
};

export type ImportColumn = {
	readonly column: number;
	readonly name: string;
	readonly samples: readonly string[];
};

/** A file that was sent, and what was found in it. */
export type ImportFile = {
	readonly id: Id;
	readonly entity: string;
	readonly name: string;
	readonly format: 'csv' | 'xlsx';
	readonly size: number;
	readonly sheets: readonly string[];
	readonly reading: Reading;
	readonly columns: readonly ImportColumn[];
	/** The first lines as they stand in the file, for choosing the header. */
	readonly first: readonly { readonly line: number; readonly cells: readonly string[] }[];
	/** What the names of the columns suggest. */
	readonly guess: ImportPlan;
	/** What the user chose for the last file with this header, or else the guess. */
	readonly plan: ImportPlan;
	readonly remembered: boolean;
};

export type ImportPhase =
	'sent' | 'checking' | 'checked' | 'writing' | 'written' | 'cancelled' | 'failed';

export type ImportCounts = {
	readonly lines: number;
	readonly inserted: number;
	readonly updated: number;
	readonly unchanged: number;
	readonly faulty: number;
	readonly skipped: number;
	/** Lines with a warning; they need to be confirmed. */
	readonly warned: number;
};

export type ImportProgress = {
	readonly phase: ImportPhase;
	/** Lines done in this phase, and the share of the phase from 0 to 1. */
	readonly lines: number;
	readonly share: number;
	readonly counts: ImportCounts;
	/** Codes of the warnings that stand; confirmed by naming them. */
	readonly warnings: readonly string[];
	/** Why it failed. */
	readonly problems: readonly Problem[];
	/** The operation that wrote it, for undo. */
	readonly operation: Id | null;
};

export const lineFilters = ['all', 'changes', 'errors', 'warnings'] as const;
export type LineFilter = (typeof lineFilters)[number];
export type ImportOutcome = 'insert' | 'update' | 'unchanged' | 'faulty' | 'skipped';

/** One mapped cell of a line. `old` and `new` are plain decimals, references by title. */
export type ImportCell = {
	readonly field: string;
	/** Null for a constant. */
	readonly column: number | null;
	/** As it stands in the file, or as it was corrected. */
	readonly text: string;
	readonly old: Cell;
	readonly new: Cell;
	readonly changed: boolean;
	readonly problems: readonly Problem[];
};

export type ImportLine = {
	/** Of the file, counted as an editor counts them; of a workbook, the row. */
	readonly line: number;
	readonly outcome: ImportOutcome;
	/** The title of the row it changes; empty for a new one. */
	readonly title: string;
	/** All columns as they stand in the file or were corrected; to correct, send them back changed. */
	readonly texts: readonly string[];
	readonly corrected: boolean;
	readonly cells: readonly ImportCell[];
	/** About the line as a whole, such as a wrong number of columns. */
	readonly problems: readonly Problem[];
};
