import type { GridApi } from 'ag-grid-community';
import type { EntityClient, Totals } from '#lib/client/entity-client.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { AnyRow } from '#lib/domain/model/row.ts';
import type { FormulaColumns } from './formulas/formula-columns.svelte.ts';
import { withTotal } from './layout.ts';
import { addedUp, chosenTotals, totalsRow, type ChosenTotals } from './totals.ts';
import type { TotalName } from './total-names.ts';
import type { View } from './view.svelte.ts';

type Host = {
	readonly entity: Entity;
	readonly client: EntityClient;
	readonly columns: FormulaColumns;
	readonly view: View;
	readonly api: GridApi<AnyRow> | null;
};

/** What a whole table comes to, asked of the server: its sums under the filter, and how many rows there are at all. */
export class TableSums {
	sums = $state.raw<Totals | null>(null);
	/** Rows that there are without a filter. */
	whole = $state<number | null>(null);
	/** The column of which somebody chooses what to tell, and beside what. */
	choosing = $state.raw<{ readonly field: string; readonly anchor: HTMLElement } | null>(null);
	readonly chosen: ChosenTotals = $derived.by(() =>
		chosenTotals(this.host.entity, this.host.view.layout)
	);
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(private readonly host: Host) {}

	totalOf(field: string): TotalName {
		return this.chosen[field] ?? 'none';
	}

	choose(field: string, total: TotalName) {
		const { view } = this.host;
		view.arrange(withTotal(view.layout, field, total));
		this.choosing = null;
	}

	refresh(wait = 0) {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.sum(), wait);
	}

	stop() {
		clearTimeout(this.#timer);
	}

	async countWhole() {
		const { client, view } = this.host;
		const [filter] = view.fixed;
		const page = { offset: 0, limit: 1, total: true, ...(filter && { filter }) };
		this.whole = (await client.list.query(page).catch(() => null))?.total ?? null;
	}

	async sum() {
		const { entity, client, view, columns } = this.host;
		const { chosen } = this;
		const fields = addedUp(entity, view.layout).filter((name) => !columns.unsorted(name));
		if (fields.length === 0) return this.#show(null, []);
		const { query } = view;
		const sums = await client.totals.query({ query, fields }).catch(() => null);
		if (JSON.stringify(query) !== JSON.stringify(view.query)) return;
		this.#show(sums, sums ? [...totalsRow(entity, sums, chosen)] : []);
	}

	#show(sums: Totals | null, rows: AnyRow[]) {
		this.sums = sums;
		const { api } = this.host;
		api?.setGridOption('pinnedBottomRowData', rows);
		// The least and the most of one row are the same number with another sign before it.
		const line = api?.getPinnedBottomRow(0);
		if (line) api?.refreshCells({ rowNodes: [line], force: true });
	}
}
