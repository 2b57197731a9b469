import type { Problem } from '../model/problem.ts';
import type { Query } from '../model/query.ts';
import type { Id } from '../model/row.ts';
import type { Sought } from './pattern.ts';

/** Chosen cells: rows by their places in the order of the query, edges included, and some of the fields. */
export type FindArea = {
	readonly top: number;
	readonly bottom: number;
	readonly fields: readonly string[];
};

/** A search in the cells of a list, in what they show in the writing of `locale`. */
export type Find = Sought & {
	readonly query: Query;
	/** Where to look, in the order in which the hits of a row follow each other. */
	readonly fields: readonly string[];
	/** Only there; without it in all rows. */
	readonly areas?: readonly FindArea[];
	readonly locale: string;
};

/** Hits from a place of the list on, or back from there. */
export type FindPage = {
	readonly find: Find;
	readonly from: number;
	readonly back?: boolean;
	/** So many rows at most. */
	readonly limit: number;
};

/** A row with hits, its place in the list as it stands now, and the fields in which they are. */
export type Hit = { readonly id: Id; readonly place: number; readonly fields: readonly string[] };
export type Found = {
	/** Of all hits: how many cells, in how many rows. */
	readonly cells: number;
	readonly rows: number;
	/** Those that are asked for, in the order of the list, and how many cells are hit before them. */
	readonly hits: readonly Hit[];
	readonly before: number;
	/** Computed columns that the database cannot look into. */
	readonly unsearched: readonly string[];
};

/** Every occurrence in the cells that are found becomes `with`. */
export type Replace = { readonly find: Find; readonly with: string };

export type ReplaceLine = {
	readonly id: Id;
	readonly title: string;
	readonly field: string;
	/** As it is written where it was found, and what becomes of it. */
	readonly old: string;
	readonly new: string;
	readonly problems: readonly Problem[];
};

export type ReplacePreview = {
	/** What would change: rows, cells, and cells by column; those that cannot are among them. */
	readonly rows: number;
	readonly cells: number;
	readonly columns: readonly { readonly field: string; readonly cells: number }[];
	/** Cells that are found but stay: nobody may change them, or only a part of a choice or reference was found. */
	readonly fixed: number;
	readonly parts: number;
	/** Rows that stand in the way. */
	readonly errors: number;
	readonly warnings: number;
	/** Changing cells in the order of the list: those of rows with problems first, at most `MOST_LINES`. */
	readonly lines: readonly ReplaceLine[];
	/** Names the state previewed; replacing answers `bulk.stale` when anything found has changed since. */
	readonly state: string;
};
