import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FieldKind } from '#lib/domain/model/field.ts';
import type { Cell } from '#lib/domain/model/row.ts';
import { relativeStep } from '#lib/grids/range/entry.ts';
import { continued } from '#lib/grids/range/series.ts';

const next = (kind: FieldKind, cells: readonly Cell[], count: number, series = true) => {
	const on = continued(kind, cells, series);
	return Array.from({ length: count }, (_, at) => on(cells.length + at));
};

describe('a series', () => {
	test.each<[string, FieldKind, Cell[], Cell[]]>([
		['of whole numbers', 'integer', [1, 2], [3, 4]],
		['with a step', 'price', [10, 7.5], [5, 2.5]],
		['of decimals without drift', 'price', [0.1, 0.2], [0.3, 0.4]],
		['that is uneven goes along the closest line', 'integer', [1, 2, 4], [5, 7]],
		['of one number', 'integer', [7], [8, 9]],
		['of days', 'date', ['2026-02-27', '2026-02-28'], ['2026-03-01', '2026-03-02']],
		['of one day', 'date', ['2026-12-31'], ['2027-01-01', '2027-01-02']],
		['of weeks', 'date', ['2026-03-02', '2026-03-09'], ['2026-03-16', '2026-03-23']],
		['of months', 'date', ['2026-11-15', '2026-12-15'], ['2027-01-15', '2027-02-15']],
		['of ends of months', 'date', ['2026-01-31', '2026-02-28'], ['2026-03-31', '2026-04-30']],
		['of years', 'date', ['2024-02-01', '2025-02-01'], ['2026-02-01', '2027-02-01']],
		['of codes', 'text', ['A-008', 'A-009'], ['A-010', 'A-011']],
		['of codes with a step', 'text', ['10', '20'], ['30', '40']],
		['of zeros in front', 'text', ['0012', '0013'], ['0014', '0015']]
	])('%s', (_, kind, cells, wanted) => {
		expect(next(kind, cells, 2)).toEqual(wanted);
	});

	test.each<[string, FieldKind, Cell[], Cell[]]>([
		['text is repeated', 'text', ['red', 'blue'], ['red', 'blue']],
		['codes of different kinds are repeated', 'text', ['A1', 'B2'], ['A1', 'B2']],
		['an empty cell among numbers makes a pattern of them', 'integer', [1, null], [1, null]],
		['flags are repeated', 'flag', [true, false], [true, false]],
		['references are repeated', 'ref', ['id-1', 'id-2'], ['id-1', 'id-2']]
	])('there is none: %s', (_, kind, cells, wanted) => {
		expect(next(kind, cells, 2)).toEqual(wanted);
	});

	test('goes backwards as well', () => {
		const on = continued('integer', [10, 20], true);
		expect([on(-1), on(-2)]).toEqual([0, -10]);
		const codes = continued('text', ['B-1', 'B-2'], true);
		expect([codes(-1), codes(-2)]).toEqual(['B-0', null]);
	});

	test('copies instead when asked to', () => {
		expect(next('integer', [1, 2], 3, false)).toEqual([1, 2, 1]);
		const on = continued('integer', [1, 2], false);
		expect([on(-1), on(-2)]).toEqual([2, 1]);
	});

	test('begins with its own cells, whatever the step', () => {
		const cents = fc.integer({ min: -1e9, max: 1e9 });
		fc.assert(
			fc.property(cents, cents, (start, by) => {
				const [a, b] = [start / 100, (start + by) / 100];
				const on = continued('price', [a, b], true);
				expect([on(0), on(1), on(2)]).toEqual([a, b, (start + 2 * by) / 100]);
			})
		);
	});
});

describe('relative entry', () => {
	test.each([
		['+=2', 'en-GB', { do: 'add', value: 2 }],
		['-= 2', 'en-GB', { do: 'add', value: -2 }],
		['*=1.05', 'en-GB', { do: 'multiply', value: 1.05 }],
		['*=1,05', 'de-DE', { do: 'multiply', value: 1.05 }],
		['/=4', 'pl-PL', { do: 'multiply', value: 0.25 }],
		['-=10%', 'en-GB', { do: 'percent', value: -10 }],
		['+=2,5 %', 'tr-TR', { do: 'percent', value: 2.5 }],
		['*=105%', 'en-GB', { do: 'multiply', value: 1.05 }],
		['/=0', 'en-GB', null],
		['+=x', 'en-GB', null],
		['=1+2', 'en-GB', null],
		['+2', 'en-GB', null]
	])('%s in %s', (typed, locale, wanted) => {
		expect(relativeStep(typed, locale)).toEqual(wanted);
	});
});
