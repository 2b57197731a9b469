import { m } from '#lib/paraglide/messages.js';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import { startOf } from './grid-options.ts';
import { cellOf } from './keyboard.ts';
import { lookOf } from './kinds.ts';
import type { Sheet } from './sheet.svelte.ts';

/**
 * Copying and pasting the cell with the focus. The events are taken from the document, because Firefox sends
 * them to the body even when a cell has the focus.
 */
export function listenToClipboard(sheet: Sheet) {
	return (root: HTMLElement) => {
		const isHere = () => {
			const active = document.activeElement;
			return active?.closest('.k-grid') === root.querySelector('.k-grid') && isCell(active);
		};
		const copy = (event: ClipboardEvent) => {
			if (isHere() && copyCell(event, sheet)) event.preventDefault();
		};
		const paste = (event: ClipboardEvent) => {
			if (isHere() && pasteCell(event, sheet)) event.preventDefault();
		};
		document.addEventListener('copy', copy);
		document.addEventListener('paste', paste);
		return () => {
			document.removeEventListener('copy', copy);
			document.removeEventListener('paste', paste);
		};
	};
}

const isCell = (active: Element | null) => active?.closest('.ag-cell') && !active.matches('input');

function copyCell({ clipboardData }: ClipboardEvent, sheet: Sheet): boolean {
	const cell = cellOf(sheet);
	// Text that is marked on the page is what the user means.
	if (!cell || !clipboardData || getSelection()?.toString()) return false;
	const { row, field } = cell;
	const edit = sheet.edits.get(row.id, field);
	const shown = sheet.shown(field, edit ? edit.value : (row[field] ?? null));
	clipboardData.setData('text/plain', edit?.typed ?? shown);
	return true;
}

function pasteCell({ clipboardData }: ClipboardEvent, sheet: Sheet): boolean {
	const cell = cellOf(sheet);
	const text = clipboardData?.getData('text/plain').replace(/\r?\n$/, '');
	const definition = cell && sheet.entity.fields[cell.field];
	if (!definition || text === undefined || !sheet.isEditable(cell.field)) return false;
	if (/[\t\n]/.test(text) && definition.kind !== 'text') {
		toasts.show({ text: m['grid.pasteOne']() });
		return true;
	}
	const start = startOf(cell.row, cell.field);
	const read = lookOf(definition).read(text, sheet.showingOf(cell.field), definition);
	sheet.commit(start, definition.kind === 'flag' && 'value' in read ? read.value : text);
	return true;
}
