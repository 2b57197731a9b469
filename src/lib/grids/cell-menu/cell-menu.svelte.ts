import { tick } from 'svelte';
import { cellElement } from '../cell-element.ts';
import { focusBack } from '../focus.ts';
import { cellOf } from '../keyboard.ts';
import { NUMBER_COLUMN } from '../number-column.ts';
import { END } from '../range/area.ts';
import { cellAt, isTyped } from '../range/track.ts';
import type { Sheet } from '../sheet.svelte.ts';

/** Where the menu stands, and whether a key opened it. */
export type MenuPlace = {
	readonly anchor: { getBoundingClientRect(): DOMRect };
	readonly byKey: boolean;
};

/** The menu of the chosen cells: opened by a key at the cell with the focus, by the right button where that is. */
export class CellMenu {
	at = $state.raw<MenuPlace | null>(null);

	constructor(private readonly sheet: Sheet) {}

	/** Opens it at the cell with the focus. */
	openAtFocus = () => {
		const { api, root } = this.sheet;
		const cell = cellOf(this.sheet);
		const focus = api?.getFocusedCell();
		if (!cell || !focus || !root) return;
		if (!focus.rowPinned) {
			api?.ensureIndexVisible(focus.rowIndex);
			bring(this.sheet, focus.rowIndex, cell.field);
		}
		const anchor = cellElement(root, cell.row.id, cell.field);
		if (anchor) this.at = { anchor, byKey: true };
	};

	listen = (root: HTMLElement) => {
		const open = (event: MouseEvent) => {
			const { target } = event;
			if (!(target instanceof Element) || target.closest('[data-sheet]') !== root) return;
			// Where text is typed, the browser has a menu of its own.
			if (isTyped(target) || !focusOn(this.sheet, target)) return;
			event.preventDefault();
			const point = new DOMRect(event.clientX, event.clientY, 0, 0);
			this.at = { anchor: { getBoundingClientRect: () => point }, byKey: false };
		};
		root.addEventListener('contextmenu', open);
		return () => root.removeEventListener('contextmenu', open);
	};

	/** Closes it where it stands; by then it may stand elsewhere. */
	async close(at: MenuPlace): Promise<void> {
		if (this.at !== at) return;
		this.at = null;
		await tick();
		// What was pressed meanwhile may have taken the focus elsewhere.
		focusBack(this.sheet);
	}

	/** What was chosen is done where the menu was opened, once the focus is there again. */
	async choose(at: MenuPlace, run: () => void): Promise<void> {
		await this.close(at);
		run();
	}
}

/** Brings the focus to the cell that an element stands in. Answers whether it is a cell of a row that is there. */
function focusOn(sheet: Sheet, target: Element): boolean {
	if (!target.closest('.ag-cell')) return false;
	sheet.api?.stopEditing();
	const cell = cellAt(target, sheet);
	if (cell) bring(sheet, cell.row, cell.field);
	else if (!focusAbove(sheet, target)) return false;
	return cellOf(sheet) !== undefined;
}

// New rows stand above the list, where no range reaches.
function focusAbove(sheet: Sheet, target: Element): boolean {
	const field = target.closest('.ag-cell')?.getAttribute('col-id') ?? null;
	const row = target.closest('.ag-row')?.getAttribute('row-index') ?? '';
	if (field === null || !row.startsWith('t-')) return false;
	sheet.api?.setFocusedCell(Number(row.slice(2)), field, 'top');
	return true;
}

/** The range moves to a cell outside it; the number of a row stands for all its cells. */
function bring({ ranging }: Sheet, row: number, field: string) {
	const isNumber = field === NUMBER_COLUMN;
	const spot = { row, column: isNumber ? END : ranging.columnAt(field) };
	if (ranging.range.has(spot)) return ranging.follow(null);
	ranging.lead((range) => (isNumber ? range.rows(row, row) : range.place(spot)), null);
}
