import type { FormulaValue } from '#lib/domain/model/row.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { Ask } from '../compile.ts';
import type { Content } from '../engine/protocol.ts';

/** A cell as the engine reads it: formulas with their `=`, text with an apostrophe, both counted from 0. */
export type EngineCell = readonly [row: number, column: number, content: Content];

/** What the company answers to a question; `problem` is why it is an error, `isDay` that it is a day. */
export type SheetAnswer = {
	readonly value: FormulaValue;
	readonly isDay?: true;
	readonly problem?: Problem;
};

/** A whole sheet to be computed: plain data, so that it crosses to a thread. */
export type SheetTask = {
	readonly cells: readonly EngineCell[];
	/** By the key of the question. */
	readonly answers: ReadonlyMap<string, SheetAnswer>;
};

/** What is shown otherwise than its value alone would tell. */
export type ValueLook = 'day' | 'moment' | 'percent' | 'error';
export type SheetValue = { readonly value: FormulaValue; readonly look?: ValueLook };

export type SheetComputed = {
	/** Of the cells that hold something, and of those that results of others reach into. */
	readonly values: ReadonlyMap<string, SheetValue>;
	/** Why a cell is an error, where that is known. */
	readonly problems: ReadonlyMap<string, Problem>;
	/** What has no answer yet. */
	readonly asks: readonly Ask[];
};
