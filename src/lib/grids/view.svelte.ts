import { keepPreference, trpc } from '#lib/client/trpc.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { Condition, Filter, Query, Sort } from '#lib/domain/model/query.ts';
import { text } from '#lib/ui/text.ts';
import { combine, readConditions, replaced } from './filters.ts';
import { labelWidth } from './label-width.ts';
import { fitLayout, usualLayout, type Layout } from './layout.ts';

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

	constructor(
		readonly entity: Entity,
		readonly fixed: readonly Filter[],
		/** The name under which the columns are remembered; another for grids below a row. */
		private readonly key: string,
		hidden: readonly string[] = []
	) {
		const least = (field: string) => labelWidth(text(`${entity.name}.${field}`));
		this.#usual = usualLayout(entity, hidden, least);
		this.layout = this.#usual;
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

	/** Reads the columns as this user left them last. */
	async remembered() {
		const found = await trpc.preferences.get.query({ key: this.key }).catch(() => null);
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
		keepPreference(this.key, this.layout);
	};

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
