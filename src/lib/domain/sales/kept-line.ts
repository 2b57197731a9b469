import { brand, places, type Scaled } from '../model/amount.ts';
import { serialsOf } from '../stock/moved-line.ts';
import type { PromisedLine } from '../stock/promised-line.ts';

/** A line of a quote, which may keep some of what it offers. */
export type OfferedLine = PromisedLine & { readonly toReserve: Scaled<'quantity'> | null };

/** What is kept of a line; of pieces that it names the first ones. Nothing where it says so. */
export function keptLine({ toReserve, ...line }: OfferedLine): readonly PromisedLine[] {
	if (toReserve === null || toReserve <= 0) return [];
	const pieces = serialsOf(line).slice(0, Math.floor(toReserve / 10 ** places.quantity));
	const serials = line.serials === null ? null : pieces.join(', ');
	return [{ ...line, quantity: brand(toReserve), serials }];
}
