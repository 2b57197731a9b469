import type { Sheet } from '../sheet.svelte.ts';
import { clip, type Spot } from './area.ts';
import { fill, reach } from './fill.ts';
import { track } from './track.ts';

/** How near to its corner the pointer has to be, in pixels. */
const NEAR = 9;

/** Whether the pointer is on the small square in the corner of the chosen cells. */
export function isOnHandle({ target, clientX, clientY }: MouseEvent): boolean {
	if (!(target instanceof Element)) return false;
	const box = target.closest('.ag-cell.k-handle')?.getBoundingClientRect();
	return box !== undefined && box.right - clientX <= NEAR && box.bottom - clientY <= NEAR;
}

/** Drags the handle; Control or Alt at the end takes a copy for a series and a series for a copy. */
export function dragFill(sheet: Sheet, root: HTMLElement) {
	const { ranging } = sheet;
	const source = ranging.range.last && clip(ranging.range.last, ranging.size);
	if (!source || !sheet.canWrite) return;
	let found: ReturnType<typeof reach> = null;
	const over = (spot: Spot) => {
		found = reach(source, spot);
		ranging.change((range) => (range.filling = found?.area ?? null));
	};
	const end = (event: MouseEvent) => {
		ranging.change((range) => (range.filling = null));
		if (!found) return;
		const { area, direction } = found;
		ranging.change((range) => {
			const top = Math.min(source.top, area.top);
			const left = Math.min(source.left, area.left);
			const bottom = Math.max(source.bottom, area.bottom);
			const right = Math.max(source.right, area.right);
			const active = { row: source.top, column: source.left };
			range.choose({ row: top, column: left }, { row: bottom, column: right }, active);
		});
		const turned = event.ctrlKey || event.altKey || event.metaKey;
		sheet.undo.during(fill(sheet, { source, target: area, direction, turned }));
	};
	track(sheet, root, over, end);
}
