import type { AnyRow } from '#lib/domain/model/row.ts';
import { pressed } from '#lib/ui/keys.ts';
import { addNext } from './actions.ts';
import { isFree, isTroubled } from './cell-edit.ts';
import { hear } from './focus.ts';
import { clearCell, toggleFlag } from './grid-options.ts';
import { NUMBER_COLUMN } from './number-column.ts';
import { clearChosen } from './range/clearing.ts';
import { fillFromEdge } from './range/fill.ts';
import { leavesInside, rangeKey } from './range/keys.ts';
import { enterTime, enterToday } from './range/spread.ts';
import type { Sheet } from './sheet.svelte.ts';

export type KeyActions = {
	search(): void;
	find(): void;
	replace(): void;
	add(): void;
	remove(): void;
	duplicate(): void;
	undo(): void;
	redo(): void;
	open(row: string): void;
	/** The menu of the chosen cells. */
	menu(): void;
};
export type Cell = { readonly row: AnyRow; readonly field: string };

/**
 * The keys of a spreadsheet that the grid does not know, taken before it sees them. Inside an editor or a field
 * only those that cannot mean text are taken.
 */
export function listenToKeys(sheet: Sheet, actions: KeyActions) {
	return (root: HTMLElement) => {
		const listen = (event: KeyboardEvent) => {
			const { target } = event;
			if (!(target instanceof Element) || !isFor(sheet, root, target)) return;
			const typing = target.matches('input, textarea, select');
			const inGrid = target.closest('.k-grid') !== null;
			const taken =
				always(event, actions) ||
				(!typing && onSheet(event, sheet, actions)) ||
				(inGrid && (typing ? inEditor(event, sheet) : onGrid(event, target, sheet, actions)));
			if (!taken) return;
			event.preventDefault();
			event.stopPropagation();
		};
		document.addEventListener('keydown', listen, true);
		return () => document.removeEventListener('keydown', listen, true);
	};
}

// A grid below a row stands inside that row's grid and has keys of its own. Where nothing has the focus, such as after
// a panel was closed, keys are for the table of the page.
function isFor(sheet: Sheet, root: HTMLElement, target: Element): boolean {
	if (target === document.body) return sheet.owner === null;
	return target.closest('[data-sheet]') === root;
}

function always(event: KeyboardEvent, actions: KeyActions): boolean {
	if (pressed(event, 'Control+F')) return done(actions.find);
	if (pressed(event, 'Control+H')) return done(actions.replace);
	return pressed(event, 'F3') && done(actions.search);
}

function inEditor(event: KeyboardEvent, sheet: Sheet): boolean {
	if (!sheet.isTyping) return false;
	return leavesInside(event, sheet) || endsNewRow(event, sheet);
}

function onGrid(event: KeyboardEvent, target: Element, sheet: Sheet, actions: KeyActions): boolean {
	const head = target.closest<HTMLElement>('.ag-header-cell');
	if (head) return pressed(event, 'Alt+ArrowDown') && done(() => filterBelow(head, sheet));
	return inCell(event, sheet, actions);
}

function onSheet(event: KeyboardEvent, sheet: Sheet, actions: KeyActions): boolean {
	if (pressed(event, 'Control+Z')) return letGo(sheet) || done(actions.undo);
	if (pressed(event, 'Control+Y') || pressed(event, 'Control+Shift+Z')) return done(actions.redo);
	return isControl(event) && (event.key === '+' || event.key === '=') && done(actions.add);
}

function inCell(event: KeyboardEvent, sheet: Sheet, actions: KeyActions): boolean {
	hear(sheet);
	if (pressed(event, 'Shift+F10') || pressed(event, 'ContextMenu')) return done(actions.menu);
	const during = (write: Promise<void>) => sheet.undo.during(write);
	if (pressed(event, 'Control+-')) return done(actions.remove);
	if (pressed(event, 'Control+D')) return done(() => during(fillFromEdge(sheet, 'down')));
	if (pressed(event, 'Control+R')) return done(() => during(fillFromEdge(sheet, 'right')));
	if (pressed(event, 'Control+Shift+D')) return done(actions.duplicate);
	if (rangeKey(event, sheet) || endsNewRow(event, sheet)) return true;
	const cell = cellOf(sheet);
	if (!cell) return false;
	return onTrouble(event, sheet, cell) || onCell(event, sheet, cell, actions);
}

function onCell(event: KeyboardEvent, sheet: Sheet, { row, field }: Cell, actions: KeyActions) {
	if (event.key === ' ' && !isControl(event)) {
		if (field === NUMBER_COLUMN)
			return row.version === 0 || done(() => sheet.selection.toggle(row.id));
		return toggleFlag(sheet, row, field) || done(() => actions.open(row.id));
	}
	if (pressed(event, 'Delete') || (event.key === 'Backspace' && sheet.ranging.range.isMany)) {
		return done(() => clearCells(sheet));
	}
	if (isControl(event) && event.key === ';') return enterToday(sheet, row, field);
	if (isControl(event) && event.key === ':') return enterTime(sheet, row, field);
	if (pressed(event, 'Alt+ArrowDown')) return done(() => edit(sheet));
	return false;
}

/** Empties what is chosen, or the one cell with the focus. */
export function clearCells(sheet: Sheet) {
	const cell = cellOf(sheet);
	if (sheet.ranging.range.isMany) sheet.undo.during(clearChosen(sheet));
	else if (cell) clearCell(sheet, cell.row, cell.field);
}

function endsNewRow(event: KeyboardEvent, sheet: Sheet): boolean {
	const cell = pressed(event, 'Tab') ? cellOf(sheet) : undefined;
	return cell !== undefined && addNext(sheet, cell.row.id, cell.field);
}

// A marked cell answers to Escape (let go of it) and Control+Enter (yes, as it stands).
function onTrouble(event: KeyboardEvent, sheet: Sheet, { row, field }: Cell): boolean {
	const found = sheet.edits.get(row.id, field);
	if (!found) return false;
	if (pressed(event, 'Escape') && isFree(found)) {
		return done(() => sheet.edits.discard(row.id, field));
	}
	if (!pressed(event, 'Control+Enter')) return false;
	if (found.state === 'confirm') return done(() => sheet.edits.confirm(found));
	if (found.state === 'conflict') return done(() => sheet.edits.keepMine(found));
	return false;
}

// What was typed last and is not saved is what an undo takes back first.
function letGo(sheet: Sheet): boolean {
	const cell = cellOf(sheet);
	const edit = cell && sheet.edits.get(cell.row.id, cell.field);
	return (
		edit !== undefined && isTroubled(edit) && done(() => sheet.edits.discard(edit.row, edit.field))
	);
}

export function cellOf({ api }: Sheet): Cell | undefined {
	const focus = api?.getFocusedCell();
	if (!api || !focus || focus.rowPinned === 'bottom') return undefined;
	const { rowIndex, rowPinned, column } = focus;
	const node =
		rowPinned === 'top' ? api.getPinnedTopRow(rowIndex) : api.getDisplayedRowAtIndex(rowIndex);
	return node?.data && { row: node.data, field: column.getColId() };
}

function edit({ api }: Sheet) {
	const focus = api?.getFocusedCell();
	if (!api || !focus) return;
	const { rowIndex, rowPinned, column } = focus;
	api.startEditingCell({ rowIndex, colKey: column, ...(rowPinned && { rowPinned }) });
}

function filterBelow(head: HTMLElement, sheet: Sheet) {
	const field = head.getAttribute('col-id');
	if (field !== null && Object.hasOwn(sheet.entity.fields, field)) sheet.onfilter(field, head);
}

const isControl = (event: KeyboardEvent) => event.ctrlKey || event.metaKey;

function done(action: () => void): true {
	action();
	return true;
}
