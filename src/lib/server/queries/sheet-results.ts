import type { FormulaValue } from '#lib/domain/model/row.ts';
import type { SheetCells } from '#lib/domain/sheets/sheet.ts';
import { SheetEvaluation, type SheetValues } from '#lib/formulas/sheets/evaluate.ts';
import type { SheetValue } from '#lib/formulas/sheets/protocol.ts';
import { isFailure, toDay } from '#lib/formulas/value.ts';
import { computedSheet } from '#lib/server/formulas/sheet-engine.ts';
import type { Reader } from './list-page.ts';
import { sheetAnswers } from './sheet-answers.ts';

/** What a sheet comes to for one reader, and why its errors are errors. */
export function sheetValues(reader: Reader, cells: SheetCells): Promise<SheetValues> {
	const evaluation = new SheetEvaluation(
		reader,
		(task, longest) => computedSheet(task, longest, reader.actor.userId),
		(asks) => sheetAnswers(reader, asks)
	);
	return evaluation.values(cells);
}

/** Values by their cells; days as `YYYY-MM-DD`. */
export type SheetResults = ReadonlyMap<
	string,
	{ readonly value: FormulaValue; readonly isDay: boolean }
>;

/** The same as plain values, for files. */
export async function sheetResults(reader: Reader, cells: SheetCells): Promise<SheetResults> {
	const { values } = await sheetValues(reader, cells);
	return new Map([...values].map(([name, value]) => [name, plain(value)]));
}

function plain({ value, look }: SheetValue) {
	const day = look === 'day' && typeof value === 'number' ? toDay(value) : null;
	return day === null || isFailure(day) ? { value, isDay: false } : { value: day, isDay: true };
}
