import { roundHalfUp } from '#lib/domain/model/amount.ts';
import { isExact } from './shape.ts';
import type { Node } from './node.ts';
import { blank, noNumber, ofNumber, ofNumbers, type Run } from './run.ts';
import { failures, finite, isFailure, shownNumber, toNumber, type Value } from './value.ts';

export type Closure = (args: readonly Run[], nodes: readonly Node[]) => Run;

/** Above this the database refuses the power and stops the statement; below its negative the result is 0. */
export const GREATEST_EXPONENT = 700;
/** Of the largest number there is. */
export const GREATEST_LOGARITHM = 709.78;
const NOISE = 1e-14;

export const arithmetic = {
	'+': (args, nodes) => ofNumbers(nodes.every(isExact) ? (a, b) => finite(a + b) : add)(args),
	'-': (args, nodes) =>
		ofNumbers(nodes.every(isExact) ? (a, b) => finite(a - b) : (a, b) => add(a, -b))(args),
	'*': ofNumbers((a, b) => finite(a * b)),
	'/': ofNumbers((a, b) => (b === 0 ? failures['#DIV/0!'] : finite(a / b))),
	'^': ofNumbers(power),
	neg: ofNumber((a) => -a),
	'%': ofNumber((a) => a / 100),
	ROUND: ofNumbers((a, digits) => finite(roundHalfUp(a, places(digits)))),
	ROUNDUP: ofNumbers((a, digits) => finite(roundBy(Math.ceil, a, places(digits)))),
	ROUNDDOWN: ofNumbers((a, digits) => finite(roundBy(Math.floor, a, places(digits)))),
	TRUNC: ofNumbers((a, digits) => finite(roundBy(Math.floor, a, places(digits)))),
	CEILING: multiple(Math.ceil),
	FLOOR: multiple(Math.floor),
	MROUND: ofNumbers(nearestMultiple),
	EVEN: ofNumber((a) => away(a, (size) => 2 * Math.ceil(size / 2))),
	ODD: ofNumber((a) => away(a, (size) => 2 * Math.ceil((size - 1) / 2) + 1)),
	INT: ofNumber(floorShown),
	ABS: ofNumber(Math.abs),
	SIGN: ofNumber((a) => (a > 0 ? 1 : a < 0 ? -1 : 0)),
	MOD: ofNumbers(modulo),
	POWER: ofNumbers(power),
	SQRT: ofNumber((a) => (a < 0 ? noNumber : Math.sqrt(a))),
	EXP: ofNumber(exponential),
	LN: ofNumber((a) => (a > 0 ? Math.log(a) : noNumber)),
	LOG10: ofNumber((a) => (a > 0 ? Math.log10(a) : noNumber)),
	MIN: (args, nodes) => over(args, nodes, (numbers) => Math.min(...numbers)),
	MAX: (args, nodes) => over(args, nodes, (numbers) => Math.max(...numbers)),
	SUM: (args, nodes) => over(args, nodes, sum),
	AVERAGE: (args, nodes) =>
		over(args, nodes, (numbers) => sum(numbers) / numbers.length, failures['#DIV/0!']),
	COUNT: count
} as const satisfies Record<string, Closure>;

/** What is left of two numbers that cancel out is noise, as in every spreadsheet. */
function add(a: number, b: number): Value {
	const result = a + b;
	return Math.abs(result) < NOISE * Math.abs(a) ? 0 : finite(result);
}

/** Digits beyond these change no number. */
const places = (digits: number) => Math.max(-20, Math.min(20, Math.trunc(digits)));

/** Like roundHalfUp: by the decimal that the number shows, away from zero or towards it. */
function roundBy(whole: (x: number) => number, number: number, digits: number): number {
	if (number === 0) return 0;
	const [mantissa = '0', exponent = '0'] = Math.abs(number).toExponential(14).split('e');
	const shifted = Number(`${mantissa}e${Number(exponent) + digits}`);
	if (shifted >= 1e15) return Math.sign(number) * Number(`${mantissa}e${exponent}`);
	return Math.sign(number) * Number(`${whole(shifted)}e${-digits}`);
}

/** The next whole number below the decimal shown: 0.29 * 100 is 29. */
function floorShown(number: number): number {
	return Math.floor(shownNumber(number));
}

/**
 * How many times a step goes into a number: a whole number where both show the same digits, as 0.15 and three
 * times 0.05 do. The quotient alone would not tell: it is short of the digits that 999999999.999999 has.
 */
function timesIn(number: number, step: number): number {
	const times = number / step;
	const near = Math.round(times);
	return near === times || digits(near * step) === digits(number) ? near : times;
}

const digits = (number: number) => number.toPrecision(15);

/** To a multiple of a step. */
function multiple(whole: (x: number) => number): Closure {
	return ofNumbers((a, step) => {
		if (a === 0) return 0;
		if (step === 0) return failures['#DIV/0!'];
		return a > 0 && step < 0 ? noNumber : finite(shownNumber(whole(timesIn(a, step)) * step));
	});
}

/** By halves of the step: what lies in the middle goes away from zero. */
function nearestMultiple(a: number, step: number): Value {
	if (step === 0) return 0;
	return a * step < 0 ? noNumber : finite(shownNumber(Math.round(timesIn(a, step / 2) / 2) * step));
}

/** By the size of the decimal shown, away from zero. */
const away = (a: number, whole: (size: number) => number) =>
	(a < 0 ? -1 : 1) * whole(shownNumber(Math.abs(a)));

function modulo(a: number, b: number): Value {
	if (b === 0) return failures['#DIV/0!'];
	const rest = a - b * Math.floor(timesIn(a, b));
	return Math.abs(rest) < NOISE * Math.abs(a) ? 0 : finite(rest);
}

function power(base: number, exponent: number): Value {
	if (base === 0) {
		if (exponent < 0) return failures['#DIV/0!'];
		return exponent === 0 ? noNumber : 0;
	}
	if (base < 0 && !Number.isInteger(exponent)) return noNumber;
	const size = exponent * Math.log(Math.abs(base));
	if (size > GREATEST_EXPONENT) return noNumber;
	return size < -GREATEST_EXPONENT ? 0 : base ** exponent;
}

function exponential(a: number): Value {
	if (a > GREATEST_LOGARITHM) return noNumber;
	return a < -GREATEST_EXPONENT ? 0 : Math.exp(a);
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/** Cells that hold no number are passed over; what was computed must be one. No number at all gives `none`. */
function over(
	args: readonly Run[],
	nodes: readonly Node[],
	compute: (numbers: readonly number[]) => number,
	none: Value = 0
): Run {
	const cells = nodes.map(isCell);
	return (row, context) => {
		const numbers: number[] = [];
		for (let at = 0; at < args.length; at++) {
			const value = (args[at] ?? blank)(row, context);
			if (cells[at] && typeof value !== 'number' && !isFailure(value)) continue;
			const number = toNumber(value);
			if (typeof number !== 'number') return number;
			numbers.push(number);
		}
		return numbers.length === 0 ? none : finite(compute(numbers));
	};
}

function count(args: readonly Run[], nodes: readonly Node[]): Run {
	const cells = nodes.map(isCell);
	return (row, context) =>
		args.filter((run, at) => {
			const value = run(row, context);
			return typeof (cells[at] || value === null ? value : toNumber(value)) === 'number';
		}).length;
}

export const isCell = (node: Node): boolean => node.is === 'column';
