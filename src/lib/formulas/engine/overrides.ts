import { closureOf } from '../compile.ts';
import { fitting } from '../length.ts';
import type { Run } from '../run.ts';
import { holds } from '../logic.ts';
import {
	compare,
	failures,
	isFailure,
	toDay,
	toFlag,
	toNumber,
	toText,
	type Value
} from '../value.ts';

/**
 * Functions that HyperFormula would compute otherwise than a spreadsheet documents, and the names under which
 * it calls ours:
 * - ROUND, ROUNDUP, ROUNDDOWN: by the decimal shown, half up (ROUND(2.675,2) is 2.68, the engine says 2.67), to a
 *   whole number of places, of which those beyond twenty change nothing (the engine has no number then);
 * - TRUNC, CEILING, FLOOR, MROUND, EVEN, ODD: by the decimal shown too (the engine makes 0.1 of FLOOR(0.15,0.05));
 * - INT: to the next whole number below, also for negative ones (the engine cuts off), by the decimal shown;
 * - MOD: x - y * INT(x / y), as documented, so that MOD(0.3, 0.1) is 0;
 * - ^ and POWER: 0 ^ 0 is #NUM! and 0 ^ -1 #DIV/0! (the engine says 1 and #NUM!), beyond 1e304 it is #NUM!, and text
 *   that is no number comes before an error on its right (operators of the engine look for errors first);
 * - SUBSTITUTE: a "$&" put in is those two signs, an empty text to look for changes nothing (which one of it is
 *   replaced, the engine may count without an end), which one is cut to a whole number;
 * - VALUE: only plain decimals, neither "12%" nor "$5"; a blank is 0 (the engine says #VALUE!);
 * - EDATE: the last day of a month stays in a leap year (the engine says 2024-02-28 a month after 2024-01-31);
 * - =, <, >= and the like: numbers of at most fifteen digits are equal when they are the same (the engine takes
 *   999999999.999999 for 1000000000), text is ordered by code point, as the database can (the engine: by language);
 * - YEAR, EOMONTH and all others that take a day: #NUM! beyond 9999-12-31 (the engine counts on), the time of a day
 *   is cut off first (the engine takes WEEKDAY of a moment before midnight for the next day);
 * - FIND from a place on: #VALUE! where nothing is found (the engine says the place before it);
 * - CHOOSE, WEEKDAY, EDATE, EOMONTH, FIND: which one, where from, in which way and how many months are cut to whole
 *   numbers;
 * - REPT: no longer than a cell may hold; the same of all other text that may grow (the engine knows no greatest
 *   length, and ends with an exception where memory does).
 *
 * What is read as a number, a flag or text is also read by ours where it may be of another kind: the engine takes
 * "" for 0 and for FALSE, "12%", "$5" and "1e3" for numbers, and writes numbers with 17 digits.
 * Left as it is: the engine counts an emoji as two signs and rounds noise beyond 14 digits to nothing.
 */
export function overridden(name: string, arguments_: number): string | undefined {
	if (name === '^') return 'POWER';
	if (name === 'FIND' && arguments_ < 3) return undefined;
	return closures.find((ours) => ours === name);
}

const closures = [
	...['ROUND', 'ROUNDUP', 'ROUNDDOWN', 'TRUNC', 'CEILING', 'FLOOR', 'MROUND', 'EVEN', 'ODD'],
	...['INT', 'MOD', 'POWER', 'SUBSTITUTE', 'VALUE', 'REPT', 'FIND', 'EDATE']
];

/** What the plugin adds, as functions of values. */
export const overrides: Readonly<Record<string, (...args: readonly Value[]) => Value>> = {
	...Object.fromEntries(closures.map((name) => [name, byClosure(name)])),
	FITTING: (value = null) => (typeof value === 'string' ? fitting(value) : value),
	COMPARED: compared,
	DAY: dayWithin,
	WHOLE: whole,
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
	return isFailure(toDay(serial)) ? failures['#NUM!'] : Math.floor(serial);
}

function whole(value: Value = null): Value {
	const number = toNumber(value);
	return typeof number === 'number' ? Math.trunc(number) : number;
}

function byClosure(name: string): (...args: readonly Value[]) => Value {
	return (...args) => {
		const runs: Run[] = args.map((value) => () => value);
		return closureOf(name, runs)({}, { today: '1900-01-01' });
	};
}
