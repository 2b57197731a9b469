import type { AnyRow, Cell } from '#lib/domain/model/row.ts';
import { lookOf } from '../kinds.ts';
import type { Sheet } from '../sheet.svelte.ts';
import { clip, type Area } from './area.ts';
import type { Block, Piece } from './block.ts';
import { kindOf } from './reading.ts';
import { rowsAtHand, rowsBetween } from './row-window.ts';

/** The chosen cells as one block, at once where all their rows are loaded. Null where nothing is chosen. */
export function copied(sheet: Sheet): Block | Promise<Block> | null {
	const { range, size } = sheet.ranging;
	const areas = range.areas.flatMap((area) => clip(area, size) ?? []);
	const [first] = areas;
	if (!first) return null;
	const area = bounds(areas) ?? first;
	const rows = rowsAtHand(sheet, area.top, area.bottom);
	if (rows) return blockOf(sheet, area, rows);
	return rowsBetween(sheet, area.top, area.bottom).then((all) => blockOf(sheet, area, all));
}

// Several areas are copied as one where they lie in the same rows or columns; otherwise the last one is.
function bounds(areas: readonly Area[]): Area | null {
	if (areas.length === 1) return areas[0] ?? null;
	return areas.at(-1) ?? null;
}

function blockOf(sheet: Sheet, area: Area, rows: ReadonlyMap<number, AnyRow>): Block {
	const fields = sheet.ranging.fields.slice(area.left, area.right + 1);
	const block: Piece[][] = [];
	for (let at = area.top; at <= area.bottom; at++) {
		const row = rows.get(at);
		block.push(fields.map((field) => (row ? pieceOf(sheet, row, field) : { text: '' })));
	}
	return block;
}

/** A cell as it is shown, but numbers whole and without thousands signs, so that a spreadsheet reads them. */
export function pieceOf(sheet: Sheet, row: AnyRow, field: string): Piece {
	const definition = sheet.entity.fields[field];
	const edit = sheet.editOf(row.id, field);
	if (edit?.typed !== undefined) return { text: edit.typed };
	const value = edit ? edit.value : (row[field] ?? null);
	if (!definition) return { text: '' };
	return { text: textOf(sheet, field, value), value, kind: kindOf(definition) };
}

function textOf(sheet: Sheet, field: string, value: Cell): string {
	const definition = sheet.entity.fields[field];
	if (!definition || typeof value !== 'number') return sheet.shown(field, value);
	const { writing } = sheet.showingOf(field);
	const kind = definition.kind === 'formula' ? definition.as : definition.kind;
	if (kind !== 'percent') return writing.bare(value);
	// A formula's percent is a fraction, that of a field is in points.
	const points = definition.kind === 'formula' ? value * 100 : value;
	return `${writing.bare(Number(points.toPrecision(15)))}%`;
}

/** What the keyboard and the line of states say of a column is by its look. */
export const isNumeric = (sheet: Sheet, field: string): boolean => {
	const definition = sheet.entity.fields[field];
	return definition !== undefined && lookOf(definition).align === 'right';
};
