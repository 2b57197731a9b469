import type { Node } from '../node.ts';
import type { Sql } from './fragment.ts';

/**
 * Writes nodes as SQL. In each form but `raw` and `blank`, NULL is an error and nothing else; blanks have
 * become 0, '' or false. Numbers are REAL, flags 0 or 1.
 */
export type Build = {
	number(node: Node): Sql;
	text(node: Node): Sql;
	flag(node: Node): Sql;
	/** The day that a serial number or a text means, as `YYYY-MM-DD`. */
	day(node: Node): Sql;
	/** The value of its own kind, days as serial numbers: a blank and an error are both NULL. */
	raw(node: Node): Sql;
	/** What leaves the formula: like raw, with numbers as they show and days as `YYYY-MM-DD`. */
	result(node: Node, isDay: boolean): Sql;
	/** The number, which a flag is not. */
	numeral(node: Node): Sql;
	/** Like raw, for comparing across kinds: flags are blobs, which stand behind text; `text` writes text. */
	comparable(node: Node, text: (text: Sql) => Sql): Sql;
	/** 1 for a blank, 0 for all else. */
	blank(node: Node): Sql;
	/** 1 for an error, 0 for all else. */
	error(node: Node): Sql;
	/** Computes operands once, under short names that `body` may repeat. */
	once(operands: readonly Sql[], body: (...names: readonly Sql[]) => Sql): Sql;
	/** The same, or its name where it grew too deep for the parser of the database. */
	shallow(value: Sql): Sql;
	/** The whole expression, with its steps. */
	finished(result: Sql): Sql;
	/** The serial number of today. */
	readonly today: Sql;
};

/** How a call is written, in the class of value that it gives: a number, text or a flag. */
export type Writer = (build: Build, args: readonly Node[]) => Sql;

export const BLANK_NODE: Node = { is: 'missing' };
