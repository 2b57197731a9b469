import { describe, expect, test } from 'vitest';
import { patternOf, type Sought } from '#lib/domain/find/pattern.ts';
import { renewed, textsOf } from '#lib/domain/find/renew.ts';
import { price, text } from '#lib/domain/model/field.ts';
import { writing } from '#lib/domain/writing/format.ts';

const replaced = (sought: Sought, cell: string, by: string) => patternOf(sought).replaced(cell, by);

test.each<[Sought, string, string, string]>([
	[{ text: 'a' }, 'Banana ÄA', 'o', 'Bonono oo'],
	[{ text: 'ä' }, 'Banana ÄA', 'o', 'Banana oA'],
	[{ text: 'a', exact: true }, 'Aa', '', 'A'],
	[{ text: 'aa' }, 'aaaaa', 'b', 'bba'],
	[{ text: 'abc', whole: true }, 'ABC', 'x', 'x'],
	[{ text: 'abc', whole: true }, 'ABCD', 'x', 'ABCD'],
	[{ text: '.*' }, 'a.*b', '$&$1', 'a$&$1b'],
	[{ text: '[^]-\\' }, '[^]-\\', 'x', 'x'],
	[{ text: 'I' }, 'ıİiI', '.', '....'],
	[{ text: 'ß' }, 'ßẞss', '.', '..ss'],
	[{ text: '😀' }, 'a😀b', '-', 'a-b'],
	[{ text: '1 0' }, '1\u00a00', '1', '1']
])('%j in %s by %s makes %s', (sought, cell, by, expected) => {
	expect(replaced(sought, cell, by)).toBe(expected);
});

test('the pieces of a text make the text, with what was sought among them', () => {
	expect(patternOf({ text: 'red' }).pieces('A Red, red')).toEqual([
		{ text: 'A ', found: false },
		{ text: 'Red', found: true },
		{ text: ', ', found: false },
		{ text: 'red', found: true }
	]);
	expect(patternOf({ text: 'x' }).pieces('abc')).toEqual([{ text: 'abc', found: false }]);
});

describe('a cell is replaced where it is found', () => {
	const words = {
		writing: writing('de-DE'),
		title: (id: string) => id,
		choice: (one: string) => one
	};
	test.each([
		['18', '19', { old: '1858', new: '1958' }],
		[',00', ',50', { old: '1.858,00', new: '1.858,50' }],
		['1.8', '2.8', { old: '1.858,00', new: '2.858,00' }],
		['x', 'y', null]
	])('%s by %s', (sought, by, expected) => {
		const texts = textsOf(price(), 1858, words);
		expect(renewed(patternOf({ text: sought }), texts, by)).toEqual(expected);
	});
	test('an empty one never', () => {
		expect(textsOf(text(), null, words)).toEqual([]);
	});
});
