import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { entities, type EntityName } from '#lib/domain/entities/index.ts';
import { roundHalfUp } from '#lib/domain/model/amount.ts';
import type { Field } from '#lib/domain/model/field.ts';
import { setupRows } from '#lib/domain/setup/rows.ts';

type Step = {
	readonly entity: EntityName;
	readonly file: string;
	readonly mode: 'insert' | 'update' | 'upsert';
	readonly key: readonly string[];
	readonly columns: Readonly<Record<string, string>>;
	readonly constants?: Readonly<Record<string, string>>;
};
type Line = Readonly<Record<string, string>>;

const FOLDER = 'demo/northwind';
const steps = JSON.parse(readFileSync(`${FOLDER}/imports.json`, 'utf8')) as readonly Step[];
const setup = setupRows('DE', 'EUR');

const linesOf = (file: string) =>
	parse(readFileSync(`${FOLDER}/${file}`, 'utf8'), { columns: true }) as Line[];

/** What a reference may be called: what the set-up made, and what earlier steps brought. */
const words = new Map<string, Set<string>>(
	Object.entries(setup).map(([name, rows]) => [
		name,
		new Set(rows.flatMap(({ cells }) => Object.values(cells).map(String)))
	])
);

test.each(steps)('$entity from $file fits columns, fields and references', (step) => {
	const fields: Readonly<Record<string, Field>> = entities[step.entity].fields;
	const lines = linesOf(step.file);
	const known = words.get(step.entity) ?? new Set();
	for (const line of lines) {
		const cells = cellsOf(step, line);
		for (const [name, word] of Object.entries(cells)) {
			const field = fields[name];
			if (field?.kind === 'ref') expect(words.get(field.to), `${name} ${word}`).toContain(word);
			if (field?.kind === 'choice') expect(field.choices).toContain(word);
			if (field?.kind === 'text') expect(word?.length).toBeLessThanOrEqual(field.max ?? 0);
		}
		for (const word of Object.values(cells)) known.add(word);
	}
	words.set(step.entity, known);
	const mapped = [...Object.values(step.columns), ...Object.keys(step.constants ?? {})];
	expect(mapped.filter((name) => !fields[name])).toEqual([]);
	expect(step.key.filter((name) => !mapped.includes(name))).toEqual([]);
	const keys = lines.map((line) => step.key.map((name) => cellsOf(step, line)[name]).join('|'));
	expect(new Set(keys).size).toBe(lines.length);
});

test.each([
	['category', 'categories.csv', 8],
	['article', 'products.csv', 77],
	['partner', 'suppliers.csv', 29],
	['partner', 'customers.csv', 91],
	['supplierArticle', 'products.csv', 77],
	['employee', 'employees.csv', 9]
])('%s: %s holds %d', (entity, file, count) => {
	expect(linesOf(file)).toHaveLength(count);
	expect(steps.some((step) => step.entity === entity && step.file === file)).toBe(true);
});

test('the list prices of the 12 beverages come to 455.75, and 471.71 with 3.5 % more', () => {
	const prices = linesOf('products.csv')
		.filter(({ CategoryID }) => CategoryID === '1')
		.map(({ UnitPrice }) => Math.round(Number(UnitPrice) * 100));
	expect(prices).toHaveLength(12);
	expect(prices.reduce((sum, cents) => sum + cents)).toBe(45_575);
	expect(prices.reduce((sum, cents) => sum + roundHalfUp(cents * 1.035), 0)).toBe(47_171);
});

test('invented costs lie between 62 and 75 % of the list price', () => {
	const prices = new Map(
		linesOf('products.csv').map(({ ProductID, UnitPrice }) => [ProductID, Number(UnitPrice)])
	);
	const shares = linesOf('../invented/costs.csv').map(
		({ ProductID, Cost }) => Number(Cost) / (prices.get(ProductID) ?? 0)
	);
	expect(Math.min(...shares)).toBeGreaterThan(0.615);
	expect(Math.max(...shares)).toBeLessThan(0.755);
});

/** Cells that are given, by field, as they stand in the file. */
function cellsOf({ columns, constants = {} }: Step, line: Line): Readonly<Record<string, string>> {
	const read = Object.entries(columns).map(([column, field]) => {
		expect(Object.keys(line)).toContain(column);
		return [field, line[column] ?? ''] as const;
	});
	const given = [...read, ...Object.entries(constants)].filter(([, word]) => word !== '');
	return Object.fromEntries(given);
}
