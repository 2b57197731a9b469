import { text } from '#lib/ui/text.ts';
import { lightAt } from './availability-light.ts';
import type { Sheet } from './sheet.svelte.ts';

/** What is to be said of a cell; `byPointer` is false where it has the focus, beside which its edits have a note. */
type HintOf = (row: string, field: string, byPointer: boolean) => string | undefined;

const CELL = '.k-grid .ag-cell:not(.ag-cell-inline-editing)';
const REST_MS = 300;
const GAP = 4;
let made = 0;

/**
 * Words beside a cell that the pointer rests on or that has the focus: why it is marked, who is there, else all of a
 * text that is cut off. One listener for the grid; the grid's own hints would cost each cell it draws a part of its own.
 */
export function listenToHints(hintOf: HintOf) {
	return (root: HTMLElement) => {
		const hint = document.createElement('div');
		hint.className = 'k-hint';
		hint.role = 'tooltip';
		hint.id = `hint-${++made}`;
		let timer: ReturnType<typeof setTimeout> | undefined;
		/** The cell that is told of, or about to be. */
		let at: Element | null = null;

		const hide = () => {
			clearTimeout(timer);
			at?.removeAttribute('aria-describedby');
			at = null;
			hint.remove();
		};
		/** A table below a row stands inside that row's table and has hints of its own. */
		const cellIn = (target: EventTarget | null): HTMLElement | null => {
			const cell = target instanceof Element ? target.closest<HTMLElement>(CELL) : null;
			return cell?.closest('.k-grid') === root.querySelector('.k-grid') ? cell : null;
		};
		const show = (cell: HTMLElement, byPointer: boolean) => {
			const row = cell.closest('.ag-row')?.getAttribute('row-id');
			const words = row && hintOf(row, cell.getAttribute('col-id') ?? '', byPointer);
			const text = words || (byPointer && isCutOff(cell) ? cell.textContent : '');
			if (!text || !cell.isConnected) return;
			hint.textContent = text;
			document.body.append(hint);
			cell.setAttribute('aria-describedby', hint.id);
			place(hint, cell, !byPointer);
		};
		const rest = (cell: HTMLElement | null, byPointer: boolean) => {
			hide();
			at = cell;
			if (cell) timer = setTimeout(() => show(cell, byPointer), REST_MS);
		};
		const move = ({ target, buttons }: PointerEvent) => {
			const cell = buttons === 0 ? cellIn(target) : null;
			if (cell !== at) rest(cell, true);
		};
		const focus = ({ target }: Event) => rest(cellIn(target), false);
		root.addEventListener('pointermove', move);
		root.addEventListener('pointerleave', hide);
		root.addEventListener('focusin', focus);
		root.addEventListener('focusout', hide);
		for (const name of ENDS) addEventListener(name, hide, true);
		return () => {
			hide();
			root.removeEventListener('pointermove', move);
			root.removeEventListener('pointerleave', hide);
			root.removeEventListener('focusin', focus);
			root.removeEventListener('focusout', hide);
			for (const name of ENDS) removeEventListener(name, hide, true);
		};
	};
}

/** By these the hint goes: the cell is worked on, or no longer where it was. */
const ENDS = ['pointerdown', 'keydown', 'scroll'] as const;

/** What is to be said of the cells of a table. */
export const hintsOf =
	(sheet: Sheet): HintOf =>
	(row, field, byPointer) => {
		const edit = sheet.editOf(row, field);
		if (edit) return byPointer ? sheet.reasonOf(edit) : undefined;
		return (
			sheet.faultOf(row, field) ?? sheet.others.textAt(row, field) ?? lightText(sheet, row, field)
		);
	};

function lightText(sheet: Sheet, id: string, field: string): string | undefined {
	const row = sheet.nodes().get(id)?.data;
	const light = row && lightAt(sheet.entity.name, field, row);
	return light && text(`light.${light}`);
}

const isCutOff = (cell: HTMLElement) => cell.scrollWidth > cell.clientWidth;

/** Below the cell, or `beside` it: who walks by keys goes on below. */
function place(hint: HTMLElement, cell: HTMLElement, beside: boolean) {
	// What stands near the right edge is given less room than it needs.
	hint.style.left = '0';
	const { left, right, top, bottom } = cell.getBoundingClientRect();
	const { offsetWidth: width, offsetHeight: height } = hint;
	const [after, before] = [right + GAP, left - GAP - width];
	const side = after + width <= innerWidth ? after : before;
	const isBeside = beside && side >= 0;
	const start = isBeside ? side : Math.min(left, innerWidth - width - GAP);
	const below = isBeside ? top : bottom + GAP;
	const fitting = below + height <= innerHeight ? below : top - GAP - height;
	hint.style.top = `${Math.max(GAP, fitting)}px`;
	hint.style.left = `${Math.max(GAP, start)}px`;
}
