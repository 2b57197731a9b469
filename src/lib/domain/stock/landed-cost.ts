import { brand, type Scaled } from '../model/amount.ts';
import { fail, ok, type Problem, type Result } from '../model/problem.ts';
import type { Id } from '../model/row.ts';

/** By what freight or duty is spread over the lines of a receipt. */
export const landedCostBases = ['value', 'quantity', 'weight'] as const;
export type LandedCostBasis = (typeof landedCostBases)[number];
export type LandedLine = {
	readonly row: Id;
	readonly value: Scaled<'money'>;
	readonly quantity: Scaled<'quantity'>;
	/** Of the whole line; null where the article has none. */
	readonly weight: Scaled<'quantity'> | null;
};

/** The share of each line, in the order of the lines (E63), or why there is none. */
export function landedCost(
	amount: Scaled<'money'>,
	lines: readonly LandedLine[],
	by: LandedCostBasis
): Result<readonly Scaled<'money'>[]> {
	const unknown = lines.filter((line) => line[by] === null).map(({ row }) => row);
	if (unknown.length > 0) return fail(...unknown.map((row) => noBasis(row, by)));
	const weights = lines.map((line) => line[by] ?? 0);
	if (weights.every((weight) => weight === 0)) return fail({ code: 'landed-cost.no-basis' });
	return ok(spread(amount, weights));
}

/**
 * Shares in proportion to the weights, none of which is negative and not all zero. They are whole cents
 * and sum exactly to the amount: each is cut, and the cents that remain go where most was cut, the
 * earlier share first. An amount with parts of a cent is spread in its own smallest parts.
 */
export function spread(
	amount: Scaled<'money'>,
	weights: readonly number[]
): readonly Scaled<'money'>[] {
	const unit = amount % CENT === 0 ? CENT : 1;
	const units = BigInt(Math.abs(amount) / unit);
	const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
	const cut = weights.map((weight, index) => ({
		index,
		whole: (units * BigInt(weight)) / total,
		rest: (units * BigInt(weight)) % total
	}));
	const over = units - cut.reduce((sum, { whole }) => sum + whole, 0n);
	const raised = new Set(
		cut
			.toSorted((a, b) => Number(b.rest - a.rest))
			.slice(0, Number(over))
			.map(({ index }) => index)
	);
	const sign = amount < 0 ? -1n : 1n;
	return cut.map(({ index, whole }) =>
		brand<'money'>(Number(sign * (whole + (raised.has(index) ? 1n : 0n))) * unit)
	);
}

const noBasis = (row: Id, field: LandedCostBasis): Problem => ({
	code: 'landed-cost.no-basis',
	at: { row, field }
});

/** In the scaled integers of money. */
const CENT = 100;
