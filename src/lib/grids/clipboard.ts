import { keyName } from '#lib/ui/keys.ts';
import { m } from '#lib/ui/text.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import { cellOf, type Cell } from './keyboard.ts';
import { readBlock, readOwnHtml, toHtml, toText, type Block } from './range/block.ts';
import { clearChosen } from './range/clearing.ts';
import { copied, isOneBlock, pieceOf } from './range/copying.ts';
import { pasteBlock, pasteNew } from './range/paste.ts';
import type { Sheet } from './sheet.svelte.ts';

/**
 * Copying, cutting and pasting the chosen cells. The events are taken from the document, because Firefox sends them to
 * the body even when a cell has the focus.
 */
export function listenToClipboard(sheet: Sheet) {
	return (root: HTMLElement) => {
		let once = false;
		const isHere = () => {
			const active = document.activeElement;
			return active?.closest('.k-grid') === root.querySelector('.k-grid') && isCell(active);
		};
		const copy = (event: ClipboardEvent) => {
			if (isHere() && copyCells(event, sheet)) event.preventDefault();
		};
		const cut = (event: ClipboardEvent) => {
			const copy = isHere() && sheet.canWrite && copyCells(event, sheet);
			if (!copy) return;
			event.preventDefault();
			sheet.undo.during(clearOnce(copy, sheet));
		};
		const paste = (event: ClipboardEvent) => {
			if (isHere() && pasteCells(event, sheet, once)) event.preventDefault();
		};
		// The event of pasting does not say whether Shift was held.
		const key = ({ shiftKey, key }: KeyboardEvent) => {
			if (key.toLowerCase() === 'v') once = shiftKey;
		};
		const events = { copy, cut, paste } as const;
		for (const [name, listen] of Object.entries(events)) {
			document.addEventListener(name as 'copy', listen);
		}
		document.addEventListener('keydown', key, true);
		return () => {
			for (const [name, listen] of Object.entries(events)) {
				document.removeEventListener(name as 'copy', listen);
			}
			document.removeEventListener('keydown', key, true);
		};
	};
}

const isCell = (active: Element | null) =>
	active?.closest('.ag-cell') && !active.matches('input, textarea');

/** Answers whether it takes the event; where rows have to be loaded first, once they are on the clipboard. */
function copyCells({ clipboardData }: ClipboardEvent, sheet: Sheet): boolean | Promise<boolean> {
	// Text that is marked on the page is what the user means.
	if (!clipboardData || getSelection()?.toString()) return false;
	const block = chosenBlock(sheet);
	if (!block) return false;
	if (block instanceof Promise) return copyLater(block);
	clipboardData.setData('text/plain', toText(block));
	clipboardData.setData('text/html', toHtml(block));
	return true;
}

function chosenBlock(sheet: Sheet): Block | Promise<Block> | null {
	if (isOneBlock(sheet)) return copied(sheet) ?? ownCell(sheet);
	toasts.show({ tone: 'warning', text: m['range.scattered']() });
	return null;
}

// A new row stands above the list, where no range reaches.
function ownCell(sheet: Sheet): Block | null {
	const cell = cellOf(sheet);
	return cell ? [[pieceOf(sheet, cell.row, cell.field)]] : null;
}

/** Copies without an event, as a menu does. Answers whether the cells are on the clipboard. */
export async function copyChosen(sheet: Sheet): Promise<boolean> {
	const block = chosenBlock(sheet);
	return block !== null && (await copyLater(Promise.resolve(block)));
}

/** The same, and empties the cells. */
export function cutChosen(sheet: Sheet) {
	if (sheet.canWrite) sheet.undo.during(clearOnce(copyChosen(sheet), sheet));
}

/** What could not be copied stays, and so does what was chosen meanwhile. */
async function clearOnce(copy: true | Promise<boolean>, sheet: Sheet): Promise<void> {
	const isSame = chosenNow(sheet);
	if ((await copy) && isSame()) await clearChosen(sheet);
}

/** Tells later whether the same cells are still chosen: the browser may have asked for a right meanwhile. */
function chosenNow({ ranging: { range } }: Sheet): () => boolean {
	const { areas, active } = range;
	return () => range.areas === areas && range.active === active;
}

/** Rows that are not loaded come later than the event lasts; the browser takes a promise of them. */
async function copyLater(block: Promise<Block>): Promise<boolean> {
	const as = (type: string, text: (block: Block) => string) =>
		block.then((ready) => new Blob([text(ready)], { type }));
	try {
		if (navigator.clipboard) {
			const types = {
				'text/plain': as('text/plain', toText),
				'text/html': as('text/html', toHtml)
			};
			await navigator.clipboard.write([new ClipboardItem(types)]);
		} else copyByCommand(toText(await block));
		const { length } = await block;
		toasts.show({ tone: 'done', text: m['range.copied']({ count: length }) });
		return true;
	} catch {
		toasts.show({ tone: 'error', text: m['range.notCopied']() });
		return false;
	}
}

// Without https a page has no clipboard of its own.
function copyByCommand(text: string) {
	const field = document.createElement('textarea');
	const focused = document.activeElement;
	field.value = text;
	field.style.position = 'fixed';
	document.body.append(field);
	field.select();
	document.execCommand('copy');
	field.remove();
	if (focused instanceof HTMLElement) focused.focus();
}

function pasteCells({ clipboardData }: ClipboardEvent, sheet: Sheet, once: boolean): boolean {
	const cell = cellOf(sheet);
	if (!clipboardData || !cell) return false;
	if (!sheet.canWrite) {
		toasts.show({ tone: 'warning', text: m['range.readOnly']() });
		return true;
	}
	const html = clipboardData.getData('text/html');
	write(sheet, cell, blockOf(html, clipboardData.getData('text/plain')), once);
	return true;
}

/** Pastes without an event, as a menu does. Where the browser lets no page read the clipboard, the keys still do. */
export async function pasteCopied(sheet: Sheet): Promise<void> {
	const cell = cellOf(sheet);
	if (!cell || !sheet.canWrite) return;
	const isSame = chosenNow(sheet);
	const block = await readClipboard().catch(() => null);
	if (block && isSame()) return write(sheet, cell, block, false);
	const text = m['range.pasteByKey']({ keys: keyName('Control+V') });
	toasts.show({ tone: 'warning', text });
}

async function readClipboard(): Promise<Block> {
	const [item] = await navigator.clipboard.read();
	const read = async (type: string) =>
		item?.types.includes(type) ? (await item.getType(type)).text() : '';
	return blockOf(await read('text/html'), await read('text/plain'));
}

const blockOf = (html: string, text: string): Block => readOwnHtml(html) ?? readBlock(text);

function write(sheet: Sheet, cell: Cell, block: Block, once: boolean) {
	if (cell.row.version === 0) pasteAbove(sheet, cell, block);
	else sheet.undo.during(pasteBlock(sheet, block, once));
}

/** One cell into a new row is typed there; several rows are as many new ones. */
function pasteAbove(
	sheet: Sheet,
	{ row, field }: { row: { id: string }; field: string },
	block: Block
) {
	const [[first] = []] = block;
	const node = sheet.nodes().get(row.id)?.data;
	if (block.length === 1 && block[0]?.length === 1 && first && node) {
		return sheet.commit(sheet.startOf(node, field), first.value ?? first.text);
	}
	if (sheet.edits.of(row.id).length === 0) sheet.drafts.discard(row.id);
	sheet.undo.during(pasteNew(sheet, block, sheet.ranging.columnAt(field)));
}
