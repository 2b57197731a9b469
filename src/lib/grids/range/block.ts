import type { Cell } from '#lib/domain/model/row.ts';

/** A cell on its way through the clipboard: as it reads, and where it was copied here, what it is. */
export type Piece = {
	readonly text: string;
	/** The value itself, which no reading of its text can get wrong; a reference is of use to its own table alone. */
	readonly value?: Cell;
	readonly kind?: string;
};
export type Block = readonly (readonly Piece[])[];

/**
 * Reads a block of cells as spreadsheets put it on the clipboard: tabs between cells, lines between rows, a cell in
 * double quotes where it holds either. The last line end belongs to the last row.
 */
export function readBlock(text: string): Block {
	const rows: Piece[][] = [[]];
	let at = 0;
	while (at < text.length) {
		const quoted = text[at] === '"' ? closing(text, at) : -1;
		const end = quoted < 0 ? nextSign(text, at) : quoted + 1;
		const cell =
			quoted < 0 ? text.slice(at, end) : text.slice(at + 1, quoted).replaceAll('""', '"');
		rows.at(-1)?.push({ text: cell.replace(/\r\n?/g, '\n') });
		at = end + (text.startsWith('\r\n', end) ? 2 : 1);
		if (end >= text.length) return rows;
		if (text[end] !== '\t') {
			if (at >= text.length) return rows;
			rows.push([]);
		} else if (at >= text.length) rows.at(-1)?.push({ text: '' });
	}
	return text === '' ? [[{ text: '' }]] : rows;
}

/** Where a quoted cell closes: at a quote that no other follows and a sign or the end does; -1 where it does not. */
function closing(text: string, open: number): number {
	for (let at = text.indexOf('"', open + 1); at >= 0; at = text.indexOf('"', at + 1)) {
		if (text[at + 1] === '"') at++;
		else return at + 1 === text.length || /[\t\r\n]/.test(text[at + 1] ?? '') ? at : -1;
	}
	return -1;
}

function nextSign(text: string, from: number): number {
	const signs = /[\t\r\n]/g;
	signs.lastIndex = from;
	return signs.exec(text)?.index ?? text.length;
}

/** The same as text, for any spreadsheet. */
export const toText = (block: Block): string =>
	block.map((row) => row.map(({ text }) => quoted(text)).join('\t')).join('\r\n');

const quoted = (text: string): string =>
	/[\t\r\n]/.test(text) || text.startsWith('"') ? `"${text.replaceAll('"', '""')}"` : text;

const MARK = 'data-kontor';

/** The same as a table, each cell with its value, so that it comes back to us as exactly that. */
export function toHtml(block: Block): string {
	const rows = block.map((row) => `<tr>${row.map(toCell).join('')}</tr>`);
	return `<meta charset="utf-8"><table ${MARK}="1"><tbody>${rows.join('')}</tbody></table>`;
}

function toCell({ text, value, kind }: Piece): string {
	const own =
		value === undefined
			? ''
			: ` data-value="${escaped(JSON.stringify(value))}" data-kind="${escaped(kind ?? '')}"`;
	return `<td${own}>${escaped(text).replaceAll('\n', '<br>')}</td>`;
}

const signs: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;'
};
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);

/** The table that we wrote ourselves, or null where the text stands in for what somebody else did. */
export function readOwnHtml(html: string): Block | null {
	if (!html.includes(MARK)) return null;
	const page = new DOMParser().parseFromString(html, 'text/html');
	const rows = [...page.querySelectorAll<HTMLTableRowElement>(`table[${MARK}] tr`)];
	const block = rows.map((row) => [...row.cells].map(readCell));
	return block.length > 0 && block.every((row) => row.length > 0) ? block : null;
}

function readCell(cell: HTMLTableCellElement): Piece {
	for (const line of cell.querySelectorAll('br')) line.replaceWith('\n');
	const text = cell.textContent;
	const { value: json, kind } = cell.dataset;
	const value = json === undefined ? undefined : readValue(json);
	return value === undefined || kind === undefined ? { text } : { text, value, kind };
}

function readValue(json: string): Cell | undefined {
	try {
		const value: unknown = JSON.parse(json);
		return value === null || ['string', 'number', 'boolean'].includes(typeof value)
			? (value as Cell)
			: undefined;
	} catch {
		return undefined;
	}
}

export const widthOf = (block: Block): number =>
	block.reduce((width, row) => Math.max(width, row.length), 0);
