import type { GridApi } from 'ag-grid-community';
import { regionOf, type Session } from '#lib/client/session.svelte.ts';
import { localDay, trpc } from '#lib/client/trpc.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { AnyRow } from '#lib/domain/model/row.ts';
import { columnLetters, extent, placeNamed, type Place } from '#lib/domain/sheets/place.ts';
import {
	patched,
	sheetProblems,
	type Content,
	type Sheet,
	type SheetCells,
	type SheetPatch
} from '#lib/domain/sheets/sheet.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import { problemText } from '../panels/failure-text.ts';
import { Ranging } from '../range/ranging.ts';
import { Calculation } from './calculation.svelte.ts';
import { Saving } from './saving.svelte.ts';
import { contentOf, shownOf, typedOf, valueOf, type Hand } from './typed.ts';

/** At least so much of a sheet is shown, and so much beyond what is used. */
const SHOWN = { rows: 200, columns: 26 } as const;
const BEYOND = { rows: 100, columns: 6 } as const;
const MOST_STEPS = 200;

/** One sheet on the screen: its cells, what they come to, and the way back. */
export class Scratch {
	api: GridApi<AnyRow> | null = null;
	root: HTMLElement | null = null;
	cells = $state.raw<SheetCells>({});
	name = $state('');
	shared = $state(false);
	/** The cell that is active. */
	place = $state.raw<Place>({ row: 0, column: 0 });
	readonly size = $derived.by(() => this.#reach());
	readonly calculation: Calculation;
	readonly saving: Saving;
	readonly ranging = new Ranging(this);
	readonly mine: boolean;
	readonly hand: Hand;
	/** What takes the last steps back, and those that were taken back. */
	#past: SheetPatch[] = [];
	#future: SheetPatch[] = [];

	constructor(
		readonly sheet: Sheet,
		session: Session
	) {
		this.cells = sheet.cells;
		this.name = sheet.name;
		this.shared = sheet.shared;
		this.mine = sheet.mine;
		this.hand = {
			language: session.language,
			region: regionOf(session.language, navigator.languages),
			today: () => localDay(new Date())
		};
		this.calculation = new Calculation(() => session.actor);
		this.saving = new Saving(sheet.id, sheet.version);
		this.calculation.compute(this.cells);
	}

	get total(): number {
		return this.size.rows;
	}

	get isTyping(): boolean {
		return (this.api?.getEditingCells().length ?? 0) > 0;
	}

	/** A cell as it is typed. */
	typed(name: string): string {
		return typedOf(this.cells[name], this.hand);
	}

	/** A cell as it is shown. */
	shown(name: string): string {
		return shownOf(this.valueAt(name), this.hand.region);
	}

	valueAt(name: string) {
		const content = this.cells[name];
		const computed = this.calculation.results.values.get(name);
		return computed ?? (content === undefined ? { value: null } : valueOf(content));
	}

	/** Why a cell is an error. */
	problemAt(name: string): Problem | undefined {
		const known = this.calculation.results.problems.get(name);
		const { value, look } = this.valueAt(name);
		if (known || look !== 'error') return known;
		return { code: 'formula.error', params: { error: String(value) } };
	}

	/** What somebody means who types this. */
	read(text: string): Content | null {
		return contentOf(text, this.hand);
	}

	type(name: string, text: string) {
		this.change({ [name]: this.read(text) });
	}

	/** The same into many cells. */
	typeAll(names: readonly string[], text: string) {
		const content = this.read(text);
		this.change(Object.fromEntries(names.map((name) => [name, content])));
	}

	/** Whether anything stands in a cell, typed or computed. */
	holds(name: string): boolean {
		return this.cells[name] !== undefined || this.valueAt(name).value !== null;
	}

	filled(): readonly string[] {
		return [...new Set([...Object.keys(this.cells), ...this.calculation.results.values.keys()])];
	}

	isChosen(name: string): boolean {
		const place = placeNamed(name);
		return place !== null && this.ranging.range.has(place);
	}

	/** Changes cells, as one step, unless the sheet could not be kept then. Those that stay as they are do not count. */
	change(patch: SheetPatch) {
		const [problem] = sheetProblems(this.sheet.id, patched(this.cells, patch));
		if (problem) {
			toasts.show({ tone: 'error', text: problemText(problem) });
			return;
		}
		const back = this.#apply(patch);
		if (!back) return;
		this.#past = [...this.#past, back].slice(-MOST_STEPS);
		this.#future = [];
	}

	/** Takes the last step back. The grid tells what was typed in a task of its own, which comes first. */
	undo() {
		setTimeout(() => {
			[this.#past, this.#future] = this.#step(this.#past, this.#future);
		});
	}

	redo() {
		setTimeout(() => {
			[this.#future, this.#past] = this.#step(this.#future, this.#past);
		});
	}

	rename(name: string) {
		const wanted = name.trim();
		if (wanted === '' || wanted === this.name) return;
		this.name = wanted;
		this.saving.add({ name: wanted });
	}

	share(shared: boolean) {
		this.shared = shared;
		this.saving.add({ shared });
	}

	/** The company changed: everything that asks it is computed anew. */
	refresh() {
		this.calculation.forget();
		this.calculation.compute(this.cells);
	}

	/** Ends a conflict: the cells as they are stored, and on them those that were typed here or not. */
	async settle(keepsMine: boolean) {
		const theirs = await trpc.sheets.read.query({ id: this.sheet.id });
		const mine = keepsMine ? this.saving.unsaved : null;
		this.cells = patched(theirs.cells, mine?.cells ?? {});
		this.name = mine?.name ?? theirs.name;
		this.shared = mine?.shared ?? theirs.shared;
		[this.#past, this.#future] = [[], []];
		this.saving.resume(theirs.version, mine);
		this.calculation.compute(this.cells);
	}

	/** The columns of the grid. */
	letters(): readonly string[] {
		return Array.from({ length: this.size.columns }, (_, column) => columnLetters(column));
	}

	close() {
		void this.saving.flush();
		this.calculation.close();
	}

	/** Answers what takes it back; null where nothing changed. */
	#apply(patch: SheetPatch): SheetPatch | null {
		const changed = Object.entries(patch).filter(
			([name, content]) => (this.cells[name] ?? null) !== content
		);
		if (changed.length === 0 || !this.mine) return null;
		const back = Object.fromEntries(changed.map(([name]) => [name, this.cells[name] ?? null]));
		const cells = Object.fromEntries(changed);
		this.cells = patched(this.cells, cells);
		this.saving.add({ cells });
		this.calculation.compute(this.cells);
		return back;
	}

	#step(from: SheetPatch[], to: SheetPatch[]): [SheetPatch[], SheetPatch[]] {
		const patch = from.at(-1);
		if (!patch) return [from, to];
		const back = this.#apply(patch);
		const [first] = Object.keys(patch);
		const place = first === undefined ? null : placeNamed(first);
		if (place) {
			this.ranging.change((range) => range.place(place));
			this.ranging.follow();
		}
		return [from.slice(0, -1), back ? [...to, back] : to];
	}

	#reach() {
		let [rows, columns] = [0, 0];
		for (const name of [...Object.keys(this.cells), ...this.calculation.results.values.keys()]) {
			const place = placeNamed(name);
			rows = Math.max(rows, (place?.row ?? 0) + 1);
			columns = Math.max(columns, (place?.column ?? 0) + 1);
		}
		return {
			rows: Math.min(extent.rows, Math.max(SHOWN.rows, rows + BEYOND.rows)),
			columns: Math.min(extent.columns, Math.max(SHOWN.columns, columns + BEYOND.columns))
		};
	}
}

export const nameAt = (row: number, letters: string): string => `${letters}${row + 1}`;
