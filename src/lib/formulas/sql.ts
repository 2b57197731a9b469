import type { FormulaValue } from '#lib/domain/model/row.ts';
import type { FormulaParameter } from '#lib/domain/formulas/formula-function.ts';
import { formulaFunction } from '#lib/domain/formulas/index.ts';
import { argumentOf, type Ask } from './compile.ts';
import { nodesOf, type Formula, type Node } from './node.ts';
import type { Context } from './run.ts';
import { givesDays } from './shape.ts';
import { signatureOf } from './signatures.ts';
import type { Lookups } from './sql/asked.ts';
import { builderOn } from './sql/form.ts';
import { TooLarge, type Sql } from './sql/fragment.ts';
import { isFailure } from './value.ts';

export type { Lookup, Lookups } from './sql/asked.ts';
export type { Sql } from './sql/fragment.ts';

export type SqlForm =
	| {
			readonly ok: true;
			/** Everything the formula may ask, whatever the rows hold: to be answered before `sql`. */
			readonly asks: (context: Context) => readonly Ask[];
			/** `columns` gives for each stored field its SQL expression, over what is stored: scaled integers. */
			readonly sql: (columns: Readonly<Record<string, string>>, context: Context) => Sql;
	  }
	/** The function that has no SQL form, or `=` for a formula that is too large for one. */
	| { readonly ok: false; readonly whyNotSql: string };

/**
 * The formula for the database, to sort, filter and total by. It comes to the same as the closure: numbers are
 * REAL and plain decimals, flags 0 and 1, days `YYYY-MM-DD`; a blank and every error are NULL. Equal text differs
 * only in the case of letters outside of sql/texts.ts LETTERS, which the database does not fold. `lookups` are the
 * questions to the company that the database answers row by row; others are answered for every case beforehand.
 */
export function sqlOf(formula: Formula, lookups: Lookups = {}): SqlForm {
	const nodes = [...nodesOf(formula.node)];
	const lookupOf = (node: Node) => (isLookedUp(node, lookups) ? lookups[node.name] : undefined);
	const unfit = nodes.find((node) => !lookupOf(node) && !fits(node));
	if (unfit && 'name' in unfit) return { ok: false, whyNotSql: unfit.name };
	const isDay = givesDays(formula.node);
	const form = (columns: Readonly<Record<string, string>>, { today, answers }: Context) => {
		const build = builderOn({ columns, today, answers: answers ?? new Map(), lookupOf });
		return build.finished(build.result(formula.node, isDay));
	};
	const asked = nodes.filter((node) => !lookupOf(node));
	const asks = (context: Context) => distinct(asked.flatMap((node) => askedBy(node, context)));
	if (!isSmall(formula, form, asks)) return { ok: false, whyNotSql: '=' };
	return { ok: true, asks, sql: form };
}

const ANY_DAY: Context = { today: '2000-01-01' };
/** More combinations than these are no longer a list of cases. */
const MOST_ASKS = 100;

function fits(node: Node): boolean {
	if (node.is === 'ask') return combinations(node, ANY_DAY) !== null;
	if (node.is !== 'call') return true;
	if (signatureOf(node.name)?.engine) return false;
	return node.name !== 'SUBSTITUTE' || node.args.length === 3;
}

type Question = Extract<Node, { is: 'ask' }>;

/** Answers to a few cases that are known beforehand are faster than looking up each row. */
const isLookedUp = (node: Node, lookups: Lookups): node is Question =>
	node.is === 'ask' && Object.hasOwn(lookups, node.name) && combinations(node, ANY_DAY) === null;

function askedBy(node: Node, context: Context): readonly Ask[] {
	if (node.is !== 'ask') return [];
	return (combinations(node, context) ?? []).map((args) => ({ name: node.name, args }));
}

/** Every tuple of arguments there can be, or null when an argument may be anything. */
function combinations(
	{ name, args }: Question,
	context: Context
): readonly FormulaValue[][] | null {
	const parameters = formulaFunction(name)?.parameters ?? [];
	let tuples: FormulaValue[][] = [[]];
	for (const [at, arg] of args.entries()) {
		const values = valuesOf(arg, parameters[at]?.kind ?? 'text', context);
		if (!values) return null;
		tuples = tuples.flatMap((tuple) => values.map((value) => [...tuple, value]));
		if (tuples.length > MOST_ASKS) return null;
	}
	return tuples;
}

/** Values as a question holds them; null when the argument is not one of a few. */
function valuesOf(
	arg: Node,
	kind: FormulaParameter['kind'],
	context: Context
): readonly FormulaValue[] | null {
	if (arg.is === 'missing') return [null];
	if (arg.is === 'literal') {
		const value = argumentOf(arg.value, kind);
		return isFailure(value) ? null : [value];
	}
	if (arg.is === 'call' && arg.name === 'TODAY' && kind === 'date') return [context.today];
	if (arg.is !== 'column' || arg.field.kind !== 'choice' || kind !== 'text') return null;
	return arg.field.required ? arg.field.choices : [...arg.field.choices, null];
}

function distinct(asks: readonly Ask[]): readonly Ask[] {
	return [...new Map(asks.map((ask) => [JSON.stringify(ask), ask])).values()];
}

/** Tried once with stand-ins of the length that columns and answers will have. */
function isSmall(
	{ columns }: Formula,
	form: (columns: Readonly<Record<string, string>>, context: Context) => Sql,
	asks: (context: Context) => readonly Ask[]
): boolean {
	const standIns = Object.fromEntries(columns.map((name) => [name, `"${'x'.repeat(60)}"`]));
	const answers = new Map(
		asks(ANY_DAY).map(({ name, args }) => [JSON.stringify([name, ...args]), 0 as FormulaValue])
	);
	try {
		form(standIns, { ...ANY_DAY, answers });
		return true;
	} catch (error) {
		if (error instanceof TooLarge) return false;
		throw error;
	}
}
