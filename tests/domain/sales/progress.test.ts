import { expect, test } from 'vitest';
import { stepOf } from '#lib/domain/sales/progress.ts';

const line = (quantity: number, done: number) => ({ quantity, done });

test.each([
	[[line(8, 0)], 'none'],
	[[line(8, 0), line(5, 0)], 'none'],
	[[line(8, 6)], 'some'],
	[[line(8, 8), line(5, 0)], 'some'],
	[[line(8, 8), line(5, 5)], 'all'],
	// A part too small for any percentage still counts.
	[[line(1_000_000_000_000, 999_999_999_999)], 'some'],
	[[line(1_000_000_000_000, 1)], 'some']
] as const)('%j is %s of it', (lines, step) => {
	expect(stepOf(lines)).toBe(step);
});
