import type { AstExpression } from '@borgar/fx';
import { mayAsk } from '#lib/domain/access/visible.ts';
import type { FormulaFunction } from '#lib/domain/formulas/formula-function.ts';
import { formulaFunction } from '#lib/domain/formulas/index.ts';
import type { Day } from '#lib/domain/model/calendar.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import { known } from '#lib/domain/model/assert.ts';
import { fail, ok, type Problem, type Result } from '#lib/domain/model/problem.ts';
import { columnNumber, extent } from '#lib/domain/sheets/place.ts';
import { rowFunctions, rowParameters } from '#lib/domain/sheets/row-functions.ts';
import { overridden } from '../engine/overrides.ts';
import { countProblem } from '../count.ts';
import { columnOf } from '../local.ts';
import { errorNames } from '../node.ts';
import { limits, nameOf, treeOf } from '../parse.ts';
import { MANY, signatureOf } from '../signatures.ts';

/** A formula of a sheet as the engine reads it, and the engine's own functions that it calls. */
export type SheetFormula = { readonly text: string; readonly functions: readonly string[] };

/** For whom and on which day a sheet is computed. */
export type Ground = { readonly actor: Actor; readonly today: Day };

/**
 * Reads a formula of a sheet in its canonical form. It stands on cells and on the engine's functions, without those
 * that compute otherwise than a spreadsheet documents (engine/overrides.ts), and on what may be asked of the company.
 */
export function readSheetFormula(source: string, ground: Ground): Result<SheetFormula> {
	if (source.length > limits.length) {
		return fail({ code: 'formula.too-long', params: { max: limits.length } });
	}
	const tree = treeOf(source);
	if (typeof tree === 'number') return fail({ code: 'formula.syntax', params: { position: tree } });
	const scope: Scope = {
		...ground,
		problems: [],
		functions: new Set(),
		nodes: 0,
		given: new Map()
	};
	const text = `=${written(tree, scope, 0)}`;
	if (scope.problems.length > 0) return fail(...scope.problems);
	return ok({ text, functions: [...scope.functions] });
}

type Scope = Ground & {
	readonly problems: Problem[];
	readonly functions: Set<string>;
	nodes: number;
	/** What stands for the parameters of a function that is a formula itself. */
	readonly given: ReadonlyMap<string, string>;
};

function written(tree: AstExpression | null, scope: Scope, depth: number): string {
	if (!tree) return '';
	if (++scope.nodes > limits.nodes || depth > limits.depth) {
		return refuse(scope, { code: 'formula.too-complex' });
	}
	if (tree.type === 'Literal') return literal(tree.value);
	if (tree.type === 'ErrorLiteral') return failure(tree.value, tree.loc, scope);
	if (tree.type === 'ReferenceIdentifier') return reference(tree.value, tree.kind, scope);
	const name = nameOf(tree);
	if (name === undefined || !('arguments' in tree)) return refuse(scope, syntaxAt(tree.loc));
	const args = tree.arguments.map((argument) =>
		written(argument as AstExpression | null, scope, depth + 1)
	);
	return tree.type === 'CallExpression' ? call(name, args, scope) : operation(name, args, scope);
}

function literal(value: string | number | boolean): string {
	if (typeof value === 'string') return `"${value.replaceAll('"', '""')}"`;
	return typeof value === 'number'
		? String(value).toUpperCase()
		: `${String(value).toUpperCase()}()`;
}

function failure(value: string, loc: number[] | undefined, scope: Scope): string {
	const error = errorNames.find((name) => name === value.toUpperCase());
	if (!error) return refuse(scope, syntaxAt(loc));
	return error === '#N/A' ? 'NA()' : error;
}

function reference(text: string, kind: string, scope: Scope): string {
	const column = kind === 'table' ? columnOf(text) : null;
	const given = column === null ? undefined : scope.given.get(column);
	if (given !== undefined) return given;
	const bare = text.toUpperCase().replaceAll('$', '');
	const [, ...ends] = /^([A-Z]*)(\d*)(?::([A-Z]*)(\d*))?$/.exec(bare) ?? [];
	if ((kind !== 'range' && kind !== 'beam') || ends.length === 0) {
		return refuse(scope, { code: 'sheet.unknown-name', params: { name: text } });
	}
	const [left = '', top = '', right = '', bottom = ''] = ends;
	const isInside =
		[left, right].every((letters) => columnNumber(letters) < extent.columns) &&
		[top, bottom].every((digits) => digits === '' || isRow(Number(digits)));
	return isInside ? text.toUpperCase() : refuse(scope, outside(text));
}

const isRow = (number: number) => number >= 1 && number <= extent.rows;
const outside = (cell: string): Problem => ({ code: 'sheet.outside', params: { cell } });

function operation(name: string, [first = '', second = '']: readonly string[], scope: Scope) {
	if (name === 'neg') return `(-${first})`;
	if (name === '%') return `(${first}%)`;
	if (name === '^') return `KX_POWER(${first},${second})`;
	if (name === '&') return `KX_FITTING(${first}&${second})`;
	if (name === '+' && second === '') return first;
	return OPERATORS.has(name) ? `(${first}${name}${second})` : refuse(scope, syntaxAt(undefined));
}

const OPERATORS = new Set(['+', '-', '*', '/', '=', '<>', '<', '<=', '>', '>=']);

function call(name: string, args: readonly string[], scope: Scope): string {
	const given = args.length === 1 && args[0] === '' ? [] : args;
	const asked = rowFunctions.has(name)
		? { name, parameters: rowParameters }
		: formulaFunction(name);
	if (asked && (!('grants' in asked) || mayAsk(scope.actor, name))) {
		return question(asked, given, scope);
	}
	// The engine has no such sign in a name of its own, so that nobody reaches ours from outside.
	if (asked || !/^[A-Z][A-Z0-9.]*$/.test(name)) {
		return refuse(scope, { code: 'formula.unknown-function', params: { name } });
	}
	const problem = miscounted(name, given.length);
	if (problem) return refuse(scope, problem);
	if (name === 'TODAY') return dayText(scope.today);
	const ours = overridden(name, given.length);
	if (ours) return `KX_${ours}(${given.join(',')})`;
	scope.functions.add(name);
	const text = `${name}(${given.join(',')})`;
	return GROWING.has(name) ? `KX_FITTING(${text})` : text;
}

/** Of functions that we know. The engine's own may take more than they do in columns, and lists have no end. */
function miscounted(name: string, given: number): Problem | undefined {
	const signature = signatureOf(name);
	if (!signature) return undefined;
	const { engine, most } = signature;
	return countProblem(name, given, {
		...signature,
		most: engine || most === MANY ? Infinity : most
	});
}

/** They make text of texts, which in the engine has no greatest length. */
const GROWING = new Set(['CONCATENATE', 'TEXTJOIN', 'REPLACE']);

type Asked = Pick<FormulaFunction, 'name' | 'parameters' | 'formula'>;

function question({ name, parameters, formula }: Asked, args: readonly string[], scope: Scope) {
	const least = parameters.filter(({ optional }) => !optional).length;
	const most = parameters.length;
	const problem = countProblem(name, args.length, { least, most });
	if (problem) return refuse(scope, problem);
	if (formula === undefined) return `KX_ASK(${[`"${name}"`, ...args].join(',')})`;
	const tree = treeOf(formula);
	const given = new Map(parameters.map(({ name }, at) => [name, args[at] ?? '']));
	return written(known(typeof tree === 'number' ? null : tree, name), { ...scope, given }, 0);
}

/** A day as the engine makes one, with the look of a day. */
export const dayText = (day: Day): string => `DATE(${day.split('-').map(Number).join(',')})`;

const syntaxAt = (loc: number[] | undefined): Problem => ({
	code: 'formula.syntax',
	params: { position: Math.max(1, loc?.[0] ?? 1) }
});

/** What stands there is never computed: the cell shows why. */
function refuse({ problems }: Scope, problem: Problem): string {
	const told = JSON.stringify(problem);
	if (!problems.some((each) => JSON.stringify(each) === told)) problems.push(problem);
	return '0';
}
