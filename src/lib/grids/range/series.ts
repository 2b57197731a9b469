import { isAmount, places, roundHalfUp } from '#lib/domain/model/amount.ts';
import { daysIn, isDay, type Day } from '#lib/domain/model/calendar.ts';
import type { FieldKind } from '#lib/domain/model/field.ts';
import type { Cell } from '#lib/domain/model/row.ts';

/** The cell that comes `step` places after the first of its sources; before it where `step` is negative. */
export type Continue = (step: number) => Cell;

const DAY_MS = 86_400_000;

/**
 * How cells go on past their end. Two or more numbers, days, or texts that end in numbers continue their series; so
 * does a single one where `series` asks for it. Everything else, and everything without `series`, is repeated.
 */
export function continued(kind: FieldKind, cells: readonly Cell[], series: boolean): Continue {
	const repeat = (step: number) => cells[mod(step, cells.length)] ?? null;
	if (!series) return repeat;
	if (kind === 'date') return daysOf(cells) ?? repeat;
	return (kind === 'text' ? codesOf(cells) : numbersOf(kind, cells)) ?? repeat;
}

/** Whether dragging these cells goes on with their series unless a key says otherwise. */
export const hasSeries = (cells: readonly Cell[]): boolean => cells.length > 1;

const mod = (step: number, length: number): number => ((step % length) + length) % length;

function numbersOf(kind: FieldKind, cells: readonly Cell[]): Continue | null {
	const numbers = cells.filter((cell) => typeof cell === 'number');
	if (numbers.length === 0 || numbers.length < cells.length) return null;
	const digits = kind === 'integer' ? 0 : isAmount(kind) ? places[kind] : 9;
	const { start, by } = lineThrough(numbers);
	return (step) => roundHalfUp(start + by * step, digits);
}

/** An even step where there is one, else the line that lies closest to the numbers. */
function lineThrough(numbers: readonly number[]): { readonly start: number; readonly by: number } {
	const [first = 0, second = first + 1] = numbers;
	const by = roundHalfUp(second - first, 9);
	const even = numbers.every((each, at) => roundHalfUp(first + by * at, 9) === each);
	if (even) return { start: first, by };
	const count = numbers.length;
	const middle = (count - 1) / 2;
	const mean = numbers.reduce((sum, each) => sum + each, 0) / count;
	const slope =
		numbers.reduce((sum, each, at) => sum + (at - middle) * (each - mean), 0) /
		numbers.reduce((sum, _, at) => sum + (at - middle) ** 2, 0);
	return { start: mean - slope * middle, by: slope };
}

/** Days go on by months where they fall on the same day of each, or on the last; else by days. */
function daysOf(cells: readonly Cell[]): Continue | null {
	const days = cells.filter((cell): cell is Day => typeof cell === 'string' && isDay(cell));
	if (days.length === 0 || days.length < cells.length) return null;
	return monthsOf(days) ?? evenDaysOf(days);
}

function monthsOf(days: readonly Day[]): Continue | null {
	const [first, second] = days;
	if (first === undefined || second === undefined) return null;
	const by = monthOf(second) - monthOf(first);
	const atEnd = days.every(isLastOfMonth);
	const date = atEnd ? 31 : dateOf(first);
	const on = (step: number) => dayIn(monthOf(first) + by * step, date);
	return by !== 0 && days.every((each, at) => on(at) === each) ? on : null;
}

function evenDaysOf(days: readonly Day[]): Continue | null {
	const numbers = days.map((each) => Date.parse(each) / DAY_MS);
	const { start, by } = lineThrough(numbers);
	return (step) => new Date(Math.round(start + by * step) * DAY_MS).toISOString().slice(0, 10);
}

const dateOf = (day: Day): number => Number(day.slice(8));
const monthOf = (day: Day): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
const isLastOfMonth = (day: Day): boolean =>
	dateOf(day) === daysIn(Number(day.slice(0, 4)), Number(day.slice(5, 7)));

function dayIn(month: number, date: number): Day {
	const year = Math.floor(month / 12);
	const inYear = (month % 12) + 1;
	const day = Math.min(date, daysIn(year, inYear));
	return `${String(year).padStart(4, '0')}-${String(inYear).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

const CODE = /^(.*?)(\d{1,15})$/s;

/** Texts with the same beginning and numbers at an even step. Zeros in front stay. */
function codesOf(cells: readonly Cell[]): Continue | null {
	const parts = cells.map((cell) => (typeof cell === 'string' ? CODE.exec(cell) : null));
	const [first] = parts;
	if (!first || !parts.every((part) => part?.[1] === first[1])) return null;
	const numbers = parts.map((part) => Number(part?.[2]));
	const { start, by } = lineThrough(numbers);
	if (!numbers.every((each, at) => start + by * at === each)) return null;
	const width = Math.min(...parts.map((part) => part?.[2]?.length ?? 0));
	return (step) => {
		const number = start + by * step;
		return number < 0 ? null : `${first[1]}${String(number).padStart(width, '0')}`;
	};
}
