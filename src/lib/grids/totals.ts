import type { Total, Totals } from '#lib/client/entity-client.ts';
import { isAmount, roundHalfUp } from '#lib/domain/model/amount.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Field } from '#lib/domain/model/field.ts';
import type { AnyRow, Cell } from '#lib/domain/model/row.ts';
import { lookOf, type Showing } from './kinds.ts';
import { visible, type Layout } from './layout.ts';
import { totalNames, type TotalName } from './total-names.ts';

export const TOTALS_ROW = 'totals';

/** Of each column that tells something, what. */
export type ChosenTotals = Readonly<Record<string, TotalName>>;

/** What makes sense for a field: numbers can be added up, days have a first and a last one. */
export function totalsFor(field: Field): readonly TotalName[] {
	const kind = field.kind === 'formula' ? field.as : field.kind;
	if (kind === 'integer' || isAmount(kind)) return totalNames;
	if (kind === 'date') return ['none', 'min', 'max', 'count'];
	return kind === 'flag' ? ['none'] : ['none', 'count'];
}

/** What each column tells: as the user chose, else as its kind usually does. */
export function chosenTotals({ fields }: Entity, layout: Layout): ChosenTotals {
	const chosen = visible(layout).flatMap(({ field, total }): [string, TotalName][] => {
		const definition = fields[field];
		if (!definition) return [];
		const wanted = total ?? lookOf(definition).total ?? 'none';
		return wanted !== 'none' && totalsFor(definition).includes(wanted) ? [[field, wanted]] : [];
	});
	return Object.fromEntries(chosen);
}

/** The columns that are added up, for the line below the grid and for that of states. */
export const addedUp = ({ fields }: Entity, layout: Layout): readonly string[] =>
	visible(layout).flatMap(({ field, total = 'none' }) => {
		const definition = fields[field];
		if (!definition) return [];
		return total !== 'none' || lookOf(definition).total !== null ? [field] : [];
	});

/** The line below the grid; none where there is nothing to tell. */
export function totalsRow(
	{ fields }: Entity,
	totals: Totals,
	chosen: ChosenTotals
): readonly AnyRow[] {
	const cells = Object.keys(fields).map((name): [string, Cell] => {
		const total = totals.fields[name];
		const wanted = chosen[name];
		return [name, total && wanted ? totalValue(total, wanted) : null];
	});
	if (cells.every(([, value]) => value === null)) return [];
	return [{ ...Object.fromEntries(cells), id: TOTALS_ROW, version: 0 } as AnyRow];
}

/** An average has no end of decimals; as many as tell prices apart are enough. */
export function totalValue(total: Total, wanted: TotalName): Cell {
	if (wanted === 'none') return null;
	const value = total[wanted];
	if (wanted !== 'average' || typeof value !== 'number') return value;
	return roundHalfUp(value, Math.abs(value) < 1 ? 4 : 2);
}

/** A total in words; how many there are is no price, whatever they are. */
export function shownTotal(wanted: TotalName, value: Cell, showing: Showing, field: Field): string {
	if (value === null) return '';
	if (wanted === 'count') return showing.writing.number(Number(value), 0, 0);
	return lookOf(field).show(value, showing, field);
}
