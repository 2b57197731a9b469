import { runOf } from '../compile.ts';
import { nodesOf, type Node } from '../node.ts';
import type { Cells, Context, Run } from '../run.ts';
import { isFailure, toSerial, type Value } from '../value.ts';
import type { Content } from './protocol.ts';
import { sheetText, type CellOf } from './sheet-text.ts';

export type Sheet = {
	/** Each formula over the cells of one row of the sheet, counted from 1. */
	formulas(row: number): readonly string[];
	/** What stands in these cells, for one row of a table. */
	cells(row: Cells, context: Context): readonly Content[];
};
type Source = Parameters<CellOf>[0];

/** Which column of a sheet holds what the formulas stand on, and how to fill it. */
export function sheetOf(nodes: readonly Node[]): Sheet {
	const keys: string[] = [];
	const fills: Run[] = [];
	for (const part of nodes.flatMap((node) => [...nodesOf(node)])) {
		const source = sourceOf(part);
		if (source === null || keys.includes(keyOf(source))) continue;
		keys.push(keyOf(source));
		fills.push(source === 'TODAY' ? (_, { today }) => toSerial(today) : runOf(source));
	}
	const column = (source: Source) => letters(keys.indexOf(keyOf(source)));
	return {
		formulas: (row) =>
			nodes.map((node) => `=${sheetText(node, (source) => `${column(source)}${row}`)}`),
		cells: (row, context) => fills.map((fill) => content(fill(row, context)))
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
function content(value: Value): Content {
	if (typeof value === 'string') return `'${value}`;
	return isFailure(value) ? value.error : value;
}
