import type { CellClassRules } from 'ag-grid-community';
import { failureOf, type Failure } from '#lib/client/failure.ts';
import type { Find, Found } from '#lib/domain/find/find.ts';
import type { AnyRow } from '#lib/domain/model/row.ts';
import { rowsBetween } from '../range/row-window.ts';
import type { Sheet } from '../sheet.svelte.ts';
import { chosenAreas } from './chosen-areas.ts';
import { beside, hitCells, type HitCell, type Origin } from './places.ts';

/** So many rows with hits are fetched at a time. */
const AT_ONCE = 200;
const PAUSE_MS = 250;
const END = 10_000_000;

/** Looks for a text in the cells of a sheet, on the server: most rows are not loaded. */
export class Finder {
	mode = $state<'find' | 'replace' | null>(null);
	text = $state('');
	by = $state('');
	exact = $state(false);
	whole = $state(false);
	/** Looks into the chosen cells only, where there are some. */
	chosen = $state(false);
	/** Counts the times it was asked for, so that its field takes the focus again. */
	asked = $state(0);
	found = $state.raw<Found | null>(null);
	/** The cell that is shown. */
	at = $state.raw<HitCell | null>(null);
	/** Its row, which the grid may not have loaded yet. */
	row: AnyRow | null = null;
	busy = $state(false);
	failure = $state.raw<Failure | null>(null);

	readonly #areas = $derived.by(() => (this.mode && this.chosen ? chosenAreas(this.sheet) : null));
	/** What is looked for; null while nothing is. */
	readonly find: Find | null = $derived(this.#find());
	#cells: readonly HitCell[] = [];
	#timer: ReturnType<typeof setTimeout> | undefined;
	#running: AbortController | undefined;
	/** What is under way: steps and counts wait for each other. */
	#before = Promise.resolve();

	constructor(private readonly sheet: Sheet) {}

	/** Opens the bar, or brings the focus back to it. */
	open(mode: 'find' | 'replace') {
		if (this.mode === null) this.chosen = this.sheet.ranging.range.isMany;
		this.mode = this.sheet.canWrite ? mode : 'find';
		this.asked++;
	}

	/** Closes the bar. The focus goes to the cell that is shown, else back to the one that had it. */
	close() {
		const { api, ranging } = this.sheet;
		const { at } = this;
		clearTimeout(this.#timer);
		this.#running?.abort();
		this.mode = null;
		this.#mark(null);
		const before = api?.getFocusedCell();
		if (at) {
			const spot = { row: this.#indexOf(at), column: ranging.columnAt(at.field) };
			const inside = ranging.range.isMany && ranging.range.has(spot);
			if (inside) ranging.change((range) => range.activate(spot));
			api?.setFocusedCell(spot.row, at.field);
		} else if (before) api?.setFocusedCell(before.rowIndex, before.column, before.rowPinned);
	}

	/** What is looked for or the list has changed: it is counted again after a pause. */
	changed(pause = PAUSE_MS) {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.#inTurn(() => this.#count()), pause);
	}

	/** Another text: what was shown is no hit any more. */
	renew() {
		this.#running?.abort();
		this.#mark(null);
		this.#cells = [];
		this.found = null;
		this.changed();
	}

	/** To the next hit or the one before, from the last to the first again. Steps follow each other. */
	walk(step: 1 | -1): Promise<void> {
		clearTimeout(this.#timer);
		return this.#inTurn(() => this.#step(step));
	}

	/** The cell that is shown was replaced: it is none of the hits any more, until they are counted again. */
	took(cell: HitCell) {
		this.#cells = this.#cells
			.filter((each) => each !== cell)
			.map((each) => (each.number > cell.number ? { ...each, number: each.number - 1 } : each));
		if (this.found) this.found = { ...this.found, cells: this.found.cells - 1 };
	}

	/** What the cell that is shown looks like. */
	classes(field: string): CellClassRules<AnyRow> {
		return {
			'k-hit': ({ data }) =>
				data !== undefined && this.at?.row === data.id && this.at.field === field
		};
	}

	stop() {
		clearTimeout(this.#timer);
		this.#running?.abort();
	}

	#find(): Find | null {
		const { sheet, text, exact, whole } = this;
		if (text === '' || this.mode === null) return null;
		const fields = sheet.view.layout.columns.flatMap(({ field, hidden }) => (hidden ? [] : field));
		return {
			query: sheet.view.query,
			fields: fields.filter((field) => sheet.entity.fields[field]),
			...(this.#areas && { areas: this.#areas }),
			text,
			...(exact && { exact }),
			...(whole && { whole }),
			locale: sheet.wording.locale
		};
	}

	#inTurn(work: () => Promise<void>): Promise<void> {
		const done = this.#before.then(work);
		this.#before = done.catch(() => undefined);
		return done;
	}

	async #count() {
		if (this.find) await this.#load(this.#origin(1).place, 1);
	}

	async #step(step: 1 | -1, again = true): Promise<void> {
		if (!this.find) return;
		const from = this.#origin(step);
		const order = this.find.fields;
		let next = beside(this.#cells, from, step, order);
		if (!next) {
			if (!(await this.#load(from.place, step))) return;
			next = beside(this.#cells, from, step, order);
		}
		if (!next) {
			if (!(await this.#load(step > 0 ? 0 : END, step))) return;
			next = this.#cells.at(step > 0 ? 0 : -1);
		}
		if (!next || (await this.#show(next)) || !again) return;
		// The list has moved since it was looked through.
		this.#cells = [];
		return this.#step(step, false);
	}

	/** Where to go on: the cell that is shown, else the one with the focus, which the first step may come to. */
	#origin(step: 1 | -1): Origin {
		if (this.at) return { place: this.#indexOf(this.at), field: this.at.field };
		const focus = this.sheet.api?.getFocusedCell();
		if (!focus || focus.rowPinned) return { place: 0, field: null };
		const fields = this.find?.fields ?? [];
		const field = focus.column.getColId();
		const before = fields[fields.indexOf(field) - 1] ?? null;
		return { place: focus.rowIndex, field: step > 0 ? before : field };
	}

	/** Fetches hits from a place on, or back from it. Answers whether they came. */
	async #load(from: number, step: 1 | -1): Promise<boolean> {
		const { find, sheet } = this;
		if (!find) return false;
		this.#running?.abort();
		const running = new AbortController();
		this.#running = running;
		this.busy = true;
		try {
			const page = { find, from, limit: AT_ONCE, ...(step < 0 && { back: true }) };
			const found = await sheet.client.find.query(page, { signal: running.signal });
			if (running.signal.aborted) return false;
			this.failure = null;
			this.found = found;
			this.#cells = hitCells(found);
			this.#recall();
			return true;
		} catch (error) {
			if (running.signal.aborted) return false;
			this.failure = failureOf(error);
			this.found = null;
			return false;
		} finally {
			if (this.#running === running) this.busy = false;
		}
	}

	/** The cell that is shown, as it is counted now. */
	#recall() {
		const { at } = this;
		const same = this.#cells.find(({ row, field }) => row === at?.row && field === at.field);
		if (same) this.at = same;
	}

	/** Brings a hit into view. Answers whether its row still stands there. */
	async #show(cell: HitCell): Promise<boolean> {
		const { api, entity } = this.sheet;
		if (!api || !entity.fields[cell.field]) return true;
		const index = this.#indexOf(cell);
		const row = (await rowsBetween(this.sheet, index, index).catch(() => null))?.get(index);
		if (row && row.id !== cell.row) return false;
		this.row = row ?? null;
		api.ensureIndexVisible(index);
		api.ensureColumnVisible(cell.field);
		this.#mark(cell);
		return true;
	}

	#mark(cell: HitCell | null) {
		const before = this.at;
		this.at = cell;
		const nodes = this.sheet.nodes();
		const rowNodes = [before, cell].flatMap((each) => (each && nodes.get(each.row)) ?? []);
		if (rowNodes.length > 0) this.sheet.api?.refreshCells({ rowNodes, force: true });
	}

	/** Where the row stands in the grid, which may have been loaded before the search. */
	#indexOf({ row, place }: HitCell): number {
		const node = this.sheet.nodes().get(row);
		return node?.rowPinned ? place : (node?.rowIndex ?? place);
	}
}
