import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isAmount, toDecimal, toScaled } from '#lib/domain/model/amount.ts';
import type { Field } from '#lib/domain/model/field.ts';
import type { Condition, Operator, Query } from '#lib/domain/model/query.ts';
import type { Cell } from '#lib/domain/model/row.ts';
import { storedEntries } from '#lib/domain/model/schema.ts';
import { codesOf, entityApi } from '../support/entity-api.ts';
import { asked, sheetOf, shown, type Sheet } from '../support/naive.ts';
import { addSample, storedNamed, typed } from '../support/samples.ts';
import { makeWorlds, type Worlds } from '../support/worlds.ts';

let worlds: Worlds;
beforeAll(async () => {
	worlds = await makeWorlds();
});
afterAll(() => worlds.close());

const ROWS = 12;
const comparing = ['equals', 'differs', 'less', 'atMost', 'more', 'atLeast'] as const;
const searching = ['contains', 'lacks', 'starts'] as const;

/** The operators that make sense for each kind, beside `empty`, `filled` and `in`. */
const operators: Record<Field['kind'], readonly Operator[]> = {
	text: [...comparing, ...searching],
	integer: comparing,
	quantity: comparing,
	price: comparing,
	money: comparing,
	percent: comparing,
	date: [...comparing, ...searching],
	flag: ['equals', 'differs'],
	choice: ['equals', 'differs'],
	ref: ['equals', 'differs', ...searching],
	formula: comparing
};

describe.each(typed)('%s', (name) => {
	const entity = storedNamed(name);
	const fields = Object.entries(entity.fields);
	let sheet: Sheet;
	beforeAll(async () => {
		const world = worlds.of(name);
		const most = world === worlds.bare ? 3 : entity.single ? 0 : ROWS;
		for (let n = 0; n < most; n += 1) await addSample(world, name, n);
		sheet = await sheetOf(world, name);
		expect(sheet.rows.length).toBeGreaterThan(0);
	});

	const idsOf = async (query: Query) => {
		const { rows } = await entityApi(worlds.of(name), name).list({
			...query,
			offset: 0,
			limit: 1000
		});
		return rows.map(({ id }) => id);
	};
	const agree = async (query: Query) => {
		const expected = asked(sheet, query).map(({ id }) => id);
		expect(await idsOf(query), JSON.stringify(query)).toEqual(expected);
	};

	test.each(fields)('is filtered by %s', async (field, { kind }) => {
		const values = some(distinctValues(sheet, field));
		const conditions: Condition[] = operators[kind].flatMap((is) =>
			(searching.includes(is as 'contains') ? parts(sheet, field) : values).map(
				(value): Condition => ({ field, is, value })
			)
		);
		conditions.push({ field, is: 'empty' }, { field, is: 'filled' });
		conditions.push({ field, is: 'in', values }, { field, is: 'in', values: [] });
		conditions.push({ field, is: 'in', values: [...values.slice(1), null] });
		await Promise.all(conditions.map((condition) => agree({ filter: condition })));
		const [first, second] = conditions;
		if (first && second) {
			await agree({ filter: { any: [first, { all: [second, { field, is: 'filled' }] }] } });
		}
	});

	test.each(fields)('is sorted by %s', async (field) => {
		await agree({ sort: [{ field }] });
		await agree({ sort: [{ field, descending: true }] });
	});

	test('is sorted by several fields', async () => {
		for (const [index, [field]] of fields.entries()) {
			const second = fields[(index + 1) % fields.length]?.[0] ?? field;
			await agree({ sort: [{ field, descending: index % 2 === 0 }, { field: second }] });
		}
	});

	test('is searched by every word', async () => {
		const words = ['banana', 'e', '<b>', 'a b', '%', '_', '\\', "'", 'nothing-has-this', ' '];
		for (const search of words) await agree({ search });
		await agree({ search: 'a', sort: [{ field: fields[0]?.[0] ?? '', descending: true }] });
	});

	test.each(storedEntries(entity.fields))('tells the values of %s', async (field) => {
		const api = entityApi(worlds.of(name), name);
		const counts = new Map<Cell, number>();
		for (const row of sheet.rows)
			counts.set(row[field] ?? null, (counts.get(row[field] ?? null) ?? 0) + 1);
		const { values } = await api.distinct({ field, query: {} });
		const expected = [...counts].map(([value, count]) => ({
			value,
			title: shown(sheet, field, value),
			count
		}));
		if (counts.size <= 200) expect(sorted(values)).toEqual(sorted(expected));
		expect(values.length).toBe(Math.min(200, counts.size));
		const order = values.map(({ count }) => count);
		expect(order).toEqual([...order].sort((a, b) => b - a));
	});

	test('adds up', async () => {
		const numeric = storedEntries(entity.fields).filter(
			([, { kind }]) => kind === 'integer' || isAmount(kind)
		);
		const query = { filter: { field: 'id', is: 'filled' } };
		const api = entityApi(worlds.of(name), name);
		expect(await codesOf(api.totals({ query: query as Query, fields: [] }))).toEqual([
			'query.invalid'
		]);
		const totals = await api.totals({ query: {}, fields: numeric.map(([field]) => field) });
		expect(totals.count).toBe(sheet.rows.length);
		for (const [field, { kind }] of numeric) {
			const cells = sheet.rows.map((row) => row[field] ?? null).filter((cell) => cell !== null);
			const scaled = cells.map((cell) =>
				Number(isAmount(kind) ? toScaled(kind, Number(cell)) : cell)
			);
			const sum = scaled.reduce((sum, cell) => sum + cell, 0);
			const plain = isAmount(kind) ? toDecimal(kind, sum) : sum;
			expect(totals.fields[field]).toEqual({
				count: cells.length,
				sum: cells.length === 0 ? null : plain,
				average: cells.length === 0 ? null : plain / cells.length,
				min: cells.length === 0 ? null : Math.min(...cells.map(Number)),
				max: cells.length === 0 ? null : Math.max(...cells.map(Number))
			});
		}
	});

	test('is looked up by title and by id', async () => {
		const api = entityApi(worlds.of(name), name);
		const ids = sheet.rows.slice(-20).map(({ id }) => id);
		const { options } = await api.lookup({ search: '', ids, limit: 100 });
		expect(options.map(({ id }) => id).sort()).toEqual([...ids].sort());
		for (const { id, title } of options) {
			const row = sheet.rows.find((row) => row.id === id);
			expect(title).toBe(shown(sheet, entity.title, row?.[entity.title] ?? null));
			const found = await api.lookup({ search: swapped(title), limit: 100 });
			expect(found.options.slice(0, 100)).toContainEqual(expect.objectContaining({ id, title }));
		}
	});
});

const sorted = (values: readonly { value: Cell; title: string; count: number }[]) =>
	[...values].sort((a, b) => (String(a.value) < String(b.value) ? -1 : 1));

/** Letters of ASCII in the other case. */
const swapped = (text: string): string =>
	text.replace(/[a-z]/gi, (sign) =>
		sign === sign.toLowerCase() ? sign.toUpperCase() : sign.toLowerCase()
	);

const distinctValues = ({ rows }: Sheet, field: string): readonly Cell[] => [
	...new Set(rows.map((row) => row[field] ?? null).filter((cell) => cell !== null))
];

/** The first, a middle and the last. */
const some = (values: readonly Cell[]): readonly Cell[] =>
	[...new Set([values[0], values[Math.floor(values.length / 2)], values.at(-1)])].filter(
		(cell) => cell !== undefined
	);

/** Texts to look for in a column: parts of what stands there, in another case, and signs that mean something in SQL. */
function parts(sheet: Sheet, field: string): readonly string[] {
	const texts = some(distinctValues(sheet, field)).map((cell) => shown(sheet, field, cell));
	return [
		...texts.map((text) => text.slice(0, 3).toUpperCase()),
		...texts.map((text) => text.slice(2, 5)),
		...['%', '_', '\\', "'"]
	].filter((part) => part !== '');
}
