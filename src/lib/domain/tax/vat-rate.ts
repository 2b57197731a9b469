import type { Scaled } from '../model/amount.ts';
import { inForce, type Day } from '../model/calendar.ts';
import type { Id } from '../model/row.ts';

export type VatRateEntry = {
	readonly vatCode: Id;
	readonly validFrom: Day | null;
	readonly percent: Scaled<'percent'>;
};

/** The percent of a code on a day (F35); undefined where none has begun. */
export const vatRateOn = (
	rates: readonly VatRateEntry[],
	code: Id,
	day: Day
): Scaled<'percent'> | undefined =>
	inForce(
		rates.filter(({ vatCode }) => vatCode === code),
		day
	)?.percent;
