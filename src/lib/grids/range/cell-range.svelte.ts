import { between, END, holds, isOneCell, type Area, type Spot } from './area.ts';

/**
 * The cells that are chosen: one or more areas, the last of which grows with Shift, and the active cell in them that
 * is typed into. Positions only, so it is dropped when rows or columns come to stand in another order.
 */
export class CellRange {
	areas = $state.raw<readonly Area[]>([]);
	active = $state.raw<Spot | null>(null);
	/** Where a drag of the fill handle would reach. */
	filling = $state.raw<Area | null>(null);
	readonly isMany = $derived(this.areas.length > 1 || this.areas.some((area) => !isOneCell(area)));
	/** The last area, which fill and paste work on. */
	readonly last = $derived(this.areas.at(-1) ?? null);
	/** Whether a key that leads to another cell begins a further area there, in place of choosing that cell alone. */
	isAdding = $state.raw(false);
	#isLaid = false;
	#pivot: Spot | null = null;
	#head: Spot | null = null;

	/** The corner that Shift moves. */
	get head(): Spot | null {
		return this.#head;
	}

	/** One cell. */
	place(spot: Spot) {
		this.#start(spot, spot, spot);
		this.areas = [between(spot, spot)];
		this.isAdding = false;
	}

	/** What a key leads to: one cell, or a further area that goes along until it is made larger. */
	go(spot: Spot) {
		if (!this.isAdding) return this.place(spot);
		this.#start(spot, spot, spot);
		this.areas = [...(this.#isLaid ? this.areas : this.areas.slice(0, -1)), between(spot, spot)];
		this.#isLaid = false;
	}

	/** From now on keys choose beside what is chosen, or no longer. */
	toggleAdding() {
		this.isAdding = !this.isAdding;
		this.#isLaid = true;
	}

	/** The last area reaches to this cell; the active cell stays. */
	extend(head: Spot) {
		if (!this.#pivot || this.areas.length === 0) return this.place(head);
		this.#head = head;
		this.#isLaid = true;
		this.areas = [...this.areas.slice(0, -1), between(this.#pivot, head)];
	}

	/** A further area, of one cell. */
	add(spot: Spot) {
		this.#start(spot, spot, spot);
		this.#isLaid = true;
		this.areas = [...this.areas, between(spot, spot)];
	}

	/** An area from corner to corner, in place of the others or beside them. `active` lies in it. */
	choose(pivot: Spot, head: Spot, active: Spot = pivot, beside = false) {
		this.#start(pivot, head, active);
		this.areas = [...(beside ? this.areas : []), between(pivot, head)];
		this.isAdding &&= beside;
		this.#isLaid = true;
	}

	/** The last area grows to whole rows or columns; the others stay only while keys choose beside them. */
	widen(pivot: Spot, head: Spot, active: Spot) {
		this.areas = this.isAdding ? this.areas.slice(0, -1) : [];
		this.choose(pivot, head, active, true);
	}

	/** Whole columns. `row` is the row of the active cell, one that is seen. */
	columns(from: number, to: number, row: number, beside = false) {
		this.choose({ row: 0, column: from }, { row: END, column: to }, { row, column: from }, beside);
	}

	/** Whole rows. */
	rows(from: number, to: number, beside = false) {
		const active = { row: from, column: 0 };
		this.choose({ row: from, column: 0 }, { row: to, column: END }, active, beside);
	}

	/** Another active cell within the same areas. */
	activate(spot: Spot) {
		this.active = spot;
	}

	isActive({ row, column }: Spot): boolean {
		return this.active?.row === row && this.active.column === column;
	}

	has(spot: Spot): boolean {
		return this.areas.some((area) => holds(area, spot));
	}

	drop() {
		this.areas = [];
		this.active = null;
		this.filling = null;
		this.isAdding = false;
		this.#pivot = null;
		this.#head = null;
	}

	#start(pivot: Spot, head: Spot, active: Spot) {
		this.#pivot = pivot;
		this.#head = head;
		this.active = active;
	}
}
