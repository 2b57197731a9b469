import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { brand } from '#lib/domain/model/amount.ts';
import { project, type Planned } from '#lib/domain/stock/projection.ts';

const quantity = (value: number) => brand<'quantity'>(value);
const plan = (...changes: readonly (readonly [string | null, number])[]): readonly Planned[] =>
	changes.map(([day, change]) => ({ day, change: quantity(change) }));

describe('what there will be', () => {
	test('what goes before it comes leaves too little for a while', () => {
		const planned = plan(['2026-03-10', -8], ['2026-03-12', 10]);
		expect(project(quantity(5), planned, '2026-03-01', '2026-03-31')).toEqual({
			...{ projected: 7, lowest: -3, lowestOn: '2026-03-10' }
		});
		expect(project(quantity(5), planned, '2026-03-01', '2026-03-11')).toMatchObject({
			projected: -3
		});
		expect(project(quantity(5), planned, '2026-03-01', '2026-03-09')).toEqual({
			...{ projected: 5, lowest: 5, lowestOn: '2026-03-01' }
		});
	});

	test('what is late, or has no day, is expected today; what comes and goes on one day is one', () => {
		const planned = plan(['2026-02-20', 4], [null, -6], ['2026-03-05', -3], ['2026-03-05', 3]);
		expect(project(quantity(2), planned, '2026-03-01', '2026-03-31')).toEqual({
			...{ projected: 0, lowest: 0, lowestOn: '2026-03-01' }
		});
	});

	test('in whatever order it is told, it ends with the sum, and never lower than the lowest', () => {
		const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-03-${String(n).padStart(2, '0')}`);
		const change = fc.integer({ min: -1_000_000, max: 1_000_000 });
		fc.assert(
			fc.property(fc.array(fc.tuple(day, change)), fc.nat(1_000_000), (changes, onHand) => {
				const told = project(quantity(onHand), plan(...changes), '2026-03-01', '2026-03-28');
				const turned = project(
					quantity(onHand),
					plan(...changes.toReversed()),
					'2026-03-01',
					'2026-03-28'
				);
				const sum = changes.reduce((sofar, [, each]) => sofar + each, onHand);
				expect(told).toEqual(turned);
				expect(told.projected).toBe(sum);
				expect(told.lowest).toBeLessThanOrEqual(sum);
			})
		);
	});
});
