import type { ColDef, GridOptions, IDatasource } from 'ag-grid-community';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { AnyRow, Cell } from '#lib/domain/model/row.ts';
import { lookOf, type Showing } from '../kinds.ts';
import { fieldLabel } from '../labels.ts';

/** Rows of a report as they are to be shown: all of them at hand, and what is added up below them. */
export type Told = {
	readonly table: Entity;
	readonly rows: readonly AnyRow[];
	readonly sums: AnyRow;
	showing(field: string): Showing;
};

/** A grid that is read, and sorted by its heads. */
export const reportGridOptions = (
	told: Told,
	texts: Record<string, string>
): GridOptions<AnyRow> => ({
	rowModelType: 'infinite',
	cacheBlockSize: 500,
	datasource: datasourceOf(told),
	getRowId: ({ data }) => data.id,
	columnDefs: Object.keys(told.table.fields).map((field) => columnOf(told, field)),
	defaultColDef: { cellDataType: false, minWidth: 60, suppressHeaderMenuButton: true },
	pinnedBottomRowData: told.rows.length === 0 ? [] : [told.sums],
	localeText: texts,
	animateRows: false,
	ensureDomOrder: true,
	suppressOverlays: ['noRows', 'noMatchingRows', 'loading']
});

function columnOf({ table, showing }: Told, name: string): ColDef<AnyRow> {
	const field = table.fields[name];
	if (!field) return { colId: name };
	const look = lookOf(field);
	const right = look.align === 'right';
	return {
		colId: name,
		field: name,
		headerName: fieldLabel(table, name),
		width: field.width ?? look.width,
		sortable: true,
		comparator: () => 0,
		headerClass: right ? 'ag-right-aligned-header' : '',
		cellClass: right ? 'ag-right-aligned-cell' : '',
		valueFormatter: ({ value }) => look.show((value ?? null) as Cell, showing(name), field)
	};
}

/** The server has told all rows in the order of their titles; they are sorted here. */
function datasourceOf(told: Told): IDatasource {
	return {
		getRows({ startRow, endRow, sortModel, successCallback }) {
			const [by] = sortModel;
			const rows = by ? sorted(told, by.colId, by.sort === 'desc') : told.rows;
			successCallback(rows.slice(startRow, endRow), rows.length);
		}
	};
}

/** Rows in the order of a column; titles of references count, not their ids. */
export function sorted(told: Told, name: string, descending: boolean): readonly AnyRow[] {
	const field = told.table.fields[name];
	const isRef = field?.kind === 'ref';
	const titleOf = (row: AnyRow) =>
		isRef ? told.showing(name).title(String(row[name])) : row[name];
	const keyed = told.rows.map((row) => ({ row, key: titleOf(row) ?? null }));
	keyed.sort((one, other) => compared(one.key, other.key));
	const rows = keyed.map(({ row }) => row);
	return descending ? rows.reverse() : rows;
}

const compared = (one: Cell, other: Cell): number =>
	typeof one === 'number' && typeof other === 'number'
		? one - other
		: String(one ?? '').localeCompare(String(other ?? ''), undefined, { numeric: true });
