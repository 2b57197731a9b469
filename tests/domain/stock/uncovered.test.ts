import { expect, test } from 'vitest';
import { uncovered } from '#lib/domain/stock/uncovered.ts';
import { quantity } from './amounts.ts';

test.each([
	['E79: the order that waited last', 5, [4, 4], [undefined, 3]],
	['E24: a back order of 3', 10, [8, 5], [undefined, 3]],
	['nothing is left for the next', 2, [3, 4, 1], [1, 4, 1]],
	['enough for all', 8, [4, 4], [undefined, undefined]],
	['below zero covers nothing', -2, [3], [3]]
])('the reservations that suffer: %s', (_name, onHand, promised, missing) => {
	const reservations = promised.map((pieces, index) => ({
		reservation: `R${index}`,
		quantity: quantity(pieces)
	}));
	expect(uncovered(quantity(onHand), reservations)).toEqual(
		missing.flatMap((short, index) =>
			short === undefined ? [] : [{ reservation: `R${index}`, short: quantity(short) }]
		)
	);
});
