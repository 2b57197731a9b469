import type { GridApi } from 'ag-grid-community';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';
import type { RowNodes } from '../row-nodes.ts';
import { Anchor } from './anchor.ts';

type Host = {
	readonly api: GridApi<AnyRow> | null;
	readonly focused: { readonly row: Id; readonly field: string } | null;
	readonly isTyping: boolean;
	readonly root: HTMLElement | null;
	readonly selection: { readonly isEmpty: boolean };
	readonly ranging: { readonly range: { readonly isMany: boolean } };
	readonly batches: { readonly sending: number; readonly review: unknown };
	readonly edits: { all(): readonly unknown[] };
	readonly others: { find(rows: readonly Id[]): void };
	nodes(): RowNodes;
	refresh(): void;
};

/** What comes close together makes the list load once. */
const TOGETHER_MS = 40;
/** A list rests this long for each block of it that was loaded anew, so that many windows do not wear the server out. */
const REST_MS = 1000;
const BLOCK = 200;

/**
 * How far a list is behind its table: rows that came, went, or may stand elsewhere by now. It is loaded anew by
 * itself, unless something in it is being worked on.
 */
export class Behind {
	/** The rows; null where they are too many to name. */
	rows = $state.raw<ReadonlySet<Id> | null>(new Set());
	/** Whether it takes a while, or the user, until the list is loaded anew. */
	isWaiting = $state(false);
	readonly isBehind = $derived(this.rows === null || this.rows.size > 0);
	readonly anchor: Anchor;
	#restUntil = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(private readonly host: Host) {
		this.anchor = new Anchor(host);
	}

	/** Null stands for any rows. */
	add(rows: readonly Id[] | null) {
		if (rows?.length === 0) return;
		this.rows = rows && this.rows && new Set([...this.rows, ...rows]);
		this.freed();
	}

	/** Perhaps nothing is being worked on any more. */
	freed() {
		clearTimeout(this.#timer);
		if (!this.isBehind) return;
		const rest = Math.max(TOGETHER_MS, this.#restUntil - Date.now());
		this.isWaiting = this.#isWorkedOn || rest > REST_MS;
		if (!this.#isWorkedOn) this.#timer = setTimeout(() => this.#load(), rest);
	}

	/** Another list is about to be loaded. */
	forget() {
		clearTimeout(this.#timer);
		this.rows = new Set();
		this.isWaiting = false;
		this.anchor.drop();
	}

	/** The same list is about to be loaded anew. */
	renew() {
		this.forget();
		this.anchor.hold();
		this.#restUntil = Date.now() + REST_MS * Math.ceil(this.host.nodes().size / BLOCK);
	}

	/** The grid holds these rows now, from this one on. */
	loaded(start: number, rows: readonly AnyRow[]) {
		this.host.others.find(rows.map(({ id }) => id));
		this.anchor.loaded(start, rows);
	}

	destroy() {
		clearTimeout(this.#timer);
	}

	#load() {
		if (this.#isWorkedOn) this.isWaiting = true;
		else this.host.refresh();
	}

	/** An editor, chosen cells and rows, and what is not saved are left alone: a refusal needs its row to be shown. */
	get #isWorkedOn(): boolean {
		const { isTyping, selection, ranging, edits, batches } = this.host;
		const isChosen = !selection.isEmpty || ranging.range.isMany;
		const isUnsaved = edits.all().length > 0 || batches.sending > 0 || batches.review !== null;
		return isTyping || isChosen || isUnsaved;
	}
}
