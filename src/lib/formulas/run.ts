import type { Day } from '#lib/domain/model/calendar.ts';
import type { Cell, FormulaValue } from '#lib/domain/model/row.ts';
import {
	failures,
	isFailure,
	toFlag,
	toNumber,
	toText,
	type Failure,
	type Value
} from './value.ts';

/** Cells by field name, in plain decimals. */
export type Cells = Readonly<Record<string, Cell>>;

/** What formulas know beside their row. Answers stand under `askKey`. */
export type Context = { readonly today: Day; readonly answers?: Answers };
export type Answers = ReadonlyMap<string, FormulaValue>;

/** A compiled node. */
export type Run = (row: Cells, context: Context) => Value;

export const blank: Run = () => null;

/** Each turns runs of arguments into the run of a call; the number of arguments was checked by the parser. */
export const ofNumber =
	(compute: (a: number) => Value) =>
	([first = blank]: readonly Run[]): Run =>
	(row, context) => {
		const a = toNumber(first(row, context));
		return typeof a === 'number' ? compute(a) : a;
	};

export const ofNumbers =
	(compute: (a: number, b: number) => Value, usual = 0) =>
	([first = blank, second = () => usual]: readonly Run[]): Run =>
	(row, context) => {
		const a = toNumber(first(row, context));
		if (typeof a !== 'number') return a;
		const b = toNumber(second(row, context));
		return typeof b === 'number' ? compute(a, b) : b;
	};

export const ofText =
	(compute: (text: string) => Value) =>
	([first = blank]: readonly Run[]): Run =>
	(row, context) => {
		const text = toText(first(row, context));
		return typeof text === 'string' ? compute(text) : text;
	};

/** Every argument as text, or the first error among them. */
export function texts(runs: readonly Run[], row: Cells, context: Context): string[] | Failure {
	return all(runs, (run) => toText(run(row, context)));
}

export function flags(runs: readonly Run[], row: Cells, context: Context): boolean[] | Failure {
	return all(runs, (run) => toFlag(run(row, context)));
}

function all<T extends string | boolean>(
	runs: readonly Run[],
	read: (run: Run) => T | Failure
): T[] | Failure {
	const values: T[] = [];
	for (const run of runs) {
		const value = read(run);
		if (isFailure(value)) return value;
		values.push(value as T);
	}
	return values;
}

export const noNumber = failures['#NUM!'];
export const noValue = failures['#VALUE!'];
