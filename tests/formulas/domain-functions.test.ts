import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { article } from '#lib/domain/entities/article.ts';
import { date, price, text } from '#lib/domain/model/field.ts';
import type { FormulaValue } from '#lib/domain/model/row.ts';
import { answered } from '#lib/formulas/answers.ts';
import { askKey, compile, type Ask } from '#lib/formulas/compile.ts';
import { evaluate, formulaFields } from '#lib/formulas/fields.ts';
import { parseFormula } from '#lib/formulas/parse.ts';
import { sqlOf } from '#lib/formulas/sql.ts';
import { NULL, verbatim } from '#lib/formulas/sql/fragment.ts';
import { computed } from '#lib/server/formulas/compute.ts';
import { randomRows } from './random-rows.ts';
import { parsed, storedRows } from './three-ways.ts';

const today = '2026-03-15';
const rates: Readonly<Record<string, number>> = {
	...{ standard: 19, reduced: 7, goods: 19, service: 7 },
	5: 3
};
const answer = async (asks: readonly Ask[]): Promise<readonly FormulaValue[]> =>
	asks.map(({ args: [category] }) => rates[String(category)] ?? '#N/A');

const rows = [
	{ salesPrice: 18, cost: 9, vatCategory: 'standard' },
	{ salesPrice: 10, cost: 12, vatCategory: 'reduced' },
	{ salesPrice: null, cost: null, vatCategory: 'standard' },
	{ salesPrice: 5, cost: 0, vatCategory: 'exempt' }
];

describe('the formula fields of an article', () => {
	test('ask each rate once for all rows, then compute', async () => {
		const fields = formulaFields(article);
		const asked: Ask[] = [];
		const context = await answered(fields.values(), rows, { today }, (asks) => {
			asked.push(...asks);
			return answer(asks);
		});
		expect(asked.filter(({ name }) => name === 'VATRATE')).toEqual(
			['standard', 'reduced', 'exempt'].map((category) => ({ name: 'VATRATE', args: [category] }))
		);
		const filled = rows.map((row) => evaluate(article, row, context));
		expect(filled.map(({ grossPrice, margin }) => [grossPrice, margin])).toEqual([
			[21.42, 0.5],
			[10.7, -0.2],
			[null, null],
			['#N/A', null]
		]);
	});

	test('are computed only as far as they are wanted', () => {
		expect(evaluate(article, { salesPrice: 2, cost: 1 }, { today }, new Set(['margin']))).toEqual({
			salesPrice: 2,
			cost: 1,
			margin: 0.5
		});
	});

	test('say which stored fields they need', () => {
		expect(formulaFields(article).get('margin')?.columns).toEqual(['salesPrice', 'cost']);
		expect(formulaFields(article).get('grossPrice')?.columns).toEqual([
			'salesPrice',
			'vatCategory'
		]);
	});
});

describe('a domain function in the database', () => {
	let table: Awaited<ReturnType<typeof storedRows>>;
	const many = randomRows(2_000);
	beforeAll(async () => {
		table = await storedRows(many);
	});
	afterAll(() => table.remove());

	test.each([
		'=ROUND([b]*(1+VATRATE([kind])/100),2)',
		'=VATRATE([kind],TODAY())',
		'=VATRATE("standard")&"%"',
		'=VATRATE([kind],"2020-08-01")',
		'=VATRATE(5,"2020-08-01")',
		'=IFERROR(VATRATE("none"),[n])'
	])('%s is a choice among the answers', async (source) => {
		const formula = parsed(source);
		const form = sqlOf(formula);
		if (!form.ok) throw new Error(form.whyNotSql);
		const asks = form.asks({ today });
		const values = await answer(asks);
		const answers = new Map(
			asks.map(({ name, args }, at) => [askKey(name, args), values[at] ?? null])
		);
		const { text, args } = form.sql(table.columns, { today, answers });
		const sql = `SELECT ${text} AS value FROM line ORDER BY position`;
		const result = await table.client.execute({ sql, args: [...args] });
		const { run } = compile(formula);
		expect(result.rows.map(({ value }) => value)).toEqual(
			many.map((row) => run(row, { today, answers }))
		);
	});

	test('has no SQL over arguments that may be anything', () => {
		expect(sqlOf(parsed('=VATRATE([name])'))).toEqual({ ok: false, whyNotSql: 'VATRATE' });
		expect(sqlOf(parsed('=MEDIAN([a],[b])'))).toEqual({ ok: false, whyNotSql: 'MEDIAN' });
	});
});

describe('a day that is asked about', () => {
	test.each([
		['"2020-08-01"', '2020-08-01'],
		['" 2020-08-01 "', '2020-08-01'],
		['DATE(2020,8,1)', '2020-08-01'],
		['"44044"', '2020-08-01'],
		['LEFT("2020-08-01T12:00",10)', '2020-08-01'],
		['"1899-12-30"', '1899-12-30'],
		['"9999-12-31"', '9999-12-31'],
		['""', '#VALUE!'],
		['"2020-02-30"', '#VALUE!'],
		['"1.8.2020"', '#VALUE!'],
		['"1899-12-29"', '#VALUE!'],
		['"0050-01-01"', '#VALUE!'],
		['[on]', '2024-02-29'],
		['[name]', '2020-08-01'],
		['IF([n]>1,[name],[on])', '2020-08-01'],
		['IF([n]>1,[due],[on])', null]
	])('may be %s', (given, expected) => {
		const row = { kind: 'goods', n: 2, on: '2024-02-29', due: null, name: '2020-08-01' };
		const formula = compile(parsed(`=VATRATE([kind],${given})`));
		const isDay = expected === null || !expected.startsWith('#');
		const asked = isDay ? [{ name: 'VATRATE', args: ['goods', expected] }] : [];
		expect(formula.asks([row], { today })).toEqual(asked);
		if (!isDay) expect(formula.run(row, { today })).toBe(expected);
	});

	test('is part of a question whose answers are known beforehand', () => {
		const form = sqlOf(parsed('=VATRATE([kind]," 2020-08-01")'));
		expect(form.ok && form.asks({ today })).toEqual(
			['goods', 'service'].map((kind) => ({ name: 'VATRATE', args: [kind, '2020-08-01'] }))
		);
	});

	const texts = [
		...['2020-08-01', ' 2020-08-01 ', '2020-02-29', '2021-02-29', '1899-12-30', '1899-12-29'],
		...['0050-01-01', '9999-12-31', '2020-8-1', '2020-08-01 12:00', '2020-08-01x', 'now', ''],
		...['44044', ' 1.5 ', '-1', '2958466', '1.8.2020', 'TRUE']
	];
	test.each(['[name]', 'IF([n]>0,[name],[due])', '[on]', '[n]', '[active]', '[name]&""'])(
		'is the same for the database: %s',
		async (given) => {
			const own = texts.map((name, at) => ({
				...{ kind: 'goods', b: 1, other: '', active: at % 2 === 0 },
				...{ name, n: at - 3, on: at % 3 ? '2024-02-29' : null, due: '1899-12-29' }
			}));
			const table = await storedRows(own);
			const formula = parsed(`=FXRATE([kind],${given})`);
			// As if each rate were the day that it was asked for.
			const form = sqlOf(formula, {
				FXRATE: ([, day = NULL]) => ({ value: day, failed: verbatim('0') })
			});
			if (!form.ok) throw new Error(form.whyNotSql);
			const { text, args } = form.sql(table.columns, { today });
			const sql = `SELECT ${text} AS value FROM line ORDER BY position`;
			const found = await table.client.execute({ sql, args: [...args] });
			table.remove();
			const { asks } = compile(formula);
			expect(found.rows.map(({ value }) => value)).toEqual(
				own.map((row) => asks([row], { today })[0]?.args[1] ?? null)
			);
		}
	);
});

describe('questions inside questions', () => {
	test('are answered round by round', async () => {
		const formula = compile(parsed('=VATRATE(IF(VATRATE([kind])>10,"reduced","standard"))'));
		const row = { kind: 'goods' };
		const context = await answered([formula], [row], { today }, answer);
		expect(formula.run(row, context)).toBe(7);
		expect(formula.run(row, { today })).toBe('#N/A');
	});
});

describe('formula fields that name each other', () => {
	const field = (formula: string) =>
		({ kind: 'formula', formula, readonly: true, as: 'price' }) as const;

	test('stand on the stored fields behind them', () => {
		const fields = { a: price(), twice: field('=[a]*2'), more: field('=[twice]+[twice]') };
		const result = parseFormula('=[more]+1', fields);
		if (!result.ok) throw new Error('not read');
		expect(result.value).toMatchObject({ columns: ['a'], names: ['more'] });
		expect(compile(result.value).run({ a: 3 }, { today })).toBe(13);
	});

	test('are refused when they go in a circle', () => {
		const fields = { x: field('=[y]+1'), y: field('=[z]+1'), z: field('=[x]+1') };
		const result = parseFormula('=[y]+1', fields, 'x');
		expect(result).toMatchObject({ ok: false, problems: [{ code: 'formula.circular' }] });
	});

	test('are refused when they grow beyond every bound', () => {
		const chain = Object.fromEntries(
			Array.from({ length: 30 }, (_, at) => [`f${at + 1}`, field(`=[f${at}]+[f${at}]`)])
		);
		const result = parseFormula('=[f30]', { f0: price(), ...chain });
		expect(result).toMatchObject({ ok: false, problems: [{ code: 'formula.too-complex' }] });
	});
});

describe('functions that only the engine has', () => {
	const fields = { a: price(), b: price(), name: text(), on: date() };
	const row = { a: 2.675, b: 3, name: '=1+1', on: '2024-01-31' };

	test.each([
		['=PROPER("chai tea")', 'Chai Tea'],
		['=MEDIAN([a],[b],10)', 3],
		['=NETWORKDAYS([on],[on]+6)', 5],
		['=WORKDAY([on],3)', '2024-02-05'],
		['=WEEKNUM([on],21)', 5],
		['=DATEDIF([on],DATE(2024,3,1),"d")', 30],
		['=TEXT([on],"yyyy-mm-dd")', '2024-01-31'],
		['=SEARCH("E","chai tea")', 7],
		['=PROPER([name])', '=1+1'],
		['=PROPER(REPT("ab",3))', 'Ababab'],
		['=PROPER(REPT("x",100000000))', '#VALUE!'],
		['=PROPER(IFERROR(FIND("z",[name]),"none"))', 'None'],
		['=MEDIAN(FIND("+",[name],2),[b])', 3],
		['=MEDIAN(CHOOSE(2.9,"x",ROUND([a],2)))', 2.68],
		['=WORKDAY(EDATE([on],1),0)', '2024-02-29'],
		['=MEDIAN(FLOOR(0.15,0.05))', 0.15],
		['=IF(999999999.999999=1000000000,"same",PROPER("other"))', 'Other'],
		['=IF("a"<"Z",PROPER("before"),"after")', 'Before'],
		['=IFERROR(YEAR(2958466)&PROPER("x"),"beyond")', 'beyond'],
		['=MEDIAN(2^-1000)', 0]
	])('%s', async (source, expected) => {
		const result = parseFormula(source, fields);
		if (!result.ok) throw new Error(JSON.stringify(result.problems));
		expect(compile(result.value).run(row, { today })).toBe('#NAME?');
		const values = await computed(compile(result.value), [row], { today }, 'somebody');
		expect(values).toEqual({ ok: true, value: [expected] });
	});
});
