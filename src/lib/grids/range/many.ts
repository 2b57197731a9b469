import type { AnyRow } from '#lib/domain/model/row.ts';
import { m } from '#lib/ui/text.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import type { Sheet } from '../sheet.svelte.ts';
import { clip, countCells, stripes, type Area } from './area.ts';
import { rowsBetween } from './row-window.ts';

/** As many cells are changed from here at once; more is what a change in bulk is made for. */
const MOST_CELLS = 50_000;

/** One cell of the chosen areas that may be typed into. */
export type Chosen = {
	readonly row: AnyRow;
	readonly at: number;
	readonly column: number;
	readonly field: string;
};
export type Many = { readonly cells: readonly Chosen[]; readonly fixed: number };

/**
 * Every cell of the areas that may be typed into, with its row; null where there are too many, which is said. Cells
 * that nobody may type into are counted.
 */
export async function cellsOf(sheet: Sheet, areas: readonly Area[]): Promise<Many | null> {
	const { size, fields } = sheet.ranging;
	const clipped = areas.flatMap((area) => clip(area, size) ?? []);
	if (countCells(clipped) > MOST_CELLS) {
		tooMany(sheet);
		return null;
	}
	const cells: Chosen[] = [];
	let fixed = 0;
	for (const { top, bottom, columns } of stripes(clipped)) {
		const rows = await rowsBetween(sheet, top, bottom);
		for (let at = top; at <= bottom; at++) {
			const row = rows.get(at);
			for (const column of row ? columns : []) {
				const field = fields[column];
				if (!row || field === undefined) continue;
				if (sheet.isEditable(field, row.id)) cells.push({ row, at, column, field });
				else fixed++;
			}
		}
	}
	return { cells, fixed };
}

export function tooMany(sheet: Sheet) {
	toasts.show({
		tone: 'warning',
		text: m['range.tooMany']({ cells: MOST_CELLS }),
		action: { label: m['range.useBulk'](), run: () => void (sheet.dialog = 'bulk') }
	});
}
