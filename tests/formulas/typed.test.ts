import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '#lib/formulas/compile.ts';
import { canonical, columnOf, fromLocal, labelled, toLocal } from '#lib/formulas/local.ts';
import { parseFormula } from '#lib/formulas/parse.ts';
import { sqlOf } from '#lib/formulas/sql.ts';
import { leastTime } from '../support/least-time.ts';
import { context, fields } from './three-ways.ts';

describe('as the user types it', () => {
	test.each([
		['=ROUND([a]*1,035;2)', '=ROUND([a]*1.035,2)'],
		['=ROUND([a],2)', '=ROUND([a],2)'],
		['=IF([a]>0,5;"1,5;x";,5)', '=IF([a]>0.5,"1,5;x",.5)'],
		['=[Preis, netto; 1,5]+1,5', '=[Preis, netto; 1,5]+1.5'],
		['=[@[Preis; 1,5]]*2', '=[@[Preis; 1,5]]*2'],
		['=WENN("a""b;c";1;2)', '=WENN("a""b;c",1,2)'],
		['=IF([a];;2)', '=IF([a],,2)']
	])('%s in German is %s', (typed, expected) => {
		expect(fromLocal(typed, 'de')).toBe(expected);
	});

	test('English stays as it is', () => {
		expect(fromLocal('=ROUND([a]*1.5,2)', 'en')).toBe('=ROUND([a]*1.5,2)');
	});

	test('labels of the language become names', () => {
		const labels = { 'Sales price': 'salesPrice', Kosten: 'cost', 'Preis [netto]': 'net' };
		const source = `=[@[Sales price]]-[ kosten ]+[cost]&"[Kosten]"+[@x]+[Preis '[netto']]`;
		const names = `=[salesPrice]-[cost]+[cost]&"[Kosten]"+[x]+[net]`;
		expect(canonical(source, labels)).toBe(names);
		expect(canonical(labelled(names, { net: 'Preis [netto]', cost: 'Kosten' }), labels)).toBe(
			names
		);
		expect(columnOf('[#All]')).toBeNull();
	});
});

const column = fc.constantFrom('[a]', '[@b]', '[name]', '[on]', '[kind]', '[active]');
const number = fc.constantFrom('1', '0.5', '1.035', '12', '.5', '100');
const string = fc.string({ maxLength: 6 }).map((text) => `"${text.replaceAll('"', '""')}"`);
const { expression } = fc.letrec<{ expression: string }>((tie) => ({
	expression: fc.oneof(
		{ maxDepth: 4 },
		column,
		number,
		string,
		fc
			.tuple(
				tie('expression'),
				fc.constantFrom('+', '-', '*', '/', '^', '&', '=', '<>', '<='),
				tie('expression')
			)
			.map(([left, operator, right]) => `(${left}${operator}${right})`),
		fc
			.tuple(
				fc.constantFrom('IF', 'IFERROR', 'ROUND', 'MAX', 'CONCAT', 'LEFT', 'SWITCH', 'MOD', 'DATE'),
				fc.array(tie('expression'), { minLength: 1, maxLength: 4 })
			)
			.map(([name, args]) => `${name}(${args.join(',')})`),
		tie('expression').map((inner) => `-${inner}%`)
	)
}));

describe('whatever is typed', () => {
	test('a formula survives the way to a language and back', () => {
		fc.assert(
			fc.property(expression, fc.constantFrom('de', 'pl', 'tr', 'en'), (source, locale) => {
				const shown = toLocal(`=${source}`, locale);
				expect(toLocal(fromLocal(shown, locale), locale)).toBe(shown);
				const back = parseFormula(fromLocal(shown, locale), fields);
				const direct = parseFormula(`=${source}`, fields);
				expect(back.ok ? back.value.node : back).toEqual(direct.ok ? direct.value.node : direct);
			}),
			{ numRuns: 1_000 }
		);
	});

	test('any formula computes to a value and has a form for the database', () => {
		const row = { a: 1.5, b: 0, name: 'x', on: '2024-02-29', kind: 'goods', active: true };
		fc.assert(
			fc.property(expression, (source) => {
				const parsed = parseFormula(`=${source}`, fields);
				if (!parsed.ok) return;
				const value = compile(parsed.value).run(row, context);
				expect(value === null || ['string', 'number', 'boolean'].includes(typeof value)).toBe(true);
				const form = sqlOf(parsed.value);
				expect(form.ok || form.whyNotSql).toBeTruthy();
			}),
			{ numRuns: 1_000 }
		);
	});

	const garbage = fc.oneof(
		fc.string({ maxLength: 80 }),
		fc.string({ unit: 'grapheme', maxLength: 60 }),
		fc
			.array(
				fc.constantFrom(
					...'=()[]{},;+-*/^&<>%"\'#@!:.a1$ \n',
					'IF(',
					'[a]',
					'"x',
					'LET(',
					'A1',
					'#N/A'
				),
				{ maxLength: 40 }
			)
			.map((parts) => parts.join('')),
		expression.chain((source) =>
			fc.nat(source.length).map((at) => source.slice(0, at) + source.slice(at + 1))
		)
	);
	test('nothing makes the reader throw', () => {
		fc.assert(
			fc.property(garbage, (source) => {
				for (const text of [source, `=${source}`]) {
					const parsed = parseFormula(fromLocal(canonical(text, {}), 'de'), fields);
					if (parsed.ok) compile(parsed.value).run({ a: 1 }, context);
					else expect(parsed.problems.length).toBeGreaterThan(0);
				}
			}),
			{ numRuns: 5_000 }
		);
	});

	test('nothing long makes it throw or wait', async () => {
		const long = ['(', '-', '[a]+', 'IF(', '{', "['", '1,', '=', 'A1:', '%', '[a] '];
		for (const part of long) {
			const source = `=${part.repeat(Math.floor(1_990 / part.length))}`;
			expect(parseFormula(source, fields).ok, part).toBe(false);
			expect(await leastTime(() => parseFormula(source, fields)), part).toBeLessThan(500);
		}
	});

	test.each([
		['=1+*2', 4],
		['=ROUND([a],2', 7],
		['=[a]]', 5],
		['=[a] [b]', 6],
		['=1+2)', 5],
		['  =1+', 6],
		['=IF([a],"x)', 9]
	])('%s is wrong at sign %i', (source, position) => {
		expect(parseFormula(source, fields)).toEqual({
			ok: false,
			problems: [{ code: 'formula.syntax', params: { position } }]
		});
	});
});
