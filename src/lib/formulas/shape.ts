import { formulaFunction } from '#lib/domain/formulas/index.ts';
import { isAmount } from '#lib/domain/model/amount.ts';
import type { StoredField } from '#lib/domain/model/field.ts';
import type { Node } from './node.ts';
import { BLANK, DATE, FLAG, NUMBER, TEXT } from './shape-bits.ts';
import { signatureOf } from './signatures.ts';

const given = { number: NUMBER, text: TEXT, flag: FLAG, date: DATE } as const;

/** The kinds of value a node may come to, errors aside. Known from the fields alone, before any row is seen. */
export function shapeOf(node: Node): number {
	if (node.is === 'literal') return shapeOfLiteral(node.value);
	if (node.is === 'column') return shapeOfField(node.field) | BLANK;
	if (node.is === 'missing') return BLANK;
	if (node.is === 'failure') return 0;
	if (node.is === 'ask') return given[formulaFunction(node.name)?.gives ?? 'text'] | BLANK;
	return shapeOfCall(node.name, node.args);
}

function shapeOfLiteral(value: string | number | boolean): number {
	if (typeof value === 'number') return NUMBER;
	return typeof value === 'string' ? TEXT : FLAG;
}

function shapeOfField({ kind }: StoredField): number {
	if (kind === 'integer' || isAmount(kind)) return NUMBER;
	if (kind === 'date') return DATE;
	return kind === 'flag' ? FLAG : TEXT;
}

function shapeOfCall(name: string, args: readonly Node[]): number {
	const gives = signatureOf(name)?.gives ?? NUMBER;
	if (typeof gives === 'number') return gives;
	if (gives === 'branches') return union(branchesOf(name, args)) | ifMissing(name, args);
	const dates = args.filter(isDate).length;
	if (gives === 'greatest') return dates === args.length ? DATE : NUMBER;
	// A day and a number of days make a day; two days differ by a number of days.
	const [left] = args;
	if (gives === 'sum') return dates === 1 ? DATE : NUMBER;
	return dates === 1 && left && isDate(left) ? DATE : NUMBER;
}

const isDate = (node: Node) => (shapeOf(node) & ~BLANK) === DATE;
const union = (nodes: readonly Node[]) => nodes.reduce((bits, node) => bits | shapeOf(node), 0);
const ifMissing = (name: string, args: readonly Node[]) =>
	name === 'IF' && args.length < 3 ? FLAG : 0;

/** The arguments of which one is the result. */
export function branchesOf(name: string, args: readonly Node[]): readonly Node[] {
	if (name === 'IF' || name === 'CHOOSE') return args.slice(1);
	if (name === 'IFS') return args.filter((_, index) => index % 2 === 1);
	if (name !== 'SWITCH') return args;
	const hasDefault = args.length % 2 === 0;
	return args.filter(
		(_, index) => index > 0 && (index % 2 === 0 || (hasDefault && index === args.length - 1))
	);
}

/** Whether every number that it comes to is a day. */
export function givesDays(node: Node): boolean {
	const shape = shapeOf(node);
	return (shape & DATE) !== 0 && (shape & NUMBER) === 0;
}

/**
 * Whether a number is the nearest to some decimal of at most 15 digits, so that equal decimals are equal
 * numbers. What arithmetic made of them is not: 0.1 + 0.2 differs from 0.3 in the last bit.
 */
export function isExact(node: Node): boolean {
	if (node.is !== 'call') return true;
	if (node.name === 'neg') return node.args.every(isExact);
	return EXACT.includes(node.name);
}

const EXACT = [
	...[
		'ROUND',
		'INT',
		'CEILING',
		'FLOOR',
		'MROUND',
		'EVEN',
		'ODD',
		'SIGN',
		'COUNT',
		'LEN',
		'FIND',
		'TODAY',
		'DATE',
		'YEAR',
		'MONTH',
		'DAY'
	],
	...['WEEKDAY', 'DAYS', 'EDATE', 'EOMONTH']
];
