import type { FieldKind } from './field.ts';

/** Decimal places kept by each exact kind. In the domain and the database they are scaled integers. */
export const places = { money: 4, price: 6, quantity: 4, percent: 4 } as const;
export type AmountKind = keyof typeof places;

declare const kind: unique symbol;
/** A scaled integer: `Scaled<'price'>` 12_500_000 is 12.5. The brand keeps decimals out by mistake. */
export type Scaled<K extends AmountKind> = number & { readonly [kind]: K };

/**
 * Fifteen significant digits: below 2⁵³, and the widest range in which every scaled integer survives
 * the way through a JavaScript decimal and back.
 */
export const LIMIT = 999_999_999_999_999;

export const isAmount = (name: FieldKind): name is AmountKind => name in places;

const factor = { money: 1e4, price: 1e6, quantity: 1e4, percent: 1e4 } as const;

/** The plain decimal of a scaled integer. Exact: both are integers below 2⁵³ and division rounds correctly. */
export const toDecimal = (name: AmountKind, scaled: number): number => scaled / factor[name];

/** The scaled integer of a plain decimal, or why there is none. Refuses decimals the kind does not have. */
export function toScaled<K extends AmountKind>(
	name: K,
	decimal: number
): Scaled<K> | 'number.too-large' | 'number.too-precise' {
	const scaled = Math.round(decimal * factor[name]);
	if (!(Math.abs(scaled) <= LIMIT)) return 'number.too-large';
	if (scaled / factor[name] !== decimal) return 'number.too-precise';
	return brand<K>(scaled);
}

/**
 * Rounds half up, away from zero, to `digits` places, by the decimal that the number shows
 * (15 significant digits), as a spreadsheet does: 2.675 becomes 2.68, 1.005 becomes 1.01.
 */
export function roundHalfUp(decimal: number, digits = 0): number {
	if (!Number.isFinite(decimal) || decimal === 0) return decimal;
	const power = 10 ** digits;
	const size = Math.abs(decimal) * power;
	// Far from a half the digits need not be written out, which takes ten times as long.
	if (digits >= 0 && digits <= 15 && size < 1e11 && Math.abs((size % 1) - 0.5) > 1e-3) {
		return (Math.sign(decimal) * Math.round(size)) / power;
	}
	const [mantissa = '0', exponent = '0'] = Math.abs(decimal).toExponential(14).split('e');
	const shifted = Number(`${mantissa}e${Number(exponent) + digits}`);
	// All fifteen digits stand before the place.
	if (shifted >= 1e15) return Math.sign(decimal) * Number(`${mantissa}e${exponent}`);
	return Math.sign(decimal) * Number(`${Math.round(shifted)}e${-digits}`);
}

/** A computed decimal made fit for its kind: rounded half up to the kind's places. */
export const rounded = (name: AmountKind, decimal: number): number =>
	roundHalfUp(decimal, places[name]);

/** The only cast to a scaled integer: for integers read from the database or computed from scaled ones. */
export const brand = <K extends AmountKind>(scaled: number): Scaled<K> => scaled as Scaled<K>;
