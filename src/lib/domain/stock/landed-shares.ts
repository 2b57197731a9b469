import { brand, places, type Scaled } from '../model/amount.ts';
import { fail, ok, type Problem, type Result } from '../model/problem.ts';
import type { Id } from '../model/row.ts';
import { landedCost, spread, type LandedCostBasis } from './landed-cost.ts';
import type { MovedLine, Portion } from './moved-line.ts';
import type { Articles } from './posting.ts';
import { valueOf } from './valuation.ts';

type Money = Scaled<'money'>;
type Head = { readonly freight: Money | null; readonly spreadBy: LandedCostBasis | null };
type Line = MovedLine & { readonly unitCost: Scaled<'price'> | null };

/** What each line bears of what it cost to get all of them here, or why that cannot be told (E63). */
export function landedShares(
	{ freight, spreadBy }: Head,
	lines: readonly Line[],
	articles: Articles
): Result<ReadonlyMap<Id, Money>> {
	if (!freight || lines.length === 0) return ok(new Map());
	const by = spreadBy ?? 'value';
	const bearing = lines.map((line) => ({
		row: line.id,
		value: valueIn(line, freight, articles),
		quantity: line.quantity,
		weight: weightIn(line, articles)
	}));
	const shares = landedCost(freight, bearing, by);
	if (!shares.ok) return fail(...shares.problems.map((problem) => at(problem, lines)));
	return ok(new Map(lines.map(({ id }, at) => [id, shares.value[at] ?? brand<'money'>(0)])));
}

/** The weight is the article's; what the lines have none of together shows at the first of them. */
const at = ({ at, ...problem }: Problem, [first]: readonly Line[]): Problem => {
	const row = at?.row ?? first?.id;
	const field = at?.field === 'weight' ? 'article' : 'quantity';
	return row === undefined ? problem : { ...problem, at: { row, field } };
};

/**
 * What one of them costs before it bears its share: where nobody says so, what the article cost the last time, in which
 * the freight of then counts unless there is one of now.
 */
export const costOf = (
	line: Line,
	freight: Money | null,
	articles: Articles
): Scaled<'price'> | null =>
	freight
		? priceOf(line, articles)
		: (line.unitCost ?? articles.get(line.article)?.lastCost ?? null);

/** What one of them is bought for: where nobody says so, what it was the last time. */
export const priceOf = ({ article, unitCost }: Line, articles: Articles): Scaled<'price'> | null =>
	unitCost ?? articles.get(article)?.lastPrice ?? null;

/** Of the share of a line, that of one of its portions. */
export const shareOf = (
	share: Money | undefined,
	portions: readonly Portion[],
	at: number
): Money | null =>
	share === undefined
		? null
		: (spread(
				share,
				portions.map(({ quantity }) => quantity)
			)[at] ?? null);

/** Goods without a cost are refused when they are valued, as are those that cost more than can be told. */
function valueIn(line: Line, freight: Money, articles: Articles): Money {
	const unitCost = costOf(line, freight, articles);
	const value = unitCost === null ? brand<'money'>(0) : valueOf(line.quantity, unitCost);
	return value === 'number.too-large' ? brand(0) : value;
}

function weightIn({ article, quantity }: Line, articles: Articles): Scaled<'quantity'> | null {
	const weight = articles.get(article)?.weight ?? null;
	return weight === null ? null : brand(Math.round((weight * quantity) / 10 ** places.quantity));
}
