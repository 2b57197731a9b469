import type { Closure } from './arithmetic.ts';
import { fitting } from './length.ts';
import { isExact } from './shape.ts';
import { blank, flags, noNumber, texts, type Run } from './run.ts';
import { compare, failures, isFailure, toFlag, toNumber, type Value } from './value.ts';

/** Whether a sign holds of what stands left and right of it, by their order: negative, 0 or positive. */
export const holds: Readonly<Record<string, (order: number) => boolean>> = {
	'=': (order) => order === 0,
	'<>': (order) => order !== 0,
	'<': (order) => order < 0,
	'<=': (order) => order <= 0,
	'>': (order) => order > 0,
	'>=': (order) => order >= 0
};

const comparison =
	(sign: string): Closure =>
	([left = blank, right = blank], nodes) => {
		const near = !nodes.every(isExact);
		return (row, context) => {
			const order = compare(left(row, context), right(row, context), near);
			return typeof order === 'number' ? (holds[sign]?.(order) ?? false) : order;
		};
	};

export const logic = {
	'=': comparison('='),
	'<>': comparison('<>'),
	'<': comparison('<'),
	'<=': comparison('<='),
	'>': comparison('>'),
	'>=': comparison('>='),
	'&': joined,
	IF: ifElse,
	IFS: ifs,
	SWITCH: switched,
	CHOOSE: chosen,
	IFERROR:
		([first = blank, second = blank]) =>
		(row, context) => {
			const value = first(row, context);
			return isFailure(value) ? second(row, context) : value;
		},
	AND: (args) => (row, context) => {
		const values = flags(args, row, context);
		return Array.isArray(values) ? values.every(Boolean) : values;
	},
	OR: (args) => (row, context) => {
		const values = flags(args, row, context);
		return Array.isArray(values) ? values.some(Boolean) : values;
	},
	XOR: (args) => (row, context) => {
		const values = flags(args, row, context);
		return Array.isArray(values) ? values.filter(Boolean).length % 2 === 1 : values;
	},
	NOT:
		([first = blank]) =>
		(row, context) => {
			const value = toFlag(first(row, context));
			return typeof value === 'boolean' ? !value : value;
		},
	ISBLANK: asked((value) => value === null),
	ISNUMBER: asked((value) => typeof value === 'number'),
	ISTEXT: asked((value) => typeof value === 'string'),
	ISERROR: asked(isFailure),
	CONCAT: joined,
	CONCATENATE: joined
} as const satisfies Record<string, Closure>;

function asked(is: (value: Value) => boolean): Closure {
	return ([first = blank]) =>
		(row, context) =>
			is(first(row, context));
}

function joined(args: readonly Run[]): Run {
	return (row, context) => {
		const values = texts(args, row, context);
		return Array.isArray(values) ? fitting(values.join('')) : values;
	};
}

function ifElse([condition = blank, yes = blank, no = () => false]: readonly Run[]): Run {
	return (row, context) => {
		const holds = toFlag(condition(row, context));
		if (typeof holds !== 'boolean') return holds;
		return holds ? yes(row, context) : no(row, context);
	};
}

function ifs(args: readonly Run[]): Run {
	return (row, context) => {
		for (let at = 0; at < args.length; at += 2) {
			const holds = toFlag((args[at] ?? blank)(row, context));
			if (typeof holds !== 'boolean') return holds;
			if (holds) return (args[at + 1] ?? blank)(row, context);
		}
		return failures['#N/A'];
	};
}

/** SWITCH(value, case, result, …, otherwise): an error in a case is passed over, as the engine does. */
function switched([value = blank, ...rest]: readonly Run[]): Run {
	return (row, context) => {
		const wanted = value(row, context);
		if (isFailure(wanted)) return wanted;
		let at = 0;
		for (; at + 1 < rest.length; at += 2) {
			const candidate = (rest[at] ?? blank)(row, context);
			if (compare(wanted, candidate, true) === 0) {
				return (rest[at + 1] ?? blank)(row, context);
			}
		}
		return at < rest.length ? (rest[at] ?? blank)(row, context) : failures['#N/A'];
	};
}

/** CHOOSE(which, first, second, …) */
function chosen([which = blank, ...results]: readonly Run[]): Run {
	return (row, context) => {
		const at = toNumber(which(row, context));
		if (typeof at !== 'number') return at;
		const result = at >= 1 ? results[Math.trunc(at) - 1] : undefined;
		return result ? result(row, context) : noNumber;
	};
}
