import { RowSource } from './row-source.ts';
import type { Sheet } from './sheet.svelte.ts';

/** Where a sheet has its rows from, and what it learns by their coming. */
export const sourceOf = (sheet: Sheet): RowSource =>
	new RowSource(sheet.view.query, (page, signal) => sheet.client.list.query(page, { signal }), {
		total: (total) => (sheet.total = total),
		loaded: (start, rows) => {
			sheet.seen.came++;
			sheet.behind.loaded(start, rows);
		},
		learned: (rows) => sheet.acting.look(sheet.entity, rows),
		failed: (failure) => sheet.outage.told(failure)
	});
