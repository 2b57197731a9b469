import type { Closure } from './arithmetic.ts';
import { fitting, isFarTooLong } from './length.ts';
import { blank, noValue, ofText, texts, type Cells, type Context, type Run } from './run.ts';
import { isFailure, LONGEST, signsOf, toNumber, toText, type Value } from './value.ts';

/** Text is counted in signs, an emoji being one; positions start at 1. */
export const words = {
	LEN: ofText((text) => signsOf(text).length),
	LEFT: (args) => part(args, 1, (text, count) => slice(text, 0, count)),
	RIGHT: (args) =>
		part(args, 1, (text, count) => slice(text, Math.max(0, signsOf(text).length - count))),
	MID: middle,
	UPPER: ofText((text) => fitting(text.toUpperCase())),
	LOWER: ofText((text) => fitting(text.toLowerCase())),
	TRIM: ofText((text) => text.replace(/^ +| +$/g, '').replace(/ +/g, ' ')),
	SUBSTITUTE: substitute,
	REPT: repeated,
	FIND: find,
	EXACT: (args) => (row, context) => {
		const given = texts(args, row, context);
		return Array.isArray(given) ? given[0] === given[1] : given;
	},
	VALUE:
		([first = blank]) =>
		(row, context) => {
			const value = first(row, context);
			// A flag is no numeral, though arithmetic takes it for 0 or 1.
			return typeof value === 'boolean' ? noValue : toNumber(value);
		}
} as const satisfies Record<string, Closure>;

function slice(text: string, from: number, to?: number): string {
	const all = signsOf(text);
	return typeof all === 'string' ? all.slice(from, to) : all.slice(from, to).join('');
}

function part(
	[first = blank, second]: readonly Run[],
	usual: number,
	take: (text: string, count: number) => string
): Run {
	return (row, context) => {
		const text = toText(first(row, context));
		if (typeof text !== 'string') return text;
		const count = second ? toNumber(second(row, context)) : usual;
		if (typeof count !== 'number') return count;
		return count < 0 ? noValue : take(text, Math.trunc(count));
	};
}

function middle([first = blank, start = blank, length = blank]: readonly Run[]): Run {
	return (row, context) => {
		const text = toText(first(row, context));
		if (typeof text !== 'string') return text;
		const from = toNumber(start(row, context));
		if (typeof from !== 'number') return from;
		const count = toNumber(length(row, context));
		if (typeof count !== 'number') return count;
		if (from < 1 || count < 0) return noValue;
		const at = Math.trunc(from) - 1;
		return slice(text, at, at + Math.trunc(count));
	};
}

function substitute([first = blank, old = blank, next = blank, which]: readonly Run[]): Run {
	return (row, context) => {
		const given = [first, old, next].map((run) => toText(run(row, context)));
		const failure = given.find(isFailure);
		if (failure) return failure;
		const [text = '', find = '', put = ''] = given as string[];
		if (!which) return find === '' ? text : each(text, find, put);
		return one(text, find, put, which, row, context);
	};
}

/** Measured before it is made: each sign may be replaced by a text as long as a cell holds. */
function each(text: string, find: string, put: string): Value {
	const pieces = text.split(find);
	const units = text.length + (pieces.length - 1) * (put.length - find.length);
	return isFarTooLong(units) ? noValue : fitting(pieces.join(put));
}

function one(
	text: string,
	find: string,
	put: string,
	which: Run,
	row: Cells,
	context: Context
): Value {
	const wanted = toNumber(which(row, context));
	if (typeof wanted !== 'number') return wanted;
	if (wanted < 1) return noValue;
	if (find === '') return text;
	let at = text.indexOf(find);
	for (let nth = 1; nth < Math.trunc(wanted) && at >= 0; nth++) {
		at = text.indexOf(find, at + find.length);
	}
	return at < 0 ? text : fitting(text.slice(0, at) + put + text.slice(at + find.length));
}

function repeated([first = blank, times = blank]: readonly Run[]): Run {
	return (row, context) => {
		const text = toText(first(row, context));
		if (typeof text !== 'string') return text;
		const count = toNumber(times(row, context));
		if (typeof count !== 'number') return count;
		const isLong = signsOf(text).length * Math.trunc(count) > LONGEST;
		return count < 0 || isLong ? noValue : text.repeat(Math.trunc(count));
	};
}

/** FIND(what, text, from): where it begins, counted in signs from 1, with regard to case. */
function find([what = blank, within = blank, start = () => 1]: readonly Run[]): Run {
	return (row, context) => {
		const given = texts([what, within], row, context);
		if (!Array.isArray(given)) return given;
		const from = toNumber(start(row, context));
		if (typeof from !== 'number') return from;
		const [sought = '', text = ''] = given;
		if (from < 1 || Math.trunc(from) > signsOf(text).length) return noValue;
		const at = text.indexOf(sought, slice(text, 0, Math.trunc(from) - 1).length);
		return at < 0 ? noValue : signsOf(text.slice(0, at)).length + 1;
	};
}
