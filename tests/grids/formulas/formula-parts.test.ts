import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	callAt,
	complete,
	completions,
	formulaParts,
	stubAt
} from '#lib/grids/formulas/formula-parts.ts';

describe('colours of a formula', () => {
	test('tell columns, functions, numbers and texts apart', () => {
		const parts = formulaParts('=ROUND([Sales price]*1,4;2)&"a""b"');
		expect(parts.map(({ kind, text }) => ({ kind, text }))).toEqual([
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

	test('lose nothing of what was typed, and know where it stands', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (source) => {
				const parts = formulaParts(source);
				expect(parts.map(({ text }) => text).join('')).toBe(source);
				for (const { text, from } of parts)
					expect(source.slice(from, from + text.length)).toBe(text);
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

	test('writes a column so that its name is read as one', () => {
		const [found] = completions({ from: 1, word: '', bracket: true }, ['Price [net]'], []);
		expect(found?.insert).toBe("[Price '[net']]");
	});

	test('opens no bracket twice', () => {
		const stub = { from: 1, word: 'ROU', bracket: false };
		const choice = { label: 'ROUND', insert: 'ROUND(', kind: 'function' } as const;
		expect(complete('=ROU([a])', 4, stub, choice)).toEqual({ source: '=ROUND([a])', caret: 7 });
	});
});

describe('the function around the caret', () => {
	test.each([
		['=ROUND([a],', ',', { name: 'ROUND', argument: 1 }],
		['=round([a];2', ';', { name: 'ROUND', argument: 1 }],
		['=ROUND(1,5', ';', { name: 'ROUND', argument: 0 }],
		['=IF(ROUND(1),', ',', { name: 'IF', argument: 1 }],
		['=IF(([a]+1)*', ',', { name: 'IF', argument: 0 }],
		['=IF(([a],', ',', { name: 'IF', argument: 0 }],
		['=LEFT("a,(b",', ',', { name: 'LEFT', argument: 1 }],
		['=ROUND(1)', ',', null],
		['=([a]+', ',', null]
	] as const)('%s', (source, separator, call) => {
		expect(callAt(source, source.length, separator)).toEqual(call);
	});
});
