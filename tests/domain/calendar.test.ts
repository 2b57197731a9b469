import { expect, test } from 'vitest';
import { daysAfter } from '#lib/domain/model/calendar.ts';

test.each([
	['2026-03-02', 3, '2026-03-05'],
	['2026-12-31', 1, '2027-01-01'],
	['2028-02-28', 1, '2028-02-29'],
	['2026-03-28', 2, '2026-03-30'],
	['2026-03-02', 0, '2026-03-02']
])('%s and %i days are %s', (day, count, later) => {
	expect(daysAfter(day, count)).toBe(later);
});
