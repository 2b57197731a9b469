/** A day of the calendar, `YYYY-MM-DD`, without a time or a zone. Days compare as text. */
export type Day = string;

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether the text names a day that exists: 2024-02-29 does, 2023-02-29 does not. */
export function isDay(text: string): boolean {
	const [, year, month, day] = PATTERN.exec(text)?.map(Number) ?? [];
	if (year === undefined || month === undefined || day === undefined) return false;
	return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

export function daysIn(year: number, month: number): number {
	if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
	return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** So many days later. */
export function daysAfter(day: Day, count: number): Day {
	const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
	return new Date(Date.UTC(year, month - 1, date + count)).toISOString().slice(0, 10);
}

/** The day that it is here at a moment. */
export const dayOf = (moment: Date): Day =>
	[moment.getFullYear(), moment.getMonth() + 1, moment.getDate()]
		.map((part) => String(part).padStart(2, '0'))
		.join('-');

/** The entry in force on a day: the latest that starts on or before it. `null` starts before every day. */
export function inForce<T extends { readonly validFrom: Day | null }>(
	entries: readonly T[],
	on: Day
): T | undefined {
	return entries
		.filter(({ validFrom }) => validFrom === null || validFrom <= on)
		.reduce<T | undefined>((best, entry) => (isLater(entry, best) ? entry : best), undefined);
}

const isLater = (entry: { validFrom: Day | null }, best: { validFrom: Day | null } | undefined) =>
	!best || (entry.validFrom ?? '') >= (best.validFrom ?? '');
