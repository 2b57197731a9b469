import type { Day } from '#lib/domain/model/calendar.ts';
import { isDayContent, isFormula, textOf, type Content } from '#lib/domain/sheets/sheet.ts';
import { fromLocal, toLocal } from '#lib/formulas/local.ts';
import type { SheetValue } from '#lib/formulas/sheets/protocol.ts';
import { isFailure, toDay } from '#lib/formulas/value.ts';
import { writing, type Writing } from '#lib/domain/writing/format.ts';
import { isPercent, parseDate, parseNumber } from '#lib/domain/writing/parse.ts';

/** How one user types and reads: his language decides the signs of formulas, his region those of numbers and days. */
export type Hand = {
	readonly language: string;
	readonly region: string;
	readonly today: () => Day;
};

/** More digits are no number that can be computed with: an EAN of a pallet, an IBAN. */
const MOST_DIGITS = 15;

/** What somebody means who types this into a cell; null where nothing is left in it. */
export function contentOf(typed: string, { language, region, today }: Hand): Content | null {
	if (typed.trim() === '') return null;
	if (typed.startsWith("'")) return typed.length > 1 ? typed : null;
	if (typed.startsWith('=')) return typed.trim() === '=' ? "'=" : fromLocal(typed, language).trim();
	const word = typed.trim();
	if (/^(true|false)$/i.test(word)) return word.toLowerCase() === 'true';
	if (isNumeral(word)) {
		const number = parseNumber(word, region);
		// A percentage is a formula, so that it looks like one and is as exact as it was typed.
		if (number !== undefined) return isPercent(word) ? `=${number}%` : number;
	}
	const isDay = /^\d{1,4}([./-])\d{1,2}\1\d{1,4}$|^\d{1,2}\.? \p{L}{3,} \d{4}$/u.test(word);
	return (isDay && parseDate(word, region, today())) || typed;
}

/** "0012" is a number of something, and stays as it is. */
const isNumeral = (word: string) =>
	!/^[+-]?0\d/.test(word) && word.replace(/\D/g, '').length <= MOST_DIGITS;

/** A cell as it is typed. */
export function typedOf(content: Content | undefined, { language, region }: Hand): string {
	if (content === undefined) return '';
	if (typeof content === 'boolean') return String(content).toUpperCase();
	if (typeof content === 'number') return written(region).whole(content);
	if (isDayContent(content)) return written(region).day(content);
	return isFormula(content) ? toLocal(content, language) : content;
}

/** What a cell that holds no formula shows before anything is computed. */
export function valueOf(content: Content): SheetValue {
	if (typeof content !== 'string') return { value: content };
	return isFormula(content) ? { value: null } : { value: textOf(content) };
}

/** A value as its cell shows it. */
export function shownOf({ value, look }: SheetValue, region: string): string {
	if (value === null) return '';
	if (typeof value === 'boolean') return String(value).toUpperCase();
	if (typeof value === 'string') return value;
	if (look === 'percent') return written(region).percent(value);
	if (look !== 'day' && look !== 'moment') return written(region).number(value);
	const day = toDay(value);
	if (isFailure(day)) return '#NUM!';
	return look === 'day' ? written(region).day(day) : written(region).moment(day, value);
}

type Written = Pick<Writing, 'day'> & {
	/** With every digit, without thousands signs. */
	whole(value: number): string;
	number(value: number): string;
	percent(value: number): string;
	moment(day: Day, serial: number): string;
};

const made = new Map<string, Written>();

/** Making an Intl formatter is slow, so they are made once. */
function written(region: string): Written {
	const found = made.get(region) ?? make(region);
	made.set(region, found);
	return found;
}

function make(region: string): Written {
	const { day } = writing(region);
	const numbers = (most: number, more: Intl.NumberFormatOptions = {}) =>
		new Intl.NumberFormat(region, { useGrouping: false, maximumFractionDigits: most, ...more });
	const [whole, shown] = [numbers(15), numbers(10)];
	const percent = numbers(2, { style: 'percent' });
	const huge = numbers(10, { notation: 'scientific' });
	const time = new Intl.DateTimeFormat(region, { timeStyle: 'short', timeZone: 'UTC' });
	const isHuge = (value: number) =>
		Math.abs(value) >= 1e15 || (value !== 0 && Math.abs(value) < 1e-9);
	return {
		day,
		whole: (value) => whole.format(value),
		number: (value) => (isHuge(value) ? huge : shown).format(value),
		percent: (value) => percent.format(value),
		moment: (date, serial) => `${day(date)} ${time.format((serial % 1) * 86_400_000)}`
	};
}
