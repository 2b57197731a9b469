import type { ICellEditorParams } from 'ag-grid-community';

/** Tab ends typing and moves on without opening the next cell, as in a spreadsheet; the grid would open it. */
export function leaveByTab(event: KeyboardEvent, { api, stopEditing }: ICellEditorParams) {
	if (event.key !== 'Tab') return;
	event.preventDefault();
	event.stopPropagation();
	stopEditing(true);
	if (event.shiftKey) api.tabToPreviousCell();
	else api.tabToNextCell();
}
