import { statSync } from 'node:fs';
import iconv from 'iconv-lite';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { readCsv } from '#lib/server/imports/csv.ts';
import { columnsOf, headerOf, letters } from '#lib/server/imports/open-source.ts';
import { delimiterOf, natureOf } from '#lib/server/imports/sniff.ts';
import { readSheets, readXlsx, unpackedPath, unpackSheet } from '#lib/server/imports/xlsx.ts';
import { rowsOf, sourceOf } from './support.ts';

const cells = async (content: string | Buffer, reading = {}) =>
	(await rowsOf(readCsv(sourceOf(content, reading)))).map((row) => row.cells);

describe('text files', () => {
	it.each(['\n', '\r\n', '\r'])('counts lines as an editor does, with %j', async (end) => {
		const text = ['a,b', `1,"x${end}y"`, '', '2,3', ',', '4,5'].join(end);
		const rows = await rowsOf(readCsv(sourceOf(text)));
		expect(rows.map(({ line }) => line)).toEqual([1, 2, 5, 7]);
		expect(rows[1]?.cells[1]).toBe(`x${end}y`);
	});

	it('keeps as many cells as a row has', async () => {
		expect(await cells('a,b\n1\n1,2,3\n')).toEqual([['a', 'b'], ['1'], ['1', '2', '3']]);
	});

	it('takes quotes inside unquoted cells as they are', async () => {
		expect(await cells('a,b\n12" pipe,"say ""hi"""\n')).toEqual([
			['a', 'b'],
			['12" pipe', 'say "hi"']
		]);
	});

	it('reads UTF-8 with a mark, UTF-16 and Windows-1252', async () => {
		const expected = [
			['Größe', 'Żółw'],
			['ä', '€']
		];
		expect(await cells('\ufeffGröße,Żółw\nä,€\n')).toEqual(expected);
		const wide = iconv.encode('Größe,Żółw\nä,€\n', 'utf-16le', { addBOM: true });
		expect(await cells(wide, { encoding: 'utf-16le' })).toEqual(expected);
		const western = iconv.encode('Größe;ä\n€;x', 'windows-1252');
		expect(await cells(western, { encoding: 'windows-1252', delimiter: ';' })).toEqual([
			['Größe', 'ä'],
			['€', 'x']
		]);
	});

	it('names the line of a quote that is never closed', async () => {
		await expect(cells('a,b\n1,2\n3,"open\n4,5\n')).rejects.toMatchObject({
			problems: [{ code: 'import.quote-open', params: { line: 3 } }]
		});
	});

	it('refuses a cell of ten megabytes by its line', async () => {
		await expect(cells(`a,b\n1,2\n3,${'x'.repeat(10_000_000)}\n`)).rejects.toMatchObject({
			problems: [{ code: 'import.row-too-long', params: { line: 3 } }]
		});
	});
});

it.each([readCsv, readXlsx])(
	'a file that is gone is an error to its reader, not to the process',
	async (read) => {
		const gone = { ...sourceOf(''), path: '/nowhere/file' };
		const source = read(gone);
		await new Promise((resolve) => setTimeout(resolve, 20));
		expect(source.share()).toBeLessThanOrEqual(1);
		await expect(rowsOf(source)).rejects.toThrow('ENOENT');
	}
);

describe('what a file is', () => {
	const nature = (head: Buffer, valid = true, locale = 'de') => natureOf(head, valid, locale);
	it('knows encodings by their marks, and the rest by invalid UTF-8', () => {
		expect(nature(Buffer.from('a,b'))).toEqual({ format: 'csv', encoding: 'utf-8' });
		expect(nature(Buffer.from([0xff, 0xfe, 97, 0]))).toMatchObject({ encoding: 'utf-16le' });
		expect(nature(Buffer.from([0xfe, 0xff, 0, 97]))).toMatchObject({ encoding: 'utf-16be' });
		const legacy = (locale: string) => nature(Buffer.from([0xe4]), false, locale).encoding;
		expect(['en', 'de', 'pl-PL', 'tr'].map(legacy)).toEqual([
			'windows-1252',
			'windows-1252',
			'windows-1250',
			'windows-1254'
		]);
	});
	it.each([
		['import.empty', Buffer.alloc(0)],
		['import.binary', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2])],
		['import.encrypted', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0])]
	])('refuses with %s', (code, head) => {
		expect(() => nature(head)).toThrow(code);
	});
	it.each([
		['a,b,c\n1,2,3\n', ','],
		['a;b;c\n1,5;2,5;3,5\n', ';'],
		['a\tb\n1,5\t2\n', '\t'],
		['a|b\n1|2\n', '|'],
		['name;text\n"a,b,c,d,e";x\n"f,g,h,i,j";y\n', ';'],
		['name\nsolo\n', ',']
	])('finds the separator of %j', (text, delimiter) => {
		expect(delimiterOf(text)).toBe(delimiter);
	});
	it('finds the header below a title, and none where the first row holds values', () => {
		const rows = [
			['Price list 2026', '', ''],
			['Number', 'Name', 'Price'],
			['1', 'Chai', '18']
		];
		const lined = rows.map((row, index) => ({ line: index + 1, cells: row }));
		expect(headerOf(lined)).toBe(2);
		expect(columnsOf(lined, 2).map(({ name }) => name)).toEqual(['Number', 'Name', 'Price']);
		expect(headerOf(lined.slice(2))).toBe(0);
		expect(columnsOf(lined.slice(2), 0).map(({ name }) => name)).toEqual(['A', 'B', 'C']);
		expect([25, 26, 701, 702].map(letters)).toEqual(['Z', 'AA', 'ZZ', 'AAA']);
	});
});

describe('workbooks', () => {
	const book = async () =>
		Buffer.from(
			await writeXlsx({
				sheets: [
					{ name: 'Notes', rows: [['nothing']] },
					{
						name: 'Prices',
						rows: [
							['Number', 'Price', 'From', 'Active'],
							['0012', 12.5, new Date('2026-03-02T00:00:00Z'), true],
							[],
							[13, null, new Date('2026-03-02T10:30:00Z'), false]
						]
					}
				]
			})
		);

	it('lists sheets and reads one, with real numbers, days and flags', async () => {
		const file = sourceOf(await book(), { sheet: 'Prices' }, 'xlsx');
		expect(await readSheets(file.path)).toEqual(['Notes', 'Prices']);
		await unpackSheet(file);
		expect(await rowsOf(readXlsx(file))).toEqual([
			{ line: 1, cells: ['Number', 'Price', 'From', 'Active'] },
			{ line: 2, cells: ['0012', 12.5, '2026-03-02', true] },
			{ line: 4, cells: [13, null, '2026-03-02 10:30:00', false] }
		]);
	});

	it('refuses archives that are no workbook, and bombs', async () => {
		const bytes = await book();
		await expect(readSheets(sourceOf(bytes.subarray(0, 200)).path)).rejects.toThrow(
			'import.no-workbook'
		);
		const bomb = Buffer.from(bytes);
		for (let at = bomb.indexOf('PK\x01\x02'); at >= 0; at = bomb.indexOf('PK\x01\x02', at + 4)) {
			bomb.writeUInt32LE(900_000_000, at + 24);
		}
		await expect(readSheets(sourceOf(bomb).path)).rejects.toThrow('import.bomb');
	});

	it('stops a bomb that says it is small', async () => {
		const rows = Array.from({ length: 2000 }, (_, at) => [at, 'x'.repeat(500)]);
		const liar = Buffer.from(await writeXlsx({ sheets: [{ name: 'Prices', rows }] }));
		for (let at = liar.indexOf('PK\x01\x02'); at >= 0; at = liar.indexOf('PK\x01\x02', at + 4)) {
			liar.writeUInt32LE(Math.min(liar.readUInt32LE(at + 24), 4000), at + 24);
		}
		const file = sourceOf(liar, { sheet: 'Prices' }, 'xlsx');
		await expect(unpackSheet(file, 100_000)).rejects.toThrow('import.bomb');
		expect(statSync(unpackedPath(file)).size).toBeLessThan(200_000);
	});
});
