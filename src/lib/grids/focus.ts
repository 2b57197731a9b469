import type { CellFocusedEvent, GridApi } from 'ag-grid-community';
import type { AnyRow } from '#lib/domain/model/row.ts';
import type { Place } from './marks.svelte.ts';
import { NUMBER_COLUMN } from './number-column.ts';
import type { Sheet } from './sheet.svelte.ts';

type Focus = Pick<CellFocusedEvent<AnyRow>, 'rowIndex' | 'rowPinned' | 'column'>;

/**
 * The grid tells where its focus went in a task of its own. By then a key may have moved it on, and the cells that
 * were chosen since must not be dropped for the sake of where it once was.
 */
export function told(sheet: Sheet, api: GridApi<AnyRow>, focus: Focus) {
	if (!isPast(api, focus)) moved(sheet, api, focus);
}

/** A key that comes before the grid has told works on the cell that has the focus by now. */
export function hear(sheet: Sheet) {
	const { api, ranging } = sheet;
	const place = api?.getFocusedCell();
	if (!api || !place) return;
	const field = place.column.getColId();
	const spot = { row: place.rowIndex, column: ranging.columnAt(field) };
	const isChosen = field === NUMBER_COLUMN || place.rowPinned || ranging.range.isActive(spot);
	const now = placeOf(api, place);
	if (isChosen && now?.row === sheet.focused?.row && now?.field === sheet.focused?.field) return;
	moved(sheet, api, place);
}

/** Whether the focus is at another cell by now than the grid tells. */
export function isPast(api: GridApi<AnyRow>, { rowIndex, rowPinned, column }: Focus): boolean {
	const now = api.getFocusedCell();
	if (!now) return false;
	const field = typeof column === 'string' ? column : column?.getColId();
	return (
		now.rowIndex !== rowIndex ||
		(now.rowPinned ?? null) !== (rowPinned ?? null) ||
		now.column.getColId() !== field
	);
}

/** The focus is at another cell, one that may not be there yet. */
function moved(sheet: Sheet, api: GridApi<AnyRow>, { rowIndex, rowPinned, column }: Focus) {
	const field = typeof column === 'string' ? column : column?.getColId();
	if (rowIndex === null || field === undefined) return;
	const before = sheet.focused?.row;
	sheet.focused = placeOf(api, { rowIndex, rowPinned, column });
	if (before !== undefined && before !== sheet.focused?.row) sheet.drafts.leave(before);
	if (sheet.focused) sheet.drafts.enter(sheet.focused.row);
	if (field !== NUMBER_COLUMN) {
		const spot = { row: rowIndex, column: sheet.ranging.columnAt(field) };
		sheet.ranging.focused(rowPinned ? null : spot);
	}
	sheet.marks.lookAt(sheet.focused);
}

/** Rows came: one of them may be the one that the focus went to before it was there, as Ctrl+End does. */
export function arrive(sheet: Sheet, api: GridApi<AnyRow>) {
	const place = sheet.focused === null && api.getFocusedCell();
	if (place) moved(sheet, api, place);
}

/** Where nothing has the focus, because what had it is gone, the cell that had it last takes it again. */
export function focusBack({ api }: Sheet) {
	const focus = api?.getFocusedCell();
	if (!focus || document.activeElement !== document.body) return;
	api?.setFocusedCell(focus.rowIndex, focus.column, focus.rowPinned);
}

/** A pane that opens takes room from below; the row where somebody is stays in sight. */
export function keepInSight(api: GridApi<AnyRow>) {
	const focus = api.getFocusedCell();
	const there = document.activeElement?.closest('.ag-row')?.getAttribute('row-index');
	if (focus && !focus.rowPinned && there === String(focus.rowIndex)) {
		api.ensureIndexVisible(focus.rowIndex);
	}
}

function placeOf(api: GridApi<AnyRow>, { rowIndex, rowPinned, column }: Focus): Place | null {
	const field = typeof column === 'string' ? column : column?.getColId();
	if (rowIndex === null || field === undefined || rowPinned === 'bottom') return null;
	const node =
		rowPinned === 'top' ? api.getPinnedTopRow(rowIndex) : api.getDisplayedRowAtIndex(rowIndex);
	return node?.data ? { row: node.data.id, field } : null;
}
