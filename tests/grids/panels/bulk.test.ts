import { describe, expect, test } from 'vitest';
import { article } from '#lib/domain/entities/article.ts';
import type { BulkLine } from '#lib/domain/model/change.ts';
import {
	difference,
	growth,
	shownLines,
	warningsOf,
	without
} from '#lib/grids/panels/bulk-lines.ts';
import { stepOf, stepsFor, type Typed } from '#lib/grids/panels/bulk-steps.ts';

const line = (id: string, over: Partial<BulkLine> = {}): BulkLine => ({
	id,
	title: id,
	old: 1,
	new: 2,
	problems: [],
	...over
});

describe('what may be done to a field', () => {
	test.each([
		['salesPrice', 'percent'],
		['name', 'set'],
		['discontinued', 'set']
	] as const)('%s offers %s first', (field, first) => {
		expect(stepsFor(article.fields[field])[0]).toBe(first);
	});

	test('a required field cannot be cleared, a formula not be changed', () => {
		expect(stepsFor(article.fields.name)).not.toContain('clear');
		expect(stepsFor(article.fields.salesPrice)).toContain('clear');
		expect(stepsFor(article.fields.margin)).toEqual([]);
	});
});

const typed: Typed = {
	name: 'set',
	field: 'salesPrice',
	value: null,
	number: null,
	places: null,
	rounding: 0,
	find: '',
	with: '',
	formula: ''
};

describe('the step that was typed', () => {
	test.each([
		[{ name: 'set' }, null],
		[
			{ name: 'set', value: false },
			{ do: 'set', value: false }
		],
		[{ name: 'clear' }, { do: 'clear' }],
		[{ name: 'add' }, null],
		[
			{ name: 'add', number: 0.5 },
			{ do: 'add', value: 0.5 }
		],
		[
			{ name: 'percent', number: -10 },
			{ do: 'percent', value: -10 }
		],
		[
			{ name: 'percent', number: 3.5, places: 2 },
			{
				do: 'formula',
				formula: '=IF(ISBLANK([salesPrice]),"",ROUND([salesPrice]*103.5/100,2))'
			}
		],
		[
			{ name: 'multiply', number: 1e-7, places: 0 },
			{
				do: 'formula',
				formula: '=IF(ISBLANK([salesPrice]),"",ROUND([salesPrice]*0.0000001,0))'
			}
		],
		[
			{ name: 'round', rounding: 0 },
			{ do: 'round', step: 1, less: 0.01 }
		],
		[{ name: 'replace', with: 'x' }, null],
		[
			{ name: 'replace', find: 'a', with: '' },
			{ do: 'replace', find: 'a', with: '' }
		],
		[{ name: 'formula', formula: '= ' }, null],
		[
			{ name: 'formula', formula: '=[cost]' },
			{ do: 'formula', formula: '=[cost]' }
		]
	] as const)('%o becomes %o', (change, step) => {
		expect(stepOf({ ...typed, ...change })).toEqual(step);
	});
});

describe('unticked rows', () => {
	test('leave a list of ids, and join the exceptions of a query', () => {
		expect(without({ ids: ['a', 'b'] }, new Set(['a']))).toEqual({ ids: ['b'] });
		expect(without({ query: {}, except: ['x'] }, new Set(['a']))).toEqual({
			query: {},
			except: ['x', 'a']
		});
	});

	test('stay where they stood when the preview comes without them', () => {
		const shown = shownLines(
			[line('a'), line('c')],
			[
				{ line: line('d'), at: 3 },
				{ line: line('b'), at: 1 }
			]
		);
		expect(shown.map(({ line, ticked }) => [line.id, ticked])).toEqual([
			['a', true],
			['b', false],
			['c', true],
			['d', false]
		]);
	});
});

describe('sums', () => {
	test('differences hide binary arithmetic', () => {
		expect(difference(0.1, 0.3)).toBe(0.2);
		expect(difference(455.75, 471.71)).toBe(15.96);
		expect(difference('a', 1)).toBeNull();
		expect(difference(null, 1)).toBeNull();
	});

	test('growth is a fraction of the old sum', () => {
		expect(growth(200, 210)).toBe(0.05);
		expect(growth(-100, -50)).toBe(0.5);
		expect(growth(0, 5)).toBeNull();
	});

	test('warnings are counted by code, once a line', () => {
		const warning = { code: 'price.below-cost', severity: 'warning' } as const;
		const lines = [
			line('a', { problems: [warning, warning] }),
			line('b', { problems: [warning, { code: 'number.too-small' }] })
		];
		const preview = {
			rows: 2,
			changed: 2,
			errors: 1,
			warnings: 2,
			lines,
			sumOld: null,
			sumNew: null,
			state: ''
		};
		expect(warningsOf(preview)).toEqual([{ code: 'price.below-cost', count: 2 }]);
	});
});
