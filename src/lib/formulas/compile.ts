import { formulaFunction } from '#lib/domain/formulas/index.ts';
import type { Cell, FormulaValue } from '#lib/domain/model/row.ts';
import { arithmetic, type Closure } from './arithmetic.ts';
import { days } from './days.ts';
import { logic } from './logic.ts';
import { nodesOf, type Formula, type Node } from './node.ts';
import { blank, type Cells, type Context, type Run } from './run.ts';
import { givesDays } from './shape.ts';
import { isCallable, signatureOf, type Callable } from './signatures.ts';
import {
	dayMeant,
	failures,
	isFailure,
	isFormulaError,
	shownNumber,
	toDay,
	toNumber,
	toSerial,
	toText,
	type Failure,
	type Value
} from './value.ts';
import { words } from './words.ts';

/** A question to the domain, with its arguments as plain values. */
export type Ask = { readonly name: string; readonly args: readonly FormulaValue[] };

export type Compiled = {
	readonly formula: Formula;
	/** The stored fields that a row must bring. */
	readonly columns: readonly string[];
	/** Whether it reads the day. */
	readonly volatile: boolean;
	/** The function that only the engine computes (engine.ts); `run` gives #NAME? then. */
	readonly engine: string | null;
	/** Whether it asks the domain; then `asks` come first and their answers go into the context. */
	readonly asking: boolean;
	/** The distinct questions of all rows that the context does not answer yet. */
	readonly asks: (rows: readonly Cells[], context: Context) => readonly Ask[];
	/** Never throws; an error is its spreadsheet name, a day is `YYYY-MM-DD`, an unanswered question #N/A. */
	readonly run: (row: Cells, context: Context) => FormulaValue;
};

export const askKey = (name: string, args: readonly FormulaValue[]): string =>
	JSON.stringify([name, ...args]);

export function compile(formula: Formula): Compiled {
	const nodes = [...nodesOf(formula.node)];
	const questions = nodes.filter((node) => node.is === 'ask').map(questionOf);
	const engine = engineOf(nodes);
	const run = engine === null ? runOf(formula.node) : always(failures['#NAME?']);
	const plain = plainOf(formula.node);
	return {
		formula,
		columns: formula.columns,
		volatile: nodes.some((node) => 'args' in node && node.name === 'TODAY'),
		engine,
		asking: questions.length > 0,
		asks: (rows, context) => distinct(questions, rows, context),
		run: (row, context) => plain(run(row, context))
	};
}

const closures: Readonly<Record<Callable, Closure>> = {
	...arithmetic,
	...logic,
	...words,
	...days
};

export function runOf(node: Node): Run {
	if (node.is === 'literal') return always(node.value);
	if (node.is === 'failure') return always(failures[node.error]);
	if (node.is === 'missing') return blank;
	if (node.is === 'column') return cellOf(node.name, node.field.kind === 'date');
	if (node.is === 'ask') return answerOf(node);
	if (!isCallable(node.name)) return always(failures['#NAME?']);
	return closures[node.name](node.args.map(runOf), node.args);
}

/** A call of one function over runs that give its arguments; nothing is known of their nodes. */
export function closureOf(name: string, args: readonly Run[]): Run {
	const unknown = args.map((): Node => ({ is: 'call', name: '', args: [] }));
	return isCallable(name) ? closures[name](args, unknown) : always(failures['#NAME?']);
}

const always =
	(value: Value): Run =>
	() =>
		value;

function cellOf(name: string, isDay: boolean): Run {
	if (!isDay) return (row) => row[name] ?? null;
	return (row) => dayIn(row[name]);
}

const dayIn = (cell: Cell | undefined): Value =>
	typeof cell === 'string' && cell !== '' ? toSerial(cell) : (cell ?? null);

type Question = (row: Cells, context: Context) => Ask | Failure;

/** The question of one row, or the error of an argument; one that waits for an answer itself is #N/A. */
function questionOf(node: Node & { args: readonly Node[]; name: string }): Question {
	const { name } = node;
	const kinds = formulaFunction(name)?.parameters.map(({ kind }) => kind) ?? [];
	const runs = node.args.map(runOf);
	return (row, context) => {
		const args: FormulaValue[] = [];
		for (const [at, run] of runs.entries()) {
			const value = argumentOf(run(row, context), kinds[at] ?? 'text');
			if (isFailure(value)) return value;
			args.push(value);
		}
		return { name, args };
	};
}

/** An argument of a question as the plain value that its parameter takes, or why it is none. */
export function argumentOf(value: Value, kind: 'number' | 'text' | 'date') {
	if (value === null || isFailure(value)) return value;
	if (kind === 'text') return toText(value);
	return kind === 'date' ? dayMeant(value) : toNumber(value);
}

function answerOf(node: Node & { args: readonly Node[]; name: string }): Run {
	const question = questionOf(node);
	const isDay = formulaFunction(node.name)?.gives === 'date';
	return (row, context) => {
		const ask = question(row, context);
		if ('error' in ask) return ask;
		const answer = context.answers?.get(askKey(ask.name, ask.args));
		if (answer === undefined) return failures['#N/A'];
		if (isFormulaError(answer)) return failures[answer];
		return isDay ? dayIn(answer) : answer;
	};
}

function distinct(
	questions: readonly Question[],
	rows: readonly Cells[],
	context: Context
): readonly Ask[] {
	const asks = new Map<string, Ask>();
	for (const question of questions) {
		for (const row of rows) {
			const ask = question(row, context);
			if ('error' in ask) continue;
			const key = askKey(ask.name, ask.args);
			if (!context.answers?.has(key)) asks.set(key, ask);
		}
	}
	return [...asks.values()];
}

function engineOf(nodes: readonly Node[]): string | null {
	const found = nodes.find((node) => node.is === 'call' && signatureOf(node.name)?.engine);
	return found && 'name' in found ? found.name : null;
}

/** How results leave: errors by name, numbers by what they show, days as text where it can be no other number. */
export function plainOf(node: Node): (value: Value) => FormulaValue {
	const isDay = givesDays(node);
	return (value) => {
		const plain = typeof value !== 'number' ? value : isDay ? toDay(value) : shownNumber(value);
		return isFailure(plain) ? plain.error : plain;
	};
}
