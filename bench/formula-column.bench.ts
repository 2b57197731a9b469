import { sql } from 'drizzle-orm';
import * as hyper from 'hyperformula';
import { entities } from '#lib/domain/entities/index.ts';
import { known } from '#lib/domain/model/assert.ts';
import type { Page } from '#lib/domain/model/query.ts';
import type { AnyRow } from '#lib/domain/model/row.ts';
import { toPlainRow } from '#lib/domain/model/wire.ts';
import { compile, type Compiled } from '#lib/formulas/compile.ts';
import { sheetOn, valueAt } from '#lib/formulas/engine/compute.ts';
import { sheetOf } from '#lib/formulas/engine/sheet.ts';
import { parseFormula } from '#lib/formulas/parse.ts';
import { newId } from '#lib/server/new-id.ts';
import { entityFor } from '#lib/server/queries/formula-columns.ts';
import { listPage } from '#lib/server/queries/list-page.ts';
import { tableTotals } from '#lib/server/queries/table-totals.ts';
import { KONTOR } from '#lib/server/setup/set-up.ts';
import { rowsWhere } from '#lib/server/store/rows.ts';
import { makeCompany, multiply, TODAY, type Company } from './large-company.ts';
import { ms, quantile, rounded, times, type Result } from './measure.ts';

const ROWS = 1_000_000;
const FORMULA = '=ROUND([cost]*1.4+IF([vatCategory]="reduced",0.5,1),2)';
const ENGINE = 'HyperFormula, the same rows in sheets';
/** The most rows that a sheet of the engine takes. */
const SHEET = 40_000;

/**
 * A formula column that a user made: 100,000 rows of it beside HyperFormula, then over 1,000,000 articles a page, and
 * the whole table sorted, filtered and added up.
 */
export async function* bench(): AsyncGenerator<Result> {
	const company = await makeCompany();
	const id = newId();
	const column = { id, version: 0, name: 'Target', formula: FORMULA, as: 'price' } as const;
	await company.api.entities.article.saveColumn({ ...column, decimals: 2, shared: false });
	yield* besideEngine(company, id);
	await multiply(company, ROWS);
	yield* overAll(company, id);
	await company.close();
}

async function* besideEngine(company: Company, id: string): AsyncGenerator<Result> {
	const { article } = entities;
	const parsed = parseFormula(FORMULA, article.fields);
	const formula = compile(known(parsed.ok ? parsed.value : null, FORMULA));
	const stored = await rowsWhere(company.db, article, sql`true`);
	const rows = stored.map((row) => toPlainRow(article, row));
	const engine = await times(3, async () => inSheets(formula, rows));
	const closure = await times(5, async () => rows.map((row) => formula.run(row, { today: TODAY })));
	const database = await times(5, () => totals(company, id));
	yield beside('by closure, p50', closure, engine, rows.length);
	yield beside('by the database, p50', database, engine, rows.length);
	yield ms(ENGINE, quantile(engine, 0.5), rows.length);
}

/** Sheets of a line for each row, with the formula behind its cells: the fastest way to ask the engine for so many. */
function inSheets(formula: Compiled, rows: readonly AnyRow[]) {
	for (let from = 0; from < rows.length; from += SHEET) {
		inOneSheet(formula, rows.slice(from, from + SHEET));
	}
}

function inOneSheet({ formula }: Compiled, rows: readonly AnyRow[]) {
	const sheet = sheetOf([formula.node]);
	const context = { today: TODAY };
	const lines = rows.map((row, at) => [...sheet.cells(row, context), ...sheet.formulas(at + 1)]);
	const engine = sheetOn(hyper, lines);
	const column = (lines[0]?.length ?? 1) - 1;
	const values = rows.map((_, at) => valueAt(engine, at, column));
	engine.destroy();
	return values;
}

const beside = (
	metric: string,
	taken: readonly number[],
	engine: readonly number[],
	n: number
): Result => ({
	...ms(metric, quantile(taken, 0.5), n),
	ratio: rounded(quantile(taken, 0.5) / quantile(engine, 0.5)),
	against: ENGINE
});

const reading = ({ db }: Company) => ({ db, actor: KONTOR, today: TODAY });

async function totals(company: Company, id: string) {
	const reader = reading(company);
	const entity = await entityFor(reader, entities.article);
	return tableTotals(reader, entity, { query: {}, fields: [id] });
}

async function* overAll(company: Company, id: string): AsyncGenerator<Result> {
	const reader = reading(company);
	const list = async (more: Partial<Page>) =>
		listPage(reader, await entityFor(reader, entities.article), { offset: 0, limit: 200, ...more });
	await list({});

	const page = await times(30, (run) =>
		list({ sort: [{ field: 'name', descending: run % 2 === 0 }] })
	);
	yield ms('page of 200, p50', quantile(page, 0.5), page.length);
	yield ms('page of 200, p95', quantile(page, 0.95), page.length);
	const sorted = await times(5, () => list({ sort: [{ field: id }] }));
	yield ms('sorted by it, p50', quantile(sorted, 0.5), ROWS);
	const filter = { field: id, is: 'more', value: 150 } as const;
	const filtered = await times(5, () => list({ filter, total: true }));
	yield ms('filtered by it and counted, p50', quantile(filtered, 0.5), ROWS);
	const none = { field: id, is: 'more', value: 15_000 } as const;
	const empty = await times(5, () => list({ filter: none, total: true }));
	yield ms('filtered by it, none left, and counted, p50', quantile(empty, 0.5), ROWS);
	const both = await times(5, () => list({ filter, sort: [{ field: id, descending: true }] }));
	yield ms('filtered and sorted by it, p50', quantile(both, 0.5), ROWS);
	const summed = await times(5, () => totals(company, id));
	yield ms('added up, p50', quantile(summed, 0.5), ROWS);
}
