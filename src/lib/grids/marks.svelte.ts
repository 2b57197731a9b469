import type { GridApi, IRowNode } from 'ag-grid-community';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import { isSignedOut, isTroubled, type CellEdit } from './cell-edit.ts';
import type { SaveQueue } from './save-queue.ts';

export type Place = { readonly row: Id; readonly field: string };
type Host = {
	readonly api: GridApi<AnyRow> | null;
	readonly edits: SaveQueue;
	readonly isTyping: boolean;
	nodes(): Map<Id, IRowNode<AnyRow>>;
};
const FRESH_MS = 1500;

/** What the page tells about edits: which cells are in trouble, which are not saved yet, which just were. */
export class Marks {
	troubles = $state.raw<readonly CellEdit[]>([]);
	unsaved = $state(0);
	/** Whether what is unsaved waits for the user to sign in again. */
	signedOut = $state(false);
	/** The cell whose trouble is told beside it. */
	note = $state.raw<Place | null>(null);
	/** Counts repaintings, for what reads the edits, which are no state of Svelte. */
	painted = $state(0);
	/** Counts scrollings while a note stands, which has to follow its cell. */
	scrolled = $state(0);
	#dirty = new Set<Id>();
	#fresh = new Set<Id>();

	constructor(private readonly host: Host) {}

	/** Some edit of the row changed. The grid is told once for all that change in one breath. */
	touch(row: Id) {
		if (this.#dirty.size === 0) queueMicrotask(() => this.#paint());
		this.#dirty.add(row);
	}

	isFresh(row: Id): boolean {
		return this.#fresh.has(row);
	}

	/** Rows that were just written light up for a moment. */
	flash(ids: readonly Id[]) {
		for (const id of ids) this.#fresh.add(id);
		setTimeout(() => {
			for (const id of ids) this.#fresh.delete(id);
		}, FRESH_MS);
	}

	/** Shows the note of a cell that has the focus, if there is something to say. */
	lookAt(place: Place | null) {
		const edit = place && this.host.edits.get(place.row, place.field);
		this.note = edit && edit.problems.length > 0 ? place : null;
	}

	#paint() {
		const { api, edits } = this.host;
		const nodes = this.host.nodes();
		const rowNodes = [...this.#dirty].flatMap((id) => nodes.get(id) ?? []);
		this.#dirty = new Set();
		api?.refreshCells({ rowNodes, force: true });
		const before = new Set(this.troubles.map(keyOf));
		const all = edits.all();
		this.troubles = all.filter(isTroubled);
		this.unsaved = all.filter(({ state }) => state === 'unsaved').length;
		this.signedOut = all.some(isSignedOut);
		this.painted++;
		const fresh = this.troubles.find((edit) => !before.has(keyOf(edit)));
		if (fresh && !this.host.isTyping) this.note = fresh;
		if (this.note && !edits.get(this.note.row, this.note.field)) this.note = null;
	}
}

const keyOf = ({ row, field, state }: CellEdit) => `${row} ${field} ${state}`;
