import type { FormulaValue } from '#lib/domain/model/row.ts';
import { formulaFunction } from '#lib/domain/formulas/index.ts';
import type { Ask } from './compile.ts';
import { nodesOf, type Formula, type Node } from './node.ts';
import type { Context } from './run.ts';
import { givesDays } from './shape.ts';
import { signatureOf } from './signatures.ts';
import { builderOn } from './sql/form.ts';
import { TooLarge, type Sql } from './sql/fragment.ts';

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
 * only in the case of letters outside of sql/texts.ts LETTERS, which the database does not fold.
 */
export function sqlOf(formula: Formula): SqlForm {
	const nodes = [...nodesOf(formula.node)];
	const unfit = nodes.find((node) => !fits(node));
	if (unfit && 'name' in unfit) return { ok: false, whyNotSql: unfit.name };
	const isDay = givesDays(formula.node);
	const form = (columns: Readonly<Record<string, string>>, { today, answers }: Context) => {
		const build = builderOn({ columns, today, answers: answers ?? new Map() });
		return build.finished(build.result(formula.node, isDay));
	};
	const asks = (context: Context) => distinct(nodes.flatMap((node) => askedBy(node, context)));
	if (!isSmall(formula, form, asks)) return { ok: false, whyNotSql: '=' };
	return { ok: true, asks, sql: form };
}

/** More combinations than these are no longer a list of cases. */
const MOST_ASKS = 100;

function fits(node: Node): boolean {
	if (node.is === 'ask') return combinations(node, { today: '2000-01-01' }) !== null;
	if (node.is !== 'call') return true;
	if (signatureOf(node.name)?.engine) return false;
	return node.name !== 'SUBSTITUTE' || node.args.length === 3;
}

type Question = Extract<Node, { is: 'ask' }>;

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
function valuesOf(arg: Node, kind: string, context: Context): readonly FormulaValue[] | null {
	if (arg.is === 'missing') return [null];
	if (arg.is === 'literal' && typeof arg.value === kind.replace('text', 'string'))
		return [arg.value];
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
	const context = { today: '2000-01-01' };
	const standIns = Object.fromEntries(columns.map((name) => [name, `"${'x'.repeat(60)}"`]));
	const answers = new Map(
		asks(context).map(({ name, args }) => [JSON.stringify([name, ...args]), 0 as FormulaValue])
	);
	try {
		form(standIns, { ...context, answers });
		return true;
	} catch (error) {
		if (error instanceof TooLarge) return false;
		throw error;
	}
}
