import { brand, type Scaled } from '../model/amount.ts';
import type { Day } from '../model/calendar.ts';

type Quantity = Scaled<'quantity'>;

/** Goods that are to come, above zero, or to go, below; from `day` on, or at once where nobody has said when. */
export type Planned = { readonly day: Day | null; readonly change: Quantity };
export type Projection = {
	/** At the end of the last day. */
	readonly projected: Quantity;
	/** The least that there will be at the end of a day till then, and the first day on which it is that little. */
	readonly lowest: Quantity;
	readonly lowestOn: Day;
};

/**
 * How much there will be (F105), day by day from `today` to `last`: what is there now, and what is planned for each day.
 * What was planned for an earlier day and has not happened is late, and expected today.
 */
export function project(
	onHand: Quantity,
	planned: readonly Planned[],
	today: Day,
	last: Day
): Projection {
	const changes = new Map<Day, number>([[today, 0]]);
	for (const { day, change } of planned) {
		const on = day === null || day < today ? today : day;
		if (on <= last) changes.set(on, (changes.get(on) ?? 0) + change);
	}
	let there: number = onHand;
	let lowest = Infinity;
	let lowestOn = today;
	for (const day of [...changes.keys()].sort()) {
		there += changes.get(day) ?? 0;
		if (there < lowest) [lowest, lowestOn] = [there, day];
	}
	return { projected: brand(there), lowest: brand(lowest), lowestOn };
}
