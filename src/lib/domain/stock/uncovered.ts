import { brand, type Scaled } from '../model/amount.ts';
import type { Id } from '../model/row.ts';

/** What is still promised to one demand. */
export type Promised = { readonly reservation: Id; readonly quantity: Scaled<'quantity'> };
export type Uncovered = { readonly reservation: Id; readonly short: Scaled<'quantity'> };

/**
 * Which reservations the goods on hand do not cover, and by how much (E24, E79). They come in the order
 * in which they are served.
 */
export function uncovered(
	onHand: Scaled<'quantity'>,
	reservations: readonly Promised[]
): readonly Uncovered[] {
	const short: Uncovered[] = [];
	let left: number = onHand;
	for (const { reservation, quantity } of reservations) {
		if (quantity > left) short.push({ reservation, short: brand(quantity - Math.max(left, 0)) });
		left = Math.max(left - quantity, 0);
	}
	return short;
}
