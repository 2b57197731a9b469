import { describe, expect, test } from 'vitest';
import { brand } from '#lib/domain/model/amount.ts';
import { openOf, progressOf, type Done } from '#lib/domain/progress.ts';
import { mostReceivable } from '#lib/domain/purchasing/most-receivable.ts';

const line = (quantity: number, done: number, closedShort = 0): Done => ({
	...{ quantity: brand(quantity * 1e4), done: brand(done * 1e4) },
	closedShort: brand(closedShort * 1e4)
});

test.each([
	['nothing done', line(200, 0), 200],
	['a part', line(200, 190), 10],
	['all', line(200, 200), 0],
	['more than was asked for', line(200, 210), 0],
	['the rest let go', line(200, 190, 10), 0],
	['taken back after the rest was let go', line(200, 0, 10), 190]
])('what is open: %s', (_, given, open) => {
	expect(openOf(given)).toBe(open * 1e4);
});

test.each([
	['none', [line(1, 0), line(2, 0)]],
	['partly', [line(1, 1), line(2, 0)]],
	['partly', [line(1, 1), line(2, 1)]],
	['all', [line(1, 1), line(2, 3)]],
	['all', [line(1, 1), line(2, 0, 2)]],
	// A part too small for any percentage still counts.
	['partly', [line(100_000_000, 99_999_999.9999)]],
	['partly', [line(100_000_000, 0.0001)]]
] as const)('a document is done: %s', (progress, lines) => {
	expect(progressOf(lines)).toBe(progress);
});

describe('the most that may be received', () => {
	const most = (ordered: number, article: number | null, company: number | null) =>
		mostReceivable(
			brand(ordered * 1e4),
			article === null ? null : brand(article * 1e4),
			company === null ? null : brand(company * 1e4)
		) / 1e4;

	test.each([
		[100, null, null, 100],
		[100, 0, 10, 100],
		[100, null, 10, 110],
		[100, 2.5, 10, 102.5],
		// A third of a smallest part is none.
		[0.0001, 33, null, 0.0001]
	])('%f ordered, %f %% of the article, %f %% of the company', (ordered, own, company, wanted) => {
		expect(most(ordered, own, company)).toBe(wanted);
	});
});
