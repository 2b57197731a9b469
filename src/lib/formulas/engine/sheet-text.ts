import { isCell } from '../arithmetic.ts';
import { mostSigns } from '../length.ts';
import type { Node } from '../node.ts';
import { isExact, shapeOf } from '../shape.ts';
import { BLANK, DATE, FLAG, NUMBER, TEXT } from '../shape-bits.ts';
import { LONGEST } from '../value.ts';
import { overridden } from './overrides.ts';

/** Where the engine finds what is not in the formula: columns, answers and the day stand in cells. */
export type CellOf = (source: 'TODAY' | Extract<Node, { is: 'column' | 'ask' }>) => string;

/**
 * The formula for HyperFormula. It stands on the engine's own operators and functions wherever those mean what
 * a spreadsheet means; where they do not, `KX_` calls ours (overrides.ts).
 */
export function sheetText(node: Node, cellOf: CellOf): string {
	if (node.is === 'literal') return literal(node.value);
	if (node.is === 'failure') return node.error === '#N/A' ? 'NA()' : node.error;
	if (node.is === 'missing') return '';
	if (node.is === 'column' || node.is === 'ask') return cellOf(node);
	if (node.name === 'TODAY') return cellOf('TODAY');
	return call(node.name, node.args, cellOf);
}

function literal(value: string | number | boolean): string {
	if (typeof value === 'string') return `"${value.replaceAll('"', '""')}"`;
	return typeof value === 'number'
		? String(value).toUpperCase()
		: `${String(value).toUpperCase()}()`;
}

type Want = 'number' | 'whole' | 'day' | 'text' | 'flag' | 'unit' | 'any';

function call(name: string, args: readonly Node[], cellOf: CellOf): string {
	const texts = args.map((arg, at) => {
		const written = sheetText(arg, cellOf);
		if (AGGREGATES.has(name))
			return isCell(arg) ? `${written}:${written}` : coerced(arg, written, 'number');
		return coerced(arg, written, wantOf(name, at));
	});
	const [first = '', second = ''] = texts;
	const ours = overridden(name, args.length);
	if (ours) return `KX_${ours}(${texts.join(',')})`;
	if (name === 'neg') return `(-${first})`;
	if (name === '%') return `(${first}%)`;
	if (comparisons.includes(name) && !comparesAlike(name, args)) {
		return `KX_COMPARED("${name}",${first},${second},${args.every(isExact) ? 1 : 0})`;
	}
	if (!/^[A-Z]/.test(name)) return fitting(name, args, `(${first}${name}${second})`);
	const written = `${name === 'CONCAT' ? 'CONCATENATE' : name}(${texts.join(',')})`;
	return fitting(name, args, written);
}

const comparisons = ['=', '<>', '<', '<=', '>', '>='];

/** Whether the engine compares as we do: numbers that were computed, and text for being equal. */
function comparesAlike(name: string, args: readonly Node[]): boolean {
	const shape = args.reduce((bits, arg) => bits | shapeOf(arg), 0);
	if ((shape & ~(NUMBER | DATE | BLANK)) === 0) return !args.every(isExact);
	return (shape & TEXT) === 0 || name === '=' || name === '<>';
}

/** The engine's text has no greatest length. */
const fitting = (name: string, args: readonly Node[], text: string) =>
	mostSigns({ is: 'call', name, args }) > LONGEST ? `KX_FITTING(${text})` : text;

/** Over a range of one cell they pass over what is no number, as a spreadsheet does for any reference. */
const AGGREGATES = new Set(['MIN', 'MAX', 'SUM', 'AVERAGE', 'COUNT', 'MEDIAN']);
/** How many of their first arguments are days. */
const DAYS = new Map([
	...['YEAR', 'MONTH', 'DAY', 'WEEKDAY', 'WEEKNUM', 'EDATE', 'EOMONTH', 'WORKDAY'].map(
		(name) => [name, 1] as const
	),
	...['DAYS', 'DATEDIF', 'NETWORKDAYS'].map((name) => [name, 2] as const)
]);
const FLAGS = new Set(['AND', 'OR', 'NOT', 'XOR']);
/** How many of their first arguments are text. */
const TEXTS = new Map([
	...['&', 'CONCAT', 'CONCATENATE', 'EXACT'].map((name) => [name, Infinity] as const),
	...['FIND', 'SEARCH'].map((name) => [name, 2] as const),
	...['LEN', 'UPPER', 'LOWER', 'TRIM', 'PROPER', 'LEFT', 'RIGHT', 'MID', 'REPT'].map(
		(name) => [name, 1] as const
	)
]);
/** Which of their arguments is cut to a whole number. */
const WHOLE = new Map([
	...['EOMONTH', 'WEEKDAY', 'WEEKNUM'].map((name) => [name, 1] as const),
	['SEARCH', 2],
	['CHOOSE', 0]
]);
const ANY = new Set([
	...[
		'=',
		'<>',
		'<',
		'<=',
		'>',
		'>=',
		'IFERROR',
		'SWITCH',
		'ISBLANK',
		'ISNUMBER',
		'ISTEXT',
		'ISERROR'
	],
	...['TEXT', 'SUBSTITUTE', 'VALUE']
]);

function wantOf(name: string, at: number): Want {
	if (name === 'IF') return at === 0 ? 'flag' : 'any';
	if (name === 'IFS') return at % 2 === 0 ? 'flag' : 'any';
	if (name === 'DATEDIF' && at === 2) return 'unit';
	if (at < (DAYS.get(name) ?? 0)) return 'day';
	if (at === WHOLE.get(name)) return 'whole';
	if (name === 'CHOOSE') return 'any';
	if (FLAGS.has(name)) return 'flag';
	if (at < (TEXTS.get(name) ?? 0)) return 'text';
	return ANY.has(name) ? 'any' : 'number';
}

/** The engine reads "" as 0, "12%" and "$5" as numbers and numbers as 17 digits; what may be such is read by us. */
function coerced(node: Node, text: string, want: Want): string {
	const shape = shapeOf(node);
	if (want === 'whole') return `KX_WHOLE(${text})`;
	if (want === 'day') return `KX_DAY(${text})`;
	if (want === 'number' && (shape & TEXT) !== 0) return `KX_NUMBER(${text})`;
	if (want === 'unit') return `UPPER(${text})`;
	if (want === 'flag' && (shape & TEXT) !== 0) return `KX_FLAG(${text})`;
	if (want === 'text' && (shape & ~(TEXT | FLAG | BLANK) & (NUMBER | DATE)) !== 0)
		return `KX_TEXT(${text})`;
	return text;
}
