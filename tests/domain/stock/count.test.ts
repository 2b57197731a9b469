import { describe, expect, test } from 'vitest';
import { countDifference, countOutcome, type CountLine } from '#lib/domain/stock/count.ts';
import { price, quantity } from './amounts.ts';

type Figures = { readonly snapshot: number; readonly counted: number | null };

/** All of it cost 5.00, unless said otherwise. */
const line = ({ snapshot, counted }: Figures, more: Partial<CountLine> = {}): CountLine => ({
	row: 'line',
	snapshot: quantity(snapshot),
	counted: counted === null ? null : quantity(counted),
	lastCost: price(5),
	unitCost: null,
	...more
});
const lost = (pieces: number) => ({
	row: 'line',
	difference: quantity(-pieces),
	unitCost: null
});

describe('a stocktake posts differences', () => {
	test.each([
		['E76: nothing moved', { snapshot: 100, counted: 97 }, 100, 97],
		['E77: 5 were sold meanwhile', { snapshot: 100, counted: 97 }, 95, 92]
	])('%s', (_name, figures, onHand, after) => {
		const { moves, problems } = countOutcome([line(figures)]);
		expect(moves).toEqual([lost(3)]);
		expect(onHand * 1e4 + (moves[0]?.difference ?? 0)).toBe(quantity(after));
		expect(problems).toEqual([]);
	});

	test('E80: what was not counted differs by nothing, what was counted as zero by all', () => {
		expect(countDifference(line({ snapshot: 100, counted: null }))).toBeNull();
		expect(countDifference(line({ snapshot: 100, counted: 0 }))).toBe(quantity(-100));
		const lines = [line({ snapshot: 100, counted: null }), line({ snapshot: 7, counted: 7 })];
		expect(countOutcome(lines)).toEqual({ moves: [], problems: [] });
	});
});

describe('found goods cost', () => {
	const found = { snapshot: 0, counted: 4 };

	test.each([
		['E78: what they last did', {}, 5],
		['what was entered, before what they last did', { unitCost: price(6) }, 6],
		['what was entered', { unitCost: price(6), lastCost: null }, 6],
		['nothing, where that was entered', { unitCost: price(0), lastCost: null }, 0]
	])('%s', (_name, costs, each) => {
		expect(countOutcome([line(found, costs)])).toEqual({
			moves: [{ row: 'line', difference: quantity(4), unitCost: price(each) }],
			problems: []
		});
	});

	test('E78: something that must be entered where none is known', () => {
		const lines = [line(found, { lastCost: null }), line({ snapshot: 4, counted: 3 })];
		expect(countOutcome(lines).problems).toEqual([
			{ code: 'cost.missing', at: { row: 'line', field: 'unitCost' } }
		]);
	});
});
