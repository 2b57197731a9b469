import { NUMBER_COLUMN } from '../number-column.ts';
import { END } from '../range/area.ts';
import { cellAt, track } from '../range/track.ts';
import type { Scratch } from './scratch.svelte.ts';

/** Choosing cells with the mouse: press, drag, Shift, Control, the numbers of rows and the letters of columns. */
export function listenToPointer(scratch: Scratch) {
	return (root: HTMLElement) => {
		let ours = false;
		const down = (event: PointerEvent) => {
			ours = event.pointerType === 'mouse' && event.button === 0 && press(event, scratch, root);
			if (ours) event.stopPropagation();
		};
		// The browser moves its focus at the mouse event that follows.
		const after = (event: MouseEvent) => {
			if (!ours) return;
			event.preventDefault();
			event.stopPropagation();
		};
		const click = (event: MouseEvent) => chooseColumn(event, scratch);
		root.addEventListener('pointerdown', down, true);
		root.addEventListener('mousedown', after, true);
		root.addEventListener('click', click, true);
		return () => {
			root.removeEventListener('pointerdown', down, true);
			root.removeEventListener('mousedown', after, true);
			root.removeEventListener('click', click, true);
		};
	};
}

/** Answers whether the press is ours alone; a plain one on a cell moves the focus of the grid as well. */
function press(event: PointerEvent, scratch: Scratch, root: HTMLElement): boolean {
	const cell = cellAt(event.target, scratch);
	if (!cell || (event.target instanceof Element && event.target.closest('input'))) return false;
	const { ranging } = scratch;
	const isMore = event.ctrlKey || event.metaKey;
	if (cell.field === NUMBER_COLUMN) {
		const from = event.shiftKey ? (ranging.range.active?.row ?? cell.row) : cell.row;
		ranging.change((range) => range.rows(from, cell.row, isMore));
		ranging.follow(null);
		drag(scratch, root, (row) => ({ row, column: END }));
		return true;
	}
	const spot = { row: cell.row, column: ranging.columnAt(cell.field) };
	ranging.change((range) => {
		if (event.shiftKey) range.extend(spot);
		else if (isMore) range.add(spot);
		else range.place(spot);
	});
	drag(scratch, root, (row, column) => ({ row, column }));
	if (!event.shiftKey && !isMore) return false;
	scratch.api?.stopEditing();
	ranging.follow(null);
	return true;
}

function drag(
	scratch: Scratch,
	root: HTMLElement,
	headAt: (row: number, column: number) => { row: number; column: number }
) {
	const { ranging } = scratch;
	track(scratch, root, ({ row, column }) => {
		const head = headAt(row, column);
		const now = ranging.range.head;
		if (now?.row === head.row && now.column === head.column) return;
		ranging.change((range) => range.extend(head));
	});
}

/** A press on the letters of a column chooses all of it, on the corner the whole sheet. */
function chooseColumn(event: MouseEvent, { ranging, api }: Scratch) {
	if (!(event.target instanceof Element) || event.target.closest('.ag-header-cell-resize')) return;
	const letters = event.target.closest('.ag-header-cell')?.getAttribute('col-id');
	if (!letters) return;
	event.preventDefault();
	event.stopPropagation();
	const row = Math.max(0, api?.getFirstDisplayedRowIndex() ?? 0);
	const column = ranging.columnAt(letters);
	ranging.change((range) => {
		const from = event.shiftKey ? (range.active?.column ?? column) : column;
		if (letters !== NUMBER_COLUMN) range.columns(from, column, row, event.ctrlKey || event.metaKey);
		else range.choose({ row: 0, column: 0 }, { row: END, column: END }, { row: 0, column: 0 });
	});
	ranging.follow(null);
}
