import type { Value } from '../value.ts';

/** What stands in a cell of the engine's sheet; text has an apostrophe before it. */
export type Content = string | number | boolean | null;

/** One formula over some rows, as the engine reads them: plain data, so that it crosses to a thread. */
export type Task = {
	/** Over the cells of row 1, with its `=`. */
	readonly formula: string;
	/** The cells that the formula stands on, row by row. */
	readonly rows: readonly (readonly Content[])[];
};

/** What a thread says: once that it is ready, then one answer to each task. */
export type Said<V> =
	| { readonly is: 'ready' }
	/** What a task came to, and how many milliseconds it took. */
	| { readonly is: 'values'; readonly values: V; readonly taken: number }
	| { readonly is: 'broken'; readonly message: string };

/** One value for each row of a task, in their order. */
export type Values = readonly Value[];
