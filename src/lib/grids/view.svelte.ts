import { keepPreference, trpc } from '#lib/client/trpc.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Condition, Filter, Query, Sort } from '#lib/domain/model/query.ts';
import { combine, readConditions, replaced } from './filters.ts';
import { fieldsOfWhen } from './formats/format-rule.ts';
import { labelWidth } from './label-width.ts';
import { fieldLabel } from './labels.ts';
import { fitLayout, hide, moveColumn, usualLayout, visible, type Layout } from './layout.ts';
import type { Owner } from './sheet.svelte.ts';

export type SavedView = {
	readonly id: string;
	readonly name: string;
	readonly shared: boolean;
	readonly mine?: boolean;
	readonly view: unknown;
};
/** What a saved view holds and a link carries. */
export type Stand = {
	readonly conditions: readonly Condition[];
	readonly search: string;
	readonly sort: readonly Sort[];
	readonly layout?: Layout;
};

/** Which rows in which order, and which columns: what a saved view, a link and a user's habit are made of. */
export class View {
	conditions = $state.raw<readonly Condition[]>([]);
	search = $state('');
	sort = $state.raw<readonly Sort[]>([]);
	layout = $state.raw<Layout>({ columns: [], frozen: 1 });
	/** The saved view in use. */
	saved = $state.raw<SavedView | null>(null);
	#clean = $state('');
	readonly isChanged = $derived(this.saved !== null && this.#clean !== this.#stand());
	readonly query: Query = $derived(this.queryWithout(null));
	#usual: Layout;
	#timer: ReturnType<typeof setTimeout> | undefined;

	/** What holds for all rows of it: that they belong to a row. */
	readonly fixed: readonly Filter[];
	/** The name under which the columns are remembered; another for grids below a row. */
	readonly #key: string;

	constructor(
		public entity: Entity,
		private readonly owner: Owner | null
	) {
		this.fixed = owner ? [{ field: owner.field, is: 'equals', value: owner.id }] : [];
		this.#key = owner ? `grid.${entity.name}.${owner.field}` : `grid.${entity.name}`;
		this.#usual = this.#usualOf(entity);
		this.layout = this.#usual;
	}

	/** The same table with other columns: what stands on one that is gone is dropped, a new one comes last. */
	extend(entity: Entity) {
		this.entity = entity;
		this.#usual = this.#usualOf(entity);
		this.layout = fitLayout(entity, this.layout, this.#usual);
		this.conditions = readConditions(entity, this.conditions);
		this.sort = this.#readSort(this.sort);
	}

	/** The query without the conditions of one column: what its own filter offers values from. */
	queryWithout(field: string | null): Query {
		const conditions = this.conditions.filter((condition) => condition.field !== field);
		const filter = combine(this.fixed, conditions);
		const search = this.search.trim();
		return {
			...(filter && { filter }),
			...(search !== '' && { search }),
			...(this.sort.length > 0 && { sort: this.sort })
		};
	}

	/** The columns that are seen, filtered or sorted by, or that rules ask. */
	get fields(): readonly string[] {
		const seen = visible(this.layout).map((column) => column.field);
		const asked = [...this.conditions, ...this.sort].map(({ field }) => field);
		const formats = (this.layout.formats ?? []).flatMap(({ when }) => fieldsOfWhen(when));
		return [...seen, ...asked, ...formats];
	}

	isFiltered(field: string): boolean {
		return this.conditions.some((condition) => condition.field === field);
	}

	filter(field: string, own: readonly Condition[]) {
		this.conditions = replaced(this.conditions, field, own);
	}

	clear() {
		this.conditions = [];
		this.search = '';
	}

	/** Reads the columns as this user left them last, once it is known which there are. */
	async remembered(known: Promise<unknown>) {
		const asked = trpc.preferences.get.query({ key: this.#key }).catch(() => null);
		const [found] = await Promise.all([asked, known]);
		this.layout = fitLayout(this.entity, found, this.#usual);
	}

	arrange(layout: Layout) {
		this.layout = layout;
		clearTimeout(this.#timer);
		// Dragging an edge tells of every pixel; the habit is written when the hand rests, or the page is left.
		this.#timer = setTimeout(this.#keep, 800);
		addEventListener('pagehide', this.#keep, { once: true });
	}

	readonly #keep = () => {
		clearTimeout(this.#timer);
		removeEventListener('pagehide', this.#keep);
		keepPreference(this.#key, this.layout);
	};

	/** Puts a column behind another, seen. */
	place(field: string, after: string | null) {
		const shown = hide(this.layout, field, false);
		const names = shown.columns.map((column) => column.field).filter((name) => name !== field);
		const at = after === null ? -1 : names.indexOf(after);
		this.arrange(at < 0 ? shown : moveColumn(shown, field, names[at + 1] ?? null));
	}

	usual() {
		this.arrange(this.#usual);
	}

	open(view: SavedView | null) {
		this.saved = view;
		this.apply(view?.view ?? {});
		this.#clean = this.#stand();
	}

	/** Takes what a link or a saved view says; what it does not say starts empty. */
	apply(json: unknown) {
		const { conditions, search, sort, layout } = (json ?? {}) as Record<string, unknown>;
		this.conditions = readConditions(this.entity, conditions);
		this.search = typeof search === 'string' ? search : '';
		this.sort = this.#readSort(sort);
		if (layout !== undefined) this.layout = fitLayout(this.entity, layout, this.#usual);
	}

	stand(): Stand {
		const { conditions, search, sort, layout } = this;
		return { conditions, search, sort, layout };
	}

	/** After saving: what stands now is what the view says. */
	keep(saved: SavedView) {
		this.saved = saved;
		this.#clean = this.#stand();
	}

	#usualOf(entity: Entity): Layout {
		const hidden = this.owner ? [this.owner.field] : [];
		return usualLayout(entity, hidden, (field) => labelWidth(fieldLabel(entity, field)));
	}

	#stand(): string {
		return JSON.stringify(this.stand());
	}

	#readSort(json: unknown): readonly Sort[] {
		if (!Array.isArray(json)) return [];
		return json.flatMap((each: { field?: unknown; descending?: unknown } | null) => {
			const field = each?.field;
			if (typeof field !== 'string' || !Object.hasOwn(this.entity.fields, field)) return [];
			return [{ field, ...(each?.descending === true && { descending: true }) }];
		});
	}
}
