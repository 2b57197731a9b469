import { closureOf } from '../compile.ts';
import { fitting } from '../length.ts';
import type { Run } from '../run.ts';
import { holds } from '../logic.ts';
import {
	compare,
	failures,
	isFailure,
	LONGEST,
	serialOf,
	toDay,
	toFlag,
	toNumber,
	toText,
	type Value
} from '../value.ts';

/**
 * Functions that HyperFormula would compute otherwise than a spreadsheet documents, and the names under which
 * it calls ours:
 * - ROUND, ROUNDUP, ROUNDDOWN: by the decimal shown, half up (ROUND(2.675,2) is 2.68, the engine says 2.67);
 * - INT: to the next whole number below, also for negative ones (the engine cuts off), by the decimal shown;
 * - MOD: x - y * INT(x / y), as documented, so that MOD(0.3, 0.1) is 0;
 * - ^ and POWER: 0 ^ 0 is #NUM! and 0 ^ -1 #DIV/0! (the engine says 1 and #NUM!);
 * - SUBSTITUTE: a "$&" put in is those two signs, an empty text to look for changes nothing;
 * - VALUE: only plain decimals, neither "12%" nor "$5";
 * - EDATE: the last day of a month stays in a leap year (the engine says 2024-02-28 a month after 2024-01-31);
 * - =, <, >= and the like: numbers of at most fifteen digits are equal when they are the same (the engine takes
 *   999999999.999999 for 1000000000), text is ordered by code point, as the database can (the engine: by language);
 * - YEAR, EOMONTH and all others that take a day: #NUM! beyond 9999-12-31 (the engine counts on);
 * - REPT: no longer than a cell may hold; the same of all other text that may grow (the engine knows no greatest
 *   length).
 *
 * What is read as a number, a flag or text is also read by ours where it may be of another kind: the engine takes
 * "" for 0, "12%" and "$5" for numbers, and writes numbers with 17 digits.
 * Left as it is: the engine counts an emoji as two signs and rounds noise beyond 14 digits to nothing.
 */
export const overridden: ReadonlyMap<string, string> = new Map([
	...[
		'ROUND',
		'ROUNDUP',
		'ROUNDDOWN',
		'INT',
		'MOD',
		'POWER',
		'SUBSTITUTE',
		'VALUE',
		'REPT',
		'EDATE'
	].map((name) => [name, name] as const),
	['^', 'POWER']
]);

/** What the plugin adds, as functions of values. */
export const overrides: Readonly<Record<string, (...args: readonly Value[]) => Value>> = {
	...Object.fromEntries([...new Set(overridden.values())].map((name) => [name, byClosure(name)])),
	REPT: repeated,
	EDATE: monthsLater,
	FITTING: (value = null) => (typeof value === 'string' ? fitting(value) : value),
	COMPARED: compared,
	DAY: dayWithin,
	NUMBER: (value = null) => toNumber(value),
	FLAG: (value = null) => toFlag(value),
	TEXT: (value = null) => toText(value)
};

function compared(sign: Value = '=', left: Value = null, right: Value = null, exact: Value = 0) {
	const order = compare(left, right, exact !== 1);
	return typeof order === 'number' ? (holds[String(sign)]?.(order) ?? false) : order;
}

function dayWithin(value: Value = null): Value {
	const serial = toNumber(value);
	if (typeof serial !== 'number') return serial;
	return isFailure(toDay(serial)) ? failures['#NUM!'] : serial;
}

function byClosure(name: string): (...args: readonly Value[]) => Value {
	return (...args) => {
		const runs: Run[] = args.map((value) => () => value);
		return closureOf(name, runs)({}, { today: '1900-01-01' });
	};
}

function monthsLater(start: Value = null, months: Value = null): Value {
	const serial = toNumber(start);
	if (typeof serial !== 'number') return serial;
	const count = toNumber(months);
	if (typeof count !== 'number') return count;
	const day = toDay(serial);
	if (isFailure(day)) return day;
	const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
	const first = serialOf(year, month + Math.trunc(count), 1);
	const last = serialOf(year, month + Math.trunc(count) + 1, 0);
	const result = Math.min(first + date - 1, last);
	return isFailure(toDay(result)) ? failures['#NUM!'] : result;
}

function repeated(text: Value = null, times: Value = null): Value {
	const piece = toText(text);
	if (isFailure(piece)) return piece;
	const count = toNumber(times);
	if (typeof count !== 'number') return count;
	const whole = Math.trunc(count);
	if (whole < 0 || piece.length * whole > LONGEST) return failures['#VALUE!'];
	return piece.repeat(whole);
}
