import type { Cell } from './row.ts';

/** What may be asked of one field. Text is compared without regard to case. */
export const operators = [
	'equals',
	'differs',
	'contains',
	'lacks',
	'starts',
	'less',
	'atMost',
	'more',
	'atLeast',
	'empty',
	'filled',
	'in'
] as const;
export type Operator = (typeof operators)[number];

/** For a reference, `equals` and `in` take ids; `contains` and `starts` search the title of the row referred to. */
export type Condition = {
	readonly field: string;
	readonly is: Operator;
	readonly value?: Cell;
	/** For `in`; null stands for empty cells. */
	readonly values?: readonly Cell[];
};
export type Filter =
	Condition | { readonly all: readonly Filter[] } | { readonly any: readonly Filter[] };
export type Sort = { readonly field: string; readonly descending?: boolean };

/** Which rows of a table, in which order. Values are plain decimals, as on the wire. */
export type Query = {
	readonly filter?: Filter;
	/** Every word must occur in some text cell of the row or in the title of a reference. */
	readonly search?: string;
	readonly sort?: readonly Sort[];
};

/** `after` is the cursor that came with the row before `offset`; without it `offset` rows are skipped. */
export type Page = Query & {
	readonly offset: number;
	readonly limit: number;
	readonly after?: string;
	/** Whether the number of all matching rows is wanted. */
	readonly total?: boolean;
};

/** Rows named one by one, or by a query less the rows that were unticked. */
export type Target =
	| { readonly ids: readonly string[] }
	| { readonly query: Query; readonly except?: readonly string[] };

/** The fields that a filter and a sort read. */
export function fieldsOf({ filter, sort = [] }: Query): readonly string[] {
	return [...(filter ? filterFields(filter) : []), ...sort.map(({ field }) => field)];
}

function filterFields(filter: Filter): readonly string[] {
	if ('all' in filter) return filter.all.flatMap(filterFields);
	if ('any' in filter) return filter.any.flatMap(filterFields);
	return [filter.field];
}
