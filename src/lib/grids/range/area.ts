/** A place in the list: the row's position, and the column's among those that are shown. */
export type Spot = { readonly row: number; readonly column: number };

/** A block of cells, its edges included. Whole columns and rows reach to `END`, whatever comes or goes. */
export type Area = {
	readonly top: number;
	readonly bottom: number;
	readonly left: number;
	readonly right: number;
};
export type Size = { readonly rows: number; readonly columns: number };

export const END = Number.MAX_SAFE_INTEGER;

export const between = (one: Spot, other: Spot): Area => ({
	top: Math.min(one.row, other.row),
	bottom: Math.max(one.row, other.row),
	left: Math.min(one.column, other.column),
	right: Math.max(one.column, other.column)
});

export const holds = ({ top, bottom, left, right }: Area, { row, column }: Spot): boolean =>
	row >= top && row <= bottom && column >= left && column <= right;

/** What of an area there is in a list of this size; null where nothing is. */
export function clip({ top, bottom, left, right }: Area, { rows, columns }: Size): Area | null {
	const clipped = {
		top,
		left,
		bottom: Math.min(bottom, rows - 1),
		right: Math.min(right, columns - 1)
	};
	return clipped.bottom < top || clipped.right < left ? null : clipped;
}

export const sizeOf = ({ top, bottom, left, right }: Area): Size => ({
	rows: bottom - top + 1,
	columns: right - left + 1
});

export const isOneCell = ({ top, bottom, left, right }: Area): boolean =>
	top === bottom && left === right;

/** How many cells the areas hold; one that lies in two of them counts once. */
export function countCells(areas: readonly Area[]): number {
	return stripes(areas).reduce(
		(sum, { top, bottom, columns }) => sum + (bottom - top + 1) * columns.size,
		0
	);
}

/** Rows in which the same columns are chosen. */
export type Stripe = {
	readonly top: number;
	readonly bottom: number;
	readonly columns: ReadonlySet<number>;
};

/** The areas without overlaps, from the top, as few stripes as there are different rows. */
export function stripes(areas: readonly Area[]): readonly Stripe[] {
	const edges = [...new Set(areas.flatMap(({ top, bottom }) => [top, bottom + 1]))];
	edges.sort((a, b) => a - b);
	return edges.flatMap((top, at) => {
		const bottom = (edges[at + 1] ?? 0) - 1;
		const columns = new Set<number>();
		for (const area of areas) {
			if (area.top > top || area.bottom < bottom) continue;
			for (let column = area.left; column <= area.right; column++) columns.add(column);
		}
		return bottom < top || columns.size === 0 ? [] : [{ top, bottom, columns }];
	});
}

/** The next cell within the areas, row by row (`across`) or column by column, and from the last to the first again. */
export function following(areas: readonly Area[], from: Spot, across: boolean, step: 1 | -1): Spot {
	const at = Math.max(
		0,
		areas.findIndex((area) => holds(area, from))
	);
	const area = areas[at];
	if (!area) return from;
	const { rows, columns } = sizeOf(area);
	const [row, column] = [from.row - area.top, from.column - area.left];
	const place = (across ? row * columns + column : column * rows + row) + step;
	if (place >= 0 && place < rows * columns) return spotAt(area, place, across);
	const next = areas[(at + step + areas.length) % areas.length] ?? area;
	const size = sizeOf(next);
	return spotAt(next, step > 0 ? 0 : size.rows * size.columns - 1, across);
}

function spotAt(area: Area, place: number, across: boolean): Spot {
	const { rows, columns } = sizeOf(area);
	const [major, minor] = across
		? [Math.floor(place / columns), place % columns]
		: [Math.floor(place / rows), place % rows];
	return across
		? { row: area.top + major, column: area.left + minor }
		: { row: area.top + minor, column: area.left + major };
}

/** The rows and columns of areas that make one block: all in the same rows, or all in the same columns. */
export type Laid = { readonly rows: readonly number[]; readonly columns: readonly number[] };

/** Areas as one block, each cell once, in the order of the list; null where they do not make one. */
export function asBlock(areas: readonly Area[]): Laid | null {
	const [first] = areas;
	if (!first) return null;
	const inRows = areas.every(({ top, bottom }) => top === first.top && bottom === first.bottom);
	const inColumns = areas.every(({ left, right }) => left === first.left && right === first.right);
	if (!inRows && !inColumns) return null;
	return {
		rows: positions(areas.map(({ top, bottom }) => [top, bottom])),
		columns: positions(areas.map(({ left, right }) => [left, right]))
	};
}

function positions(stretches: readonly (readonly [from: number, to: number])[]): number[] {
	const all = new Set<number>();
	for (const [from, to] of stretches) for (let at = from; at <= to; at++) all.add(at);
	return [...all].sort((one, other) => one - other);
}
