import type { Day } from '#lib/domain/model/calendar.ts';
import type { Closure } from './arithmetic.ts';
import { blank, noNumber, noValue, ofNumber, type Run } from './run.ts';
import { isFailure, LAST_DAY, serialOf, toDay, toNumber, toSerial, type Value } from './value.ts';

/** Days from 1899-12-30, serial 0, to 9999-12-31; every other number is #NUM!. */
export const days = {
	TODAY:
		() =>
		(_, { today }) =>
			toSerial(today),
	DATE: date,
	YEAR: ofNumber((serial) => partOf(serial, 0, 4)),
	MONTH: ofNumber((serial) => partOf(serial, 5, 7)),
	DAY: ofNumber((serial) => partOf(serial, 8, 10)),
	WEEKDAY: fromDay((_, way, serial) => weekday(serial, way), 1),
	DAYS: fromDay((_, start, end) => {
		const day = toDay(start);
		return isFailure(day) ? day : Math.floor(end) - Math.floor(start);
	}),
	EDATE: fromDay((start, months) => monthsLater(start, months, Math.min)),
	EOMONTH: fromDay((start, months) => monthsLater(start, months, (_, last) => last))
} as const satisfies Record<string, Closure>;

/** A day and a number. What is no day is an error before the number is looked at, as in the engine. */
function fromDay(compute: (day: Day, number: number, serial: number) => Value, usual = 0): Closure {
	return ([first = blank, second = () => usual]) =>
		(row, context) => {
			const serial = toNumber(first(row, context));
			if (typeof serial !== 'number') return serial;
			const day = toDay(serial);
			if (isFailure(day)) return day;
			const number = toNumber(second(row, context));
			return typeof number === 'number' ? compute(day, number, serial) : number;
		};
}

function partOf(serial: number, from: number, to: number): Value {
	const day = toDay(serial);
	return isFailure(day) ? day : Number(day.slice(from, to));
}

/**
 * Months and days beyond their bounds carry over; years below 1900 count from 1900, as in a spreadsheet. Before our
 * calendar began, in 1582, there is no value.
 */
function date([first = blank, second = blank, third = blank]: readonly Run[]): Run {
	return (row, context) => {
		const year = toNumber(first(row, context));
		if (typeof year !== 'number') return year;
		const month = toNumber(second(row, context));
		if (typeof month !== 'number') return month;
		const day = toNumber(third(row, context));
		if (typeof day !== 'number') return day;
		return serial(Math.trunc(year), Math.trunc(month), Math.trunc(day));
	};
}

function serial(year: number, month: number, day: number): Value {
	const base = year < 1900 ? year + 1900 : year;
	const years = Math.floor((month - 1) / 12);
	const within = month - 12 * years;
	// So many months that a number no longer tells them apart make no month of a year.
	if (base + years < 1582 || within < 1 || within > 12) return noValue;
	const result = serialOf(base + years, within, 1) + day - 1;
	return result >= 0 && result <= LAST_DAY ? result : noNumber;
}

/** On which day the week begins, 0 being a Sunday, for each way of counting days from 1; 3 counts Mondays as 0. */
export const weekStarts: ReadonlyMap<number, number> = new Map([
	[1, 0],
	[2, 1],
	[17, 0],
	...[11, 12, 13, 14, 15, 16].map((way) => [way, way - 10] as const)
]);

/** Serial 1 is a Sunday. */
function weekday(serial: number, way: number): Value {
	const sunday = Math.floor(serial) + 6;
	if (Math.trunc(way) === 3) return (sunday - 1) % 7;
	const start = weekStarts.get(Math.trunc(way));
	return start === undefined ? noNumber : ((sunday - start) % 7) + 1;
}

/** `pick` chooses between the same day of that month and its last day. */
function monthsLater(day: Day, count: number, pick: (same: number, last: number) => number): Value {
	const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
	const months = 12 * year + month - 1 + Math.trunc(count);
	const then = Math.floor(months / 12);
	if (!(then >= 1899 && then <= 9999)) return noNumber;
	const first = serialOf(then, months - 12 * then + 1, 1);
	const result = pick(first + date - 1, serialOf(then, months - 12 * then + 2, 0));
	return result >= 0 ? result : noNumber;
}
