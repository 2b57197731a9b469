import { expect, test } from 'vitest';
import { wordedParams } from '#lib/domain/problem-words.ts';
import type { Problem } from '#lib/domain/model/problem.ts';

const textOf = (key: string) => `“${key}”`;

test.each<[string, Problem, object]>([
	[
		'a field by its label',
		{ code: 'field.readonly', params: { field: 'margin' } },
		{ field: '“article.margin”' }
	],
	[
		'the rows of another table by their name',
		{ code: 'row.referenced', params: { by: 'customerPrice', count: 2 } },
		{ by: '“customerPrice.*”', count: 2 }
	],
	[
		'the choices of a field by their labels',
		{
			code: 'choice.unknown',
			params: { choices: 'none, batch' },
			at: { row: 'r', field: 'tracking' }
		},
		{ choices: '“article.tracking.none”, “article.tracking.batch”' }
	],
	[
		'choices that are labels already as they are',
		{
			code: 'choice.unknown',
			params: { choices: 'Keine, Charge' },
			at: { row: 'r', field: 'tracking' }
		},
		{ choices: 'Keine, Charge' }
	],
	[
		'what a function lacks by the names of its parameters',
		{ code: 'formula.missing-arguments', params: { name: 'MID', missing: 'start, count' } },
		{ name: 'MID', missing: '“formula.parameter.start”, “formula.parameter.count”' }
	],
	[
		'anything else as it is',
		{ code: 'value.taken', params: { value: 'margin' } },
		{ value: 'margin' }
	],
	['nothing of nothing', { code: 'row.gone' }, {}]
])('tells %s', (_, problem, params) => {
	expect(wordedParams(problem, 'article', textOf)).toEqual(params);
});

test('a field or table that is not known stays as it is named', () => {
	const params = { field: 'colour', by: 'spaceship' };
	expect(wordedParams({ params }, 'article', textOf)).toEqual(params);
	expect(wordedParams({ params }, undefined, textOf)).toEqual(params);
});
