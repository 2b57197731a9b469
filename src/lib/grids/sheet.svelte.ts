import type { GridApi } from 'ag-grid-community';
import { entityClient, type Rows } from '#lib/client/entity-client.ts';
import type { Session } from '#lib/client/session.svelte.ts';
import { visibleTo } from '#lib/domain/access/visible.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import type { AnyRow, Cell, Id } from '#lib/domain/model/row.ts';
import { m, text } from '#lib/ui/text.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import { isTypedInto, type CellEdit, type EditStart } from './cell-edit.ts';
import type { ColumnHost } from './columns.ts';
import { commit } from './commit.ts';
import { faultText, reasonText } from './complaints.ts';
import { chosenClasses } from './chosen-classes.ts';
import type { Dialog } from './dialog.ts';
import { Acting } from './documents/acting.svelte.ts';
import type { Drafts } from './drafts.svelte.ts';
import { Finder } from './find/finder.svelte.ts';
import { Formats } from './formats/formats.svelte.ts';
import { FormulaBar } from './formulas/formula-bar.svelte.ts';
import { FormulaColumns } from './formulas/formula-columns.svelte.ts';
import { Behind } from './live/behind.svelte.ts';
import { Others } from './live/others.svelte.ts';
import { Batches } from './range/apply.svelte.ts';
import { RangeSums } from './range/range-sums.svelte.ts';
import { Ranging } from './range/ranging.ts';
import { Outage } from './outage.svelte.ts';
import { rowNodes, showRow } from './row-nodes.ts';
import { Marks, type Place } from './marks.svelte.ts';
import type { RowSource } from './row-source.ts';
import type { SaveQueue } from './save-queue.ts';
import { Seen } from './seen.svelte.ts';
import { Selection } from './selection.svelte.ts';
import { draftsOf, editsOf, placeOf, searchOf } from './sheet-edits.ts';
import { sourceOf } from './sheet-source.ts';
import { TableSums } from './table-sums.svelte.ts';
import { Undo, type Done } from './undo.svelte.ts';
import { unsavedBelow } from './unsaved.ts';
import { View } from './view.svelte.ts';
import { Wording } from './wording.ts';

/** The row that the rows of a table belong to, and the table in which that stands. */
export type Owner = { readonly field: string; readonly id: Id; readonly within: Sheet };

/** One table on the screen: its rows, what is typed into it, and what is chosen of it. The grid only shows it. */
export class Sheet implements ColumnHost {
	readonly title: string;
	readonly mayWrite: boolean;
	readonly client;
	readonly columns: FormulaColumns;
	readonly bar: FormulaBar;
	readonly formats: Formats;
	readonly view: View;
	readonly source: RowSource;
	readonly wording: Wording;
	readonly edits: SaveQueue;
	readonly drafts: Drafts;
	readonly marks = new Marks(this);
	readonly selection = new Selection();
	readonly seen = new Seen();
	readonly undo = new Undo();
	readonly outage = new Outage(() => this.retry());
	readonly table = new TableSums(this);
	readonly ranging = new Ranging(this);
	readonly batches = new Batches(this);
	readonly rangeSums = new RangeSums(this);
	readonly others = new Others(this);
	readonly behind = new Behind(this);
	readonly finder = new Finder(this);
	readonly acting: Acting;

	/** Rows that match. */
	total = $state<number | null>(null);
	savedAt = $state<string | null>(null);
	/** The column whose filter is open, and beside what. */
	filtering = $state.raw<{ readonly field: string; readonly anchor: HTMLElement } | null>(null);
	dialog = $state<Dialog | null>(null);
	focused = $state.raw<Place | null>(null);
	/** The row whose pane is open. */
	opened = $state<Id | null>(null);
	/** The grid, while it stands, and what it stands in. Not state: nothing but calls go there. */
	api: GridApi<AnyRow> | null = null;
	root: HTMLElement | null = null;
	/** Where the open editor began. */
	editing: EditStart | null = null;
	/** Whether what is being typed goes into every chosen cell. */
	spreading = false;
	/** Text that was too much to be pasted, for the import to begin with. */
	pasted: string | null = null;

	readonly #actor: Actor;
	#held = false;

	constructor(
		entity: Entity,
		session: Session,
		readonly owner: Owner | null = null
	) {
		this.#actor = session.actor;
		this.acting = owner?.within.acting ?? new Acting(entity.name);
		this.client = entityClient(entity.name);
		this.columns = new FormulaColumns(this, visibleTo(this.#actor, entity), this.#actor);
		this.bar = new FormulaBar(this, this.#actor);
		this.formats = new Formats(this, this.#actor);
		this.title = text(`${entity.name}.*`);
		this.mayWrite = session.may(`${entity.name}.write`);
		this.view = new View(this.entity, owner);
		this.source = sourceOf(this);
		this.wording = new Wording(() => this.entity, session, this.source.titles);
		this.edits = editsOf(this, session);
		this.drafts = draftsOf(this);
	}

	/** The table as this user sees it, with his formula columns. */
	get entity(): Entity {
		return this.columns.entity;
	}

	/** Lines of a document stay as they are once it is closed. */
	get canWrite(): boolean {
		return this.mayWrite && !this.acting.isClosed(this.owner?.id);
	}

	/** The grid tells of editors that open and close a little later than they do: it is asked itself. */
	get isTyping(): boolean {
		return (this.api?.getEditingCells().length ?? 0) > 0;
	}

	labelOf = (field: string): string => this.wording.label(field);
	showingOf = (field: string) => this.wording.of(field);
	shown = (field: string, value: Cell): string => this.wording.shown(field, value);
	search = searchOf(this);
	editOf = (row: Id, field: string) =>
		this.edits.get(row, field) ?? this.batches.pending(row, field);
	isMarked = (row: Id): boolean => this.selection.has(row);
	isFresh = (row: Id): boolean => this.marks.isFresh(row);
	reasonOf = (edit: CellEdit): string => reasonText(edit, this.entity.name);
	faultOf = (row: Id, field: string) =>
		this.acting.textAt(row, field) ?? faultText(this.source, row, field, this.entity.name);
	isFiltered = (field: string): boolean => this.view.isFiltered(field);
	chosenClasses = (field: string) => chosenClasses(this, field);
	spread = () => (this.spreading = true);
	onfilter = (field: string, anchor: HTMLElement) => (this.filtering = { field, anchor });
	nodes = () => rowNodes(this.api);
	isEditable = (field: string, row?: Id): boolean =>
		this.canWrite &&
		!this.acting.isClosed(row) &&
		isTypedInto(this.#actor, this.entity.fields[field]);

	/** What a cell holds, or will when what is typed there is stored. */
	valueOf(row: AnyRow, field: string): Cell {
		const edit = this.editOf(row.id, field);
		return edit ? edit.value : (row[field] ?? null);
	}

	/** Where an edit of a cell begins; one on top of another that is on its way goes on from that. */
	startOf(row: AnyRow, field: string): EditStart {
		const pending = this.batches.pending(row.id, field);
		const old = pending ? pending.value : (row[field] ?? null);
		return { row: row.id, version: row.version, field, old };
	}

	/** The title of a loaded row, for messages about it; what it is, where it has none yet. */
	titleOf(row: AnyRow): string {
		return this.shown(this.entity.title, row[this.entity.title] ?? null) || text(this.entity.name);
	}

	/** Opens the pane of another row, or closes it: not while cells in it are unsaved, which would be lost. */
	open(row: Id | null) {
		const count = this.opened === null ? 0 : unsavedBelow();
		if (count === 0) this.opened = row;
		else toasts.show({ tone: 'warning', text: m['grid.paneHeld']({ count }) });
	}

	commit(start: EditStart, raw: unknown) {
		const field = this.entity.fields[start.field];
		if (!field || !this.isEditable(start.field, start.row)) return;
		commit(placeOf(this), field, start, raw);
	}

	/** Other rows or another order: the list starts anew. */
	ask() {
		this.ranging.drop();
		this.source.ask(this.view.query);
		this.seen.asked++;
		this.behind.forget();
		this.api?.purgeInfiniteCache();
		this.table.refresh();
	}

	/** The same question again. Waits while somebody types: an editor belongs to a row, not to a position. */
	refresh() {
		this.#held = this.isTyping;
		// Other columns make the list load by themselves.
		if (this.#held || this.columns.renew()) return;
		this.source.forget();
		this.seen.again++;
		this.behind.renew();
		this.api?.refreshInfiniteCache();
		this.table.refresh();
		void this.table.countWhole();
	}

	/** After a while elsewhere or without the server: what failed and what could not be sent go out again. */
	retry() {
		const { failure } = this.outage;
		this.outage.stop();
		this.edits.again();
		if (failure && this.total === null) this.ask();
		else if (failure) this.refresh();
	}

	/** The editor is closed; unless the next one is open already. */
	release() {
		if (this.isTyping) return;
		this.editing = null;
		if (this.#held) this.refresh();
		else this.behind.freed();
	}

	destroy() {
		this.others.destroy();
		this.behind.destroy();
		this.edits.destroy();
		for (const part of [this.source, this.rangeSums, this.table, this.outage]) part.stop();
	}

	/** A row as it stands on the server now. */
	async reload(id: Id): Promise<AnyRow | undefined> {
		return this.put(await this.client.rows.query({ ids: [id] })).find((row) => row.id === id);
	}

	/** Rows as they stand on the server now, wherever they are shown. */
	put(found: Rows): readonly AnyRow[] {
		const rows = this.source.learn(found);
		const loaded = this.nodes();
		for (const row of rows) showRow(loaded, row);
		this.seen.update(rows, this.opened);
		return rows;
	}

	/** Rows as the server has just stored them. */
	wrote(stored: Rows, done: Done) {
		this.put(stored);
		this.savedAt = new Date().toISOString();
		this.undo.did(done);
		this.marks.flash(stored.rows.map(({ id }) => id));
		this.table.refresh(300);
	}
}
