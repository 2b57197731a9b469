import type {
	CellClassParams,
	CellClassRules,
	ColDef,
	EditableCallbackParams,
	ICellEditorParams,
	ITooltipParams,
	ValueFormatterParams,
	ValueGetterParams
} from 'ag-grid-community';
import type { Option } from '#lib/client/entity-client.ts';
import type { Field } from '#lib/domain/model/field.ts';
import type { AnyRow, Cell } from '#lib/domain/model/row.ts';
import { m } from '#lib/ui/text.ts';
import type { CellEdit } from './cell-edit.ts';
import { tones, type FormatRule } from './formats/format-rule.ts';
import { HeaderLabel } from './header-label.ts';
import { lookOf, type KindLook, type Showing } from './kinds.ts';
import type { Others } from './live/others.svelte.ts';
import { othersRules } from './live/rules.ts';
import { PickerEditor } from './picker-editor.ts';
import type { TotalName } from './total-names.ts';
import { shownTotal, totalsFor } from './totals.ts';
import { TypedEditor } from './typed-editor.ts';

/** What the columns ask of the sheet they stand in. */
export type ColumnHost = {
	readonly canWrite: boolean;
	labelOf(field: string): string;
	showingOf(field: string): Showing;
	isEditable(field: string): boolean;
	editOf(row: string, field: string): CellEdit | undefined;
	isMarked(row: string): boolean;
	isFresh(row: string): boolean;
	search(field: string, text: string): Promise<readonly Option[]>;
	/** Why a cell is marked, in words. */
	reasonOf(edit: CellEdit): string;
	/** Why a cell could not be computed, in words. */
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
	/** What the cells of a column look like where they are chosen. */
	chosenClasses(field: string): CellClassRules<AnyRow>;
	/** What is being typed goes into every chosen cell. */
	spread(): void;
	readonly others: Others;
};
type Params<T> = T & { data?: AnyRow | undefined };

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
			editable: ({ node }: EditableCallbackParams<AnyRow>) =>
				node.rowPinned !== 'bottom' && host.isEditable(name)
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
		cellClass: classesOf(host, name, field),
		cellClassRules: {
			...formatsOf(host, name),
			...rulesOf(host, name, field),
			...host.chosenClasses(name)
		},
		tooltip: (params: Params<ITooltipParams<AnyRow>>) => {
			const { data } = params;
			const edit = editOf(params);
			const reason = edit ? host.reasonOf(edit) : data && host.faultOf(data.id, name);
			return reason || (data && host.others.textAt(data.id, name)) || undefined;
		},
		...editorOf(host, name, field)
	};
}

function shownValue(data: AnyRow | undefined, edit: CellEdit | undefined, name: string): Cell {
	if (!data) return null;
	return edit ? edit.value : (data[name] ?? null);
}

function classesOf(host: ColumnHost, name: string, field: Field): string[] {
	const look = lookOf(field);
	const kind = field.kind === 'formula' ? field.as : field.kind;
	return [
		...(look.align === 'left' ? [] : [`k-${look.align}`]),
		...(kind === 'flag' ? ['k-flag'] : []),
		...(field.kind === 'formula'
			? ['k-computed']
			: host.canWrite && !host.isEditable(name)
				? ['k-fixed']
				: [])
	];
}

function rulesOf(host: ColumnHost, name: string, field: Field): CellClassRules<AnyRow> {
	type Rule = (params: CellClassParams<AnyRow>) => boolean;
	const is =
		(...states: readonly CellEdit['state'][]): Rule =>
		({ data }) => {
			const edit = data && host.editOf(data.id, name);
			return edit !== undefined && states.includes(edit.state);
		};
	const isFault: Rule = ({ data }) =>
		data !== undefined && host.faultOf(data.id, name) !== undefined;
	const isNew: Rule = ({ data, node }) => node.rowPinned === 'top' && data?.version === 0;
	const isFlag = field.kind === 'flag' || (field.kind === 'formula' && field.as === 'flag');
	return {
		'k-saving': (params) => !isNew(params) && is('saving', 'queued')(params),
		'k-unsaved': is('unsaved'),
		'k-refused': (params) => is('refused')(params) || isFault(params),
		'k-confirm': is('confirm'),
		'k-conflict': is('conflict'),
		'k-marked': ({ data, node }) => data !== undefined && !node.rowPinned && host.isMarked(data.id),
		'k-fresh': ({ data }) => data !== undefined && host.isFresh(data.id),
		...othersRules(host.others, name),
		...(isRequired(field) && !isFlag
			? { 'k-missing': (params) => isNew(params) && isEmpty(params.value) }
			: {}),
		...Object.fromEntries(
			totalsFor(field).map((total): [string, Rule] => [
				`k-total-${total}`,
				({ node, value }) =>
					node.rowPinned === 'bottom' && value !== null && host.table.totalOf(name) === total
			])
		),
		...(field.kind === 'formula' && {
			'k-fault': ({ value }) => typeof value === 'string' && /^#[A-Z]/.test(value)
		}),
		...(isFlag && {
			'k-yes': ({ value }) => value === true,
			'k-empty': ({ value }) => typeof value !== 'boolean'
		})
	};
}

function formatsOf({ formats }: ColumnHost, name: string): CellClassRules<AnyRow> {
	return {
		...Object.fromEntries(
			tones.map((tone) => [
				`k-tone-${tone}`,
				({ data }: CellClassParams<AnyRow>) => formats.of(data, name)?.tone === tone
			])
		),
		'k-tone-fill': ({ data }) => formats.of(data, name)?.fill === true,
		'k-tone-bold': ({ data }) => formats.of(data, name)?.bold === true,
		'k-tone-sign': ({ data }) => formats.isSigned(data, name)
	};
}

const isTyped = (editor: KindLook['editor']) => editor === 'typed' || editor === 'picker';
const isRequired = (field: Field) => field.kind !== 'formula' && field.required === true;
const isEmpty = (value: unknown) => value === null || value === undefined || value === '';

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
				search: (text: string) => host.search(name, text),
				spread: host.spread,
				emptyText: m['grid.nothingFound']()
			}
		};
	}
	if (look.editor !== 'typed') return {};
	const numeric = look.align === 'right';
	const calendar = field.kind === 'date' && {
		dayOf: ({ value }: ICellEditorParams<AnyRow>) => (typeof value === 'string' ? value : ''),
		textOfDay: (day: string) => (day === '' ? '' : showing.writing.day(day)),
		calendarLabel: m['grid.calendar']()
	};
	return {
		cellEditor: TypedEditor,
		cellEditorParams: { textOf, align: look.align, numeric, spread: host.spread, ...calendar }
	};
}
