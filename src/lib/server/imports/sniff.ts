import { delimiters, type Reading } from '#lib/domain/imports/import.ts';
import iconv from 'iconv-lite';
import { Refused } from '../refused.ts';

export const HEAD_BYTES = 65_536;

export type Nature = {
	readonly format: 'csv' | 'xlsx';
	readonly encoding: Reading['encoding'];
};

/** What the first bytes of a file say it is, whatever its name. Throws Refused for what is neither text nor workbook. */
export function natureOf(head: Buffer, validUtf8: boolean, locale: string): Nature {
	if (head.length === 0) throw new Refused([{ code: 'import.empty' }]);
	if (head.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'))) {
		return { format: 'xlsx', encoding: 'utf-8' };
	}
	if (head.subarray(0, 4).equals(OLE)) throw new Refused([{ code: 'import.encrypted' }]);
	if (head[0] === 0xff && head[1] === 0xfe) return { format: 'csv', encoding: 'utf-16le' };
	if (head[0] === 0xfe && head[1] === 0xff) return { format: 'csv', encoding: 'utf-16be' };
	if (isBinary(head)) throw new Refused([{ code: 'import.binary' }]);
	return { format: 'csv', encoding: validUtf8 ? 'utf-8' : legacyEncoding(locale) };
}

/** What older programs write where this language is read. */
const legacyEncoding = (locale: string): Nature['encoding'] =>
	(({ pl: 'windows-1250', tr: 'windows-1254' }) as const)[locale.slice(0, 2)] ?? 'windows-1252';

/** Workbooks before 2007, and workbooks with a password. */
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/** Text holds no control signs but tab, line feed, form feed, carriage return, escape and the old end-of-file. */
function isBinary(head: Buffer): boolean {
	let odd = 0;
	for (const byte of head) {
		if (byte === 0) return true;
		if (byte < 32 && ![9, 10, 12, 13, 26, 27].includes(byte)) odd += 1;
	}
	return odd > head.length / 100;
}

export const decode = (head: Buffer, encoding: string): string => iconv.decode(head, encoding);

/** The separator that cuts the first lines into the most even columns. */
export function delimiterOf(text: string): Reading['delimiter'] {
	const lines = linesOutsideQuotes(text).slice(0, 60);
	const scored = delimiters.map((delimiter) => ({ delimiter, score: evenness(lines, delimiter) }));
	return scored.reduce((best, next) => (next.score > best.score ? next : best)).delimiter;
}

/** Lines with quoted parts taken out, so that signs inside them do not count. */
const linesOutsideQuotes = (text: string): string[] =>
	text
		.replace(/(^|[,;\t|\r\n])"(?:[^"]|"")*"/g, '$1')
		.split(/\r\n|\n|\r/)
		.filter((line) => line.trim() !== '');

function evenness(lines: readonly string[], delimiter: string): number {
	const counts = new Map<number, number>();
	for (const line of lines) {
		const count = line.split(delimiter).length;
		if (count > 1) counts.set(count, (counts.get(count) ?? 0) + 1);
	}
	const [columns = 0, agreeing = 0] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
	// Even lines count first; among equally even ones, more columns.
	return agreeing + Math.min(columns, 100) / 1000;
}
