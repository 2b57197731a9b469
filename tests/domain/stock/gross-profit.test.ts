import { expect, test } from 'vitest';
import { brand } from '#lib/domain/model/amount.ts';
import { grossProfit } from '#lib/domain/stock/gross-profit.ts';
import { money } from './amounts.ts';

// domain.md §9.7: 15 sold at 12.00
test.each([
	['E72: with E64', 180, 85, 95, 52.7778],
	['a loss', 100, 150, -50, -50],
	['a credit note', -180, -85, -95, 52.7778],
	['goods that cost nothing', 10, 0, 10, 100]
])('gross profit, %s', (_name, revenue, cost, profit, margin) => {
	expect(grossProfit(money(revenue), money(cost))).toEqual({
		profit: money(profit),
		margin: brand(Math.round(margin * 1e4))
	});
});

test('without revenue there is no margin', () => {
	expect(grossProfit(money(0), money(85))).toEqual({ profit: money(-85), margin: undefined });
});
