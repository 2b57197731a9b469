import { isDay, type Day } from '../model/calendar.ts';

const BLANKS = /[\s\u00a0\u202f\u2009]/g;
const APOSTROPHES = /['’](?=\d{3})/g;
const CURRENCY =
	/^(?:[€$£₺]|zł|pln|eur|usd|gbp|chf|try|tl)|(?:[€$£₺]|zł|pln|eur|usd|gbp|chf|try|tl)$/giu;

/**
 * A number as people of `locale` type it: "1.234,50" in German, "1,234.50" in English, "(12)", "12-", "€ 3", "12,5 %".
 * Another country's way is taken where it can mean only one number ("12.5" in German), and refused where it cannot.
 */
export function parseNumber(text: string, locale: string): number | undefined {
	const bare = text.replace(BLANKS, '').replace(APOSTROPHES, '').replace(/[−–]/g, '-');
	const plain = bare.replace(/^%|%$/g, '').replace(CURRENCY, '');
	const [, open, sign, digits, after] = /^(\()?([+-])?([\d.,]+)(-|\))?$/.exec(plain) ?? [];
	if (digits === undefined || (open === '(') !== (after === ')')) return undefined;
	const value = unsigned(digits, decimalSign(locale));
	if (value === undefined) return undefined;
	return sign === '-' || after !== undefined ? -value : value;
}

/** Whether the text names percent points, which only a percent cell takes. */
export const isPercent = (text: string): boolean => /^\s*%|%\s*$/.test(text);

function unsigned(digits: string, decimal: '.' | ','): number | undefined {
	const group = decimal === '.' ? ',' : '.';
	if (isPlain(digits, decimal)) return toNumber(digits, decimal);
	if (isGrouped(digits, group, decimal)) return toNumber(digits.replaceAll(group, ''), decimal);
	if (isGrouped(digits, decimal, group) && digits.includes(group)) {
		return toNumber(digits.replaceAll(decimal, ''), group);
	}
	return isPlain(digits, group) ? toNumber(digits, group) : undefined;
}

// "1234", "12,5", ",5", "5," — no thousands signs.
const isPlain = (digits: string, decimal: string) =>
	/\d/.test(digits) && new RegExp(`^\\d*(\\${decimal}\\d*)?$`).test(digits);

const isGrouped = (digits: string, group: string, decimal: string) =>
	new RegExp(`^[1-9]\\d{0,2}(\\${group}\\d{3})+(\\${decimal}\\d*)?$`).test(digits);

// Only digits and one point arrive here, which is the one form JavaScript reads as we mean it.
const toNumber = (digits: string, decimal: string) => Number(digits.replace(decimal, '.'));

/** The sign between whole and fraction in a locale. */
export function decimalSign(locale: string): '.' | ',' {
	const parts = new Intl.NumberFormat(locale).formatToParts(1.5);
	return parts.find(({ type }) => type === 'decimal')?.value === ',' ? ',' : '.';
}

/**
 * A day as people of `locale` type it: "3.4.26", "03/04/2026", "2026-04-03", "3.4." (this year), "3 Apr 2026".
 * `today` gives the year left out, and the century: up to 20 years ahead, else the past.
 */
export function parseDate(text: string, locale: string, today: Day): Day | undefined {
	const spaced = monthNumbers(text.trim().toLocaleLowerCase(locale), locale);
	if (/^\d{8}$/.test(spaced)) {
		return day(spaced.slice(0, 4), spaced.slice(4, 6), spaced.slice(6), today);
	}
	const parts = spaced.split(/[\s./-]+/).filter((part) => part !== '');
	if (parts.length < 2 || parts.length > 3 || !parts.every((part) => /^\d+$/.test(part))) {
		return undefined;
	}
	const [first = '', second = '', third] = parts;
	if (first.length === 4) return third ? day(first, second, third, today) : undefined;
	const monthFirst = isMonthFirst(locale) && !spaced.includes('.');
	return monthFirst ? day(third, first, second, today) : day(third, second, first, today);
}

function day(year: string | undefined, month: string, date: string, today: Day): Day | undefined {
	const full = year === undefined ? today.slice(0, 4) : fullYear(year, today);
	const found = `${full}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
	return isDay(found) ? found : undefined;
}

function fullYear(year: string, today: Day): string {
	if (year.length !== 2) return year;
	const century = Number(today.slice(0, 2));
	const ahead = Number(year) - Number(today.slice(2, 4)) > 20;
	return `${ahead ? century - 1 : century}${year}`;
}

export function isMonthFirst(locale: string): boolean {
	const parts = new Intl.DateTimeFormat(locale).formatToParts(0).map(({ type }) => type);
	return parts.indexOf('month') < parts.indexOf('day') && parts.indexOf('year') > 0;
}

// Names stand where the number would in the locale's order; in "Apr 3" the name comes first by itself.
function monthNumbers(text: string, locale: string): string {
	const [name] = /\p{L}{3,}/u.exec(text) ?? [];
	const month = name === undefined ? undefined : monthOf(name, locale);
	if (name === undefined || month === undefined) return text;
	const [before = '', after = ''] = text.split(name);
	const [, first = '', rest = ''] = /^[.\s]*(\d+)?[.,\s]*(\d*)/.exec(after) ?? [];
	const date = /\d+/.exec(before)?.[0];
	return (date === undefined ? `${first}.${month}.${rest}` : `${date}.${month}.${first}`).trim();
}

function monthOf(name: string, locale: string): number | undefined {
	for (const style of ['long', 'short'] as const) {
		const names = new Intl.DateTimeFormat(locale, {
			day: 'numeric',
			month: style,
			timeZone: 'UTC'
		});
		for (let month = 0; month < 12; month++) {
			const parts = names.formatToParts(Date.UTC(2026, month, 1));
			const full = parts.find(({ type }) => type === 'month')?.value.replace('.', '') ?? '';
			const lower = full.toLocaleLowerCase(locale);
			if (lower === name || (name.length >= 3 && lower.startsWith(name))) return month + 1;
		}
	}
	return undefined;
}

const YES = ['true', 'yes', 'ja', 'tak', 'evet', '1', 'x', '✓', 'y', 'j', 't', 'e'];
const NO = ['false', 'no', 'nein', 'nie', 'hayır', 'hayir', '0', '', '-', 'n', 'h', 'f'];

/** A word for yes or no in any language of the product. */
export function parseFlag(text: string): boolean | undefined {
	const word = text.trim().toLowerCase();
	if (YES.includes(word)) return true;
	return NO.includes(word) ? false : undefined;
}
