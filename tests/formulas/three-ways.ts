import { createClient } from '@libsql/client';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { places } from '#lib/domain/model/amount.ts';
import { choice, date, flag, integer, price, quantity, text } from '#lib/domain/model/field.ts';
import type { FormulaValue } from '#lib/domain/model/row.ts';
import { compile, plainOf } from '#lib/formulas/compile.ts';
import * as hyper from 'hyperformula';
import { sheetOn, valueAt } from '#lib/formulas/engine/compute.ts';
import type { Content } from '#lib/formulas/engine/protocol.ts';
import { sheetOf } from '#lib/formulas/engine/sheet.ts';
import type { Formula } from '#lib/formulas/node.ts';
import { parseFormula } from '#lib/formulas/parse.ts';
import type { Cells, Context } from '#lib/formulas/run.ts';
import { sqlOf } from '#lib/formulas/sql.ts';
import type { Value } from '#lib/formulas/value.ts';

/** One column of each kind that formulas tell apart, some of them twice. */
export const fields = {
	a: price(),
	b: price({ required: true }),
	q: quantity(),
	n: integer(),
	name: text(),
	other: text({ required: true }),
	kind: choice(['goods', 'service'], { required: true }),
	on: date(),
	due: date(),
	active: flag()
};
export const context: Context = { today: '2026-03-15' };

export function parsed(source: string): Formula {
	const result = parseFormula(source, fields);
	if (!result.ok) throw new Error(`${source}: ${JSON.stringify(result.problems)}`);
	return result.value;
}

/** A table of the rows as the database stores them, on a file of its own. */
export async function storedRows(rows: readonly Cells[]) {
	const folder = mkdtempSync(join(tmpdir(), 'formulas-'));
	const client = createClient({ url: `file:${join(folder, 'rows.db')}` });
	const names = Object.keys(fields);
	await client.execute(
		`CREATE TABLE line (position INTEGER PRIMARY KEY, ${names.map((name) => `c_${name}`)})`
	);
	const insert = `INSERT INTO line VALUES (?, ${names.map(() => '?')})`;
	await client.batch(
		rows.map((row, at) => ({ sql: insert, args: [at, ...names.map((name) => stored(name, row))] })),
		'write'
	);
	const columns = Object.fromEntries(names.map((name) => [name, `"line"."c_${name}"`]));
	return {
		columns,
		client,
		async values(formula: Formula): Promise<readonly FormulaValue[]> {
			const form = sqlOf(formula);
			if (!form.ok) throw new Error(`No SQL: ${form.whyNotSql}`);
			const { text, args } = form.sql(columns, context);
			const sql = `SELECT ${text} AS value FROM line ORDER BY position`;
			const result = await client.execute({ sql, args: [...args] });
			return result.rows.map(({ value }) => value as FormulaValue);
		},
		remove() {
			client.close();
			rmSync(folder, { recursive: true });
		}
	};
}

function stored(name: string, row: Cells): string | number | null {
	const value = row[name] ?? null;
	const { kind } = fields[name as keyof typeof fields];
	if (typeof value === 'boolean') return Number(value);
	if (typeof value !== 'number') return value;
	return kind === 'price' || kind === 'quantity' ? Math.round(value * 10 ** places[kind]) : value;
}

/**
 * What HyperFormula makes of each formula in each row. All formulas stand side by side in one sheet.
 */
export function byEngine(
	formulas: readonly Formula[],
	rows: readonly Cells[]
): readonly (readonly FormulaValue[])[] {
	const sheet = sheetOf(formulas.map(({ node }) => node));
	const columns = inSheet(
		rows.map((row) => sheet.cells(row, context)),
		(row) => sheet.formulas(row)
	);
	return formulas.map(({ node }, at) => (columns[at] ?? []).map(plainOf(node)));
}

/** Rows that stand in the sheet at a time: more take longer to build than their formulas save. */
const BLOCK = 250;

/**
 * The values of formulas beside rows of cells, a column for each formula; rows are counted from 1. The formulas stand
 * in a block of rows whose cells are filled anew, all at once, for the next rows.
 */
export function inSheet(
	rows: readonly (readonly Content[])[],
	formulas: (row: number) => readonly string[]
): readonly (readonly Value[])[] {
	const block = (from: number) => rows.slice(from, from + BLOCK).map((cells) => [...cells]);
	const width = rows[0]?.length ?? 0;
	const engine = sheetOn(
		hyper,
		block(0).map((cells, at) => [...cells, ...formulas(at + 1)])
	);
	const columns = formulas(1).map((): Value[] => []);
	for (let from = 0; from < rows.length; from += BLOCK) {
		const cells = block(from);
		if (from > 0 && width > 0) engine.setCellContents({ sheet: 0, row: 0, col: 0 }, cells);
		for (const row of cells.keys()) {
			columns.forEach((column, at) => column.push(valueAt(engine, row, width + at)));
		}
	}
	engine.destroy();
	return columns;
}

export function byClosure(formula: Formula, rows: readonly Cells[]): readonly FormulaValue[] {
	const { run } = compile(formula);
	return rows.map((row) => run(row, context));
}
