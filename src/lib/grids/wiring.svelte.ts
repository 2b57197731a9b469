import { untrack } from 'svelte';
import { narrow } from '#lib/ui/narrow.ts';
import { ownWordsNow } from '#lib/ui/text.ts';
import { answerWish } from './documents/wanted.ts';
import { applyColumns, columnDefs } from './grid-options.ts';
import type { Sheet } from './sheet.svelte.ts';
import { unsavedBelow } from './unsaved.ts';

const FOLLOW_MS = 300;

/**
 * Keeps the grid, which stands outside of Svelte, in step with its sheet: the query, the columns, the ticks,
 * and the pane of the row that has the focus. For a component that is being made.
 */
export function wire(sheet: Sheet) {
	let asked = JSON.stringify(sheet.view.query);
	$effect(() => {
		const query = JSON.stringify(sheet.view.query);
		if (query === asked) return;
		asked = query;
		const timer = setTimeout(() => untrack(() => ask(sheet)), 0);
		return () => clearTimeout(timer);
	});
	let entity = untrack(() => sheet.entity);
	$effect(() => {
		if (sheet.entity === entity) return;
		entity = sheet.entity;
		untrack(() => {
			sheet.view.extend(entity);
			sheet.api?.setGridOption('columnDefs', columnDefs(sheet));
			sheet.refresh();
		});
	});
	$effect(() => {
		void sheet.view.layout;
		untrack(() => applyColumns(sheet));
	});
	let told = untrack(() => JSON.stringify(sheet.table.chosen));
	$effect(() => {
		const chosen = JSON.stringify(sheet.table.chosen);
		if (chosen === told) return;
		told = chosen;
		untrack(() => sheet.table.refresh());
	});
	$effect(() => {
		void sheet.formats.rules;
		void ownWordsNow();
		sheet.api?.refreshCells({ force: true });
	});
	$effect(() => {
		void sheet.selection.all;
		void sheet.selection.ids;
		sheet.api?.refreshCells({ force: true });
	});
	wireDocuments(sheet);
	// An open pane follows the focus once that rests, unless it would take unsaved cells away.
	$effect(() => {
		const row = sheet.focused?.row;
		if (row === undefined || sheet.opened === null || row === sheet.opened) return;
		const timer = setTimeout(() => {
			if (unsavedBelow() === 0 && !sheet.drafts.has(row)) sheet.opened = row;
		}, FOLLOW_MS);
		return () => clearTimeout(timer);
	});
}

/** Documents: what stood in the way, what their actions changed, and where one wants to go below a row. */
function wireDocuments(sheet: Sheet) {
	followDocuments(sheet);
	// By the time the rows are counted the table stands, as a grid or as cards.
	$effect(() => {
		if (sheet.acting.wanted === null || sheet.total === null) return;
		if (sheet.api || narrow.current) untrack(() => answerWish(sheet));
	});
}

function ask(sheet: Sheet) {
	sheet.selection.setAll(false);
	applyColumns(sheet);
	sheet.ask();
	sheet.api?.refreshHeader();
}

/** What an action did shows at the cells of its documents, and in the lines below them, to which it is news. */
function followDocuments(sheet: Sheet) {
	$effect(() => {
		void sheet.acting.refusals;
		void sheet.acting.turned;
		sheet.api?.refreshCells({ force: true });
	});
	let turned = untrack(() => sheet.acting.turned);
	$effect(() => {
		const { turned: now } = sheet.acting;
		if (now === turned || sheet.owner === null) return;
		turned = now;
		untrack(() => sheet.refresh());
	});
}
