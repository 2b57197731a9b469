import type { SheetCells } from '#lib/domain/sheets/sheet.ts';
import { SheetEvaluation, type SheetValues } from '#lib/formulas/sheets/evaluate.ts';
import { computedSheet } from '#lib/server/formulas/sheet-engine.ts';
import type { Reader } from './list-page.ts';
import { sheetAnswers } from './sheet-answers.ts';

/** What a sheet comes to for one reader. */
export function sheetValues(reader: Reader, cells: SheetCells): Promise<SheetValues> {
	const evaluation = new SheetEvaluation(
		reader,
		(task, longest) => computedSheet(task, longest, reader.actor.userId),
		(asks) => sheetAnswers(reader, asks)
	);
	return evaluation.values(cells);
}
