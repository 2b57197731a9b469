import { sizeOf, type Area, type Size } from './area.ts';
import { widthOf, type Block, type Piece } from './block.ts';

/** A piece of a block and the cell that it goes to. */
export type Placed = { readonly row: number; readonly column: number; readonly piece: Piece };
export type Placing = {
	readonly cells: readonly Placed[];
	/** What is chosen afterwards. */
	readonly area: Area;
	/** Columns of the block that find none to go to. */
	readonly beyond: number;
};

/**
 * Where the pieces of a block go: one cell into every cell of the area; a block that fits into the area a whole number
 * of times is laid as often; any other goes once to the corner, whatever the size of the area. Rows may go past the
 * end of the list, columns may not.
 */
export function place(block: Block, area: Area, { rows, columns }: Size, once = false): Placing {
	const [height, width] = [block.length, widthOf(block)];
	const bounded = {
		...area,
		bottom: Math.min(area.bottom, Math.max(rows - 1, area.top)),
		right: Math.min(area.right, columns - 1)
	};
	const size = sizeOf(bounded);
	const tiles = !once && size.rows % height === 0 && size.columns % width === 0;
	const bottom = tiles ? bounded.bottom : area.top + height - 1;
	const right = tiles ? bounded.right : Math.min(area.left + width - 1, columns - 1);
	const cells: Placed[] = [];
	for (let row = area.top; row <= bottom; row++) {
		const line = block[(row - area.top) % height] ?? [];
		for (let column = area.left; column <= right; column++) {
			const piece = line[(column - area.left) % width];
			if (piece) cells.push({ row, column, piece });
		}
	}
	return {
		cells,
		area: { ...area, bottom, right },
		beyond: Math.max(0, area.left + width - columns)
	};
}
