import type { CellClassParams, CellClassRules, GridApi } from 'ag-grid-community';
import type { AnyRow } from '#lib/domain/model/row.ts';
import type { Area, Spot } from './area.ts';
import { holds } from './area.ts';
import type { CellRange } from './cell-range.svelte.ts';

export type Painted = {
	readonly areas: readonly Area[];
	readonly filling: Area | null;
	readonly active: Spot | null;
};
type Host = {
	readonly range: CellRange;
	readonly api: GridApi<AnyRow> | null;
	/** Which of the shown columns a field is; -1 where it is hidden. */
	columnAt(field: string): number;
	fieldAt(column: number): string | undefined;
};

/**
 * What a cell of this column looks like inside the chosen areas. Rules are asked again whenever a cell is drawn, so
 * cells that scrolling brings are right from the start; nothing else may set these classes, or they go stale.
 */
export function rangeClasses(host: Host, field: string): CellClassRules<AnyRow> {
	type Rule = (params: CellClassParams<AnyRow>) => boolean;
	const within =
		(test: (area: Area, spot: Spot) => boolean): Rule =>
		({ node }) => {
			if (node.rowPinned || node.rowIndex === null || !host.range.isMany) return false;
			const spot = { row: node.rowIndex, column: host.columnAt(field) };
			return host.range.areas.some((area) => holds(area, spot) && test(area, spot));
		};
	const filled: Rule = ({ node }) => {
		const { filling } = host.range;
		if (!filling || node.rowPinned || node.rowIndex === null) return false;
		return holds(filling, { row: node.rowIndex, column: host.columnAt(field) });
	};
	const corner: Rule = ({ node }) => {
		const { last } = host.range;
		if (!last || node.rowPinned) return false;
		return node.rowIndex === last.bottom && host.columnAt(field) === last.right;
	};
	return {
		'k-in': within(() => true),
		'k-in-top': within(({ top }, { row }) => row === top),
		'k-in-bottom': within(({ bottom }, { row }) => row === bottom),
		'k-in-left': within(({ left }, { column }) => column === left),
		'k-in-right': within(({ right }, { column }) => column === right),
		'k-in-active': within((_, spot) => host.range.isActive(spot)),
		'k-filling': filled,
		'k-handle': corner
	};
}

/** Draws the cells again whose part in the range has changed, of the rows that are on screen. */
export function repaint(host: Host, before: Painted) {
	const { api, range } = host;
	if (!api) return;
	const now: Painted = { areas: range.areas, filling: range.filling, active: range.active };
	const rowNodes = api.getRenderedNodes().filter(({ rowPinned, rowIndex }) => {
		if (rowPinned || rowIndex === null) return false;
		return partOf(before, rowIndex) !== partOf(now, rowIndex);
	});
	if (rowNodes.length === 0) return;
	api.refreshCells({ rowNodes, columns: columnsOf(host, [before, now]) });
}

/** What the range makes of one row, in a word that differs when anything of it does. */
function partOf({ areas, filling, active }: Painted, row: number): string {
	const parts = areas
		.filter(({ top, bottom }) => row >= top && row <= bottom)
		.map(({ top, bottom, left, right }) => `${left}-${right}${row === top}${row === bottom}`);
	if (filling && row >= filling.top && row <= filling.bottom) {
		parts.push(`f${filling.left}-${filling.right}`);
	}
	if (active?.row === row) parts.push(`a${active.column}`);
	return `${areas.length > 1} ${areas.at(-1)?.bottom === row} ${parts.join()}`;
}

function columnsOf(host: Host, painted: readonly Painted[]): string[] {
	const columns = new Set<string>();
	const areas = painted.flatMap(({ areas, filling }) => (filling ? [...areas, filling] : areas));
	for (const { left, right } of areas) {
		for (let column = left; column <= right; column++) {
			const field = host.fieldAt(column);
			if (field === undefined) break;
			columns.add(field);
		}
	}
	return [...columns];
}

/** Says of the cells on screen which are chosen, for those who hear the page. */
export function sayChosen(root: HTMLElement) {
	const chosen = '.ag-cell.k-in:not([aria-selected="true"])';
	for (const cell of root.querySelectorAll(chosen)) cell.setAttribute('aria-selected', 'true');
	const left = '.ag-cell[aria-selected="true"]:not(.k-in)';
	for (const cell of root.querySelectorAll(left)) cell.removeAttribute('aria-selected');
}
