import { brand, type Scaled } from '#lib/domain/model/amount.ts';
import { valueOf } from '#lib/domain/stock/valuation.ts';

/** Plain decimals of the examples as the scaled integers that the domain calculates with. */
export const quantity = (decimal: number) => brand<'quantity'>(Math.round(decimal * 1e4));
export const money = (decimal: number) => brand<'money'>(Math.round(decimal * 1e4));
export const price = (decimal: number) => brand<'price'>(Math.round(decimal * 1e6));

/** A stock record as the examples write it: on hand, reserved, ordered. */
export const counters = (onHand: number, reserved: number, ordered: number) => ({
	onHand: quantity(onHand),
	reserved: quantity(reserved),
	ordered: quantity(ordered)
});

/** What goods cost together, where that is no larger than money can be. */
export function worth(pieces: Scaled<'quantity'>, each: Scaled<'price'>): Scaled<'money'> {
	const value = valueOf(pieces, each);
	if (value === 'number.too-large') throw new Error('the example is too large');
	return value;
}
