import type { Query, Target } from '#lib/domain/model/query.ts';
import type { Id } from '#lib/domain/model/row.ts';

/** Rows that are ticked: one by one, or all that match the filter but a few. */
export class Selection {
	/** Whether `ids` are the rows ticked, or with `all` those unticked. */
	all = $state(false);
	ids = $state.raw<ReadonlySet<Id>>(new Set());
	readonly isEmpty = $derived(!this.all && this.ids.size === 0);
	#last: Id | null = null;

	has(id: Id): boolean {
		return this.ids.has(id) !== this.all;
	}

	toggle(id: Id) {
		this.set([id], !this.has(id));
		this.#last = id;
	}

	/** Ticks all rows from the one last ticked to this one; `order` are the rows that are loaded. */
	extend(id: Id, order: readonly Id[]) {
		const from = this.#last === null ? -1 : order.indexOf(this.#last);
		const to = order.indexOf(id);
		if (from < 0 || to < 0) return this.toggle(id);
		this.set(order.slice(Math.min(from, to), Math.max(from, to) + 1), true);
	}

	set(ids: readonly Id[], ticked: boolean) {
		const next = new Set(this.ids);
		for (const id of ids) {
			if (ticked === this.all) next.delete(id);
			else next.add(id);
		}
		this.ids = next;
	}

	setAll(all: boolean) {
		this.all = all;
		this.ids = new Set();
	}

	count(total: number): number {
		return this.all ? Math.max(0, total - this.ids.size) : this.ids.size;
	}

	/** What a bulk change works on: the ticked rows, or without any all rows of the query. */
	target(query: Query): Target {
		if (this.isEmpty) return { query };
		return this.all ? { query, except: [...this.ids] } : { ids: [...this.ids] };
	}
}
