import { isDay } from '#lib/domain/model/calendar.ts';
import type { StoredField } from '#lib/domain/model/field.ts';
import type { DayOrder } from '#lib/domain/imports/import.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { Cell } from '#lib/domain/model/row.ts';
import type { Raw } from './source.ts';

/** How the cells of one column are written. */
export type Manner = { readonly decimal: '.' | ','; readonly days: DayOrder };
export type Told = Pick<Problem, 'code' | 'params'>;
export type Value =
	{ readonly ok: true; readonly value: Cell } | { readonly ok: false; readonly problem: Told };

type Reader = (raw: Exclude<Raw, null>, manner: Manner, field: StoredField) => Value;

const valueOf = (value: Cell): Value => ({ ok: true, value });
const refuse = (code: Told['code']): Value => ({ ok: false, problem: { code } });

const number: Reader = (raw, { decimal }, { kind }) => {
	// A workbook stores 0.1 + 0.2 with all its binary digits; what it shows is 0.3.
	if (typeof raw === 'number') return valueOf(Number(raw.toPrecision(15)));
	if (typeof raw === 'boolean') return refuse('number.expected');
	const value = parseDecimal(raw, decimal, kind === 'percent');
	return value === undefined ? refuse('number.expected') : valueOf(value);
};

/**
 * What a cell of a file means for each kind of field, as it stands on the wire; whether it fits the field is for
 * `readCell` to say. Choices and references arrive as the words of the file. Text is never taken for anything else.
 */
const readers = {
	text: (raw) => valueOf(String(raw)),
	integer: number,
	quantity: number,
	price: number,
	money: number,
	percent: number,
	date: (raw, { days }) => {
		const value = parseDay(String(raw), days);
		return value === undefined ? refuse('date.expected') : valueOf(value);
	},
	flag: (raw) => {
		const value = typeof raw === 'boolean' ? raw : flagWords.get(String(raw).trim().toLowerCase());
		return value === undefined ? refuse('flag.expected') : valueOf(value);
	},
	choice: (raw) => valueOf(String(raw).trim()),
	ref: (raw) => valueOf(String(raw).trim())
} satisfies Record<StoredField['kind'], Reader>;

export const readValue = (field: StoredField, raw: Exclude<Raw, null>, manner: Manner): Value =>
	readers[field.kind](raw, manner, field);

const BLANKS = /[\s\u00a0\u202f\u2009]/g;
const CURRENCY = /^(?:[€$£₺]|zł|[a-z]{3}(?=[\d.,+(-]))|(?:[€$£₺]|zł|(?<=\d)(?:[a-z]{3}|tl))$/giu;
const WHOLE = { '.': /^\d*(\.\d*)?$/, ',': /^\d*(,\d*)?$/ };
const GROUPED = {
	'.': /^\d{1,3}([,'’]\d{3})+(\.\d*)?$/,
	',': /^\d{1,3}([.'’]\d{3})+(,\d*)?$/
};

/**
 * "1.234,50", "€ 12", "(3)", "3-", "12,5 %" where percent is welcome. Strict about the decimal sign: in a column with
 * decimal points "1,5" is refused, since taking it for 15 or for 1.5 would be a guess with somebody's prices.
 */
export function parseDecimal(
	text: string,
	decimal: '.' | ',',
	percent = false
): number | undefined {
	const bare = text.replace(BLANKS, '').replace(/[−–]/g, '-');
	const plain = (percent ? bare.replace(/^%|%$/, '') : bare).replace(CURRENCY, '');
	const [, open, sign, digits = '', after] = /^(\()?([+-])?([\d.,'’]+)(-|\))?$/.exec(plain) ?? [];
	if (!/\d/.test(digits) || (open === '(') !== (after === ')')) return undefined;
	if (!WHOLE[decimal].test(digits) && !GROUPED[decimal].test(digits)) return undefined;
	const grouping = decimal === ',' ? /[.'’]/g : /[,'’]/g;
	const value = Number(digits.replace(grouping, '').replace(',', '.'));
	return sign === '-' || after !== undefined ? -value || 0 : value;
}

const TIME = /(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?[AP]M)?(?:Z|[+-]\d{2}:?\d{2})?)$/i;
const ISO = /^(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})$/;
const LOCAL = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})$/;

/** Days with the year first are clear; the rest follows the order of the column. The time of a timestamp is left off. */
export function parseDay(text: string, order: DayOrder): string | undefined {
	const day = text.trim().replace(TIME, '').replace(/\.$/, '');
	const [, year, , month, date] = (day.length >= 8 && ISO.exec(day)) || [];
	if (year && month && date) return existing(year, month, date);
	const [, first, second, last] = LOCAL.exec(day) ?? [];
	if (!first || !second || !last) return undefined;
	return order === 'mdy'
		? existing(fullYear(last), first, second)
		: existing(fullYear(last), second, first);
}

const existing = (year: string, month: string, date: string): string | undefined => {
	const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
	return isDay(day) ? day : undefined;
};

/** Spreadsheets draw the line at 30, too. */
const fullYear = (year: string): string =>
	year.length === 4 ? year : `${Number(year) < 30 ? '20' : '19'}${year}`;

const flagWords = new Map([
	...['true', 'yes', 'y', 'ja', 'j', 'tak', 'evet', 'wahr', 'prawda', 'doğru', '1', 'x', '✓'].map(
		(word) => [word, true] as const
	),
	...[
		'false',
		'no',
		'n',
		'nein',
		'nie',
		'hayır',
		'hayir',
		'falsch',
		'fałsz',
		'yanlış',
		'0',
		'-'
	].map((word) => [word, false] as const)
]);
