import { formulaFunction } from '#lib/domain/formulas/index.ts';
import type { FormulaValue } from '#lib/domain/model/row.ts';
import type { Answers } from '../run.ts';
import type { Node } from '../node.ts';
import type { Build } from './build.ts';
import { list, param, sql, type Sql } from './fragment.ts';

type Question = Extract<Node, { is: 'ask' }>;

/**
 * How the database itself answers a question for each row: what it comes to, and whether that is an error, 1 or 0.
 * Blank arguments are NULL. The text is the server's; only values of `args` come from a formula.
 */
export type Lookup = (
	args: readonly Sql[],
	today: Sql
) => { readonly value: Sql; readonly failed: Sql };
export type Lookups = Readonly<Record<string, Lookup>>;

/** A question that is looked up row by row. `answered` writes what was found, `failed` stands for an error. */
export function lookedUp(
	build: Build,
	node: Question,
	lookup: Lookup,
	today: string,
	answered: (value: Sql) => Sql,
	failed: Sql
): Sql {
	const found = lookup(argumentsOf(build, node), param(today));
	const broken = list([...node.args.map(build.error), found.failed], ' OR ');
	return build.once(
		[found.value, sql`(${broken})`],
		(value, isBroken) => sql`CASE ${isBroken} WHEN 0 THEN ${answered(value)} ELSE ${failed} END`
	);
}

/** A question as a choice among the answers at hand. `answered` writes one of them, `open` stands for none. */
export function askedCases(
	build: Build,
	node: Question,
	answers: Answers,
	answered: (answer: FormulaValue) => Sql,
	open: Sql
): Sql {
	const args = argumentsOf(build, node);
	const cases = [...answers].flatMap(([key, answer]) => {
		const [name, ...given] = JSON.parse(key) as [string, ...FormulaValue[]];
		if (name !== node.name || given.length !== args.length) return [];
		const same = args.map((arg, at) => sql`${arg} IS ${param(plain(given[at] ?? null))}`);
		const condition = same.length === 0 ? sql`1` : list(same, ' AND ');
		return [sql`WHEN ${condition} THEN ${answered(answer)}`];
	});
	return cases.length === 0 ? open : sql`(CASE ${list(cases, ' ')} ELSE ${open} END)`;
}

const plain = (value: FormulaValue) => (typeof value === 'boolean' ? Number(value) : value);

/** Arguments as the question holds them: blanks stay blank, days are ISO text. */
function argumentsOf(build: Build, { name, args }: Question): readonly Sql[] {
	const parameters = formulaFunction(name)?.parameters ?? [];
	return args.map((arg, at) => {
		const kind = parameters[at]?.kind ?? 'text';
		const filled = written(build, arg, kind);
		if (arg.is === 'literal') return filled;
		return sql`CASE WHEN ${build.blank(arg)} THEN NULL ELSE ${filled} END`;
	});
}

function written(build: Build, arg: Node, kind: 'number' | 'text' | 'date'): Sql {
	if (kind === 'text') return build.text(arg);
	if (kind === 'number') return build.number(arg);
	return build.day(arg);
}
