import type { DetailedCellError, HyperFormula } from 'hyperformula';
import { formulaFunction } from '#lib/domain/formulas/index.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { FormulaValue } from '#lib/domain/model/row.ts';
import { cellName, extent } from '#lib/domain/sheets/place.ts';
import { rowParameters } from '#lib/domain/sheets/row-functions.ts';
import { MOST_SIGNS } from '../bounds.ts';
import { argumentOf, askKey, type Ask } from '../compile.ts';
import { configuration } from '../engine/compute.ts';
import { register, type Asking, type Hyper } from '../engine/plugin.ts';
import type { Content, Said } from '../engine/protocol.ts';
import {
	failures,
	isFailure,
	isFormulaError,
	shownNumber,
	toSerial,
	type Value
} from '../value.ts';
import type { SheetComputed, SheetTask, SheetValue, ValueLook } from './protocol.ts';

/** So many values a sheet may come to: results of one formula may reach into many cells. */
const MOST_VALUES = 50_000;

/** Nothing in the company has a longer name. */
const LONGEST_WORD = 2_000;

/** Computes sheets, each as a whole. Runs in a thread, since nothing else can stop it. */
export const sheetComputerOn =
	(hyper: Hyper) =>
	(task: SheetTask): Said<SheetComputed> => {
		const started = performance.now();
		try {
			return { is: 'values', values: computed(hyper, task), taken: performance.now() - started };
		} catch (error) {
			return { is: 'broken', message: String(error) };
		}
	};

function computed(hyper: Hyper, { cells, answers }: SheetTask): SheetComputed {
	register(hyper);
	const asks = new Map<string, Ask>();
	const told = new Map<string, { problem?: Problem | undefined; day?: number | undefined }>();
	const context: Asking = {
		answer(name, args, row, column) {
			const ask = askOf(name, args);
			if ('error' in ask) return ask;
			const key = askKey(ask.name, ask.args);
			const answer = answers.get(key);
			if (!answer) asks.set(key, ask);
			const value = answer ? valueOf(answer.value, answer.isDay) : failures['#N/A'];
			const day = answer?.isDay && typeof value === 'number' ? value : undefined;
			told.set(cellName({ row, column }), { problem: answer?.problem, day });
			return value;
		}
	};
	const limits = { maxRows: extent.rows, maxColumns: extent.columns };
	const engine = hyper.HyperFormula.buildFromArray(rowsOf(cells), {
		...configuration,
		...limits,
		context
	});
	try {
		const values = new Map<string, SheetValue>();
		const problems = new Map<string, Problem>();
		for (const [row, column] of placesOf(engine, cells)) {
			const name = cellName({ row, column });
			const { problem, day } = told.get(name) ?? {};
			const { value, detail } = cellAt(engine, row, column, day);
			values.set(name, value);
			const why = problem ?? problemOf(name, detail);
			if (why && value.look === 'error') problems.set(name, why);
		}
		return { values, problems, asks: [...asks.values()] };
	} finally {
		engine.destroy();
	}
}

/** The question with its arguments as plain values, or the error in one of them. */
function askOf(name: string, args: readonly Value[]): Ask | Extract<Value, { error: unknown }> {
	const kinds = (formulaFunction(name)?.parameters ?? rowParameters).map(({ kind }) => kind);
	const plain: FormulaValue[] = [];
	for (const [at, value] of args.entries()) {
		const argument = argumentOf(value, kinds[at] ?? 'text');
		if (isFailure(argument)) return argument;
		if (typeof argument === 'string' && argument.length > LONGEST_WORD) return failures['#VALUE!'];
		plain.push(argument);
	}
	return { name, args: plain };
}

function valueOf(value: FormulaValue, isDay: true | undefined): Value {
	if (isFormulaError(value)) return failures[value];
	return isDay && typeof value === 'string' ? toSerial(value) : value;
}

/** The engine is built from whole rows, as far as anything stands in them. */
function rowsOf(cells: SheetTask['cells']): Content[][] {
	const rows: Content[][] = [];
	for (const [row, column, content] of cells) {
		while (rows.length <= row) rows.push([]);
		const line = rows[row] ?? [];
		while (line.length < column) line.push(null);
		line[column] = content;
	}
	return rows;
}

/** The cells that hold something, and behind a formula with many results those that they fill. */
function* placesOf(engine: HyperFormula, cells: SheetTask['cells']): Generator<[number, number]> {
	let count = 0;
	let signs = 0;
	for (const [row, column, content] of cells) {
		yield [row, column];
		signs += signsAt(engine, row, column);
		if (typeof content !== 'string' || !content.startsWith('=')) continue;
		for (const place of filledFrom(engine, row, column)) {
			if (++count > MOST_VALUES) throw new RangeError('too many results');
			yield place;
		}
		if (signs > MOST_SIGNS) throw new RangeError('too much text');
	}
}

function signsAt(engine: HyperFormula, row: number, col: number): number {
	const value = engine.getCellValue({ sheet: 0, row, col });
	return typeof value === 'string' ? value.length : 0;
}

function* filledFrom(engine: HyperFormula, top: number, left: number): Generator<[number, number]> {
	const isPart = (row: number, col: number) => engine.isCellPartOfArray({ sheet: 0, row, col });
	for (let row = top; row < extent.rows && isPart(row, left); row++) {
		for (let column = left; column < extent.columns && isPart(row, column); column++) {
			if (row !== top || column !== left) yield [row, column];
		}
	}
}

type Read = { readonly value: SheetValue; readonly detail?: DetailedCellError };

function cellAt(engine: HyperFormula, row: number, col: number, day: number | undefined): Read {
	const address = { sheet: 0, row, col };
	const value = engine.getCellValue(address);
	if (typeof value === 'object' && value !== null) {
		return { value: { value: value.value, look: 'error' }, detail: value };
	}
	if (typeof value !== 'number') return { value: { value: value === '' ? null : value } };
	if (Number.isNaN(value)) return { value: { value: 0 } };
	const look = value === day ? 'day' : looks[engine.getCellValueDetailedType(address)];
	return { value: { value: shownNumber(value), ...(look && { look }) } };
}

const looks: Readonly<Record<string, ValueLook>> = {
	NUMBER_DATE: 'day',
	NUMBER_DATETIME: 'moment',
	NUMBER_PERCENT: 'percent'
};

function problemOf(name: string, detail: DetailedCellError | undefined): Problem | undefined {
	if (detail?.value === '#CYCLE!') {
		return { code: 'formula.circular', params: { column: name, chain: name } };
	}
	if (detail?.value === '#SPILL!') return { code: 'sheet.no-room' };
	const [, unknown] = /^Function name (\S+) not recognized/.exec(detail?.message ?? '') ?? [];
	if (unknown === undefined) return undefined;
	return { code: 'formula.unknown-function', params: { name: unknown } };
}
