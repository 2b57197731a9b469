import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FormulaValue } from '#lib/domain/model/row.ts';
import { limits, parseFormula } from '#lib/formulas/parse.ts';
import { sqlOf } from '#lib/formulas/sql.ts';
import { LONGEST } from '#lib/formulas/value.ts';
import { leastTime } from '../support/least-time.ts';
import { randomRows } from './random-rows.ts';
import { byClosure, byEngine, fields, parsed, storedRows } from './three-ways.ts';

const rows = randomRows(1).map((row) => ({
	...row,
	a: 3,
	n: 2,
	name: 'a'.repeat(256),
	other: '€'
}));
/** However a formula blows itself up, one row of it may not take longer. */
const LONGEST_MS = 250;

let table: Awaited<ReturnType<typeof storedRows>>;
beforeAll(async () => {
	table = await storedRows(rows);
});
afterAll(() => table.remove());

const nested = (levels: number, inner: string, around: (inner: string) => string): string =>
	levels === 0 ? inner : around(nested(levels - 1, inner, around));
const many = (count: number, part: string, between = ',') => Array(count).fill(part).join(between);

/** What each way comes to, and how long the slower of the two that stand in for the engine took. */
async function threeWays(source: string) {
	const formula = parsed(`=${source}`);
	const [closure] = byClosure(formula, rows);
	const [database] = await table.values(formula);
	const taken = Math.max(
		await leastTime(() => byClosure(formula, rows)),
		await leastTime(() => table.values(formula))
	);
	const engine = byEngine([formula], rows)[0]?.[0];
	return { closure, database, engine, taken };
}

const inEachWay = (value: FormulaValue) => ({ closure: value, database: value, engine: value });

/** 16,384 signs: two of them are one more than a cell holds. */
const half = `SUBSTITUTE([name],"a","${'a'.repeat(64)}")`;
const whole = `${half}&RIGHT(${half},16383)`;

describe('text that would grow beyond what a cell holds is #VALUE! before it is made', () => {
	test.each([
		['doubled at each level', nested(35, '[name]', (text) => `SUBSTITUTE(${text},"a","aa")`)],
		['each sign by a long text', `SUBSTITUTE(${half},"a",${half})`],
		['each sign by as much as fits', `SUBSTITUTE(${whole},"a",${whole})`],
		['joined with itself', `CONCAT(${many(10, half)})`],
		['joined by signs', many(10, half, '&')],
		['one sign too many', `${whole}&"a"`],
		['one sign too many of another kind', `CONCAT(${whole},[other])`]
	])('%s', async (_, source) => {
		const { taken, ...ways } = await threeWays(`IF(LEN(${source})>1,"long","short")`);
		expect(ways).toEqual({ closure: '#VALUE!', database: null, engine: '#VALUE!' });
		expect(taken).toBeLessThan(LONGEST_MS);
	});

	test('as much as fits is whole, every sign counting as one', async () => {
		expect(await threeWays(`LEN(${whole})`)).toMatchObject(inEachWay(LONGEST));
		const other = `LEN(SUBSTITUTE(${whole},"a",[other]))`;
		expect(await threeWays(other)).toMatchObject(inEachWay(LONGEST));
	});

	test('an emoji is one sign', async () => {
		const formula = parsed(`=LEN(SUBSTITUTE(${whole},"a","🙂"))`);
		expect(byClosure(formula, rows)).toEqual([LONGEST]);
		expect(await table.values(formula)).toEqual([LONGEST]);
		const longer = parsed(`=LEN(SUBSTITUTE(${whole},"a","🙂")&"a")`);
		expect(byClosure(longer, rows)).toEqual(['#VALUE!']);
		expect(await table.values(longer)).toEqual([null]);
	});

	test('letters that are two in the other case are measured too', async () => {
		const upper = await threeWays(`LEN(UPPER(SUBSTITUTE(${whole},"a","ß")))`);
		expect(upper).toMatchObject({ closure: '#VALUE!', database: null, engine: '#VALUE!' });
		const lower = await threeWays(`LEN(LOWER(SUBSTITUTE(${whole},"a","İ")))`);
		expect(lower).toMatchObject({ closure: '#VALUE!', database: null, engine: '#VALUE!' });
	});
});

describe('the largest formulas that are read', () => {
	const sums = (last: number) =>
		`SUM(${many(5, `SUM(${many(49, '[a]')})`)},SUM(${many(last, '[a]')}))`;
	const grows = nested(6, '[name]', (text) => `SUBSTITUTE(${text},"a","aa")`);

	test.each([
		['300 parts', sums(48), 293 * 3],
		['40 levels', nested(limits.depth, '[a]', (inner) => `ABS(${inner})`), 3],
		['40 signs', nested(limits.depth, '[a]', (inner) => `-(${inner})`), 3],
		['40 conditions', nested(limits.depth - 1, '[a]', (inner) => `IF([n]>1,${inner},[b])`), 3],
		['long texts in many places', `SUM(${many(7, `LEN(${grows})`)})`, 7 * 16_384]
	])('%s come to the same in every way', async (_, source, value) => {
		const { taken, ...ways } = await threeWays(source);
		expect(ways).toEqual(inEachWay(value));
		expect(taken).toBeLessThan(LONGEST_MS);
	});

	test.each([
		['301 parts', sums(49)],
		['41 levels', nested(limits.depth + 1, '[a]', (inner) => `ABS(${inner})`)]
	])('%s are too many', (_, source) => {
		const problems = [{ code: 'formula.too-complex' }];
		expect(parseFormula(`=${source}`, fields)).toEqual({ ok: false, problems });
	});

	test('what is too large for a statement is computed without the database', async () => {
		const parts = Array.from({ length: 30 }, (_, at) => `(UPPER([name]&${at})=[other])`);
		const formula = parsed(`=SUM(${parts.join(',')})`);
		expect(sqlOf(formula)).toEqual({ ok: false, whyNotSql: '=' });
		expect(byClosure(formula, rows)).toEqual(byEngine([formula], rows)[0]);
	});
});
