import { expect, test } from 'vitest';
import { isDue, wrongIn, type Schedule } from '#lib/domain/jobs/schedule.ts';

const at = (day: number, hour: number, minute = 0) => new Date(2026, 2, day, hour, minute);
const daily: Schedule = { kind: 'daily', at: '05:30' };
const often: Schedule = { kind: 'every', minutes: 10 };

test.each([
	['off is never', { kind: 'off' }, at(1, 0), at(9, 0), false],
	['every ten minutes, after nine', often, at(2, 8), at(2, 8, 9), false],
	['every ten minutes, after ten', often, at(2, 8), at(2, 8, 10), true],
	['daily, before its hour', daily, at(1, 6), at(2, 5, 29), false],
	['daily, at its hour', daily, at(1, 6), at(2, 5, 30), true],
	['daily, run already', daily, at(2, 5, 30), at(2, 5, 31), false],
	['daily, run by hand before its hour', daily, at(2, 4), at(2, 5, 30), true],
	['daily, missed in the night, made up for in the morning', daily, at(1, 6), at(2, 9), true],
	['daily, missed for a week', daily, at(1, 6), at(8, 1), true],
	['daily, made up for once', daily, at(8, 1), at(8, 2), false],
	['daily, over the change of the month', daily, new Date(2026, 1, 28, 6), at(1, 4), false]
] as const)('%s', (_name, schedule, last, now, due) => {
	expect(isDue(schedule, last, now)).toBe(due);
});

test.each([
	[{ kind: 'off' }, undefined],
	[{ kind: 'every', minutes: 1 }, undefined],
	[{ kind: 'every', minutes: 0 }, 'minutes'],
	[{ kind: 'every', minutes: 2.5 }, 'minutes'],
	[{ kind: 'every', minutes: 10_081 }, 'minutes'],
	[{ kind: 'daily', at: '00:00' }, undefined],
	[{ kind: 'daily', at: '23:59' }, undefined],
	[{ kind: 'daily', at: '24:00' }, 'at'],
	[{ kind: 'daily', at: '9:00' }, 'at'],
	[{ kind: 'daily', at: '' }, 'at']
] as const)('%j can be kept but for %s', (schedule, wrong) => {
	expect(wrongIn(schedule)).toBe(wrong);
});
