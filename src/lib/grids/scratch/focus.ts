import type { CellFocusedEvent } from 'ag-grid-community';
import type { AnyRow } from '#lib/domain/model/row.ts';
import { columnNumber } from '#lib/domain/sheets/place.ts';
import { isPast } from '../focus.ts';
import { NUMBER_COLUMN } from '../number-column.ts';
import type { Scratch } from './scratch.svelte.ts';

/** The grid tells where its focus went, in a task of its own: a key may have moved it on since. */
export function told(scratch: Scratch, event: CellFocusedEvent<AnyRow>) {
	if (!isPast(event.api, event)) moved(scratch, event);
}

/** A key that comes before the grid has told works on the cell that has the focus by now. */
export function hear(scratch: Scratch) {
	const place = scratch.api?.getFocusedCell();
	if (place) moved(scratch, place);
}

function moved(
	scratch: Scratch,
	{ rowIndex, column }: Pick<CellFocusedEvent<AnyRow>, 'rowIndex' | 'column'>
) {
	const letters = typeof column === 'string' ? column : column?.getColId();
	if (rowIndex === null || letters === undefined || letters === NUMBER_COLUMN) return;
	const place = { row: rowIndex, column: columnNumber(letters) };
	const { row, column: at } = scratch.place;
	if (row !== place.row || at !== place.column) scratch.place = place;
	scratch.ranging.focused(place);
}
