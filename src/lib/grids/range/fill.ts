import type { AnyRow, Cell } from '#lib/domain/model/row.ts';
import { m } from '#lib/ui/text.ts';
import type { Sheet } from '../sheet.svelte.ts';
import { clip, sizeOf, type Area, type Spot } from './area.ts';
import { batchOf, type Batch, type BatchCell } from './batch.ts';
import { cellsOf } from './many.ts';
import { rowsBetween } from './row-window.ts';
import { continued, hasSeries, type Continue } from './series.ts';

export type Direction = 'down' | 'up' | 'right' | 'left';

/** Where a drag of the handle reaches: past one edge of the area, the one that lies farther away. */
export function reach(area: Area, spot: Spot): { area: Area; direction: Direction } | null {
	const ways = [
		{ direction: 'down' as const, by: spot.row - area.bottom },
		{ direction: 'up' as const, by: area.top - spot.row },
		{ direction: 'right' as const, by: spot.column - area.right },
		{ direction: 'left' as const, by: area.left - spot.column }
	];
	const [far] = ways.toSorted((a, b) => b.by - a.by);
	if (!far || far.by <= 0) return null;
	const { direction } = far;
	const grown = {
		down: { ...area, top: area.bottom + 1, bottom: spot.row },
		up: { ...area, top: spot.row, bottom: area.top - 1 },
		right: { ...area, left: area.right + 1, right: spot.column },
		left: { ...area, left: spot.column, right: area.left - 1 }
	};
	return { area: grown[direction], direction };
}

/** Fills an area from another one beside it. `turned` takes a series for a copy and a copy for a series. */
export async function fill(sheet: Sheet, filling: Filling): Promise<void> {
	const batch = await filled(sheet, filling);
	if (batch) await sheet.batches.start(batch);
}

export type Filling = {
	readonly source: Area;
	readonly target: Area;
	readonly direction: Direction;
	readonly turned?: boolean;
};

async function filled(
	sheet: Sheet,
	{ source, target, direction, turned = false }: Filling
): Promise<Batch | null> {
	const from = clip(source, sheet.ranging.size);
	const many = from && (await cellsOf(sheet, [target]));
	if (!from || !many) return null;
	const rows = await rowsBetween(sheet, from.top, from.bottom);
	const across = direction === 'right' || direction === 'left';
	const lines = new Map<number, Continue | null>();
	const cells = many.cells.flatMap(({ row, at, column, field }): BatchCell[] => {
		const key = across ? at : column;
		if (!lines.has(key)) lines.set(key, lineOf(sheet, from, rows, key, across, turned));
		const line = lines.get(key);
		const step = across ? column - from.left : at - from.top;
		return line ? [{ ...sheet.startOf(row, field), value: line(step) }] : [];
	});
	return batchOf(filledLabel(cells), cells, many.fixed);
}

/** How one column of the source, or one row of it, goes on; across only among columns of one kind. */
function lineOf(
	sheet: Sheet,
	from: Area,
	rows: ReadonlyMap<number, AnyRow>,
	key: number,
	across: boolean,
	turned: boolean
): Continue | null {
	const { fields } = sheet.ranging;
	const { rows: height, columns: width } = sizeOf(from);
	const places = Array.from({ length: across ? width : height }, (_, at) =>
		across ? { row: key, column: from.left + at } : { row: from.top + at, column: key }
	);
	const cells = places.map(({ row, column }) => {
		const data = rows.get(row);
		const field = fields[column];
		return data && field !== undefined ? sheet.valueOf(data, field) : null;
	});
	const kind = sheet.entity.fields[fields[places[0]?.column ?? 0] ?? '']?.kind;
	return kind ? continued(kind, cells, hasSeries(cells) !== turned) : null;
}

/** Ctrl+D and Ctrl+R: the first row, or column, of the area goes into all of it; one cell takes its neighbour's. */
export async function fillFromEdge(sheet: Sheet, direction: 'down' | 'right'): Promise<void> {
	const { last } = sheet.ranging.range;
	const area = last && clip(last, sheet.ranging.size);
	if (!area) return;
	const down = direction === 'down';
	const alone = down ? area.top === area.bottom : area.left === area.right;
	const edge = alone ? -1 : 0;
	const source = down
		? { ...area, top: area.top + edge, bottom: area.top + edge }
		: { ...area, left: area.left + edge, right: area.left + edge };
	const target = down ? { ...area, top: source.bottom + 1 } : { ...area, left: source.right + 1 };
	if (source.top < 0 || source.left < 0) return;
	await fill(sheet, { source, target, direction });
}

/** How many rows show how a series goes on. */
const BEGINNING = 2;

/** Continues the first two rows of the chosen cells in the others, as dragging the handle from them would. */
export async function fillSeries(sheet: Sheet): Promise<void> {
	const { range, size } = sheet.ranging;
	const area = range.last && clip(range.last, size);
	if (!area || !isLongEnough(area)) return;
	const top = area.top + BEGINNING;
	const source = { ...area, bottom: top - 1 };
	await fill(sheet, { source, target: { ...area, top }, direction: 'down' });
}

/** Whether an area holds a beginning and something to continue it in. */
export const isLongEnough = ({ top, bottom }: Area): boolean => bottom - top >= BEGINNING;

/** From the area to the last row of the list, looked at before. */
export async function fillToEnd(sheet: Sheet): Promise<void> {
	const { range, size } = sheet.ranging;
	const source = range.last && clip(range.last, size);
	if (!source || source.bottom >= size.rows - 1) return;
	const target = { ...source, top: source.bottom + 1, bottom: size.rows - 1 };
	const batch = await filled(sheet, { source, target, direction: 'down' });
	if (batch) sheet.batches.look(batch);
}

/** The same value into every chosen cell of its column's kind. */
export async function fillAll(sheet: Sheet, field: string, value: Cell): Promise<void> {
	const kind = sheet.entity.fields[field]?.kind;
	const many = await cellsOf(sheet, sheet.ranging.range.areas);
	if (!many) return;
	const cells = many.cells
		.filter((each) => sameKind(sheet, field, each.field, kind))
		.map((each): BatchCell => ({ ...sheet.startOf(each.row, each.field), value }));
	const fixed = many.fixed + many.cells.length - cells.length;
	await sheet.batches.start(batchOf(filledLabel(cells), cells, fixed));
}

function sameKind(sheet: Sheet, one: string, other: string, kind: string | undefined): boolean {
	if (one === other) return true;
	const definition = sheet.entity.fields[other];
	const closed = kind === 'ref' || kind === 'choice';
	return definition?.kind === kind && !closed;
}

export const filledLabel = (cells: readonly BatchCell[]): string =>
	m['range.filled']({ count: cells.length });
