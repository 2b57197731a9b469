import type {
	CellClassRules,
	ColDef,
	EditableCallbackParams,
	ICellEditorParams,
	ValueFormatterParams,
	ValueGetterParams
} from 'ag-grid-community';
import type { Option } from '#lib/client/entity-client.ts';
import type { Field } from '#lib/domain/model/field.ts';
import type { AnyRow, Cell, Id } from '#lib/domain/model/row.ts';
import { m } from '#lib/ui/text.ts';
import { cellClasses } from './cell-classes.ts';
import type { CellEdit } from './cell-edit.ts';
import type { FormatRule } from './formats/format-rule.ts';
import { HeaderLabel } from './header-label.ts';
import { lookOf, type KindLook, type Showing } from './kinds.ts';
import type { Others } from './live/others.svelte.ts';
import { PickerEditor } from './picker-editor.ts';
import type { TotalName } from './total-names.ts';
import { shownTotal } from './totals.ts';
import { TypedEditor } from './typed-editor.ts';

/** What the columns ask of the sheet they stand in. */
export type ColumnHost = {
	readonly entity: { readonly name: string };
	readonly mayWrite: boolean;
	labelOf(field: string): string;
	showingOf(field: string): Showing;
	isEditable(field: string, row?: string): boolean;
	editOf(row: string, field: string): CellEdit | undefined;
	isMarked(row: string): boolean;
	isFresh(row: string): boolean;
	search(field: string, text: string, row: Id | null): Promise<readonly Option[]>;
	/** Why a cell could not be computed, or stood in the way of an action, in words. */
	faultOf(row: string, field: string): string | undefined;
	isFiltered(field: string): boolean;
	readonly columns: {
		/** Why the whole table cannot be sorted by a column, in words. */
		unsortedBecause(field: string): string | null;
	};
	readonly formats: {
		/** The rule that a cell follows, and whether it bears its sign. */
		of(row: AnyRow | undefined, field: string): FormatRule | null;
		isSigned(row: AnyRow | undefined, field: string): boolean;
	};
	readonly table: {
		/** What the line below the grid tells of a column. */
		totalOf(field: string): TotalName;
	};
	onfilter(field: string, anchor: HTMLElement): void;
	/**
	 * What the cells of a column look like where they are chosen. Each step of a range draws some of them again, without
	 * writing their text anew: only rules are asked then.
	 */
	chosenClasses(field: string): CellClassRules<AnyRow>;
	/** What is being typed goes into every chosen cell. */
	spread(): void;
	readonly others: Others;
};

/** The grid's column of one field. Cells show text and classes only; nothing is ever inserted as HTML. */
export function columnOf(host: ColumnHost, name: string, field: Field): ColDef<AnyRow> {
	const look = lookOf(field);
	const showing = host.showingOf(name);
	const editOf = ({ data }: { data?: AnyRow | undefined }) => data && host.editOf(data.id, name);
	return {
		colId: name,
		headerName: host.labelOf(name),
		headerComponentParams: {
			innerHeaderComponent: HeaderLabel,
			innerHeaderComponentParams: {
				filterLabel: m['grid.filter'](),
				sortLabel: m['grid.sort'](),
				note: host.columns.unsortedBecause(name),
				mark: field.kind === 'formula' ? 'fx' : undefined,
				isFiltered: host.isFiltered,
				onfilter: host.onfilter
			}
		},
		headerClass: look.align === 'right' ? 'ag-right-aligned-header' : '',
		sortable: host.columns.unsortedBecause(name) === null,
		comparator: () => 0,
		...(isTyped(look.editor) && {
			editable: ({ node, data }: EditableCallbackParams<AnyRow>) =>
				node.rowPinned !== 'bottom' && host.isEditable(name, data?.id)
		}),
		valueGetter: (params: ValueGetterParams<AnyRow>) =>
			shownValue(params.data, editOf(params), name),
		valueFormatter: (params: ValueFormatterParams<AnyRow>) => {
			if (!params.data) return '';
			const value: Cell = params.value ?? null;
			if (params.node?.rowPinned === 'bottom') {
				return shownTotal(host.table.totalOf(name), value, showing, field);
			}
			return editOf(params)?.typed ?? look.show(value, showing, field);
		},
		cellClass: cellClasses(host, name, field),
		cellClassRules: host.chosenClasses(name),
		...editorOf(host, name, field)
	};
}

function shownValue(data: AnyRow | undefined, edit: CellEdit | undefined, name: string): Cell {
	if (!data) return null;
	return edit ? edit.value : (data[name] ?? null);
}

const isTyped = (editor: KindLook['editor']) => editor === 'typed' || editor === 'picker';

function editorOf(host: ColumnHost, name: string, field: Field): ColDef<AnyRow> {
	const look = lookOf(field);
	const showing = host.showingOf(name);
	const textOf = ({ data, value }: ICellEditorParams<AnyRow>) =>
		host.editOf(data.id, name)?.typed ?? look.edit(value ?? null, showing);
	if (look.editor === 'picker') {
		return {
			cellEditor: PickerEditor,
			cellEditorPopup: true,
			cellEditorParams: {
				textOf,
				search: (text: string, row: Id | null) => host.search(name, text, row),
				spread: host.spread,
				emptyText: m['grid.nothingFound']()
			}
		};
	}
	if (look.editor !== 'typed') return {};
	const numeric = look.align === 'right';
	const lines = field.kind === 'text' && field.unique !== true;
	const calendar = field.kind === 'date' && {
		dayOf: ({ value }: ICellEditorParams<AnyRow>) => (typeof value === 'string' ? value : ''),
		textOfDay: (day: string) => (day === '' ? '' : showing.writing.day(day)),
		calendarLabel: m['grid.calendar']()
	};
	return {
		cellEditor: TypedEditor,
		cellEditorParams: {
			textOf,
			align: look.align,
			numeric,
			lines,
			spread: host.spread,
			...calendar
		}
	};
}
