import { expect, test } from 'vitest';
import { availability, available, projected } from '#lib/domain/stock/availability.ts';
import { counters, quantity } from './amounts.ts';

const shipping = (...figures: Parameters<typeof counters>) => ({
	...counters(...figures),
	shipping: true
});
const repair = (...figures: Parameters<typeof counters>) => ({
	...counters(...figures),
	shipping: false
});

// domain.md §9.3
test.each([
	['E17: one is left', [shipping(10, 9, 0)], 'inStock', 1, 1],
	['E18: all promised, more ordered', [shipping(10, 10, 5)], 'ordered', 0, 5],
	['E19: one warehouse helps the other', [shipping(4, 6, 0), shipping(3, 0, 0)], 'inStock', 1, 1],
	[
		'E20: what is in repair is not sold',
		[shipping(0, 0, 0), repair(50, 0, 9)],
		'notAvailable',
		0,
		0
	],
	['E21: oversold, nothing ordered', [shipping(2, 5, 0)], 'notAvailable', -3, -3],
	['E22: the light ignores that 5 are wanted', [shipping(10, 9, 0)], 'inStock', 1, 1],
	['F18: ordered', [shipping(10, 10, 5)], 'ordered', 0, 5],
	['F18: nothing at all', [shipping(0, 0, 0)], 'notAvailable', 0, 0],
	['oversold beyond what is ordered', [shipping(2, 9, 4)], 'ordered', -7, -3],
	['a part of a unit is something', [shipping(0.0001, 0, 0)], 'inStock', 0.0001, 0.0001],
	['no record', [], 'notAvailable', 0, 0]
] as const)('%s', (_name, records, light, free, coming) => {
	expect(availability(records)).toEqual({
		light,
		available: quantity(free),
		projected: quantity(coming)
	});
});

test('F105: a record alone has the same figures', () => {
	expect(available(counters(4, 10, 20))).toBe(quantity(-6));
	expect(projected(counters(4, 10, 20))).toBe(quantity(14));
});
