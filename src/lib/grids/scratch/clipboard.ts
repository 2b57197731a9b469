import { cellName, extent, placeNamed } from '#lib/domain/sheets/place.ts';
import { sheetLimits, type Content } from '#lib/domain/sheets/sheet.ts';
import { m } from '#lib/ui/text.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import { problemText } from '../panels/failure-text.ts';
import { sizeOf, type Area } from '../range/area.ts';
import {
	readBlock,
	readOwnHtml,
	toHtml,
	toText,
	widthOf,
	type Block,
	type Piece
} from '../range/block.ts';
import { chosen } from './areas.ts';
import { movedContent } from './fill.ts';
import { clear } from './keys.ts';
import type { Scratch } from './scratch.svelte.ts';

/** What a copied cell is: with where it stood, so that its references can move. */
const FROM = 'sheet ';
/** So many cells are carried at once. */
const MOST = 50_000;

/** Copying, cutting and pasting cells. The events are the document's: Firefox sends them to the body. */
export function listenToClipboard(scratch: Scratch) {
	return (root: HTMLElement) => {
		const isHere = () => {
			const active = document.activeElement;
			return root.contains(active) && active?.closest('.ag-cell') && !active.matches('input');
		};
		const copy = (event: ClipboardEvent) => {
			if (isHere() && copied(event, scratch)) event.preventDefault();
		};
		const cut = (event: ClipboardEvent) => {
			if (!isHere() || !scratch.mine || !copied(event, scratch)) return;
			event.preventDefault();
			clear(scratch);
		};
		const paste = (event: ClipboardEvent) => {
			if (!isHere() || !event.clipboardData) return;
			event.preventDefault();
			pasted(event.clipboardData, scratch);
		};
		document.addEventListener('copy', copy);
		document.addEventListener('cut', cut);
		document.addEventListener('paste', paste);
		return () => {
			document.removeEventListener('copy', copy);
			document.removeEventListener('cut', cut);
			document.removeEventListener('paste', paste);
		};
	};
}

function copied({ clipboardData }: ClipboardEvent, scratch: Scratch): boolean {
	const area = chosen(scratch).at(-1);
	if (!clipboardData || !area || getSelection()?.toString()) return false;
	const { rows, columns } = sizeOf(area);
	if (rows * columns > MOST) {
		toasts.show({ tone: 'error', text: m['range.notCopied']() });
		return true;
	}
	const block = Array.from({ length: rows }, (_, row) =>
		Array.from({ length: columns }, (_, column) =>
			pieceAt(scratch, cellName({ row: area.top + row, column: area.left + column }))
		)
	);
	clipboardData.setData('text/plain', toText(block));
	clipboardData.setData('text/html', toHtml(block));
	return true;
}

function pieceAt(scratch: Scratch, name: string): Piece {
	const value = scratch.cells[name] ?? null;
	return { text: scratch.shown(name), value, kind: `${FROM}${name}` };
}

function pasted(clipboard: DataTransfer, scratch: Scratch) {
	const area = chosen(scratch).at(-1);
	if (!area || !scratch.mine) return;
	const text = clipboard.getData('text/plain');
	if (text.length > sheetLimits.signs) {
		const params = { max: sheetLimits.signs };
		toasts.show({ tone: 'error', text: problemText({ code: 'sheet.too-large', params }) });
		return;
	}
	const block = readOwnHtml(clipboard.getData('text/html')) ?? readBlock(text);
	const { rows, columns } = tiled(area, block);
	const patch: Record<string, Content | null> = {};
	let beyond = 0;
	for (let row = 0; row < rows; row++) {
		for (let column = 0; column < columns; column++) {
			const to = { row: area.top + row, column: area.left + column };
			const piece = block[row % block.length]?.[column % widthOf(block)];
			if (to.row >= extent.rows || to.column >= extent.columns) beyond++;
			else patch[cellName(to)] = contentIn(scratch, piece, to);
		}
	}
	scratch.change(patch);
	if (beyond > 0) toasts.show({ tone: 'warning', text: m['sheets.beyond']({ count: beyond }) });
	const [bottom, right] = [area.top + rows - 1, area.left + columns - 1];
	const corner = { row: area.top, column: area.left };
	scratch.ranging.change((range) => range.choose(corner, { row: bottom, column: right }));
}

/** A block fills what is chosen where that is a multiple of it. */
function tiled(area: Area, block: Block) {
	const [height, width] = [block.length, Math.max(1, widthOf(block))];
	const { rows, columns } = sizeOf(area);
	const fits = rows % height === 0 && columns % width === 0 && rows * columns <= MOST;
	return fits ? { rows, columns } : { rows: height, columns: width };
}

/** What was copied from a sheet keeps its formula, with references that move; other text is read as if typed. */
function contentIn(
	scratch: Scratch,
	piece: Piece | undefined,
	to: { row: number; column: number }
) {
	if (!piece) return null;
	const from = piece.kind?.startsWith(FROM) ? placeNamed(piece.kind.slice(FROM.length)) : null;
	if (!from || piece.value === undefined) return scratch.read(piece.text);
	return piece.value === null
		? null
		: movedContent(piece.value, to.row - from.row, to.column - from.column);
}
