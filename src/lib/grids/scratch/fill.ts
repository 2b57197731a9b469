import { cellName } from '#lib/domain/sheets/place.ts';
import { isFormula, type Content, type SheetPatch } from '#lib/domain/sheets/sheet.ts';
import { moved } from '#lib/formulas/sheets/moved.ts';
import { isOneCell } from '../range/area.ts';
import { chosen } from './areas.ts';
import type { Scratch } from './scratch.svelte.ts';

/** A content as it reads elsewhere: references of a formula move with it. */
export const movedContent = (content: Content, rows: number, columns: number): Content =>
	isFormula(content) ? moved(content, rows, columns) : content;

/** Fills the chosen cells from their first row or column; a single cell from the one before it. */
export function fillFrom(scratch: Scratch, side: 'down' | 'right') {
	const area = chosen(scratch).at(-1);
	if (!area) return;
	const before = isOneCell(area) ? 1 : 0;
	const patch: Record<string, Content | null> = {};
	for (let row = area.top; row <= area.bottom; row++) {
		for (let column = area.left; column <= area.right; column++) {
			const from =
				side === 'down' ? { row: area.top - before, column } : { row, column: area.left - before };
			if (from.row < 0 || from.column < 0) return;
			const content = scratch.cells[cellName(from)];
			patch[cellName({ row, column })] =
				content === undefined ? null : movedContent(content, row - from.row, column - from.column);
		}
	}
	scratch.change(patch satisfies SheetPatch);
}
