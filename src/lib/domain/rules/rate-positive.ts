import { defineRule } from '../model/rule.ts';

/** Amounts are divided by a rate of exchange. */
export const ratePositive = defineRule({
	name: 'ratePositive',
	entity: 'exchangeRate',
	fields: ['rate'],
	check: ({ id, after }) =>
		typeof after['rate'] === 'number' && after['rate'] <= 0
			? [{ code: 'rate.not-positive', at: { row: id, field: 'rate' } }]
			: []
});
