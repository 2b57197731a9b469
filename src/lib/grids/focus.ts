import type { CellFocusedEvent, GridApi } from 'ag-grid-community';
import type { AnyRow } from '#lib/domain/model/row.ts';
import { NUMBER_COLUMN } from './number-column.ts';
import type { Sheet } from './sheet.svelte.ts';

type Focus = Pick<CellFocusedEvent<AnyRow>, 'rowIndex' | 'rowPinned' | 'column'>;

/** The grid moved its focus, to a cell that may not be there yet. */
export function focus(sheet: Sheet, api: GridApi<AnyRow>, { rowIndex, rowPinned, column }: Focus) {
	const field = typeof column === 'string' ? column : column?.getColId();
	if (rowIndex === null || field === undefined) return;
	const row =
		rowPinned === 'top' ? api.getPinnedTopRow(rowIndex) : api.getDisplayedRowAtIndex(rowIndex);
	const before = sheet.focused?.row;
	sheet.focused = row?.data && rowPinned !== 'bottom' ? { row: row.data.id, field } : null;
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
	if (place) focus(sheet, api, place);
}

/** A pane that opens takes room from below; the row where somebody is stays in sight. */
export function keepInSight(api: GridApi<AnyRow>) {
	const focus = api.getFocusedCell();
	const there = document.activeElement?.closest('.ag-row')?.getAttribute('row-index');
	if (focus && !focus.rowPinned && there === String(focus.rowIndex)) {
		api.ensureIndexVisible(focus.rowIndex);
	}
}
