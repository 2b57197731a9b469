import type { Spot } from './area.ts';
import type { Ranged } from './ranging.ts';

/** So near to an edge of the list, in pixels, a drag scrolls it. */
const EDGE = 24;

/** Tells each cell that the pressed pointer comes over, also while the list scrolls below it. */
export function track(
	sheet: Ranged,
	root: HTMLElement,
	over: (spot: Spot) => void,
	end: (event: MouseEvent) => void = () => undefined
) {
	let at: { x: number; y: number } | null = null;
	let frame = 0;
	const view = root.querySelector<HTMLElement>('.k-grid .ag-grid-viewport');
	const look = (target: EventTarget | null) => {
		const cell = cellAt(target, sheet);
		if (!cell) return;
		over({ row: cell.row, column: Math.max(0, sheet.ranging.columnAt(cell.field)) });
	};
	const scroll = () => {
		frame = 0;
		if (!at || !view) return;
		const box = view.getBoundingClientRect();
		const [dx, dy] = [beyond(at.x, box.left, box.right), beyond(at.y, box.top, box.bottom)];
		if (dx === 0 && dy === 0) return;
		view.scrollBy(dx, dy);
		look(document.elementFromPoint(at.x, at.y));
		frame = requestAnimationFrame(scroll);
	};
	const move = (event: MouseEvent) => {
		if (event.buttons === 0) return stop(event);
		at = { x: event.clientX, y: event.clientY };
		look(event.target);
		if (frame === 0) frame = requestAnimationFrame(scroll);
	};
	const stop = (event: MouseEvent) => {
		cancelAnimationFrame(frame);
		removeEventListener('mousemove', move, true);
		removeEventListener('mouseup', stop, true);
		end(event);
	};
	addEventListener('mousemove', move, true);
	addEventListener('mouseup', stop, true);
}

/** How far a point is past the edges of a stretch, or near them: a speed to scroll with. */
function beyond(at: number, from: number, to: number): number {
	if (at < from + EDGE) return Math.max(-60, (at - from - EDGE) / 2);
	return at > to - EDGE ? Math.min(60, (at - to + EDGE) / 2) : 0;
}

/** The cell of the list that an element stands in; none of the rows that stand still above and below. */
export function cellAt(
	target: EventTarget | null,
	sheet: Ranged
): { readonly row: number; readonly field: string } | null {
	if (!(target instanceof Element)) return null;
	const cell = target.closest('.ag-cell[col-id]');
	const row = cell?.closest('.ag-row[row-index]')?.getAttribute('row-index') ?? '';
	if (!cell || !/^\d+$/.test(row) || Number(row) >= sheet.ranging.size.rows) return null;
	return { row: Number(row), field: cell.getAttribute('col-id') ?? '' };
}

/** Whether an element is one that text is typed into. */
export const isTyped = (target: EventTarget | null): boolean =>
	target instanceof Element && target.closest('.ag-cell-inline-editing, input, textarea') !== null;
