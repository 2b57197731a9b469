import { branchesOf } from './shape.ts';
import type { Node } from './node.ts';
import { failures, LONGEST, signsOf, type Value } from './value.ts';

/** Text that a cell can hold, or #VALUE!. */
export const fitting = (text: string): Value =>
	text.length > LONGEST && (isFarTooLong(text.length) || signsOf(text).length > LONGEST)
		? failures['#VALUE!']
		: text;

/** Whether text of so many UTF-16 units has more signs than a cell holds, whatever they are. */
export const isFarTooLong = (units: number): boolean => units > 2 * LONGEST;

/** A number, a day or a flag in words. */
const NUMERAL = 25;
/** What a cell of the company holds at most. */
const CELL = 2_000;

const known = new WeakMap<Node, number>();

/**
 * The most signs that a node may come to as text, as far as its literals and fields tell, before any row is seen.
 * Where that is no more than a cell holds, nothing needs to be measured.
 */
export function mostSigns(node: Node): number {
	const most = known.get(node) ?? measured(node);
	known.set(node, most);
	return most;
}

function measured(node: Node): number {
	if (node.is === 'literal') return typeof node.value === 'string' ? node.value.length : NUMERAL;
	if (node.is === 'column' || node.is === 'ask') return CELL;
	if (node.is !== 'call') return 0;
	return Math.max(NUMERAL, (grown[node.name] ?? longestBranch)(node.args, node.name));
}

type Growth = (args: readonly Node[], name: string) => number;

const longestBranch: Growth = (args, name) => Math.max(0, ...branchesOf(name, args).map(inside));
const joined: Growth = (args) => args.reduce((sum, arg) => sum + inside(arg), 0);
/** Some letters are two in the other case. */
const twice: Growth = (args) => 2 * longestBranch(args, '');

const grown: Readonly<Record<string, Growth>> = {
	'&': joined,
	CONCAT: joined,
	CONCATENATE: joined,
	UPPER: twice,
	LOWER: twice,
	PROPER: twice,
	REPT: () => LONGEST,
	SUBSTITUTE([text, find, put]) {
		const least = find?.is === 'literal' ? Math.max(1, String(find.value).length) : 1;
		const most = text ? inside(text) : 0;
		return Math.max(most, Math.floor(most / least) * (put ? inside(put) : 0) + most);
	}
};

/** Of an argument: its own call has seen to it that it fits. */
const inside = (node: Node) => Math.min(LONGEST, mostSigns(node));
