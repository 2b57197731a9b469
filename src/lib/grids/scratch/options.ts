import type {
	CellClassParams,
	ColDef,
	GridOptions,
	ICellEditorParams,
	IDatasource
} from 'ag-grid-community';
import type { AnyRow } from '#lib/domain/model/row.ts';
import { m } from '#lib/ui/text.ts';
import { NUMBER_COLUMN } from '../number-column.ts';
import { rangeClasses } from '../range/paint.ts';
import { TypedEditor } from '../typed-editor.ts';
import { areaNames } from './areas.ts';
import { told } from './focus.ts';
import { nameAt, type Scratch } from './scratch.svelte.ts';

/** Rows of the grid are places alone: what stands in their cells is asked of the sheet. */
const rowAt = (row: number): AnyRow => ({ id: String(row + 1), version: 1 });

export function scratchOptions(
	scratch: Scratch,
	texts: Record<string, string>
): GridOptions<AnyRow> {
	return {
		rowModelType: 'infinite',
		cacheBlockSize: 200,
		datasource: placesOf(scratch),
		infiniteInitialRowCount: scratch.size.rows,
		getRowId: ({ data }) => data.id,
		columnDefs: columnDefs(scratch),
		defaultColDef: { cellDataType: false, minWidth: 40, width: 100, sortable: false },
		localeText: texts,
		popupParent: document.body,
		readOnlyEdit: true,
		enterNavigatesVertically: true,
		enterNavigatesVerticallyAfterEdit: true,
		stopEditingWhenCellsLoseFocus: true,
		suppressMovableColumns: true,
		animateRows: false,
		ensureDomOrder: true,
		suppressOverlays: ['noRows', 'noMatchingRows', 'loading'],
		onCellEditRequest: ({ data, column, newValue }) => {
			scratch.type(`${column.getColId()}${data.id}`, String(newValue ?? ''));
		},
		onCellFocused: (event) => told(scratch, event),
		onViewportChanged: () => scratch.ranging.say(),
		onModelUpdated: () => scratch.ranging.say(),
		onDisplayedColumnsChanged: () => scratch.ranging.rearranged()
	};
}

export const placesOf = (scratch: Scratch): IDatasource => ({
	getRows({ startRow, endRow, successCallback }) {
		const { rows } = scratch.size;
		const count = Math.max(0, Math.min(endRow, rows) - startRow);
		successCallback(
			Array.from({ length: count }, (_, at) => rowAt(startRow + at)),
			rows
		);
	}
});

export const columnDefs = (scratch: Scratch): ColDef<AnyRow>[] => [
	{
		colId: NUMBER_COLUMN,
		headerName: m['grid.rowNumber'](),
		width: 52,
		pinned: 'left',
		resizable: false,
		editable: false,
		cellClass: 'k-number',
		headerClass: 'k-number-head',
		valueGetter: ({ data }) => data?.id
	},
	...scratch.letters().map((letters) => columnOf(scratch, letters))
];

function columnOf(scratch: Scratch, letters: string): ColDef<AnyRow> {
	type Params = Pick<CellClassParams<AnyRow>, 'node'>;
	const nameOf = ({ node }: Params) => nameAt(node.rowIndex ?? 0, letters);
	const valueAt = (params: Params) => scratch.valueAt(nameOf(params));
	return {
		colId: letters,
		headerName: letters,
		headerClass: 'k-letters',
		editable: scratch.mine,
		cellEditor: TypedEditor,
		cellEditorParams: {
			align: 'left',
			numeric: false,
			textOf: ({ node }: ICellEditorParams<AnyRow>) =>
				scratch.typed(nameAt(node.rowIndex ?? 0, letters)),
			spread: () => spread(scratch)
		},
		valueGetter: ({ node }) => (node ? scratch.shown(nameAt(node.rowIndex ?? 0, letters)) : ''),
		cellClassRules: {
			'k-right': (params) => typeof valueAt(params).value === 'number',
			'k-middle': (params) => typeof valueAt(params).value === 'boolean',
			'k-wrong': (params) => valueAt(params).look === 'error',
			...rangeClasses(scratch.ranging, letters)
		}
	};
}

/** What is being typed goes into every chosen cell. */
function spread(scratch: Scratch) {
	const input = scratch.root?.querySelector<HTMLInputElement>('.k-editor-input');
	if (!input) return;
	const { value } = input;
	scratch.typeAll(areaNames(scratch), value);
}
