import { SvelteMap } from 'svelte/reactivity';
import type { AnyRow, Id } from '#lib/domain/model/row.ts';

/** Rows that stand outside of the grid, on cards and in forms, as they were seen last. */
export class Seen extends SvelteMap<Id, AnyRow> {
	/** Counts other questions, and the same one again, for what has to ask as the grid does. */
	asked = $state(0);
	again = $state(0);
	/** Counts what came, for whatever reads rows or titles of the grid, which are no state of Svelte. */
	came = $state(0);

	/** Rows as they stand now; of those that were not seen before only the one that is open. */
	update(rows: readonly AnyRow[], opened: Id | null) {
		for (const row of rows) if (this.has(row.id) || row.id === opened) this.set(row.id, row);
		this.came++;
	}
}
