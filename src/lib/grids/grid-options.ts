import type {
	CellEditRequestEvent,
	CellClickedEvent,
	ColDef,
	GridOptions
} from 'ag-grid-community';
import type { Sort } from '#lib/domain/model/query.ts';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import { columnOf } from './columns.ts';
import { arrive, keepInSight, told } from './focus.ts';
import { lookOf } from './kinds.ts';
import type { Layout } from './layout.ts';
import { NUMBER_COLUMN, numberColumn } from './number-column.ts';
import { spread } from './range/spread.ts';
import type { Sheet } from './sheet.svelte.ts';
import { TOTALS_ROW } from './totals.ts';

const BLOCK = 200;
const MOST_BLOCKS = 20;
/** Rows drawn above and below those in sight: a notch of the wheel. Each costs every column that comes into view. */
const ROWS_BEYOND = 4;
type Wishes = {
	readonly texts: Record<string, string>;
	/** The grid's own menus of editors live in the page's body, where nothing cuts them off. */
	readonly popupParent: HTMLElement;
	/** Asked for the row: by double-click where the cell is not typed into. */
	onopen(row: Id): void;
};

/** How a sheet is shown: every event of the grid goes to the sheet, which alone knows what to do. */
export function gridOptions(sheet: Sheet, wishes: Wishes): GridOptions<AnyRow> {
	return {
		rowModelType: 'infinite',
		cacheBlockSize: BLOCK,
		maxBlocksInCache: MOST_BLOCKS,
		rowBuffer: ROWS_BEYOND,
		maxConcurrentDatasourceRequests: 4,
		blockLoadDebounceMillis: 50,
		datasource: sheet.source,
		getRowId: ({ data }) => data.id,
		columnDefs: columnDefs(sheet),
		defaultColDef: { cellDataType: false, minWidth: 44, suppressHeaderMenuButton: true },
		pinnedTopRowData: [...sheet.drafts.rows],
		localeText: wishes.texts,
		popupParent: wishes.popupParent,
		readOnlyEdit: true,
		enterNavigatesVertically: true,
		enterNavigatesVerticallyAfterEdit: true,
		stopEditingWhenCellsLoseFocus: true,
		animateRows: false,
		ensureDomOrder: true,
		// On a narrow screen nothing but the row numbers may stand still, or there is no room to scroll.
		processUnpinnedColumns: ({ columns }) =>
			columns.filter((column) => column.isPinned() && column.getColId() !== NUMBER_COLUMN),
		suppressDragLeaveHidesColumns: true,
		suppressColumnMoveAnimation: true,
		suppressOverlays: ['noRows', 'noMatchingRows', 'loading'],
		...events(sheet, wishes)
	};
}

function events(sheet: Sheet, wishes: Wishes): GridOptions<AnyRow> {
	return {
		onCellEditingStarted: ({ data, column }) => {
			if (!data) return;
			const field = column.getColId();
			sheet.marks.note = null;
			sheet.editing = sheet.startOf(data, field);
		},
		onCellEditRequest: (event) => request(sheet, event),
		onCellEditingStopped: () => sheet.release(),
		onBodyScroll: () => sheet.marks.note && sheet.marks.scrolled++,
		onViewportChanged: () => sheet.ranging.say(),
		onModelUpdated: ({ api }) => {
			sheet.ranging.say();
			arrive(sheet, api);
		},
		onDisplayedColumnsChanged: () => sheet.ranging.rearranged(),
		onCellFocused: (event) => told(sheet, event.api, event),
		onGridSizeChanged: ({ api }) => keepInSight(api),
		onCellClicked: (event) => click(sheet, event),
		onCellDoubleClicked: ({ data, column }) => {
			if (data && !sheet.isEditable(column.getColId(), data.id)) wishes.onopen(data.id);
		},
		onSortChanged: ({ api }) => {
			const sorted = api.getColumnState().filter(({ sort }) => sort);
			const order = sorted.toSorted((a, b) => (a.sortIndex ?? 0) - (b.sortIndex ?? 0));
			const sort = order.map(({ colId, sort }): Sort => sortOf(colId, sort === 'desc'));
			if (JSON.stringify(sort) !== JSON.stringify(sheet.view.sort)) sheet.view.sort = sort;
		},
		onColumnResized: ({ finished, source }) => {
			if (finished && source !== 'api') keepColumns(sheet);
		},
		onColumnMoved: ({ finished, source }) => {
			if (finished && source !== 'api') keepColumns(sheet);
		}
	};
}

// By now another row may stand where the editor was opened: what counts is the row it was opened in.
function request(sheet: Sheet, { data, column, newValue }: CellEditRequestEvent<AnyRow>) {
	const field = column.getColId();
	const start = sheet.editing?.field === field ? sheet.editing : sheet.startOf(data, field);
	const row = start.row === data.id ? data : sheet.nodes().get(start.row)?.data;
	if (!row || !spread(sheet, row, field, newValue)) sheet.commit(start, newValue);
}

function click(sheet: Sheet, { data, column, event, node, api }: CellClickedEvent<AnyRow>) {
	const field = column.getColId();
	if (!data || !(event instanceof MouseEvent)) return;
	if (data.id === TOTALS_ROW) return chooseTotal(sheet, field, event);
	if (field === NUMBER_COLUMN && !node.rowPinned && isOnTick(event)) {
		const order: Id[] = [];
		if (event.shiftKey) api.forEachNode((each) => each.data && order.push(each.data.id));
		return event.shiftKey
			? sheet.selection.extend(data.id, order)
			: sheet.selection.toggle(data.id);
	}
	if (isOnBox(event)) toggleFlag(sheet, data, field);
}

function chooseTotal(sheet: Sheet, field: string, { target }: MouseEvent) {
	const anchor = target instanceof Element ? target.closest<HTMLElement>('.ag-cell') : null;
	if (anchor && Object.hasOwn(sheet.entity.fields, field)) sheet.table.choosing = { field, anchor };
}

const isOnTick = ({ target }: MouseEvent): boolean =>
	target instanceof Element && target.closest('.k-tick') !== null;

// The box stands in the middle of its cell; a click beside it only chooses the cell.
function isOnBox({ target, clientX }: MouseEvent): boolean {
	if (!(target instanceof Element)) return false;
	const cell = target.closest('.k-flag')?.getBoundingClientRect();
	return cell !== undefined && Math.abs(clientX - (cell.left + cell.right) / 2) <= 14;
}

/** Turns a flag round; anything else is left alone. Answers whether it was one. */
export function toggleFlag(sheet: Sheet, row: AnyRow, field: string): boolean {
	const definition = sheet.entity.fields[field];
	if (!definition || lookOf(definition).editor !== 'toggle') return false;
	if (!sheet.isEditable(field, row.id)) return false;
	const now = sheet.edits.get(row.id, field)?.value ?? row[field];
	sheet.commit(sheet.startOf(row, field), now !== true);
	return true;
}

/** Empties a cell that may be typed into. */
export function clearCell(sheet: Sheet, row: AnyRow, field: string) {
	const definition = sheet.entity.fields[field];
	if (!definition || !sheet.isEditable(field, row.id)) return;
	sheet.commit(sheet.startOf(row, field), definition.kind === 'flag' ? false : null);
}

const sortOf = (field: string, descending: boolean): Sort =>
	descending ? { field, descending } : { field };

export function columnDefs(sheet: Sheet): ColDef<AnyRow>[] {
	const number = numberColumn({ isMarked: sheet.isMarked, ticks: sheet.canWrite });
	return [number, ...placed(sheet)];
}

function placed(sheet: Sheet): ColDef<AnyRow>[] {
	const { columns, frozen } = sheet.view.layout;
	let shown = 0;
	return columns.flatMap(({ field, width, hidden }) => {
		const definition = sheet.entity.fields[field];
		if (!definition) return [];
		if (!hidden) shown++;
		return [
			{
				...columnOf(sheet, field, definition),
				width,
				hide: hidden === true,
				pinned: !hidden && shown <= frozen ? ('left' as const) : null,
				...initialSort(sheet, field)
			}
		];
	});
}

function initialSort(sheet: Sheet, field: string): ColDef<AnyRow> {
	const at = sheet.view.sort.findIndex((each) => each.field === field);
	const sort = sheet.view.sort[at];
	return sort ? { sort: sort.descending ? 'desc' : 'asc', sortIndex: at } : { sort: null };
}

/** Writes the columns of the view into the grid: order, widths, which are seen and which stand still. */
export function applyColumns(sheet: Sheet) {
	const { columns, frozen } = sheet.view.layout;
	let shown = 0;
	const state = columns.map(({ field, width, hidden }) => {
		if (!hidden) shown++;
		const pinned = !hidden && shown <= frozen ? ('left' as const) : null;
		const { sort, sortIndex } = initialSort(sheet, field);
		return {
			colId: field,
			width,
			hide: hidden === true,
			pinned,
			sort: sort as 'asc' | 'desc' | null,
			sortIndex: sortIndex ?? null
		};
	});
	const number = { colId: NUMBER_COLUMN, pinned: 'left' as const };
	sheet.api?.applyColumnState({ state: [number, ...state], applyOrder: true });
}

function keepColumns(sheet: Sheet) {
	const state = sheet.api?.getColumnState().filter(({ colId }) => colId !== NUMBER_COLUMN) ?? [];
	const hidden = new Set(state.filter(({ hide }) => hide).map(({ colId }) => colId));
	const before = new Map(sheet.view.layout.columns.map((column) => [column.field, column]));
	const layout: Layout = {
		...sheet.view.layout,
		columns: state.map(({ colId, width }) => {
			const { hidden: _, ...column } = before.get(colId) ?? { field: colId };
			return {
				...column,
				width: width ?? 120,
				...(hidden.has(colId) && { hidden: true as const })
			};
		}),
		frozen: state.filter(({ pinned, hide }) => pinned === 'left' && !hide).length
	};
	sheet.view.arrange(layout);
}
