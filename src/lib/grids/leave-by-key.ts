import type { ICellEditorParams } from 'ag-grid-community';

type Params = ICellEditorParams & { spread?(): void };

/**
 * Tab ends typing and moves on without opening the next cell, as in a spreadsheet; the grid would open it.
 * Control+Enter ends it in every chosen cell.
 */
export function leaveByKey(event: KeyboardEvent, { api, stopEditing, spread }: Params) {
	if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && spread) {
		event.preventDefault();
		event.stopPropagation();
		spread();
		stopEditing(true);
		return;
	}
	if (event.key !== 'Tab') return;
	event.preventDefault();
	event.stopPropagation();
	stopEditing(true);
	if (event.shiftKey) api.tabToPreviousCell();
	else api.tabToNextCell();
}
