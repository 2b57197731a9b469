import type { Node } from '../node.ts';
import { BLANK_NODE, type Build } from './build.ts';
import { compared } from './flags.ts';
import { list, sql, verbatim, type Sql } from './fragment.ts';

type Call = Extract<Node, { is: 'call' }>;
/** Writes a branch in the form that is asked for. */
type Leaf = (node: Node) => Sql;

/**
 * A call that gives one of its arguments: each branch is written in the wanted form by itself, so that
 * branches of different kinds need no test at run time. `failed` stands where the condition is an error.
 */
export function branched(build: Build, call: Call, leaf: Leaf, failed: Sql): Sql | null {
	const write = writers[call.name];
	return write ? sql`(${write(build, call.args, leaf, failed)})` : null;
}

type BranchWriter = (build: Build, args: readonly Node[], leaf: Leaf, failed: Sql) => Sql;

const FALSE: Node = { is: 'literal', value: false };

const writers: Readonly<Record<string, BranchWriter>> = {
	IF: (build, [condition = BLANK_NODE, yes = BLANK_NODE, no = FALSE], leaf, failed) =>
		either(build.flag(condition), leaf(yes), leaf(no), failed),
	IFS: (build, args, leaf, failed) => {
		let rest = failed;
		for (let at = args.length - 2; at >= 0; at -= 2) {
			const [condition = BLANK_NODE, result = BLANK_NODE] = args.slice(at, at + 2);
			rest = either(build.flag(condition), leaf(result), rest, failed);
		}
		return rest;
	},
	CHOOSE: (build, [which = BLANK_NODE, ...results], leaf, failed) => {
		const cases = results.map((result, at) => sql`WHEN ${at + 1} THEN ${leaf(result)}`);
		return sql`CASE CAST(${build.number(which)} AS INTEGER) ${list(cases, ' ')} ELSE ${failed} END`;
	},
	IFERROR: (build, [first = BLANK_NODE, second = BLANK_NODE], leaf) =>
		sql`CASE ${build.error(first)} WHEN 0 THEN ${leaf(first)} ELSE ${leaf(second)} END`,
	SWITCH: (build, [value = BLANK_NODE, ...rest], leaf, failed) => {
		const pairs = Math.floor(rest.length / 2);
		const otherwise = rest.length % 2 === 1 ? rest.at(-1) : undefined;
		let inner = otherwise ? leaf(otherwise) : failed;
		for (let at = pairs - 1; at >= 0; at--) {
			const [candidate = BLANK_NODE, result = BLANK_NODE] = rest.slice(2 * at, 2 * at + 2);
			const same = compared(build, value, candidate, verbatim('='), true, false);
			// A case that is an error is passed over.
			inner = sql`CASE WHEN ${same} THEN ${leaf(result)} ELSE ${inner} END`;
		}
		return sql`CASE ${build.error(value)} WHEN 0 THEN ${inner} ELSE ${failed} END`;
	}
};

const either = (flag: Sql, yes: Sql, no: Sql, failed: Sql) =>
	sql`CASE ${flag} WHEN 1 THEN ${yes} WHEN 0 THEN ${no} ELSE ${failed} END`;
