import type { IRowNode } from 'ag-grid-community';
import type { AnyRow } from '#lib/domain/model/row.ts';
import { NUMBER_COLUMN } from '../number-column.ts';
import type { Sheet } from '../sheet.svelte.ts';
import { following, type Size, type Spot } from './area.ts';
import { CellRange } from './cell-range.svelte.ts';
import { repaint, sayChosen, type Painted } from './paint.ts';

/** What a range is tied to: an entity's table, or anything else that is drawn as a grid. */
export type Ranged = Pick<Sheet, 'api' | 'root' | 'total' | 'isTyping'> & {
	readonly ranging: Ranging;
};

const NOTHING: Painted = { areas: [], filling: null, active: null };

/** The range of one grid, tied to it: what is where, and every step of it seen on the screen. */
export class Ranging {
	readonly range = new CellRange();
	#fields: readonly string[] | null = null;
	#painted = NOTHING;

	constructor(private readonly sheet: Omit<Ranged, 'ranging'>) {}

	get api() {
		return this.sheet.api;
	}

	/** The fields of the columns that are shown, from left to right. */
	get fields(): readonly string[] {
		return (this.#fields ??= this.#shown());
	}

	get size(): Size {
		const rows = this.sheet.total ?? this.api?.getDisplayedRowCount() ?? 0;
		return { rows, columns: this.fields.length };
	}

	columnAt(field: string): number {
		return this.fields.indexOf(field);
	}

	fieldAt(column: number): string | undefined {
		return this.fields[column];
	}

	/** Columns came, went or changed places: positions mean others now. */
	rearranged() {
		const before = this.#fields?.join();
		this.#fields = null;
		if (before !== undefined && before !== this.fields.join()) this.drop();
	}

	/** Does something to the range, and draws what that changed. */
	change(work: (range: CellRange) => void) {
		work(this.range);
		this.paint();
	}

	/**
	 * The same, with the focus of the grid and a cell of the range following. They come first: to scroll, the grid
	 * measures the page, which costs a layout of all that was drawn before.
	 */
	lead(work: (range: CellRange) => void, seen?: Spot | null) {
		work(this.range);
		this.follow(seen);
		this.paint();
	}

	paint() {
		const before = this.#painted;
		const { areas, filling, active } = this.range;
		this.#painted = { areas, filling, active };
		repaint(this, before);
		this.say();
	}

	drop() {
		this.change((range) => range.drop());
	}

	/** Tells the attributes of the cells on screen; also after scrolling, when others were drawn. */
	say() {
		const root = this.sheet.root?.querySelector<HTMLElement>('.k-grid');
		if (root) sayChosen(root);
	}

	/** The grid moved its focus here. What this class itself brought about is no news. */
	focused(spot: Spot | null) {
		if (spot === null) return this.drop();
		if (!this.range.isActive(spot)) this.change((range) => range.place(spot));
	}

	/** Brings the focus of the grid to the active cell, and a cell of the range into view. */
	follow(seen: Spot | null = this.range.active) {
		const { api, range } = this;
		const field = range.active ? this.fieldAt(range.active.column) : undefined;
		if (!api || !range.active || field === undefined) return;
		// The cell is brought into view first: one that is not drawn cannot take the focus, and keys would go nowhere.
		const column = seen ? this.fieldAt(seen.column) : undefined;
		if (seen && seen.row < this.size.rows) api.ensureIndexVisible(seen.row);
		if (column !== undefined) api.ensureColumnVisible(column);
		const focus = api.getFocusedCell();
		const there = focus?.rowIndex === range.active.row && focus.column.getColId() === field;
		// The grid goes on to name its last cell when the page's focus has gone to the head of a column.
		const cell = document.activeElement?.closest('.ag-cell') ?? null;
		const isHere = cell !== null && this.sheet.root?.contains(cell) === true;
		if (!there || focus.rowPinned || !isHere) api.setFocusedCell(range.active.row, field);
	}

	/** From one active cell to the next within the range. */
	advance(across: boolean, step: 1 | -1) {
		const { areas, active } = this.range;
		if (!active) return;
		const clipped = areas.map((area) => ({
			...area,
			bottom: Math.min(area.bottom, this.size.rows - 1),
			right: Math.min(area.right, this.size.columns - 1)
		}));
		this.lead((range) => range.activate(following(clipped, active, across, step)));
	}

	/** The loaded rows by position. Asking the grid for one that is not loaded would load it. */
	loaded(): Map<number, IRowNode<AnyRow>> {
		const found = new Map<number, IRowNode<AnyRow>>();
		this.api?.forEachNode((node) => {
			if (node.data && node.rowIndex !== null) found.set(node.rowIndex, node);
		});
		return found;
	}

	#shown(): string[] {
		const columns = this.api?.getAllDisplayedColumns() ?? [];
		return columns.map((column) => column.getColId()).filter((field) => field !== NUMBER_COLUMN);
	}
}
