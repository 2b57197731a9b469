import type { FormulaColumn, ToldColumn } from '#lib/domain/columns/formula-column.ts';
import type { FindPage, Found, Replace, ReplacePreview } from '#lib/domain/find/find.ts';
import type { BulkChange, BulkPreview, Change } from '#lib/domain/model/change.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { Filter, Page, Query } from '#lib/domain/model/query.ts';
import type { AnyRow, Cell, FormulaValue, Id } from '#lib/domain/model/row.ts';
import { trpc } from './trpc.ts';

export type Rows = {
	rows: AnyRow[];
	/** Of formula cells that could not be computed. */
	problems: readonly Problem[];
	refs: Record<Id, string>;
};
export type RowPage = Rows & { total: number | null; after: string | null; state: string };
export type Total = {
	count: number;
	sum: number | null;
	average: number | null;
	min: Cell;
	max: Cell;
};
export type Totals = { count: number; fields: Record<string, Total> };
export type DistinctValue = { value: Cell; title: string; count: number };
export type Option = { id: string; title: string; hint: string };
export type Save = {
	operation: Id;
	source?: 'grid' | 'paste' | 'api';
	changes: readonly Change[];
	confirmed?: readonly string[];
};

export type NewColumn = Omit<FormulaColumn, 'entity' | 'mine'>;
type Columns = { columns: readonly ToldColumn[] };

type Call = { signal?: AbortSignal };
type Read<In, Out> = { query(input: In, call?: Call): Promise<Out> };
type Write<In, Out> = { mutate(input: In, call?: Call): Promise<Out> };

/** The procedures of any entity, for code that knows the entity only at run time. */
export type EntityClient = {
	list: Read<Page, RowPage>;
	rows: Read<{ ids: readonly Id[] }, RowPage>;
	position: Read<{ query: Query; id: Id }, { at: number | null }>;
	save: Write<Save, Rows>;
	remove: Write<{ operation: Id; rows: readonly { id: Id; version: number }[] }, { removed: Id[] }>;
	totals: Read<
		{ query: Query; fields: readonly string[]; stretch?: { offset: number; limit: number } },
		Totals
	>;
	distinct: Read<{ field: string; query: Query; search?: string }, { values: DistinctValue[] }>;
	lookup: Read<
		{ search: string; ids?: readonly Id[]; limit?: number; filter?: Filter },
		{ options: Option[] }
	>;
	/** The row that each word names; `count` tells of none or several. */
	named: Read<
		{ names: readonly string[] },
		{ named: { id: string | null; title: string; count: number }[] }
	>;
	previewBulk: Write<BulkChange, BulkPreview>;
	applyBulk: Write<
		{
			operation: Id;
			change: BulkChange;
			state: string;
			confirmed?: readonly string[];
			leaveOut?: boolean;
		},
		{ operation: Id; changed: number }
	>;
	find: Read<FindPage, Found>;
	previewReplace: Write<Replace, ReplacePreview>;
	replace: Write<
		{
			operation: Id;
			replace: Replace;
			state: string;
			confirmed?: readonly string[];
			leaveOut?: boolean;
		},
		{ operation: Id; changed: number }
	>;
	columns: Read<void, Columns>;
	saveColumn: Write<NewColumn, Columns>;
	removeColumn: Write<{ id: Id }, Columns>;
	tryFormula: Read<{ formula: string; column?: string; row: Id }, { value: FormulaValue }>;
};

// Every entity has the same procedures, but their types differ by its fields; here the entity is a name.
export const entityClient = (name: string): EntityClient =>
	(trpc.entities as unknown as Record<string, EntityClient>)[name] as EntityClient;
