import { DATE, FLAG, NUMBER, TEXT } from './shape-bits.ts';

/**
 * What a formula may call: how few and how many arguments, and what it gives. `like` names the arguments
 * whose shape the result takes, counted from 0; `step` is how many arguments come at a time.
 */
export type Signature = {
	readonly least: number;
	readonly most: number;
	readonly gives: number | 'branches' | 'greatest' | 'sum' | 'difference';
	readonly pairs?: true;
	/** Only HyperFormula computes it: no closure, no SQL. */
	readonly engine?: true;
};

/** As many as a column may name, where there may be any number. */
export const MANY = 50;
const takes = (least: number, most: number, gives: Signature['gives']): Signature => ({
	least,
	most,
	gives
});
const engine = (least: number, most: number, gives: Signature['gives']): Signature => ({
	least,
	most,
	gives,
	engine: true
});
const two = (gives: Signature['gives']) => takes(2, 2, gives);

export const operators = {
	'+': two('sum'),
	'-': two('difference'),
	'*': two(NUMBER),
	'/': two(NUMBER),
	'^': two(NUMBER),
	'&': two(TEXT),
	'=': two(FLAG),
	'<>': two(FLAG),
	'<': two(FLAG),
	'<=': two(FLAG),
	'>': two(FLAG),
	'>=': two(FLAG),
	neg: takes(1, 1, NUMBER),
	'%': takes(1, 1, NUMBER)
} as const satisfies Record<string, Signature>;

/** Functions that every runtime computes. */
export const functions = {
	IF: takes(2, 3, 'branches'),
	IFS: { ...takes(2, MANY, 'branches'), pairs: true },
	SWITCH: takes(3, MANY, 'branches'),
	CHOOSE: takes(2, MANY, 'branches'),
	IFERROR: two('branches'),
	AND: takes(1, MANY, FLAG),
	OR: takes(1, MANY, FLAG),
	NOT: takes(1, 1, FLAG),
	XOR: takes(1, MANY, FLAG),
	ISBLANK: takes(1, 1, FLAG),
	ISNUMBER: takes(1, 1, FLAG),
	ISTEXT: takes(1, 1, FLAG),
	ISERROR: takes(1, 1, FLAG),
	ROUND: takes(1, 2, NUMBER),
	ROUNDUP: takes(1, 2, NUMBER),
	ROUNDDOWN: takes(1, 2, NUMBER),
	TRUNC: takes(1, 2, NUMBER),
	CEILING: two(NUMBER),
	FLOOR: two(NUMBER),
	MROUND: two(NUMBER),
	EVEN: takes(1, 1, NUMBER),
	ODD: takes(1, 1, NUMBER),
	INT: takes(1, 1, NUMBER),
	ABS: takes(1, 1, NUMBER),
	SIGN: takes(1, 1, NUMBER),
	MOD: two(NUMBER),
	POWER: two(NUMBER),
	SQRT: takes(1, 1, NUMBER),
	EXP: takes(1, 1, NUMBER),
	LN: takes(1, 1, NUMBER),
	LOG10: takes(1, 1, NUMBER),
	MIN: takes(1, MANY, 'greatest'),
	MAX: takes(1, MANY, 'greatest'),
	SUM: takes(1, MANY, NUMBER),
	AVERAGE: takes(1, MANY, NUMBER),
	COUNT: takes(1, MANY, NUMBER),
	LEN: takes(1, 1, NUMBER),
	LEFT: takes(1, 2, TEXT),
	RIGHT: takes(1, 2, TEXT),
	MID: takes(3, 3, TEXT),
	UPPER: takes(1, 1, TEXT),
	LOWER: takes(1, 1, TEXT),
	TRIM: takes(1, 1, TEXT),
	CONCAT: takes(1, MANY, TEXT),
	CONCATENATE: takes(1, MANY, TEXT),
	SUBSTITUTE: takes(3, 4, TEXT),
	REPT: two(TEXT),
	FIND: takes(2, 3, NUMBER),
	EXACT: two(FLAG),
	VALUE: takes(1, 1, NUMBER),
	TODAY: takes(0, 0, DATE),
	DATE: takes(3, 3, DATE),
	YEAR: takes(1, 1, NUMBER),
	MONTH: takes(1, 1, NUMBER),
	DAY: takes(1, 1, NUMBER),
	WEEKDAY: takes(1, 2, NUMBER),
	DAYS: two(NUMBER),
	EDATE: takes(2, 2, DATE),
	EOMONTH: takes(2, 2, DATE)
} as const satisfies Record<string, Signature>;

/** Functions that only HyperFormula computes: for columns on a page and for changes in bulk. */
export const engineFunctions = {
	TEXT: engine(2, 2, TEXT),
	DATEDIF: engine(3, 3, NUMBER),
	NETWORKDAYS: engine(2, 2, NUMBER),
	WORKDAY: engine(2, 2, DATE),
	WEEKNUM: engine(1, 2, NUMBER),
	MEDIAN: engine(1, MANY, NUMBER),
	PROPER: engine(1, 1, TEXT),
	SEARCH: engine(2, 3, NUMBER)
} as const satisfies Record<string, Signature>;

export type OperatorName = keyof typeof operators;
export type FunctionName = keyof typeof functions;
export type EngineFunctionName = keyof typeof engineFunctions;
export type Callable = OperatorName | FunctionName;

const everything: Readonly<Record<string, Signature>> = {
	...operators,
	...functions,
	...engineFunctions
};

export const signatureOf = (name: string): Signature | undefined =>
	Object.hasOwn(everything, name) ? everything[name] : undefined;

export const isCallable = (name: string): name is Callable =>
	Object.hasOwn(functions, name) || Object.hasOwn(operators, name);
