import type { Session } from '#lib/client/session.svelte.ts';
import type { Action } from '#lib/ui/menu.ts';
import { narrow } from '#lib/ui/narrow.ts';
import { m } from '#lib/ui/text.ts';
import { exportUrl } from './actions.ts';
import { ADD_COLUMN } from './formulas/keys.ts';
import type { KeyActions } from './keyboard.ts';
import type { Dialog } from './dialog.ts';
import { rowActions } from './row-actions.ts';
import type { SavedViews } from './saved-views.svelte.ts';
import type { Sheet } from './sheet.svelte.ts';

/** The menus above the rows. */
export type SheetMenu = 'columns' | 'views';

/** What a table stands in, as far as its actions go. */
export type Desk = {
	readonly sheet: Sheet;
	readonly session: Session;
	readonly actions: KeyActions;
	readonly views: SavedViews;
	show(menu: SheetMenu): void;
};

/** All that can be done with a table now, with the keys that do the same. One list for menus and the palette. */
export function sheetActions(desk: Desk): readonly Action[] {
	const main = desk.sheet.owner === null;
	return [
		...rows(desk),
		...rowActions(desk.sheet, desk.session),
		...steps(desk),
		...(main ? wholeTable(desk) : []),
		...looking(desk),
		...(main ? savedViews(desk) : [])
	];
}

const when = (offered: boolean, ...actions: readonly Action[]): readonly Action[] =>
	offered ? actions : [];

function rows({ sheet, actions }: Desk): readonly Action[] {
	const row = sheet.focused?.row ?? null;
	const many = sheet.canWrite && !sheet.entity.single;
	const none = sheet.selection.isEmpty && row === null;
	return [
		...when(many, { label: m['grid.add'](), icon: 'plus', keys: 'Control++', run: actions.add }),
		...(row === null || sheet.drafts.has(row) ? [] : oneRow(sheet, actions, row)),
		...when(many, {
			label: m['grid.duplicateRows'](),
			icon: 'copy',
			keys: 'Control+Shift+D',
			disabled: none,
			run: actions.duplicate
		}),
		...when(many, {
			label: m['grid.removeRows'](),
			icon: 'trash',
			keys: 'Control+-',
			disabled: none,
			run: actions.remove
		})
	];
}

const oneRow = (sheet: Sheet, actions: KeyActions, row: string): readonly Action[] => [
	{ label: m['grid.openRow'](), icon: 'sidebar', keys: 'Space', run: () => actions.open(row) },
	{ label: m['form.open'](), icon: 'edit', run: () => (sheet.dialog = 'form') }
];

function steps({ sheet, actions }: Desk): readonly Action[] {
	const [undone, redone] = [sheet.undo.past.at(-1), sheet.undo.future.at(-1)];
	const undo = m['grid.undoStep']({ step: undone?.label ?? '' });
	const redo = m['grid.redoStep']({ step: redone?.label ?? '' });
	return [
		...when(!!undone, { label: undo, icon: 'undo', keys: 'Control+Z', run: actions.undo }),
		...when(!!redone, { label: redo, keys: 'Control+Y', run: actions.redo })
	];
}

/** What is done with the table as a whole. */
export function wholeTable({ sheet, session }: Pick<Desk, 'sheet' | 'session'>): readonly Action[] {
	const { canWrite, entity, selection } = sheet;
	const many = canWrite && !entity.single;
	const none = selection.isEmpty ? (sheet.total ?? 0) === 0 : false;
	const file = (format: 'xlsx' | 'csv'): Action => ({
		label: m['grid.exportAs']({ format: format.toUpperCase() }),
		icon: 'download',
		run: () => location.assign(exportUrl(sheet, format))
	});
	const opens = (dialog: Dialog) => () => (sheet.dialog = dialog);
	const change = { label: m['grid.changeRows'](), icon: 'bulk', disabled: none } as const;
	return [
		...when(many, { ...change, run: opens('bulk') }),
		...when(many && session.may('import.run'), {
			label: m['grid.import'](),
			icon: 'upload',
			run: opens('import')
		}),
		...when(session.may('export.run'), file('xlsx'), file('csv')),
		...when(session.may('history.read'), {
			label: m['grid.history'](),
			icon: 'history',
			run: opens('history')
		})
	];
}

function looking({ sheet, actions, show }: Desk): readonly Action[] {
	const { view, selection } = sheet;
	const filtered = view.conditions.length > 0 || view.search.trim() !== '';
	const wide = !narrow.current;
	return [
		{ label: m['grid.search'](), icon: 'search', keys: 'F3', run: actions.search },
		...when(wide, {
			label: m['nav.keys.find'](),
			icon: 'find',
			keys: 'Control+F',
			run: actions.find
		}),
		...when(wide && sheet.canWrite, {
			label: m['find.title'](),
			keys: 'Control+H',
			run: actions.replace
		}),
		...when(filtered, {
			label: m['grid.clearFilters'](),
			icon: 'filter',
			run: () => view.clear()
		}),
		...when(!selection.isEmpty, {
			label: m['grid.untick'](),
			run: () => selection.setAll(false)
		}),
		{ label: m['grid.columns'](), icon: 'table', run: () => show('columns') },
		{
			label: m['fx.add'](),
			icon: 'plus',
			keys: ADD_COLUMN,
			disabled: sheet.bar.draft !== null,
			run: () => sheet.bar.add()
		},
		{ label: m['formats.title'](), run: () => (sheet.dialog = 'formats') }
	];
}

function savedViews({ sheet, views, show }: Desk): readonly Action[] {
	const named = views.list.map(({ id, name }) => ({ id, name }));
	const all = sheet.view.saved === null ? [] : [{ id: null, name: m['grid.viewAll']() }];
	return [
		...[...all, ...named].map(({ id, name }): Action => ({
			label: m['grid.viewOpen']({ name }),
			icon: 'filter',
			run: () => views.open(id)
		})),
		{ label: m['grid.viewSave'](), run: () => show('views') }
	];
}
