import { expect, test } from 'vitest';
import { releaseRefused, reorderSuggestion, type Reorderable } from '#lib/domain/stock/reorder.ts';
import { counters, quantity } from './amounts.ts';

type Figures = readonly [onHand: number, reserved: number, ordered: number];
type Points = readonly [minimum: number | null, reorderQuantity: number | null];

const record = (
	figures: Figures,
	[minimum, reorderQuantity]: Points,
	more: Partial<Reorderable> = {}
): Reorderable => ({
	...counters(...figures),
	stockRecord: 'bin A',
	minimum: minimum === null ? null : quantity(minimum),
	reorderQuantity: reorderQuantity === null ? null : quantity(reorderQuantity),
	suggested: false,
	articleMinimum: null,
	supplier: supplier(null),
	...more
});
const supplier = (least: number | null) => ({
	partner: 'default supplier',
	minimumOrderQuantity: least === null ? null : quantity(least)
});

// domain.md §9.5
test.each([
	['E39', record([12, 5, 0], [10, 25]), 25, 'reorderQuantity'],
	['E42: one lot, though 11 would do', record([4, 10, 0], [5, 20]), 20, 'reorderQuantity'],
	['E45: one lot, though 30 are missing', record([0, 0, 20], [50, 20]), 20, 'reorderQuantity'],
	[
		'E46: raised to the supplier’s minimum',
		record([7, 0, 0], [10, 10], { supplier: supplier(25) }),
		25,
		'minimumOrderQuantity'
	],
	[
		'raised to the article’s minimum, the greater one',
		record([7, 0, 0], [10, 10], { supplier: supplier(12), articleMinimum: quantity(30) }),
		30,
		'minimumOrderQuantity'
	],
	[
		'a minimum that the lot reaches changes nothing',
		record([7, 0, 0], [10, 25], { supplier: supplier(25) }),
		25,
		'reorderQuantity'
	],
	['E47: each record by itself', record([3, 0, 0], [5, 10]), 10, 'reorderQuantity'],
	['without a lot, what is missing', record([7, 0, 0], [10, null]), 3, 'missing'],
	['a lot of nothing is no lot', record([4, 10, 0.5], [5, 0]), 10.5, 'missing'],
	[
		'what is missing is raised too',
		record([7, 0, 0], [10, null], { supplier: supplier(25) }),
		25,
		'minimumOrderQuantity'
	],
	['a minimum of zero asks for what was oversold', record([2, 5, 0], [0, null]), 3, 'missing']
] as const)('%s', (_name, stocked, pieces, reason) => {
	expect(reorderSuggestion(stocked)).toEqual({
		stockRecord: 'bin A',
		supplier: 'default supplier',
		quantity: quantity(pieces),
		reason
	});
});

test.each([
	['E40: the minimum itself is enough', record([12, 2, 0], [10, 25])],
	['E41: what is ordered counts', record([12, 5, 3], [10, 25])],
	['E43: E42 has become a purchase order', record([4, 10, 20], [5, 20])],
	['E44: E42 is still open', record([4, 10, 0], [5, 20], { suggested: true })],
	['E47: the other bin has plenty', record([40, 0, 0], [0, null])],
	['nobody watches the record', record([2, 5, 0], [null, 20])]
])('no suggestion, %s', (_name, stocked) => {
	expect(reorderSuggestion(stocked)).toBeUndefined();
});

test('E48: without a default supplier, and not to be released', () => {
	const suggestion = reorderSuggestion(record([3, 0, 0], [5, null], { supplier: null }));
	expect(suggestion).toEqual({
		stockRecord: 'bin A',
		supplier: null,
		quantity: quantity(2),
		reason: 'missing'
	});
	expect(suggestion && releaseRefused(suggestion, 'one')).toEqual([
		{ code: 'suggestion.no-supplier', at: { row: 'one', field: 'supplier' } }
	]);
	const supplied = { supplier: 'default supplier', quantity: quantity(2) };
	expect(releaseRefused(supplied, 'one')).toEqual([]);
	expect(releaseRefused({ ...supplied, quantity: quantity(0) }, 'one')).toEqual([
		{ code: 'quantity.nothing', at: { row: 'one', field: 'quantity' } }
	]);
});
