import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	asBlock,
	between,
	clip,
	countCells,
	END,
	following,
	holds,
	stripes,
	type Area
} from '#lib/grids/range/area.ts';

const area = fc
	.tuple(fc.nat(9), fc.nat(9), fc.nat(9), fc.nat(9))
	.map(([row, column, height, width]) =>
		between({ row, column }, { row: row + height, column: column + width })
	);
const areas = fc.array(area, { minLength: 1, maxLength: 4 });

function cellsOf(all: readonly Area[]): ReadonlySet<string> {
	const cells = new Set<string>();
	for (let row = 0; row < 20; row++) {
		for (let column = 0; column < 20; column++) {
			if (all.some((each) => holds(each, { row, column }))) cells.add(`${row} ${column}`);
		}
	}
	return cells;
}

describe('areas', () => {
	test('lie between two cells whichever comes first', () => {
		const wanted = { top: 1, bottom: 4, left: 2, right: 3 };
		expect(between({ row: 4, column: 2 }, { row: 1, column: 3 })).toEqual(wanted);
	});

	test('end where the list ends', () => {
		const column = { top: 0, bottom: END, left: 1, right: 1 };
		expect(clip(column, { rows: 77, columns: 9 })).toEqual({ ...column, bottom: 76 });
		expect(clip(column, { rows: 77, columns: 1 })).toBeNull();
		expect(clip(column, { rows: 0, columns: 9 })).toBeNull();
	});

	test('count every cell once, wherever they overlap', () => {
		fc.assert(fc.property(areas, (all) => countCells(all) === cellsOf(all).size));
	});

	test('are cut into stripes that hold the same cells', () => {
		fc.assert(
			fc.property(areas, (all) => {
				const cells = stripes(all).flatMap(({ top, bottom, columns }) =>
					Array.from({ length: bottom - top + 1 }, (_, at) =>
						[...columns].map((column) => `${top + at} ${column}`)
					).flat()
				);
				expect(new Set(cells)).toEqual(cellsOf(all));
				expect(cells).toHaveLength(cellsOf(all).size);
			})
		);
	});
});

describe('Enter and Tab inside areas', () => {
	const block = { top: 2, bottom: 3, left: 1, right: 2 };

	test('go down and across, and begin anew at the end', () => {
		expect(following([block], { row: 2, column: 1 }, false, 1)).toEqual({ row: 3, column: 1 });
		expect(following([block], { row: 3, column: 1 }, false, 1)).toEqual({ row: 2, column: 2 });
		expect(following([block], { row: 3, column: 2 }, false, 1)).toEqual({ row: 2, column: 1 });
		expect(following([block], { row: 2, column: 2 }, true, 1)).toEqual({ row: 3, column: 1 });
		expect(following([block], { row: 2, column: 1 }, true, -1)).toEqual({ row: 3, column: 2 });
	});

	test('go on in the next area', () => {
		const other = { top: 8, bottom: 8, left: 0, right: 0 };
		expect(following([block, other], { row: 3, column: 2 }, true, 1)).toEqual({
			row: 8,
			column: 0
		});
		expect(following([block, other], { row: 2, column: 1 }, true, -1)).toEqual({
			row: 8,
			column: 0
		});
	});

	test('meet every cell of one area once', () => {
		fc.assert(
			fc.property(area, fc.boolean(), (one, across) => {
				const seen = new Set<string>();
				let spot = { row: one.top, column: one.left };
				for (let step = 0; step < cellsOf([one]).size; step++) {
					seen.add(`${spot.row} ${spot.column}`);
					spot = following([one], spot, across, 1);
				}
				expect(seen).toEqual(cellsOf([one]));
				expect(spot).toEqual({ row: one.top, column: one.left });
			})
		);
	});
});

describe('asBlock', () => {
	test('areas in the same rows, or in the same columns, make one block of all their cells', () => {
		fc.assert(
			fc.property(areas, fc.boolean(), (all, inRows) => {
				const [first] = all;
				if (!first) return;
				const { top, bottom, left, right } = first;
				const aligned = all.map((each) =>
					inRows ? { ...each, top, bottom } : { ...each, left, right }
				);
				const block = asBlock(aligned);
				const cells = block?.rows.flatMap((row) =>
					block.columns.map((column) => `${row} ${column}`)
				);
				expect(new Set(cells)).toEqual(cellsOf(aligned));
				expect(block?.rows).toEqual(block?.rows.toSorted((one, other) => one - other));
				expect(block?.columns).toEqual(block?.columns.toSorted((one, other) => one - other));
			})
		);
	});

	test('areas in other rows and other columns make none', () => {
		const one = between({ row: 1, column: 1 }, { row: 2, column: 2 });
		expect(asBlock([one, between({ row: 4, column: 4 }, { row: 5, column: 5 })])).toBeNull();
		expect(asBlock([one, between({ row: 1, column: 4 }, { row: 3, column: 4 })])).toBeNull();
		expect(asBlock([])).toBeNull();
	});
});
