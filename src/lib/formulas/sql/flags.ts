import type { Node } from '../node.ts';
import { isExact, shapeOf } from '../shape.ts';
import { BLANK, DATE, FLAG, NUMBER, TEXT } from '../shape-bits.ts';
import { BLANK_NODE, type Build, type Writer } from './build.ts';
import { list, sql, verbatim, type Sql } from './fragment.ts';
import { folded, LETTERS } from './texts.ts';

export const flags: Readonly<Record<string, Writer>> = {
	'=': comparison('=', true),
	'<>': comparison('<>', false),
	'<': comparison('<', false),
	'<=': comparison('<=', true),
	'>': comparison('>', false),
	'>=': comparison('>=', true),
	// min and max are NULL when any of their arguments is; AND and OR of the database are not.
	AND: (build, args) => sql`min(1, ${list(args.map(build.flag), ', ')})`,
	OR: (build, args) => sql`max(0, ${list(args.map(build.flag), ', ')})`,
	NOT: (build, [node = BLANK_NODE]) => sql`(1 - ${build.flag(node)})`,
	XOR: (build, args) => sql`((${list(args.map(build.flag), ' + ')}) % 2)`,
	ISBLANK: (build, [node = BLANK_NODE]) => build.blank(node),
	ISERROR: (build, [node = BLANK_NODE]) => build.error(node),
	// Flags are blobs among what is compared.
	ISNUMBER: (build, [node = BLANK_NODE]) =>
		sql`(typeof(${build.comparable(node, (text) => text)}) IN ('real', 'integer'))`,
	ISTEXT: (build, [node = BLANK_NODE]) =>
		sql`(typeof(${build.comparable(node, (text) => text)}) = 'text')`,
	EXACT: (build, [left = BLANK_NODE, right = BLANK_NODE]) =>
		sql`(${build.text(left)} = ${build.text(right)})`
};

function comparison(sign: string, ifEqual: boolean): Writer {
	return (build, [left = BLANK_NODE, right = BLANK_NODE]) =>
		compared(build, left, right, verbatim(sign), ifEqual);
}

/** 1 where it holds, 0 where not, NULL where either is an error. `exact` numbers are compared to the last digit. */
export function compared(
	build: Build,
	left: Node,
	right: Node,
	sign: Sql,
	ifEqual: boolean,
	exact = isExact(left) && isExact(right)
): Sql {
	const kind = (shapeOf(left) | shapeOf(right)) & ~BLANK;
	if ((kind & ~(NUMBER | DATE)) === 0)
		return numbersCompared(build, left, right, sign, ifEqual, exact);
	if (kind === TEXT) {
		const letters = lettersOf(left, right, sign);
		return sql`(${folded(build, build.text(left), letters)} ${sign} ${folded(build, build.text(right), letters)})`;
	}
	if (kind === FLAG) return sql`(${build.flag(left)} ${sign} ${build.flag(right)})`;
	return mixedCompared(build, left, right, sign);
}

function numbersCompared(
	build: Build,
	left: Node,
	right: Node,
	sign: Sql,
	ifEqual: boolean,
	exact: boolean
): Sql {
	const operands = [build.number(left), build.number(right)] as const;
	if (exact) return sql`(${operands[0]} ${sign} ${operands[1]})`;
	return build.once(
		operands,
		(a, b) =>
			sql`CASE WHEN abs(${a} - ${b}) <= 1e-14 * abs(${a}) THEN ${Number(ifEqual)} ELSE ${a} ${sign} ${b} END`
	);
}

/** For equality with a text that is given, its own letters are enough. */
function lettersOf(left: Node, right: Node, sign: Sql): string {
	const given = [left, right].find((node) => node.is === 'literal');
	if (given?.is !== 'literal' || !['=', '<>'].includes(sign.text)) return LETTERS;
	const text = String(given.value);
	return [...new Set([...text.toUpperCase(), ...text])]
		.filter((letter) => letter > '\x7f' && letter.toLowerCase() !== letter)
		.join('');
}

/** The database, too, orders numbers before text; flags become blobs, which stand behind text. */
function mixedCompared(build: Build, left: Node, right: Node, sign: Sql): Sql {
	const operands = [left, right].flatMap((node) => [comparable(build, node), build.blank(node)]);
	return build.once(operands, (a = sql``, noA = sql``, b = sql``, noB = sql``) => {
		const like = (other: Sql) =>
			sql`CASE typeof(${other}) WHEN 'text' THEN '' WHEN 'blob' THEN x'00' ELSE 0.0 END`;
		return sql`(CASE WHEN ${noA} THEN ${like(b)} ELSE ${a} END ${sign} CASE WHEN ${noB} THEN ${like(a)} ELSE ${b} END)`;
	});
}

const comparable = (build: Build, node: Node) =>
	build.comparable(node, (text) => folded(build, text, LETTERS));
