import type { FormulaFunction } from '#lib/domain/formulas/formula-function.ts';
import { formulaFunction } from '#lib/domain/formulas/index.ts';
import { rowFunctions, rowParameters } from '#lib/domain/sheets/row-functions.ts';
import type { EngineFunctionName, FunctionName } from './signatures.ts';

/** What a function takes, to be told to whoever writes a formula; texts stand under `formula.parameter.<name>`. */
export type Parameter = { readonly name: string; readonly optional: boolean };
export type Parameters = {
	readonly list: readonly Parameter[];
	/** How many of the last ones may come again and again; 0 when none. */
	readonly repeats: number;
};

/** Names in their order, `?` behind those that may be left out, `…` behind as many as may come again. */
const written = {
	IF: 'condition then else?',
	IFS: 'condition then …2',
	SWITCH: 'value match then …2',
	IFERROR: 'value instead',
	AND: 'condition …1',
	OR: 'condition …1',
	NOT: 'condition',
	ISBLANK: 'value',
	ROUND: 'number digits?',
	ROUNDUP: 'number digits?',
	ROUNDDOWN: 'number digits?',
	INT: 'number',
	ABS: 'number',
	MOD: 'number divisor',
	POWER: 'number exponent',
	SQRT: 'number',
	MIN: 'number …1',
	MAX: 'number …1',
	SUM: 'number …1',
	AVERAGE: 'number …1',
	COUNT: 'value …1',
	LEN: 'text',
	LEFT: 'text count?',
	RIGHT: 'text count?',
	MID: 'text start count',
	UPPER: 'text',
	LOWER: 'text',
	TRIM: 'text',
	CONCAT: 'text …1',
	CONCATENATE: 'text …1',
	SUBSTITUTE: 'text find replacement occurrence?',
	VALUE: 'text',
	TODAY: '',
	DATE: 'year month day',
	YEAR: 'date',
	MONTH: 'date',
	DAY: 'date',
	TEXT: 'value format',
	DATEDIF: 'firstDay lastDay unit',
	EDATE: 'date months',
	EOMONTH: 'date months',
	NETWORKDAYS: 'firstDay lastDay',
	WORKDAY: 'date days',
	WEEKDAY: 'date counting?',
	WEEKNUM: 'date counting?',
	DAYS: 'lastDay firstDay',
	MEDIAN: 'number …1',
	CEILING: 'number multiple',
	FLOOR: 'number multiple',
	MROUND: 'number multiple',
	TRUNC: 'number digits?',
	SIGN: 'number',
	EVEN: 'number',
	ODD: 'number',
	EXP: 'number',
	LN: 'number',
	LOG10: 'number',
	PROPER: 'text',
	FIND: 'find text start?',
	SEARCH: 'find text start?',
	REPT: 'text count',
	EXACT: 'text other',
	CHOOSE: 'position value …1',
	XOR: 'condition …1',
	ISNUMBER: 'value',
	ISTEXT: 'value',
	ISERROR: 'value'
} as const satisfies Record<FunctionName | EngineFunctionName, string>;

/** What a function takes; undefined where there is no such function. */
export function parametersOf(name: string): Parameters | undefined {
	const looksUp = rowFunctions.has(name) ? rowParameters : undefined;
	const asked: FormulaFunction['parameters'] | undefined =
		formulaFunction(name)?.parameters ?? looksUp;
	if (asked) {
		return { list: asked.map(({ name, optional = false }) => ({ name, optional })), repeats: 0 };
	}
	if (!Object.hasOwn(written, name)) return undefined;
	const words = written[name as keyof typeof written].split(' ').filter((word) => word !== '');
	const again = words.find((word) => word.startsWith('…'));
	const list = words
		.filter((word) => word !== again)
		.map((word) => ({ name: word.replace('?', ''), optional: word.endsWith('?') }));
	return { list, repeats: Number(again?.slice(1) ?? 0) };
}
