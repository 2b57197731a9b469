import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nodesOf } from '#lib/formulas/node.ts';
import { functions, operators } from '#lib/formulas/signatures.ts';
import { isFormulaError } from '#lib/formulas/value.ts';
import type { FormulaValue } from '#lib/domain/model/row.ts';
import { closureOnly, everyway } from './cases.ts';
import { randomRows } from './random-rows.ts';
import { byClosure, byEngine, fields, parsed, storedRows } from './three-ways.ts';

/**
 * Each formula over random rows, three ways: HyperFormula is the meaning, the closure and the SQL must agree with it
 * in every row.
 */
const rows = randomRows(10_000);
const sources = [...everyway, ...closureOnly];

let table: Awaited<ReturnType<typeof storedRows>>;
let meant: ReadonlyMap<string, readonly FormulaValue[]>;
beforeAll(async () => {
	table = await storedRows(rows);
	const columns = byEngine(sources.map(parsed), rows);
	meant = new Map(sources.map((source, at) => [source, columns[at] ?? []]));
}, 300_000);
afterAll(() => table.remove());

const known = new Map<string, readonly FormulaValue[]>();
function closed(source: string): readonly FormulaValue[] {
	const values = known.get(source) ?? byClosure(parsed(source), rows);
	known.set(source, values);
	return values;
}

test('every operator and function is tried', () => {
	const tried = sources.flatMap((source) =>
		[...nodesOf(parsed(source).node)].flatMap((node) => (node.is === 'call' ? [node.name] : []))
	);
	const missing = [...Object.keys(operators), ...Object.keys(functions)].filter(
		(name) => !tried.includes(name)
	);
	expect(missing).toEqual([]);
});

describe('the engine means what the closure computes', () => {
	test.each(sources)('%s', (source) => {
		const wanted = meant.get(source) ?? [];
		expect(wanted).toHaveLength(rows.length);
		expect(differences(closed(source), wanted, source)).toEqual([]);
	});
});

describe('the database computes what the closure computes', () => {
	test.each(everyway)('%s', async (source) => {
		const wanted = closed(source).map(stored);
		expect(differences(await table.values(parsed(source)), wanted, source)).toEqual([]);
	});
	const stored = (value: FormulaValue) => {
		if (typeof value === 'boolean') return Number(value);
		return isFormulaError(value) ? null : value;
	};
});

/** The first few rows where two ways differ. */
function differences(
	given: readonly FormulaValue[],
	wanted: readonly FormulaValue[],
	source: string
) {
	return wanted
		.map((value, at) => ({ given: given[at] ?? null, wanted: value, at }))
		.filter(({ given, wanted }) => !same(given, wanted))
		.slice(0, 3)
		.map(({ at, ...values }) => ({ source, ...values, row: rowOf(source, at) }));
}

function same(given: FormulaValue, wanted: FormulaValue): boolean {
	if (typeof given !== 'number' || typeof wanted !== 'number') return given === wanted;
	return Math.abs(given - wanted) <= Math.max(1e-9, 1e-12 * Math.abs(wanted));
}

const rowOf = (source: string, at: number) =>
	Object.fromEntries(
		Object.keys(fields)
			.filter((name) => source.includes(`[${name}]`))
			.map((name) => [name, rows[at]?.[name]])
	);
