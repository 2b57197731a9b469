import type { CellClassParams, CellClassRules, GridApi, IRowNode } from 'ag-grid-community';
import type { AnyRow } from '#lib/domain/model/row.ts';
import { holds, isOneCell, type Area, type Spot } from './area.ts';
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
	/** The fields of the columns that are shown, from left to right. */
	readonly fields: readonly string[];
};
type Look = (painted: Painted, spot: Spot) => boolean;

const isLone = ([first, second]: readonly Area[]): boolean =>
	first !== undefined && second === undefined && isOneCell(first);

const within =
	(test: (area: Area, spot: Spot, active: Spot | null) => boolean): Look =>
	({ areas, active }, spot) =>
		!isLone(areas) && areas.some((area) => holds(area, spot) && test(area, spot, active));

/** The classes of a cell by its part in what is chosen. */
const looks: Readonly<Record<string, Look>> = {
	'k-in': within(() => true),
	'k-in-top': within(({ top }, { row }) => row === top),
	'k-in-bottom': within(({ bottom }, { row }) => row === bottom),
	'k-in-left': within(({ left }, { column }) => column === left),
	'k-in-right': within(({ right }, { column }) => column === right),
	'k-in-active': within((_, { row, column }, active) => {
		return active?.row === row && active.column === column;
	}),
	'k-filling': ({ filling }, spot) => filling !== null && holds(filling, spot),
	'k-handle': ({ areas }, { row, column }) => {
		const last = areas.at(-1);
		return last?.bottom === row && last.right === column;
	}
};

/**
 * What a cell of this column looks like inside the chosen areas. Rules are asked again whenever a cell is drawn, so
 * cells that scrolling brings are right from the start; nothing else may set these classes, or they go stale.
 */
export function rangeClasses(host: Host, field: string): CellClassRules<AnyRow> {
	const rule =
		(look: Look) =>
		({ node: { rowPinned, rowIndex } }: CellClassParams<AnyRow>): boolean => {
			if (rowPinned || rowIndex === null) return false;
			return look(host.range, { row: rowIndex, column: host.columnAt(field) });
		};
	return Object.fromEntries(Object.entries(looks).map(([name, look]) => [name, rule(look)]));
}

/** Draws those cells on screen again whose part in the range has changed: of a step, those along its edge. */
export function repaint(host: Host, before: Painted) {
	const { api, range, fields } = host;
	if (!api) return;
	const bands = new Map<string, IRowNode<AnyRow>[]>();
	for (const node of api.getRenderedNodes()) {
		if (node.rowPinned || node.rowIndex === null) continue;
		const band = bandOf(before, node.rowIndex) + bandOf(range, node.rowIndex);
		bands.set(band, [...(bands.get(band) ?? []), node]);
	}
	for (const rowNodes of bands.values()) {
		const row = rowNodes[0]?.rowIndex ?? 0;
		const columns = fields.filter((_, column) => looksOther(before, range, { row, column }));
		if (columns.length > 0) api.refreshCells({ rowNodes, columns });
	}
}

/** Where a row lies to all edges there are. What rows of one band look like differs by column alone. */
function bandOf({ areas, filling, active }: Painted, row: number): string {
	const edges = [...areas, filling].map((area) => {
		return area && row >= area.top && row <= area.bottom
			? `${row === area.top}${row === area.bottom}`
			: '';
	});
	return `${edges.join()} ${active?.row === row} `;
}

const looksOther = (before: Painted, now: Painted, spot: Spot): boolean =>
	Object.values(looks).some((look) => look(before, spot) !== look(now, spot));

/** Says of the cells on screen which are chosen, for those who hear the page. */
export function sayChosen(root: HTMLElement) {
	const chosen = '.ag-cell.k-in:not([aria-selected="true"])';
	for (const cell of root.querySelectorAll(chosen)) cell.setAttribute('aria-selected', 'true');
	const left = '.ag-cell[aria-selected="true"]:not(.k-in)';
	for (const cell of root.querySelectorAll(left)) cell.removeAttribute('aria-selected');
}
