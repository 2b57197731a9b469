import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBlock, toText } from '#lib/grids/range/block.ts';
import { place } from '#lib/grids/range/placing.ts';

const texts = (block: ReturnType<typeof readBlock>) =>
	block.map((row) => row.map(({ text }) => text));
const read = (text: string) => texts(readBlock(text));
const blockOf = (rows: readonly (readonly string[])[]) =>
	rows.map((row) => row.map((text) => ({ text })));

describe('a block of text', () => {
	test.each([
		['one cell', 'Chai', [['Chai']]],
		['nothing', '', [['']]],
		['what Excel copies, with its last line end', '1\t2\r\n3\t4\r\n', [['1', '2'], ['3', '4']]], // prettier-ignore
		['what LibreOffice copies, without one', '1\t2\n3\t4', [['1', '2'], ['3', '4']]], // prettier-ignore
		['empty cells', '\t\n\t', [['', ''], ['', '']]], // prettier-ignore
		['an empty row in the middle', 'a\n\nb\n', [['a'], [''], ['b']]],
		['lines within a cell', '"Line 1\nLine 2"\tx', [['Line 1\nLine 2', 'x']]],
		['quotes within a quoted cell', '"say ""hi""\tnow"', [['say "hi"\tnow']]],
		['quotes that mean themselves', '5" pipe\t"open', [['5" pipe', '"open']]],
		['a quoted beginning only', '"a" b\tc', [['"a" b', 'c']]],
		['a carriage return alone', 'a\rb', [['a'], ['b']]],
		['codes as they are', '0012\t1E3\t3-4', [['0012', '1E3', '3-4']]]
	])('%s', (_, text, wanted) => {
		expect(read(text)).toEqual(wanted);
	});

	test('comes back as it was written, whatever stands in it', () => {
		const cell = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', ' ', 'ß') });
		const block = fc
			.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
			.chain(([rows, columns]) =>
				fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), {
					minLength: rows,
					maxLength: rows
				})
			);
		fc.assert(
			fc.property(block, (rows) => {
				// A last row of one empty cell is what spreadsheets write after every block.
				fc.pre(!(rows.at(-1)?.length === 1 && rows.at(-1)?.[0] === '' && rows.length > 1));
				expect(read(toText(blockOf(rows)))).toEqual(rows);
			})
		);
	});

	test('of ten thousand rows', () => {
		const rows = Array.from({ length: 10_000 }, (_, at) => `${at}\tname ${at}\t"a\nb"\t1,5\t`);
		expect(readBlock(rows.join('\n'))).toHaveLength(10_000);
	});
});

describe('where a block goes', () => {
	const list = { rows: 10, columns: 5 };
	const area = (top: number, left: number, bottom = top, right = left) => ({
		top,
		left,
		bottom,
		right
	});
	const two = blockOf([
		['a', 'b'],
		['c', 'd']
	]);

	test('one cell fills the whole area', () => {
		const { cells } = place(blockOf([['x']]), area(1, 1, 3, 2), list);
		expect(cells).toHaveLength(6);
		expect(new Set(cells.map(({ piece }) => piece.text))).toEqual(new Set(['x']));
	});

	test('a block that fits in several times is laid several times', () => {
		const placed = place(two, area(0, 0, 3, 1), list);
		expect(placed.cells.map(({ piece }) => piece.text).join('')).toBe('abcdabcd');
		expect(placed.area).toEqual(area(0, 0, 3, 1));
	});

	test('one that does not fit goes to the corner once', () => {
		const placed = place(two, area(0, 0, 2, 2), list);
		expect(placed.cells).toHaveLength(4);
		expect(placed.area).toEqual(area(0, 0, 1, 1));
	});

	test('laying several times can be left out', () => {
		expect(place(two, area(0, 0, 3, 1), list, true).cells).toHaveLength(4);
	});

	test('rows go past the end, columns do not', () => {
		const placed = place(two, area(9, 4), list);
		expect(placed.cells.map(({ row, column }) => [row, column])).toEqual([
			[9, 4],
			[10, 4]
		]);
		expect(placed.beyond).toBe(1);
	});

	test('a whole column takes one value in every row', () => {
		const column = { top: 0, bottom: Number.MAX_SAFE_INTEGER, left: 2, right: 2 };
		expect(place(blockOf([['x']]), column, list).cells).toHaveLength(10);
	});

	test('rows of different length leave what they lack alone', () => {
		const ragged = blockOf([['a', 'b'], ['c']]);
		expect(place(ragged, area(0, 0), list).cells.map(({ piece }) => piece.text)).toEqual([
			'a',
			'b',
			'c'
		]);
	});

	test('an empty list takes rows from its start', () => {
		const placed = place(two, area(0, 0), { rows: 0, columns: 5 });
		expect(placed.cells.map(({ row }) => row)).toEqual([0, 0, 1, 1]);
	});
});
