import type { GridApi, IRowNode } from 'ag-grid-community';
import { entityClient, type Option, type Totals } from '#lib/client/entity-client.ts';
import type { Failure } from '#lib/client/failure.ts';
import type { Session } from '#lib/client/session.svelte.ts';
import { mayChange, visibleTo } from '#lib/domain/access/visible.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import type { AnyRow, Cell, Id } from '#lib/domain/model/row.ts';
import { m } from '#lib/paraglide/messages.js';
import { text } from '#lib/ui/text.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import type { CellEdit, EditStart } from './cell-edit.ts';
import type { ColumnHost } from './columns.ts';
import { commit } from './commit.ts';
import { reasonText } from './complaints.ts';
import { Drafts } from './drafts.svelte.ts';
import { lookOf } from './kinds.ts';
import { Marks, type Place } from './marks.svelte.ts';
import { RowSource } from './row-source.ts';
import { SaveQueue, type Saved } from './save-queue.ts';
import { Selection } from './selection.svelte.ts';
import { totalsRow } from './totals-row.ts';
import { Undo } from './undo.svelte.ts';
import { unsavedBelow } from './unsaved.ts';
import { View } from './view.svelte.ts';
import { Wording } from './wording.ts';

export type Owner = { readonly field: string; readonly id: Id };
export type Dialog = 'bulk' | 'import' | 'history';

/** One table on the screen: its rows, what is typed into it, and what is chosen of it. The grid only shows it. */
export class Sheet implements ColumnHost {
	readonly entity: Entity;
	readonly title: string;
	readonly canWrite: boolean;
	readonly client;
	readonly view: View;
	readonly source: RowSource;
	readonly wording: Wording;
	readonly edits: SaveQueue;
	readonly drafts: Drafts;
	readonly marks = new Marks(this);
	readonly selection = new Selection();
	readonly undo = new Undo();

	/** Rows that match, and rows that there are. */
	total = $state<number | null>(null);
	whole = $state<number | null>(null);
	sums = $state.raw<Totals | null>(null);
	failure = $state.raw<Failure | null>(null);
	savedAt = $state<string | null>(null);
	/** The column whose filter is open, and beside what. */
	filtering = $state.raw<{ readonly field: string; readonly anchor: HTMLElement } | null>(null);
	dialog = $state<Dialog | null>(null);
	focused = $state.raw<Place | null>(null);
	/** The row whose pane is open. */
	opened = $state<Id | null>(null);
	/** The grid, while it stands. Not state: nothing but calls go there. */
	api: GridApi<AnyRow> | null = null;
	/** Where the open editor began. */
	editing: EditStart | null = null;

	readonly #actor: Actor;
	#held = false;
	#sumTimer: ReturnType<typeof setTimeout> | undefined;

	constructor(
		entity: Entity,
		session: Session,
		readonly owner: Owner | null = null
	) {
		const { id: userId, name } = session.me.user;
		this.#actor = { userId, name, grants: session.grants };
		this.entity = visibleTo(this.#actor, entity);
		this.client = entityClient(entity.name);
		this.title = text(`${entity.name}.*`);
		this.canWrite = session.may(`${entity.name}.write`);
		const fixed = owner ? [{ field: owner.field, is: 'equals' as const, value: owner.id }] : [];
		const key = owner ? `grid.${entity.name}.${owner.field}` : `grid.${entity.name}`;
		this.view = new View(this.entity, fixed, key, owner ? [owner.field] : []);
		this.source = this.#makeSource();
		this.wording = new Wording(this.entity, session, this.source.titles);
		this.edits = new SaveQueue({
			save: (input) => this.client.save.mutate(input),
			reload: (row) => this.#reload(row),
			starting: (row) => this.drafts.starting(row),
			saved: (saved) => this.#saved(saved),
			changed: (row) => this.marks.touch(row)
		});
		this.drafts = new Drafts(
			{ entity: this.entity, edits: this.edits, drawn: () => this.#drawDrafts() },
			owner ? { [owner.field]: owner.id } : {}
		);
	}

	get isTyping(): boolean {
		return this.editing !== null;
	}

	labelOf = (field: string): string => this.wording.label(field);
	showingOf = (field: string) => this.wording.of(field);
	search = (field: string, typed: string) => this.wording.options(field, typed);
	editOf = (row: Id, field: string) => this.edits.get(row, field);
	isMarked = (row: Id): boolean => this.selection.has(row);
	isFresh = (row: Id): boolean => this.marks.isFresh(row);
	reasonOf = (edit: CellEdit): string => reasonText(edit, this.entity.name);
	isFiltered = (field: string): boolean =>
		this.view.conditions.some((condition) => condition.field === field);
	onfilter = (field: string, anchor: HTMLElement) => (this.filtering = { field, anchor });
	isEditable = (field: string): boolean => {
		const definition = this.entity.fields[field];
		return this.canWrite && definition !== undefined && mayChange(this.#actor, definition);
	};

	shown(field: string, value: Cell): string {
		return this.wording.shown(field, value);
	}

	/** The title of a loaded row, for messages about it. */
	titleOf(row: AnyRow): string {
		const { title } = this.entity;
		return this.shown(title, row[title] ?? null) || this.title;
	}

	/** Opens the pane of another row, or closes it: not while cells in it are unsaved, which would be lost. */
	open(row: Id | null) {
		const count = this.opened === null ? 0 : unsavedBelow();
		if (count === 0) this.opened = row;
		else toasts.show({ tone: 'warning', text: m['grid.paneHeld']({ count }) });
	}

	commit(start: EditStart, raw: unknown) {
		const field = this.entity.fields[start.field];
		if (!field || !this.isEditable(start.field)) return;
		const learn = ({ id, title }: Option) => this.source.titles.set(id, title);
		const { edits, showingOf } = this;
		commit({ edits, showingOf, clientOf: entityClient, learn }, field, start, raw);
	}

	/** Other rows or another order: the list starts anew. */
	ask() {
		this.source.ask(this.view.query);
		this.api?.purgeInfiniteCache();
		this.refreshSums();
	}

	/** The same question again. Waits while somebody types: an editor belongs to a row, not to a position. */
	refresh() {
		this.#held = this.isTyping;
		if (this.#held || !this.api) return;
		this.source.forget();
		this.api.refreshInfiniteCache();
		this.refreshSums();
		void this.countWhole();
	}

	/** The editor is closed. */
	release() {
		this.editing = null;
		if (this.#held) this.refresh();
	}

	refreshSums(wait = 0) {
		clearTimeout(this.#sumTimer);
		this.#sumTimer = setTimeout(() => void this.#sum(), wait);
	}

	async countWhole() {
		const [filter] = this.view.fixed;
		const page = { offset: 0, limit: 1, total: true, ...(filter && { filter }) };
		this.whole = (await this.client.list.query(page).catch(() => null))?.total ?? null;
	}

	/** The loaded rows by id. At most twenty blocks are loaded, so a scan costs less than keeping a map right. */
	nodes(): Map<Id, IRowNode<AnyRow>> {
		const found = new Map<Id, IRowNode<AnyRow>>();
		this.api?.forEachNode((node) => node.data && found.set(node.data.id, node));
		for (let at = 0; at < (this.api?.getPinnedTopRowCount() ?? 0); at++) {
			const node = this.api?.getPinnedTopRow(at);
			if (node?.data) found.set(node.data.id, node);
		}
		return found;
	}

	destroy() {
		this.edits.destroy();
		this.source.stop();
		clearTimeout(this.#sumTimer);
	}

	#makeSource(): RowSource {
		return new RowSource(
			this.view.query,
			(page, signal) => this.client.list.query(page, { signal }),
			{
				total: (total) => (this.total = total),
				loaded: () => (this.failure = null),
				failed: (failure) => (this.failure = failure)
			}
		);
	}

	async #reload(id: Id): Promise<AnyRow | undefined> {
		const { rows, refs } = await this.client.rows.query({ ids: [id] });
		this.source.learn(refs);
		const row = rows.find((each) => each.id === id);
		if (row) this.nodes().get(id)?.setData(row);
		return row;
	}

	#saved({ rows, refs, row, operation, cells, added }: Saved) {
		this.source.learn(refs);
		this.savedAt = new Date().toISOString();
		const label = added ? m['grid.did.added']() : m['grid.did.changed']({ count: cells });
		this.undo.did({ operation, label });
		this.marks.flash(rows.map(({ id }) => id));
		if (added) {
			this.drafts.discard(row);
			return this.refresh();
		}
		const nodes = this.nodes();
		for (const each of rows) nodes.get(each.id)?.setData(each);
		this.refreshSums(300);
	}

	#drawDrafts() {
		this.api?.setGridOption('pinnedTopRowData', [...this.drafts.rows]);
	}

	async #sum() {
		const fields = Object.entries(this.entity.fields)
			.filter(([, field]) => lookOf(field).total !== null)
			.map(([name]) => name);
		if (fields.length === 0) return;
		const { query } = this.view;
		const sums = await this.client.totals.query({ query, fields }).catch(() => null);
		if (JSON.stringify(query) !== JSON.stringify(this.view.query)) return;
		this.sums = sums;
		this.api?.setGridOption('pinnedBottomRowData', sums ? [...totalsRow(this.entity, sums)] : []);
	}
}
