import type { Totals } from '#lib/client/entity-client.ts';
import { roundHalfUp } from '#lib/domain/model/amount.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { AnyRow, Cell } from '#lib/domain/model/row.ts';
import { lookOf } from './kinds.ts';

export const TOTALS_ROW = 'totals';

/** The line below the grid: sums of amounts and quantities, the average of prices. None where all is empty. */
export function totalsRow({ fields }: Entity, totals: Totals): readonly AnyRow[] {
	const cells = Object.entries(fields).map(([name, field]): [string, Cell] => {
		const total = totals.fields[name];
		const { total: wanted } = lookOf(field);
		if (!total || wanted === null) return [name, null];
		return [name, wanted === 'sum' ? total.sum : average(total.average)];
	});
	if (cells.every(([, value]) => value === null)) return [];
	return [{ ...Object.fromEntries(cells), id: TOTALS_ROW, version: 0 } as AnyRow];
}

// An average has no end of decimals; as many as tell prices apart are enough.
const average = (value: number | null) =>
	value === null ? null : roundHalfUp(value, Math.abs(value) < 1 ? 4 : 2);
