import { brand, type Scaled } from '../model/amount.ts';
import { assert, known } from '../model/assert.ts';
import { divideHalfUp } from './divide-half-up.ts';

type Quantity = Scaled<'quantity'>;

/**
 * Goods with what they are worth, in whole cents. What one of them costs is the exact fraction of the
 * two, never a rounded average (E69). All goods of an article are one holding under the moving average
 * (F73); under FIFO each cost layer is one. Since value only moves from holding to holding, none is
 * made or lost: what came in is what went out and what is left.
 */
export type Holding = { readonly quantity: Quantity; readonly value: Scaled<'money'> };

export const noGoods: Holding = { quantity: brand(0), value: brand(0) };

/** What so many cost at a price, rounded half up to 2 places: the line total that is paid and booked. */
export const valueOf = (
	quantity: Quantity,
	unitCost: Scaled<'price'>
): Scaled<'money'> | 'number.too-large' =>
	divideHalfUp<'money'>(BigInt(quantity) * BigInt(unitCost), PRICE, CENT) ?? 'number.too-large';

/** What one of them costs, rounded to 6 places: to be shown, never to be calculated with. */
export function unitCost({ quantity, value }: Holding): Scaled<'price'> | undefined {
	if (quantity === 0) return undefined;
	return divideHalfUp<'price'>(BigInt(value) * PRICE, BigInt(quantity));
}

/** A receipt, or goods that come back (E67, E73). */
export const add = (held: Holding, more: Holding): Holding => ({
	quantity: brand(held.quantity + more.quantity),
	value: brand(held.value + more.value)
});

/**
 * An issue: its share of the value, rounded half up to 2 places (E65, E69). The last of the goods take
 * all that is left, so that nothing is worth nothing. More than is held may not be taken: the ledger
 * has refused it before.
 */
export function take(
	held: Holding,
	quantity: Quantity
): { readonly taken: Holding; readonly left: Holding } {
	assert(quantity > 0 && quantity <= held.quantity, 'as much is taken as is held, at most');
	const value = quantity === held.quantity ? held.value : share(held, quantity);
	return { taken: { quantity, value }, left: without(held, { quantity, value }) };
}

/**
 * What goods that come back are worth, of which so many are back already: their share of what the issue cost (E73),
 * rounded so that all of them together bring back all of it, in whatever parts they come.
 */
export function comingBack(issued: Holding, returned: Quantity, quantity: Quantity): Holding {
	const upTo = (count: number) =>
		count === issued.quantity ? issued.value : share(issued, brand(count));
	const all = returned + quantity;
	assert(quantity > 0 && all <= issued.quantity, 'as much comes back as was issued, at most');
	return { quantity, value: brand(upTo(all) - upTo(returned)) };
}

const share = ({ quantity, value }: Holding, wanted: Quantity): Scaled<'money'> =>
	known(
		divideHalfUp<'money'>(BigInt(value) * BigInt(wanted), BigInt(quantity), CENT),
		'a share is no larger than the whole'
	);

const without = (held: Holding, gone: Holding): Holding => ({
	quantity: brand(held.quantity - gone.quantity),
	value: brand(held.value - gone.value)
});

/** One of a price's scaled integers, and a cent in those of money. */
const PRICE = 1_000_000n;
const CENT = 100n;
