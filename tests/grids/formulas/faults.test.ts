import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Problem } from '#lib/domain/model/problem.ts';
import { price, text } from '#lib/domain/model/field.ts';
import { canonical, fromLocal } from '#lib/formulas/local.ts';
import { parseFormula } from '#lib/formulas/parse.ts';
import { faultsOf, pieces } from '#lib/grids/formulas/faults.ts';
import { formulaParts } from '#lib/grids/formulas/formula-parts.ts';

const labels = { 'Sales price': 'salesPrice', Name: 'name' };
const fields = { salesPrice: price(), name: text() };

function problemsOf(typed: string, locale: string): readonly Problem[] {
	const read = parseFormula(canonical(fromLocal(typed, locale), labels), fields);
	return read.ok ? [] : read.problems;
}
const marked = (typed: string, locale = 'de') =>
	faultsOf(typed, locale, problemsOf(typed, locale)).map(({ from, to }) => typed.slice(from, to));

test.each([
	['=[Sales price]*2', []],
	['=[Colour]*[Colour]', ['[Colour]', '[Colour]']],
	['=[Sales price]+[Colour]', ['[Colour]']],
	['=RUNDEN([Sales price];2)', ['RUNDEN']],
	['=ROUND([Sales price];2;3)', ['ROUND']],
	['=[Sales price]+*2', ['*']],
	['  =([Sales price]', ['(']],
	['[Sales price]]', [']']],
	['=[Sales price]*1,5 2', ['2']],
	['=A1*2', ['A1']],
	['=cost+2*Cost+"cost"', ['cost', 'Cost']],
	['=SUM($B$2:B9)', ['$B$2:B9']]
])('%s', (typed, wrong) => {
	expect(marked(typed)).toEqual(wrong);
});

test('of a circle, the step that leads into it', () => {
	const params = { column: 'One', chain: 'One → Two → One' };
	const problem = { code: 'formula.circular', params } as const;
	const [fault, ...more] = faultsOf('=[One]+[two]', 'en', [problem]);
	expect(fault).toEqual({ from: 7, to: 12, problem });
	expect(more).toEqual([]);
});

test('the position of a fault is that of what was typed', () => {
	const [fault] = faultsOf('=[Sales price]+*2', 'de', problemsOf('=[Sales price]+*2', 'de'));
	expect(fault?.problem.params).toEqual({ position: 16 });
});

test('whatever is typed, pieces put together are what was typed, and faults lie in it', () => {
	const part = fc.constantFrom('[Sales price]', '[x]', 'IF(', ')', '1,5', ';', '"a', '+', '=', '[');
	fc.assert(
		fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
			const typed = parts.join('');
			const faults = faultsOf(typed, 'de', problemsOf(typed, 'de'));
			for (const { from, to } of faults) {
				expect(from).toBeGreaterThanOrEqual(0);
				expect(to).toBeLessThanOrEqual(typed.length);
			}
			const shown = pieces(formulaParts(typed), faults);
			expect(shown.map((piece) => piece.text).join('')).toBe(typed);
		})
	);
});

test('a part is cut where a fault lies inside it', () => {
	const shown = pieces(formulaParts('=+*+'), [{ from: 2, to: 3 }]);
	expect(shown.map((piece) => [piece.text, piece.wrong])).toEqual([
		['=+', false],
		['*', true],
		['+', false]
	]);
});
