import { isDay, type Day } from '#lib/domain/model/calendar.ts';
import type { FormulaValue } from '#lib/domain/model/row.ts';
import { errorNames, type ErrorName } from './node.ts';

/** An error on its way through a formula. */
export type Failure = { readonly error: ErrorName };
/** What a formula computes with. Days are serial numbers, as in every spreadsheet. */
export type Value = string | number | boolean | null | Failure;

export const failures = Object.fromEntries(
	errorNames.map((error) => [error, Object.freeze({ error })])
) as Readonly<Record<ErrorName, Failure>>;

/** No result has more signs: what a cell of a spreadsheet holds. */
export const LONGEST = 32_767;

const ASTRAL = /[\ud800-\udfff]/;
/** The signs of a text, an emoji being one. */
export const signsOf = (text: string): string | readonly string[] =>
	ASTRAL.test(text) ? [...text] : text;

export const isFailure = (value: Value): value is Failure =>
	typeof value === 'object' && value !== null;

/** Whether a result that left a formula is the name of an error. */
export const isFormulaError = (value: FormulaValue): value is ErrorName =>
	typeof value === 'string' && (errorNames as readonly string[]).includes(value);

// Neither exponents nor percent signs: "1E3" is an article number, not a thousand.
const NUMERAL = /^ *[+-]?(\d+(\.\d*)?|\.\d+) *$/;

/** Blank is 0, TRUE is 1; text counts when it is a plain decimal number, and is #VALUE! when not. */
export function toNumber(value: Value): number | Failure {
	if (typeof value === 'number') return value;
	if (value === null) return 0;
	if (typeof value === 'boolean') return value ? 1 : 0;
	if (typeof value !== 'string') return value;
	return NUMERAL.test(value) ? finite(Number(value)) : failures['#VALUE!'];
}

export const finite = (number: number): number | Failure =>
	Number.isFinite(number) ? number : failures['#NUM!'];

export function toText(value: Value): string | Failure {
	if (typeof value === 'string') return value;
	if (value === null) return '';
	if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
	return typeof value === 'number' ? numberText(value) : value;
}

/** The decimal of 15 digits that a number shows: 0.1 + 0.2 is 0.3, and a zero has no sign. */
export const shownNumber = (number: number): number =>
	Number.isInteger(number) ? number + 0 : Number(number.toPrecision(15));

/** At most 15 digits, as a cell shows it: 0.1 + 0.2 is "0.3". Large numbers take an exponent: "1E+15". */
export function numberText(number: number): string {
	const size = Math.abs(number);
	if (size >= 1e-4 && size < 1e15) return String(shownNumber(number));
	if (size >= 1e15) return number.toExponential(14).replace(/\.?0*e/, 'E');
	const shown = number.toFixed(20).replace(/\.?0+$/, '');
	return shown === '-0' ? '0' : shown;
}

/** Any number but 0 is true; the words TRUE and FALSE count, other text is #VALUE!. */
export function toFlag(value: Value): boolean | Failure {
	if (typeof value === 'boolean') return value;
	if (typeof value === 'number') return value !== 0;
	if (value === null) return false;
	if (typeof value !== 'string') return value;
	const word = value.toUpperCase();
	if (word === 'TRUE') return true;
	return word === 'FALSE' ? false : failures['#VALUE!'];
}

/**
 * Numbers stand before text, text before FALSE and TRUE; a blank is whatever it is compared with.
 * Text is compared without regard to case, by code point. `near` lets numbers be equal that show the same digits.
 */
export function compare(left: Value, right: Value, near: boolean): number | Failure {
	if (isFailure(left)) return left;
	if (isFailure(right)) return right;
	const a = left ?? blankLike(right);
	const b = right ?? blankLike(left);
	if (typeof a === 'number' && typeof b === 'number') {
		return near && nearlyEqual(a, b) ? 0 : order(a, b);
	}
	if (typeof a === 'string' && typeof b === 'string') return order(fold(a), fold(b));
	if (typeof a === 'boolean' && typeof b === 'boolean') return order(Number(a), Number(b));
	return order(rank(a), rank(b));
}

const blankLike = (other: Value): string | number | boolean => {
	if (typeof other === 'string') return '';
	return typeof other === 'boolean' ? false : 0;
};
const order = <T extends string | number>(a: T, b: T) => (a < b ? -1 : a > b ? 1 : 0);
const rank = (value: Value) => ['number', 'string', 'boolean'].indexOf(typeof value);
const fold = (text: string) => text.toLowerCase();

/** Fourteen digits are the same. */
export const nearlyEqual = (a: number, b: number) => Math.abs(a - b) <= 1e-14 * Math.abs(a);

const MILLISECONDS = 86_400_000;
const ZERO = Date.UTC(1899, 11, 30) / MILLISECONDS;
/** The serial number of 9999-12-31. */
export const LAST_DAY = 2_958_465;

/** The day's serial number: 1899-12-30 is 0, 2024-01-01 is 45292. */
export function toSerial(day: Day): number {
	const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
	return serialOf(year, month, date);
}

export function serialOf(year: number, month: number, day: number): number {
	return Date.UTC(year, month - 1, day) / MILLISECONDS - ZERO;
}

/** Serial number 0. */
const FIRST_DAY: Day = '1899-12-30';

/** A value as a day: its serial number, or text such as `2020-08-01`. */
export function dayMeant(value: Value): Day | Failure {
	const text = typeof value === 'string' ? value.replace(/^ +| +$/g, '') : '';
	if (isDay(text) && text >= FIRST_DAY) return text;
	const serial = toNumber(value);
	return typeof serial === 'number' ? toDay(serial) : serial;
}

export function toDay(serial: number): Day | Failure {
	if (!(serial >= 0 && serial < LAST_DAY + 1)) return failures['#NUM!'];
	return new Date((Math.floor(serial) + ZERO) * MILLISECONDS).toISOString().slice(0, 10);
}
