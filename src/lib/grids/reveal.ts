import type { Id } from '#lib/domain/model/row.ts';
import { m } from '#lib/ui/text.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import type { Sheet } from './sheet.svelte.ts';

const PATIENCE_MS = 10_000;

/** Goes to a row, wherever it stands in the table, and opens what belongs to it. */
export async function revealRow(sheet: Sheet, row: Id) {
	if (!sheet.api) return sheet.open(row);
	const first = sheet.view.layout.columns.find(({ hidden }) => !hidden);
	const there = await reveal(sheet, row, first?.field ?? sheet.entity.title);
	if (there && sheet.opened !== row) sheet.open(row);
}

/** Gives the focus to a cell, wherever its row stands. Filters that hide it are taken away. */
export async function reveal(sheet: Sheet, row: Id, field: string): Promise<boolean> {
	if (!sheet.api) return revealInForm(sheet, row, field);
	if (focus(sheet, row, field)) return true;
	let at = await placeOf(sheet, row);
	if (at === null) {
		sheet.view.clear();
		at = await placeOf(sheet, row);
	}
	if (at === null) toasts.show({ text: m['grid.rowGone']() });
	else follow(sheet, row, field, at);
	return at !== null;
}

// A form gives the focus to the field that there is something to say about.
function revealInForm(sheet: Sheet, row: Id, field: string): boolean {
	sheet.open(row);
	sheet.marks.note = { row, field };
	return true;
}

function placeOf({ client, view }: Sheet, id: Id): Promise<number | null> {
	return client.position.query({ query: view.query, id }).then(
		({ at }) => at,
		() => null
	);
}

// The block of the row has to be loaded first; and a grid does not scroll further than it knows of rows.
function follow(sheet: Sheet, row: Id, field: string, at: number) {
	const { api } = sheet;
	if (!api) return;
	const stop = () => {
		clearTimeout(timer);
		if (sheet.api === api) api.removeEventListener('modelUpdated', step);
	};
	const step = () => {
		if (focus(sheet, row, field)) return stop();
		if (api.getDisplayedRowCount() > at) api.ensureIndexVisible(at, 'middle');
	};
	const timer = setTimeout(stop, PATIENCE_MS);
	api.addEventListener('modelUpdated', step);
	step();
}

function focus(sheet: Sheet, row: Id, field: string): boolean {
	const { api } = sheet;
	const node = sheet.nodes().get(row);
	if (!api || !node || node.rowIndex === null) return false;
	if (!node.rowPinned) api.ensureIndexVisible(node.rowIndex);
	api.ensureColumnVisible(field);
	api.setFocusedCell(node.rowIndex, field, node.rowPinned);
	return true;
}
