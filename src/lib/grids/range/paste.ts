import type { AnyRow } from '#lib/domain/model/row.ts';
import { m } from '#lib/ui/text.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import type { Sheet } from '../sheet.svelte.ts';
import { END, type Area } from './area.ts';
import type { Batch } from './batch.ts';
import { toText, type Block } from './block.ts';
import { place, type Placed } from './placing.ts';
import { readGiven, type Given } from './reading.ts';
import { rowsBetween } from './row-window.ts';

/** As much is pasted at once; more goes through the import, which is made for it. */
const MOST_CELLS = 50_000;
const MOST_ROWS = 10_000;

/** Pastes a block into the chosen cells. `once` lays it once, whatever is chosen. */
export async function pasteBlock(sheet: Sheet, block: Block, once = false): Promise<void> {
	const { ranging } = sheet;
	const { last } = ranging.range;
	if (!last || !sheet.canWrite) return;
	const placing = place(block, last, ranging.size, once);
	if (!fits(sheet, placing.cells, block)) return;
	const batch = await batchOf(sheet, placing.cells, placing.beyond);
	ranging.change((range) => {
		const { top, left, bottom, right } = chosenAfter(placing.area, last);
		range.choose({ row: top, column: left }, { row: bottom, column: right });
	});
	ranging.follow();
	await sheet.batches.start(batch);
}

/** A block below the last row: all of it are new rows, from this column on. */
export async function pasteNew(sheet: Sheet, block: Block, left: number): Promise<void> {
	const { rows, columns } = sheet.ranging.size;
	const corner = { top: rows, bottom: rows, left, right: left };
	const { cells, beyond } = place(block, corner, { rows, columns }, true);
	if (!fits(sheet, cells, block)) return;
	await sheet.batches.start(await batchOf(sheet, cells, beyond));
}

function fits(sheet: Sheet, cells: readonly Placed[], block: Block): boolean {
	const rows = new Set(cells.map(({ row }) => row)).size;
	if (cells.length <= MOST_CELLS && rows <= MOST_ROWS) return true;
	if (block.length <= MOST_ROWS && block.length * (block[0]?.length ?? 0) <= MOST_CELLS) {
		toasts.show({ tone: 'warning', text: m['range.tooMany']({ cells: MOST_CELLS }) });
	} else {
		sheet.pasted = toText(block);
		sheet.dialog = 'import';
	}
	return false;
}

// Whole columns stay whole.
const chosenAfter = (area: Area, before: Area): Area =>
	before.bottom === END ? { ...area, bottom: END } : area;

async function batchOf(sheet: Sheet, cells: readonly Placed[], beyond: number): Promise<Batch> {
	const { fields, size } = sheet.ranging;
	const [first, final] = [cells[0]?.row ?? 0, cells.at(-1)?.row ?? 0];
	const rows = await rowsBetween(sheet, first, Math.min(final, size.rows - 1));
	const added = new Map<number, AnyRow>();
	const given: Given[] = [];
	let fixed = 0;
	for (const { row: at, column, piece } of cells) {
		const field = fields[column];
		if (field === undefined) continue;
		if (!sheet.isEditable(field, rows.get(at)?.id)) {
			fixed++;
			continue;
		}
		const row = rows.get(at) ?? (at >= size.rows ? newRow(sheet, added, at) : undefined);
		if (row) given.push({ ...sheet.startOf(row, field), piece });
	}
	const written = await readGiven(sheet, given);
	return {
		label: m['range.pasted']({ count: written.length }),
		source: 'paste',
		cells: written,
		added: new Map([...added.values()].map((row) => [row.id, sheet.drafts.written(row)])),
		fixed,
		beyond
	};
}

function newRow({ drafts }: Sheet, added: Map<number, AnyRow>, at: number): AnyRow {
	const row = added.get(at) ?? drafts.blank();
	added.set(at, row);
	return row;
}
