import type { AnyRow, Cell } from '#lib/domain/model/row.ts';
import { lookOf } from '../kinds.ts';
import type { Sheet } from '../sheet.svelte.ts';
import { asBlock, clip, type Area, type Laid } from './area.ts';
import type { Block, Piece } from './block.ts';
import { kindOf } from './reading.ts';
import { rowsAtHand, rowsBetween } from './row-window.ts';

/** The chosen cells as one block, at once where all their rows are loaded. Null where there is none. */
export function copied(sheet: Sheet): Block | Promise<Block> | null {
	const areas = chosen(sheet);
	const laid = asBlock(areas);
	if (!laid) return null;
	const stretches = areas.map(({ top, bottom }) => rowsAtHand(sheet, top, bottom));
	const rows = stretches.flatMap((stretch) => (stretch ? [...stretch] : []));
	if (!stretches.includes(null)) return blockOf(sheet, laid, new Map(rows));
	return allRows(sheet, areas).then((all) => blockOf(sheet, laid, all));
}

/** Whether what is chosen can be copied: areas in other rows and other columns make no block. */
export function isOneBlock(sheet: Sheet): boolean {
	const areas = chosen(sheet);
	return areas.length === 0 || asBlock(areas) !== null;
}

const chosen = ({ ranging: { range, size } }: Sheet): readonly Area[] =>
	range.areas.flatMap((area) => clip(area, size) ?? []);

async function allRows(sheet: Sheet, areas: readonly Area[]): Promise<Map<number, AnyRow>> {
	const found = new Map<number, AnyRow>();
	for (const { top, bottom } of areas) {
		for (const [at, row] of await rowsBetween(sheet, top, bottom)) found.set(at, row);
	}
	return found;
}

function blockOf(sheet: Sheet, { rows, columns }: Laid, at: ReadonlyMap<number, AnyRow>): Block {
	const { fields } = sheet.ranging;
	const shown = columns.flatMap((column) => fields[column] ?? []);
	return rows.map((each): Piece[] => {
		const row = at.get(each);
		return shown.map((field) => (row ? pieceOf(sheet, row, field) : { text: '' }));
	});
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
