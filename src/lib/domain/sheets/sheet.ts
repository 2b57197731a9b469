import { isDay, type Day } from '../model/calendar.ts';
import type { Problem } from '../model/problem.ts';
import type { Id } from '../model/row.ts';
import { placeNamed } from './place.ts';

/**
 * What stands in a cell, in its one canonical form: a number, a flag, or text. Text that begins with `=` is a formula
 * (commas, decimal points), with `'` whatever follows that, and `YYYY-MM-DD` is a day. An empty cell is not kept.
 */
export type Content = string | number | boolean;
/** Cells by their names, such as `B12`. */
export type SheetCells = Readonly<Record<string, Content>>;
/** Cells to be changed; null empties one. */
export type SheetPatch = Readonly<Record<string, Content | null>>;

export type SheetHead = {
	readonly id: Id;
	readonly version: number;
	readonly name: string;
	/** Whether all others see it too; only its owner changes it. */
	readonly shared: boolean;
	readonly mine: boolean;
	/** The name of its owner, who alone changes it, when he last did. */
	readonly owner: string;
	readonly at: string;
};
export type Sheet = SheetHead & { readonly cells: SheetCells };

export const sheetLimits = {
	name: 100,
	/** Of one user. */
	own: 200,
	cells: 10_000,
	/** Of the text in one cell; formulas have a bound of their own. */
	text: 10_000,
	/** Of all cells together. */
	signs: 4_000_000
} as const;

export const isFormula = (content: Content | null | undefined): content is string =>
	typeof content === 'string' && content.startsWith('=');

export const isDayContent = (content: Content): content is Day =>
	typeof content === 'string' && isDay(content);

/** The text that a cell holds, without the sign that keeps it text. */
export const textOf = (content: string): string =>
	content.startsWith("'") ? content.slice(1) : content;

/** The cells with a patch applied. */
export function patched(cells: SheetCells, patch: SheetPatch): SheetCells {
	const all = { ...cells, ...patch };
	return Object.fromEntries(
		Object.entries(all).filter((entry): entry is [string, Content] => entry[1] !== null)
	);
}

/** Everything that keeps these cells from being a sheet, each problem at its cell. */
export function sheetProblems(id: Id, cells: SheetCells): readonly Problem[] {
	const entries = Object.entries(cells);
	const whole: Problem[] = [];
	const signs = entries.reduce((sum, [, content]) => sum + String(content).length, 0);
	if (entries.length > sheetLimits.cells) {
		whole.push({ code: 'sheet.too-many-cells', params: { max: sheetLimits.cells } });
	}
	if (signs > sheetLimits.signs) {
		whole.push({ code: 'sheet.too-large', params: { max: sheetLimits.signs } });
	}
	return [...whole, ...entries.flatMap(([name, content]) => cellProblems(id, name, content))];
}

function cellProblems(row: Id, name: string, content: Content): readonly Problem[] {
	const at = { row, field: name };
	if (!placeNamed(name)) return [{ code: 'sheet.outside', params: { cell: name }, at }];
	if (typeof content !== 'string' || content.length <= sheetLimits.text) return [];
	return [{ code: 'text.too-long', params: { max: sheetLimits.text }, at }];
}
