import type { Entity } from '#lib/domain/model/entity.ts';
import type { Field } from '#lib/domain/model/field.ts';
import { readRules, type FormatRule } from './formats/format-rule.ts';
import { widthOf } from './kinds.ts';
import { totalNames, type TotalName } from './total-names.ts';

/** The columns as a user wants them: in this order, of which the first `frozen` stand still. */
export type Layout = {
	readonly columns: readonly ColumnPlace[];
	readonly frozen: number;
	/** How cells look where something is so, in the order in which that is asked. */
	readonly formats?: readonly FormatRule[];
};
export type ColumnPlace = {
	readonly field: string;
	readonly width: number;
	readonly hidden?: true;
	/** What the line below the grid tells of it, where that is not as usual. */
	readonly total?: TotalName;
};

/**
 * As the entity is defined: what stands aside is hidden, number and name stand still. No column is narrower than
 * `least` says, so that its name can be read.
 */
export function usualLayout(
	entity: Entity,
	hidden: readonly string[] = [],
	least: (field: string) => number = () => 0
): Layout {
	const columns = Object.entries(entity.fields).map(([name, field]) =>
		place(name, Math.max(widthOf(field), least(name)), hidden.includes(name) || isAside(field))
	);
	const first = columns.findIndex((column) => column.field === entity.title && !column.hidden);
	return { columns, frozen: first >= 0 && first < 3 ? first + 1 : 1 };
}

/** A remembered layout made to fit the fields there are now: new ones come last, gone ones go. */
export function fitLayout(entity: Entity, json: unknown, usual: Layout): Layout {
	const { columns, frozen, formats } = (json ?? {}) as Partial<Record<keyof Layout, unknown>>;
	const rules = readRules(entity, formats);
	if (!Array.isArray(columns)) return usual;
	const known = columns.flatMap((each: unknown) => {
		const column = readPlace(each);
		return column && Object.hasOwn(entity.fields, column.field) ? [column] : [];
	});
	const names = new Set(known.map(({ field }) => field));
	const fresh = usual.columns.filter(({ field }) => !names.has(field));
	return {
		columns: [...known, ...fresh],
		frozen: typeof frozen === 'number' ? frozen : usual.frozen,
		...(rules.length > 0 && { formats: rules })
	};
}

export const visible = ({ columns }: Layout): readonly ColumnPlace[] =>
	columns.filter(({ hidden }) => !hidden);

export function hide(layout: Layout, field: string, hidden: boolean): Layout {
	return changed(layout, field, (column) => withHidden(column, hidden));
}

/** Tells something else of a column below the grid. */
export const withTotal = (layout: Layout, field: string, total: TotalName): Layout =>
	changed(layout, field, (column) => ({ ...column, total }));

function changed(
	layout: Layout,
	field: string,
	change: (column: ColumnPlace) => ColumnPlace
): Layout {
	const columns = layout.columns.map((column) =>
		column.field === field ? change(column) : column
	);
	return { ...layout, columns };
}

/** Moves a column to stand before another, or to the end. */
export function moveColumn(layout: Layout, field: string, before: string | null): Layout {
	const moved = layout.columns.filter((column) => column.field === field);
	const rest = layout.columns.filter((column) => column.field !== field);
	const at = before === null ? rest.length : rest.findIndex((column) => column.field === before);
	return { ...layout, columns: [...rest.slice(0, at), ...moved, ...rest.slice(at)] };
}

const place = (field: string, width: number, hidden: boolean): ColumnPlace =>
	withHidden({ field, width }, hidden);

const withHidden = ({ hidden: _, ...column }: ColumnPlace, hidden: boolean): ColumnPlace =>
	hidden ? { ...column, hidden } : column;

const isAside = (field: Field) => field.aside === true;

function readPlace(json: unknown): ColumnPlace | undefined {
	if (typeof json !== 'object' || json === null) return undefined;
	const { field, width, hidden, total: told } = json as Record<string, unknown>;
	if (typeof field !== 'string' || typeof width !== 'number') return undefined;
	const total = totalNames.find((name) => name === told);
	return withHidden({ field, width, ...(total && { total }) }, hidden === true);
}
