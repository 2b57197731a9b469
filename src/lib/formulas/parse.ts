import { parse, type AstExpression, type Token } from '@borgar/fx';
import type { FormulaFunction } from '#lib/domain/formulas/formula-function.ts';
import { formulaFunction } from '#lib/domain/formulas/index.ts';
import { known } from '#lib/domain/model/assert.ts';
import { date, quantity, text, type Field, type Fields } from '#lib/domain/model/field.ts';
import { fail, ok, type Problem, type Result } from '#lib/domain/model/problem.ts';
import { countProblem } from './count.ts';
import { columnOf } from './local.ts';
import {
	errorNames,
	nodesOf,
	withColumns,
	type ErrorName,
	type Formula,
	type Node
} from './node.ts';
import { signatureOf } from './signatures.ts';
import { faultOf, tokensOf } from './syntax.ts';

/** Stands between the columns of a circle. */
export const STEP = ' → ';

/** What a formula may be at most; deeper or larger ones would stop the engine or the database. */
export const limits = {
	length: 2_000,
	nodes: 300,
	depth: 40,
	/** With the formula fields that it names put in their places. */
	inlined: 2_000,
	inlinedDepth: 120,
	columns: 50
} as const;

/**
 * Reads a formula over `fields`, in its canonical form: columns as `[name]` or `[@name]`, arguments parted by
 * commas, a decimal point. Every fault is a Problem, with all that can be told at once; it never throws.
 * `field` is the formula field it is for, if any: it may not be computed from itself.
 */
export function parseFormula(source: string, fields: Fields, field?: string): Result<Formula> {
	return read(source, fields, field === undefined ? [] : [field], new Map());
}

/** Formula fields read so far, also those that cannot be: each is read once. */
type Known = Map<string, Result<Formula>>;
type Scope = {
	readonly fields: Fields;
	/** Formula fields that are being read, so that none is computed from itself. */
	readonly within: readonly string[];
	readonly known: Known;
	readonly problems: Problem[];
	readonly names: Set<string>;
	readonly asked: Set<string>;
	nodes: number;
};

function read(
	source: string,
	fields: Fields,
	within: readonly string[],
	known: Known
): Result<Formula> {
	if (source.length > limits.length) {
		return fail({ code: 'formula.too-long', params: { max: limits.length } });
	}
	const tree = treeOf(source);
	if (typeof tree === 'number') return fail({ code: 'formula.syntax', params: { position: tree } });
	const sets = { names: new Set<string>(), asked: new Set<string>() };
	const scope: Scope = { fields, within, known, problems: [], ...sets, nodes: 0 };
	const node = nodeOf(tree, scope, 0);
	const columns = new Set<string>();
	if (scope.problems.length === 0) {
		let count = 0;
		for (const part of nodesOf(node)) {
			if (part.is === 'column') columns.add(part.name);
			if (++count > limits.inlined) break;
		}
		if (count > limits.inlined || columns.size > limits.columns) return fail(tooComplex);
		if (depthOf(node) > limits.inlinedDepth) return fail(tooComplex);
	}
	if (scope.problems.length > 0) return fail(...unique(scope.problems));
	const [names, asked] = [[...scope.names], [...scope.asked]];
	return ok({ source, node, columns: [...columns], names, asked, fields });
}

const tooComplex: Problem = { code: 'formula.too-complex' };

const depthOf = (node: Node): number =>
	'args' in node ? 1 + Math.max(0, ...node.args.map(depthOf)) : 0;

/** The tree, or the position, counted from 1, of what cannot be read. */
export function treeOf(source: string): AstExpression | number {
	const lead = source.length - source.trimStart().length;
	const text = source.trim();
	const prefixed = text.startsWith('=') ? text : `=${text}`;
	const shift = 1 + lead - (prefixed.length - text.length);
	try {
		const tokens = tokensOf(prefixed);
		const fault = faultOf(tokens);
		if (fault !== null) return Math.max(1, fault + shift);
		return parse(tokens as Token[]);
	} catch {
		return Math.max(1, source.length);
	}
}

function nodeOf(tree: AstExpression | null, scope: Scope, depth: number): Node {
	if (!tree) return { is: 'missing' };
	if (++scope.nodes > limits.nodes || depth > limits.depth) return refuse(scope, tooComplex);
	if (tree.type === 'Literal') return { is: 'literal', value: tree.value };
	if (tree.type === 'ErrorLiteral') return failureOf(tree.value, tree.loc, scope);
	if (tree.type === 'ReferenceIdentifier') return columnNode(tree.value, tree.kind, scope);
	if (tree.type === 'UnaryExpression' && tree.operator === '+') {
		return nodeOf(tree.arguments[0] ?? null, scope, depth);
	}
	if (tree.type === 'LetExpression' || tree.type === 'LambdaExpression') {
		return refuse(scope, unknownFunction(tree.type === 'LetExpression' ? 'LET' : 'LAMBDA'));
	}
	const name = nameOf(tree);
	if (name === undefined || !('arguments' in tree)) return refuse(scope, syntaxAt(tree.loc));
	const args = tree.arguments.map((argument) =>
		nodeOf(argument as AstExpression | null, scope, depth + 1)
	);
	return callOf(name, args, scope);
}

/** Operators carry their sign as a name; a function its name in capitals. */
export function nameOf(tree: AstExpression): string | undefined {
	if (tree.type === 'BinaryExpression') return tree.operator;
	if (tree.type === 'UnaryExpression') return tree.operator === '-' ? 'neg' : tree.operator;
	if (tree.type !== 'CallExpression' || tree.callee.type !== 'Identifier') return undefined;
	return tree.callee.name.toUpperCase();
}

function callOf(name: string, args: readonly Node[], scope: Scope): Node {
	// fx hands a function without arguments one that was left out.
	const given = args.length === 1 && args[0]?.is === 'missing' ? [] : args;
	if ((name === 'TRUE' || name === 'FALSE') && given.length === 0) {
		return { is: 'literal', value: name === 'TRUE' };
	}
	const asked = formulaFunction(name);
	const least = asked?.parameters.filter(({ optional }) => !optional).length;
	const signature = asked
		? { least: least ?? 0, most: asked.parameters.length }
		: signatureOf(name);
	if (!signature) return refuse(scope, unknownFunction(name));
	const problem = countProblem(name, given.length, signature);
	if (problem) return refuse(scope, problem);
	if (!asked) return { is: 'call', name, args: given };
	scope.asked.add(name);
	return asked.formula ? expanded(asked, asked.formula, given) : { is: 'ask', name, args: given };
}

/** A function that stands for a formula over its parameters, with the arguments in their place. */
function expanded(
	{ name, parameters }: FormulaFunction,
	formula: string,
	args: readonly Node[]
): Node {
	const fields = parameters.map(({ name, kind }) => [name, fieldOf[kind]] as const);
	const meaning = read(formula, Object.fromEntries(fields), [], new Map());
	const { node } = known(meaning.ok ? meaning.value : null, name);
	const at = new Map(parameters.map(({ name }, at) => [name, args[at]]));
	return withColumns(node, (column) => at.get(column.name) ?? { is: 'missing' });
}

const fieldOf = { number: quantity(), text: text(), date: date() };

function columnNode(text: string, kind: string, scope: Scope): Node {
	if (kind !== 'table')
		return refuse(scope, { code: 'formula.brackets', params: { column: text } });
	const column = columnOf(text);
	const name = column === null ? undefined : fieldNamed(column, scope.fields);
	const field = name === undefined ? undefined : scope.fields[name];
	if (column === ROW) return { is: 'column', name: ROW, field: ROW_FIELD };
	if (name === undefined || !field) {
		return refuse(scope, { code: 'formula.unknown-column', params: { column: column ?? text } });
	}
	scope.names.add(name);
	if (field.kind !== 'formula') return { is: 'column', name, field };
	return formulaNode(name, field, scope);
}

/** What a row is asked about by: its own id. */
const ROW = 'id';
const ROW_FIELD = text({ required: true });

function fieldNamed(column: string, fields: Fields): string | undefined {
	if (Object.hasOwn(fields, column)) return column;
	const folded = column.toLowerCase();
	return Object.keys(fields).find((name) => name.toLowerCase() === folded);
}

/** Another formula field stands as its own tree, so that nothing needs to be computed before anything. */
function formulaNode(name: string, field: Extract<Field, { kind: 'formula' }>, scope: Scope): Node {
	const at = scope.within.indexOf(name);
	if (at >= 0) {
		const chain = [...scope.within.slice(at), name].join(STEP);
		return refuse(scope, { code: 'formula.circular', params: { column: name, chain } });
	}
	const inner =
		scope.known.get(name) ??
		read(field.formula, scope.fields, [...scope.within, name], scope.known);
	scope.known.set(name, inner);
	if (!inner.ok) return refuse(scope, ...inner.problems);
	for (const asked of inner.value.asked) scope.asked.add(asked);
	return inner.value.node;
}

function failureOf(value: string, loc: number[] | undefined, scope: Scope): Node {
	const error = errorNames.find((name) => name === value.toUpperCase()) as ErrorName | undefined;
	return error ? { is: 'failure', error } : refuse(scope, syntaxAt(loc));
}

const unknownFunction = (name: string): Problem => ({
	code: 'formula.unknown-function',
	params: { name }
});

const syntaxAt = (loc: number[] | undefined): Problem => ({
	code: 'formula.syntax',
	params: { position: Math.max(1, loc?.[0] ?? 1) }
});

function refuse(scope: Scope, ...problems: readonly Problem[]): Node {
	scope.problems.push(...problems);
	return { is: 'failure', error: '#NAME?' };
}

const unique = (problems: readonly Problem[]) => [
	...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()
];
