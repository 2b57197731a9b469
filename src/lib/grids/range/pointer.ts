import { NUMBER_COLUMN } from '../number-column.ts';
import type { Sheet } from '../sheet.svelte.ts';
import { END } from './area.ts';
import type { CellRange } from './cell-range.svelte.ts';
import { fillToEnd } from './fill.ts';
import { dragFill, isOnHandle } from './fill-handle.ts';
import { cellAt, isTyped, track } from './track.ts';

/** What in the head of a column has a press of its own. */
const HEAD_TOOLS = 'button, .ag-header-cell-resize, .ag-sort-indicator-container';
/** What a drag began on: cells, or whole rows by their numbers. */
type Grip = 'cells' | 'rows';

/** Choosing cells with the mouse: press, drag, Shift, Control, row numbers, heads of columns, the fill handle. */
export function listenToPointer(sheet: Sheet) {
	return (root: HTMLElement) => {
		// The grid acts when the pointer goes down, the browser moves its focus at the mouse event after that.
		let ours = false;
		const down = (event: PointerEvent) => {
			ours = event.pointerType === 'mouse' && press(event, sheet, root);
			if (ours) event.stopPropagation();
		};
		const after = (event: MouseEvent) => {
			if (ours) taken(event, () => undefined);
		};
		const twice = (event: MouseEvent) => {
			if (isHere(event, root) && isOnHandle(event)) taken(event, () => void fillToEnd(sheet));
		};
		const click = (event: MouseEvent) => chooseColumn(event, sheet, root);
		const over = (event: MouseEvent) => {
			if (isHere(event, root)) root.classList.toggle('k-over-handle', isOnHandle(event));
		};
		root.addEventListener('pointerdown', down, true);
		root.addEventListener('mousedown', after, true);
		root.addEventListener('dblclick', twice, true);
		root.addEventListener('click', click, true);
		root.addEventListener('mousemove', over);
		return () => {
			root.removeEventListener('pointerdown', down, true);
			root.removeEventListener('mousedown', after, true);
			root.removeEventListener('dblclick', twice, true);
			root.removeEventListener('click', click, true);
			root.removeEventListener('mousemove', over);
		};
	};
}

/** Answers whether the press is ours alone; a plain one on a cell moves the focus of the grid as well. */
function press(event: PointerEvent, sheet: Sheet, root: HTMLElement): boolean {
	if (!isHere(event, root)) return false;
	// The menu that the right button opens brings the range and the focus there, or leaves the range as it is.
	if (event.button === 2) return !isTyped(event.target) && cellAt(event.target, sheet) !== null;
	if (event.button !== 0) return false;
	if (isOnHandle(event)) return done(() => dragFill(sheet, root));
	const cell = cellAt(event.target, sheet);
	if (!cell || isTyped(event.target)) return false;
	if (cell.field === NUMBER_COLUMN) {
		return !isOnTick(event.target) && done(() => pressRow(event, sheet, root, cell.row));
	}
	const spot = { row: cell.row, column: sheet.ranging.columnAt(cell.field) };
	if (event.shiftKey || isControl(event)) {
		return done(() => {
			sheet.api?.stopEditing();
			const work = (range: CellRange) => (event.shiftKey ? range.extend(spot) : range.add(spot));
			sheet.ranging.lead(work, null);
			drag(sheet, root, 'cells');
		});
	}
	sheet.ranging.change((range) => range.place(spot));
	drag(sheet, root, 'cells');
	return false;
}

function pressRow(event: MouseEvent, sheet: Sheet, root: HTMLElement, row: number) {
	const { ranging } = sheet;
	const from = event.shiftKey ? (ranging.range.active?.row ?? row) : row;
	sheet.api?.stopEditing();
	ranging.lead((range) => range.rows(from, row, isControl(event)), null);
	drag(sheet, root, 'rows');
}

/** A press on the head of a column chooses all of it; its arrow sorts. */
function chooseColumn(event: MouseEvent, sheet: Sheet, root: HTMLElement) {
	if (!isHere(event, root) || !(event.target instanceof Element)) return;
	const head = event.target.closest('.ag-header-cell');
	if (!head || event.target.closest(HEAD_TOOLS)) return;
	const field = head.getAttribute('col-id') ?? '';
	taken(event, () => {
		const { ranging } = sheet;
		if (field === NUMBER_COLUMN) {
			const active = ranging.range.active ?? { row: 0, column: 0 };
			const all = { row: END, column: END };
			ranging.lead((range) => range.choose({ row: 0, column: 0 }, all, active), null);
		} else {
			const column = ranging.columnAt(field);
			const from = event.shiftKey ? (ranging.range.active?.column ?? column) : column;
			const row = Math.max(0, sheet.api?.getFirstDisplayedRowIndex() ?? 0);
			ranging.lead((range) => range.columns(from, column, row, isControl(event)), null);
		}
	});
}

/** Follows the pointer until it is let go, and scrolls where it leaves the list. */
function drag(sheet: Sheet, root: HTMLElement, grip: Grip) {
	const { ranging } = sheet;
	track(sheet, root, (spot) => {
		if (ranging.range.areas.length === 0) return;
		const head = grip === 'rows' ? { row: spot.row, column: END } : spot;
		const now = ranging.range.head;
		if (now?.row === head.row && now.column === head.column) return;
		ranging.change((range) => range.extend(head));
	});
}

function isHere({ target }: Event, root: HTMLElement): boolean {
	return (
		target instanceof Element &&
		target.closest('[data-sheet]') === root &&
		target.closest('.k-grid') !== null
	);
}

const isOnTick = (target: EventTarget | null) =>
	target instanceof Element && target.closest('.k-tick') !== null;
const isControl = (event: MouseEvent) => event.ctrlKey || event.metaKey;

function taken(event: Event, work: () => void) {
	event.preventDefault();
	event.stopPropagation();
	work();
}

function done(work: () => void): true {
	work();
	return true;
}
