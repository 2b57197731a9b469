import type { HyperFormula, RawCellContent } from 'hyperformula';
import { compile, plainOf, runOf, type Compiled } from './compile.ts';
import { register, type Hyper } from './engine/plugin.ts';
import { sheetText, type CellOf } from './engine/sheet-text.ts';
import { errorNames, nodesOf, type Formula, type Node } from './node.ts';
import type { Cells, Context, Run } from './run.ts';
import { failures, isFailure, toSerial, type Value } from './value.ts';

/** What the engine is built with: one meaning of text, no dates hidden in text, no undo. */
export const configuration = {
	licenseKey: 'gpl-v3',
	dateFormats: [],
	timeFormats: [],
	accentSensitive: true,
	precisionEpsilon: 1e-14,
	precisionRounding: 14,
	undoLimit: 0
};

/** Computes a formula row by row: by its closure, or by HyperFormula where only that can. */
export async function runnerOf(formula: Formula): Promise<Compiled['run']> {
	const compiled = compile(formula);
	return compiled.engine === null ? compiled.run : engineRunner(formula);
}

export async function loadHyper(): Promise<Hyper> {
	const hyper = await import('hyperformula');
	register(hyper);
	return hyper;
}

/** One row of cells that is refilled for each row, above the one formula. */
export async function engineRunner(formula: Formula): Promise<Compiled['run']> {
	const { HyperFormula } = await loadHyper();
	const sheet = sheetOf(formula.node);
	const text = sheetText(formula.node, (source) => `${sheet.column(source)}1`);
	const engine = HyperFormula.buildFromArray([[null], [`=${text}`]], configuration);
	const plain = plainOf(formula.node);
	return (row, context) => {
		const values = sheet.values(row, context);
		if (values.length > 0) engine.setCellContents({ sheet: 0, row: 0, col: 0 }, [values]);
		return plain(resultAt(engine, 1, 0));
	};
}

type Source = Parameters<CellOf>[0];

/** Which column of the sheet holds what, and how to fill it. */
export function sheetOf(node: Node) {
	const keys: string[] = [];
	const fills: Run[] = [];
	for (const part of nodesOf(node)) {
		const source = sourceOf(part);
		if (source === null || keys.includes(keyOf(source))) continue;
		keys.push(keyOf(source));
		fills.push(source === 'TODAY' ? (_, { today }) => toSerial(today) : runOf(source));
	}
	return {
		column: (source: Source) => letters(keys.indexOf(keyOf(source))),
		values: (row: Cells, context: Context) => fills.map((fill) => content(fill(row, context)))
	};
}

function sourceOf(node: Node): Source | null {
	if (node.is === 'column' || node.is === 'ask') return node;
	return node.is === 'call' && node.name === 'TODAY' ? 'TODAY' : null;
}

const keyOf = (source: Source) =>
	source === 'TODAY' || source.is === 'column'
		? `${source === 'TODAY' ? '' : source.name}`
		: JSON.stringify(source);

const letters = (index: number): string =>
	(index >= 26 ? String.fromCharCode(64 + Math.floor(index / 26)) : '') +
	String.fromCharCode(65 + (index % 26));

/** Text goes in as text: without the sign before it the engine would read formulas, numbers and dates into it. */
function content(value: Value): RawCellContent {
	if (typeof value === 'string') return `'${value}`;
	return isFailure(value) ? value.error : value;
}

export function resultAt(engine: HyperFormula, row: number, col: number): Value {
	const value = engine.getCellValue({ sheet: 0, row, col });
	if (typeof value !== 'object' || value === null) return value;
	return failures[errorNames.find((name) => name === value.value) ?? '#VALUE!'];
}
