import { brand, LIMIT, type AmountKind, type Scaled } from '../model/amount.ts';

/**
 * The exact quotient, rounded half up, away from zero, to a multiple of `unit`; undefined where it is
 * larger than an amount may be. In BigInt: products of two scaled integers go beyond 2⁵³.
 */
export function divideHalfUp<K extends AmountKind>(
	numerator: bigint,
	denominator: bigint,
	unit = 1n
): Scaled<K> | undefined {
	const divisor = size(denominator) * unit;
	const multiple = (2n * size(numerator) + divisor) / (2n * divisor);
	if (multiple * unit > LIMIT) return undefined;
	const negative = numerator < 0n !== denominator < 0n;
	return brand<K>(Number(negative ? -multiple * unit : multiple * unit));
}

const size = (number: bigint) => (number < 0n ? -number : number);
