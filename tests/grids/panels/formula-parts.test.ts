import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { complete, completions, formulaParts, stubAt } from '#lib/grids/panels/formula-parts.ts';

describe('colours of a formula', () => {
	test('tell columns, functions, numbers and texts apart', () => {
		expect(formulaParts('=ROUND([Sales price]*1,4;2)&"a""b"')).toEqual([
			{ kind: 'sign', text: '=' },
			{ kind: 'function', text: 'ROUND' },
			{ kind: 'sign', text: '(' },
			{ kind: 'column', text: '[Sales price]' },
			{ kind: 'sign', text: '*' },
			{ kind: 'number', text: '1,4' },
			{ kind: 'sign', text: ';' },
			{ kind: 'number', text: '2' },
			{ kind: 'sign', text: ')&' },
			{ kind: 'text', text: '"a""b"' }
		]);
	});

	test('lose nothing of what was typed', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (source) => {
				expect(
					formulaParts(source)
						.map(({ text }) => text)
						.join('')
				).toBe(source);
			})
		);
	});
});

describe('completion', () => {
	test.each([
		['=[Sa', 4, { from: 1, word: 'Sa', bracket: true }],
		['=[', 2, { from: 1, word: '', bracket: true }],
		['=rou', 4, { from: 1, word: 'rou', bracket: false }],
		['=[Price]', 8, null],
		['="[Pri', 6, null],
		['=12', 3, null]
	] as const)('%s at %i', (source, caret, stub) => {
		expect(stubAt(source, caret)).toEqual(stub);
	});

	test('offers columns in brackets alone, and what starts like the word first', () => {
		const bracket = { from: 1, word: 'pr', bracket: true };
		const found = completions(bracket, ['Sales price', 'Price'], ['PRODUCT']);
		expect(found.map(({ insert }) => insert)).toEqual(['[Price]', '[Sales price]']);
	});

	test('puts the caret behind what it inserts, and takes the rest of a column away', () => {
		const stub = { from: 1, word: 'Sa', bracket: true };
		const choice = { label: 'Sales price', insert: '[Sales price]', kind: 'column' } as const;
		expect(complete('=[Sales]*2', 4, stub, choice)).toEqual({
			source: '=[Sales price]*2',
			caret: 14
		});
	});
});
